package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.internal.QueuePlace;

/** The order in SQL is the order in Java, whichever way the pages are cut. */
@SosTest
class QueueOrderTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Queue queue;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void everyPageGoesOnWhereTheLastEnded() {
        Seeded.cases(15, random -> {
            TestDatabase.reset();
            house = new House(context);
            var places = new ArrayList<QueuePlace>();
            int count = random.between(1, 60);
            for (int i = 0; i < count; i++) {
                Optional<Instant> due = random.chance(30)
                        ? Optional.empty()
                        : Optional.of(TestClock.START.plus(Duration.ofMinutes(random.between(-3, 3))));
                var place = new QueuePlace(
                        random.chance(60),
                        Category.values()[random.between(0, 2)],
                        Severity.values()[random.between(0, 1)],
                        due,
                        1000 + i);
                places.add(place);
                insert(place);
            }
            var expected = places.stream()
                    .sorted()
                    .map(place -> new TicketNumber(place.number()))
                    .toList();
            int limit = random.between(1, 20);
            var read = new ArrayList<QueueRow>();
            Optional<String> after = Optional.empty();
            do {
                var cursor = after;
                var page = house.as(
                        house.anna, () -> queue.page(QueueFilter.of(QueueTab.OPEN, house.anna.id()), cursor, limit));
                read.addAll(page.items());
                after = page.next();
            } while (after.isPresent());

            assertThat(read).extracting(QueueRow::number).isEqualTo(expected);
            assertThat(read)
                    .extracting(QueueRow::position)
                    .isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
            int chosen = random.between(0, count - 1);
            var rank =
                    house.as(house.anna, () -> queue.rank(expected.get(chosen))).orElseThrow();
            assertThat(rank.position()).isEqualTo(chosen + 1);
        });
    }

    @Test
    void tabsAndFiltersNarrow() {
        var mine = house.open(house.maria, Category.ERROR, "Błąd w wydruku");
        var theirs = house.open(house.kowalski, Category.CONSULTATION, "Pytanie o stawkę 100%_pewne");
        var nobodys = house.open(house.lipowska, Category.OTHER, "Inna sprawa");
        var done = house.open(house.maria, Category.OTHER, "Skończona");
        House.done(house.move(house.anna, done.number(), TicketStatus.RESOLVED, "Zrobione."));

        assertThat(numbers(QueueFilter.of(QueueTab.MINE, house.anna.id()))).containsExactly(mine.number());
        assertThat(numbers(QueueFilter.of(QueueTab.UNASSIGNED, house.anna.id())))
                .containsExactly(nobodys.number());
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id())))
                .containsExactly(mine.number(), theirs.number(), nobodys.number());
        assertThat(numbers(QueueFilter.of(QueueTab.CLOSED, house.anna.id()))).containsExactly(done.number());
        assertThat(numbers(QueueFilter.of(QueueTab.ALL, house.anna.id()))).hasSize(4);
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id()).withClient(house.klon)))
                .containsExactly(theirs.number());
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id()).withQuery("WYDRUKU")))
                .containsExactly(mine.number());
        for (var words : List.of("blad wydr", "BŁĄD", "błąd")) {
            assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id()).withQuery(words)))
                    .containsExactly(mine.number());
            assertThat(numbers(QueueFilter.of(QueueTab.ALL, house.anna.id()).withQuery(words)))
                    .containsExactly(mine.number());
        }
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id()).withQuery("100%_")))
                .containsExactly(theirs.number());
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id())
                        .withQuery(nobodys.number().toString())))
                .containsExactly(nobodys.number());
        assertThat(numbers(QueueFilter.of(QueueTab.OPEN, house.anna.id()).withQuery("' or '1'='1")))
                .isEmpty();
        var counts = house.as(house.anna, () -> queue.counts(house.anna.id()));
        assertThat(counts.toString())
                .isEqualTo(new QueueCounts(
                                QueueCounts.Count.of(1),
                                QueueCounts.Count.of(1),
                                QueueCounts.Count.of(3),
                                QueueCounts.Count.of(0))
                        .toString());
    }

    @Test
    void whatIsAboutToBreachHasATabAndASpreadsheetIsSafe() throws java.io.IOException {
        house.open(house.maria, Category.ERROR, "=1+1;\"x\"");
        context.getBean(TestClock.class).advance(Duration.ofHours(37));
        assertThat(numbers(QueueFilter.of(QueueTab.BREACHING, house.anna.id()))).hasSize(1);
        var out = new java.io.ByteArrayOutputStream();
        house.as(house.anna, () -> {
            try {
                queue.exportCsv(QueueFilter.of(QueueTab.OPEN, house.anna.id()), pl.sos.kernel.Language.PL, out);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return true;
        });
        var csv = out.toString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\ufeffLp.;Numer;Temat").contains(";\"'=1+1;\"\"x\"\"\";");
    }

    @Test
    void manyAreAssignedAtOnce() {
        var one = house.open(house.maria).number();
        var two = house.open(house.lipowska).number();
        var done = house.open(house.maria).number();
        House.done(house.move(house.anna, done, TicketStatus.RESOLVED, "Zrobione."));
        var result = (BulkAssignResult.Done) house.as(
                house.coordinator,
                () -> queue.bulkAssign(
                        List.of(two, one, done, new TicketNumber(999_999)),
                        Optional.of(house.piotr.id()),
                        Actor.of(house.coordinator)));
        assertThat(result.assigned()).containsExactly(one, two);
        assertThat(result.untouched()).containsExactly(done, new TicketNumber(999_999));
        assertThat(numbers(QueueFilter.of(QueueTab.MINE, house.piotr.id()))).containsExactly(one, two);
        assertThat(house.as(
                        house.maria,
                        () -> queue.bulkAssign(List.of(one), Optional.of(house.piotr.id()), Actor.of(house.maria))))
                .isInstanceOf(BulkAssignResult.Refused.class);
    }

    private List<TicketNumber> numbers(QueueFilter filter) {
        return house.as(house.anna, () -> queue.page(filter, Optional.empty(), 50)).items().stream()
                .map(QueueRow::number)
                .toList();
    }

    private void insert(QueuePlace place) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into tickets.ticket (id, number, client_id, reporter_id, category, severity, subject,
                            status, channel, reported_at, created_at, updated_at, care_rank, category_rank,
                            severity_rank, next_due, due_kind)
                        values (:id, :number, :client, :reporter, :category, :severity, 'x', 'OPEN', 'API', :now, :now,
                            :now, :care, :categoryRank, :severityRank, coalesce(:due::timestamptz, 'infinity'),
                            'REACTION')
                        """)
                .param("id", Ids.next())
                .param("number", place.number())
                .param("client", house.zorza.value())
                .param("reporter", house.maria.id().value())
                .param("category", place.category().name())
                .param("severity", place.severity().name())
                .param("now", Sql.at(TestClock.START))
                .param("care", place.careRank())
                .param("categoryRank", place.category().rank())
                .param("severityRank", place.severity().rank())
                .param("due", Sql.atOrNull(place.due().orElse(null)))
                .update()));
    }
}
