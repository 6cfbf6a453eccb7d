package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Severity;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notices;
import pl.sos.notifications.Way;

/** Reports that come together become what they become one by one: every row of the house is the same. */
@SosTest
class OpenedTogetherProperties {
    private static final int KEYS = 2;
    /** What differs by nature: the chain over the audit, and keys of this installation. */
    private static final List<String> BESIDE =
            List.of("identity.audit_seal", "identity.audit_unsealed", "ground.installation");
    /** Rows that people read in the order of their ids. */
    private static final List<String> READ_BY_ID = List.of(
            "tickets.message", "tickets.event", "tickets.notification", "identity.audit_entry", "notifications.rung");

    /** What waits here is a set: a file of a ticket's may be noted before the next ticket or after it. */
    private static final String UNORDERED = "search.pending";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern RUN = Pattern.compile("(?<=[a-z])\\d+(?=@)|(?<=1[23][/-]2024-)\\d+");
    private static final Pattern TOKEN = Pattern.compile("(?<=\\+|<)t?[A-Za-z0-9_-]{20,}(?=@)");

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    /** Something stored before: whose, for which company. */
    private record File(int by, int client) {}

    /**
     * A report, by places in the lists of {@link Street}.
     *
     * @param by who writes it down; -1 the reporter himself, -2 the system
     * @param key of its form; 0 for none
     */
    private record Asked(
            int client,
            int reporter,
            int by,
            Optional<String> application,
            Category category,
            Optional<Severity> severity,
            String subject,
            String body,
            Channel channel,
            Optional<Duration> ago,
            boolean confidential,
            List<Integer> files,
            int key) {}

    /** What is done: what holds before, and the reports that come together, each time some time later. */
    private record Course(
            Optional<Duration> annaAwayFor,
            Optional<Integer> left,
            boolean silent,
            boolean english,
            List<File> files,
            List<List<Asked>> sets,
            List<Duration> waits) {}

    @Test
    void asOneByOne() {
        Seeded.cases(6, random -> {
            var course = course(random);
            var together = run(course, (street, reports) -> Scope.asSystem(() -> street.house.tickets.open(reports)));
            var alone = run(
                    course,
                    (street, reports) -> reports.stream()
                            .map(one -> Scope.asSystem(() -> street.house.tickets.open(one.report(), one.by())))
                            .toList());
            same(together, alone);
            var byThemselves = run(
                    course,
                    (street, reports) -> reports.stream()
                            .map(one -> street.as(one.by(), () -> street.house.tickets.open(one.report(), one.by())))
                            .toList());
            same(together, byThemselves);
        });
    }

    private static void same(Outcome together, Outcome alone) {
        assertThat(together.results()).isEqualTo(alone.results());
        assertThat(together.rows().keySet()).isEqualTo(alone.rows().keySet());
        alone.rows()
                .forEach((table, rows) ->
                        assertThat(together.rows().get(table)).as(table).isEqualTo(rows));
    }

    private static Course course(Seeded random) {
        var files = random.list(0, 6, () -> new File(random.between(0, 6), random.between(0, 2)));
        var sets = random.list(1, 4, () -> random.list(1, 6, () -> asked(random, files)));
        return new Course(
                random.chance(30) ? Optional.of(Duration.ofHours(random.between(1, 6))) : Optional.empty(),
                random.chance(30) ? Optional.of(random.between(3, 6)) : Optional.empty(),
                random.chance(30),
                random.chance(30),
                files,
                sets,
                sets.stream()
                        .map(set -> Duration.ofMinutes(random.pick(0, 1, 20, 61, 600)))
                        .toList());
    }

    private static Asked asked(Seeded random, List<File> files) {
        int reporter = random.between(3, 6);
        boolean odd = random.chance(15);
        return new Asked(
                random.chance(90) ? Street.clientOf(reporter) : random.between(0, 2),
                reporter,
                random.chance(60) ? -1 : random.chance(30) ? -2 : random.between(0, 6),
                random.chance(8)
                        ? Optional.of("NIE_MA")
                        : random.pick(Optional.of("CZ_ZW"), Optional.of(" FK"), Optional.empty()),
                random.pick(Category.class),
                random.chance(50) ? Optional.of(random.pick(Severity.class)) : Optional.empty(),
                odd ? random.oddText(0, 210) : "Sprawa " + random.word(3, 9),
                odd ? random.oddText(0, 300) : "Treść " + random.word(3, 9),
                random.chance(60) ? Channel.EMAIL : random.pick(Channel.class),
                random.chance(60)
                        ? Optional.empty()
                        : Optional.of(Duration.ofSeconds(
                                random.chance(80)
                                        ? random.between(-60, 600)
                                        : random.pick(-90, -61, 601, 86_400, 40_000_000))),
                random.chance(15),
                random.chance(70) || files.isEmpty()
                        ? List.of()
                        : random.list(1, 2, () -> random.between(0, files.size() - 1)),
                random.chance(50) ? 0 : random.between(1, KEYS));
    }

    /** The house with its people and companies by place, and what was stored. */
    private static final class Street {
        final House house;
        final List<Person> people;
        final List<ClientId> clients;
        final List<AttachmentId> files = new ArrayList<>();

        Street(House house) {
            this.house = house;
            people = List.of(
                    house.anna,
                    house.piotr,
                    house.coordinator,
                    house.maria,
                    house.prezes,
                    house.kowalski,
                    house.lipowska);
            clients = List.of(house.zorza, house.klon, house.lipowa);
        }

        static int clientOf(int person) {
            return switch (person) {
                case 3, 4 -> 0;
                case 5 -> 1;
                default -> 2;
            };
        }

        <R> R as(Actor actor, Scope.Call<R, RuntimeException> call) {
            return actor.person()
                    .map(id -> house.as(
                            people.stream()
                                    .filter(one -> one.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(),
                            call))
                    .orElseGet(() -> Scope.asSystem(call));
        }

        void store(int number, File file) {
            var by = people.get(file.by());
            try {
                if (house.bean(Attachments.class)
                                .store(
                                        new ByteArrayInputStream(("treść " + number).getBytes(StandardCharsets.UTF_8)),
                                        "plik-" + number + ".txt",
                                        clients.get(file.client()),
                                        Actor.of(by))
                        instanceof StoreFileResult.Stored(Attachment stored)) {
                    files.add(stored.id());
                } else {
                    files.add(AttachmentId.next());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        OpenTicket.By report(Asked asked, Instant now) {
            var reporter = people.get(asked.reporter());
            return new OpenTicket.By(
                    new OpenTicket(
                            clients.get(asked.client()),
                            reporter.id(),
                            asked.application(),
                            asked.category(),
                            asked.severity(),
                            asked.subject(),
                            asked.body(),
                            asked.confidential(),
                            asked.files().stream().map(files::get).toList(),
                            new OpenTicket.Arrival(
                                    asked.channel(),
                                    asked.ago().map(now::minus),
                                    asked.key() == 0 ? Optional.empty() : Optional.of(new UUID(7, asked.key())),
                                    Optional.empty())),
                    switch (asked.by()) {
                        case -2 -> Actor.SYSTEM;
                        case -1 -> Actor.of(reporter);
                        default -> Actor.of(people.get(asked.by()));
                    });
        }
    }

    /** @param rows by table, without what differs from one house to the next */
    private record Outcome(List<String> results, Map<String, List<String>> rows) {}

    private Outcome run(Course course, BiFunction<Street, List<OpenTicket.By>, List<OpenTicketResult>> open) {
        var street = new Street(new House(context));
        var house = street.house;
        Scope.asSystem(() -> {
            course.annaAwayFor()
                    .ifPresent(time -> house.bean(Absences.class)
                            .add(
                                    house.anna.id(),
                                    TestClock.START.minusSeconds(60),
                                    TestClock.START.plus(time),
                                    Absence.Kind.SICK,
                                    Optional.empty()));
            if (course.silent()) {
                house.bean(Notices.class)
                        .choose(house.anna, Choices.usual(house.anna).without(Happening.OPENED, Way.BELL));
            }
            if (course.english()) {
                house.bean(People.class).setLanguage(house.maria.id(), Language.EN);
            }
            IntStream.range(0, course.files().size())
                    .forEach(i -> street.store(i, course.files().get(i)));
            course.left()
                    .ifPresent(person -> house.bean(People.class)
                            .deactivate(street.people.get(person).id()));
        });
        var results = new ArrayList<OpenTicketResult>();
        for (int i = 0; i < course.sets().size(); i++) {
            var reports = course.sets().get(i).stream()
                    .map(one -> street.report(one, clock.instant()))
                    .toList();
            results.addAll(open.apply(street, reports));
            clock.advance(course.waits().get(i));
        }
        try {
            return outcome(street, results);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(Street street, List<OpenTicketResult> results) throws SQLException {
        var names = new HashMap<String, String>();
        street.people.forEach(one -> names.put(one.id().toString(), one.name()));
        street.clients.forEach(one -> names.put(one.toString(), "company " + street.clients.indexOf(one)));
        street.files.forEach(one -> names.put(one.toString(), "file " + street.files.indexOf(one)));
        IntStream.rangeClosed(1, KEYS).forEach(key -> names.put(new UUID(7, key).toString(), "key " + key));
        name(names, "select id, 'ticket ' || number from tickets.ticket");
        name(names, """
                select m.id, 'message of ' || number from tickets.message m join tickets.ticket t on t.id = written_in
                """);
        name(names, """
                select c.id, c.kind || ' of ' || number from sla.clock c join tickets.ticket t on t.id = ticket_id
                """);
        var rows = new TreeMap<String, List<String>>();
        for (var table : tables()) {
            var row = table.equals(UNORDERED) ? "to_jsonb(t) - 'number'" : "to_jsonb(t)";
            var found = texts("select (" + row + ")::text from " + table + " t"
                            + (READ_BY_ID.contains(table) ? " order by id" : ""))
                    .map(one -> told(one, names));
            rows.put(table, (READ_BY_ID.contains(table) ? found : found.sorted()).toList());
        }
        return new Outcome(
                results.stream().map(one -> told(one.toString(), names)).toList(), rows);
    }

    private static void name(Map<String, String> names, String query) throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                names.put(row.getString(1), row.getString(2));
            }
        }
    }

    private static List<String> tables() throws SQLException {
        return texts("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and c.relname <> 'flyway_history' and n.nspname not like 'pg\\_%'
                           and n.nspname <> 'information_schema'
                        """).filter(table -> !BESIDE.contains(table)).toList();
    }

    private static Stream<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts.stream();
    }

    private static String told(String text, Map<String, String> names) {
        var named = ID.matcher(text).replaceAll(found -> names.getOrDefault(found.group(), "an id"));
        return TOKEN.matcher(RUN.matcher(named).replaceAll("")).replaceAll("a token");
    }
}
