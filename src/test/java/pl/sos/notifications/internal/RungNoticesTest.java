package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Ids;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.notifications.RungNotice;
import pl.sos.notifications.RungNotices;
import pl.sos.notifications.Way;
import pl.sos.outbox.Letter;

/** What rings and is no ticket. */
@SosTest
class RungNoticesTest {
    @Autowired
    Notices notices;

    @Autowired
    RungNotices rung;

    @Autowired
    ChoiceStore choices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    Person anna;
    Person piotr;

    @BeforeEach
    void openTheHouse() {
        TestDatabase.reset();
        anna = accounts.staff(Role.CONSULTANT);
        piotr = accounts.staff(Role.CONSULTANT);
    }

    @AfterEach
    void close() {
        clock.reset();
    }

    @Test
    void ringsOnceHoweverOftenItIsToldAndLeadsToItsPage() {
        var notice = notice(anna, Happening.CALL_MISSED, "/hotline");
        tell(notice);
        tell(notice);
        assertThat(latest(anna)).singleElement().satisfies(line -> {
            assertThat(line.sentence()).isEqualTo(new Sentence("Dzwonił ktoś", "Somebody called"));
            assertThat(line.unread()).isTrue();
        });
        assertThat(unread(anna)).isEqualTo(1);
        assertThat(open(anna, notice)).contains("/hotline");
        assertThat(unread(anna)).isZero();
        assertThat(open(anna, notice)).as("it leads there again").contains("/hotline");
    }

    @Test
    void whatSomebodyDoesNotWantToHearDoesNotRing() {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        ways.put(Happening.CALL_MISSED, Set.of(Way.MAIL));
        choices.save(anna.id(), new Choices(ways, Optional.empty(), Optional.empty()), clock.instant());
        tell(notice(anna, Happening.CALL_MISSED, "/hotline"));
        tell(notice(anna, Happening.MAIL_WAITS, "/mail"));
        assertThat(latest(anna)).extracting(RungNotice::what).containsExactly(Happening.MAIL_WAITS);
    }

    @Test
    void whatIsOverIsNoNewsAndStays() {
        var call = Ids.next();
        tell(notice(anna, Happening.CALL_MISSED, "/hotline").about(call));
        tell(notice(piotr, Happening.BREACHED, "/hotline").about(call));
        tell(notice(piotr, Happening.MAIL_WAITS, "/mail"));
        transaction.executeWithoutResult(status -> notices.withdraw(call));
        assertThat(unread(anna)).isZero();
        assertThat(unread(piotr)).isEqualTo(1);
        assertThat(latest(piotr)).hasSize(2);
    }

    @Test
    void comesInTheOrderOfTimeAndIsCutThere() {
        for (var what : List.of(Happening.CALL_MISSED, Happening.CLOCK_WARNING, Happening.MAIL_WAITS)) {
            tell(notice(anna, what, "/"));
            clock.advance(Duration.ofMinutes(1));
        }
        var two = as(anna, () -> rung.latest(anna.id(), MomentCursor.FIRST, 2));
        assertThat(two).extracting(RungNotice::what).containsExactly(Happening.MAIL_WAITS, Happening.CLOCK_WARNING);
        var cut = new MomentCursor(two.getLast().at(), two.getLast().id());
        assertThat(as(anna, () -> rung.latest(anna.id(), cut, 2)))
                .extracting(RungNotice::what)
                .containsExactly(Happening.CALL_MISSED);
        as(anna, () -> {
            rung.readAll(anna.id());
            return true;
        });
        assertThat(unread(anna)).isZero();
    }

    @Test
    void nobodySeesAnothersNotEvenByTheTable() {
        var notice = notice(anna, Happening.CALL_MISSED, "/hotline");
        tell(notice);
        assertThat(open(piotr, notice)).isEmpty();
        assertThat(as(piotr, () -> rung.latest(anna.id(), MomentCursor.FIRST, 5)))
                .as("whomever he asks for")
                .isEmpty();
        assertThat(as(piotr, this::rows)).isZero();
        assertThat(as(anna, this::rows)).isEqualTo(1);
        assertThat(Scope.asClient(Ids.next(), Ids.next(), this::rows)).isZero();
        assertThat(unread(anna)).as("nobody read it in her place").isEqualTo(1);
    }

    @Test
    void theAddressIsOneOfOurs() {
        for (var href : List.of(
                "https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "hotline", "", "/a\nb")) {
            assertThatThrownBy(() -> tell(notice(anna, Happening.CALL_MISSED, href)))
                    .as(href)
                    .isInstanceOf(DataAccessException.class);
        }
        tell(notice(anna, Happening.CALL_MISSED, "/"));
        tell(notice(anna, Happening.CALL_MISSED, "/mail?tab=triage#first"));
        assertThat(latest(anna)).hasSize(2);
    }

    @Test
    void isReadFromAnIndex() {
        var me = anna.id().value();
        reads(
                "select id from notifications.rung where person_id = '" + me + "' and (at, id) < ('9999-12-31', '"
                        + new UUID(-1, -1) + "') order by at desc, id desc limit 10",
                "rung_person");
        reads("select 1 from notifications.rung where person_id = '" + me + "' and read_at is null", "rung_unread");
        reads(
                "select id from tickets.notification where person_id = '" + me + "' and (at, id) < ('9999-12-31', '"
                        + new UUID(-1, -1) + "') order by at desc, id desc limit 10",
                "notification_latest");
    }

    /** In her scope: row-level security must leave the index usable, and nothing to be sorted. */
    private void reads(String query, String index) {
        as(
                anna,
                () -> transaction.execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    jdbc.sql("set local enable_bitmapscan = off").update();
                    assertThat(jdbc.sql("explain " + query).query(String.class).list())
                            .anySatisfy(line -> assertThat(line).contains("Index", index))
                            .noneSatisfy(line -> assertThat(line).contains("Sort"));
                    return true;
                }));
    }

    private int rows() {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("select count(*) from notifications.rung")
                .query(Integer.class)
                .single()));
    }

    private void tell(Notice notice) {
        transaction.executeWithoutResult(status -> notices.tell(notice));
    }

    private List<RungNotice> latest(Person of) {
        return as(of, () -> rung.latest(of.id(), MomentCursor.FIRST, 20));
    }

    private int unread(Person of) {
        return as(of, () -> rung.unread(of.id(), 20));
    }

    private Optional<String> open(Person of, Notice notice) {
        return as(of, () -> rung.open(of.id(), notice.letter().id()));
    }

    private static <R> R as(Person person, Scope.Call<R, RuntimeException> call) {
        return Scope.asStaff(person.id().value(), call);
    }

    private static Notice notice(Person reader, Happening what, String href) {
        return new Notice(
                        reader,
                        what,
                        Letter.once("test:" + UUID.randomUUID(), Optional.empty(), reader.email(), "x", "x\n"),
                        "x",
                        href)
                .ringing(new Sentence("Dzwonił ktoś", "Somebody called"));
    }
}
