package pl.sos.notifications.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.QuietHours;
import pl.sos.notifications.Way;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table notifications.choice. Who happens to tell somebody may not see what he chose, so it is read as the system. */
@Component
public class ChoiceStore {
    private static final int PEOPLE_REMEMBERED = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CommittedCache<PersonId, Optional<Row>> rows;

    ChoiceStore(JdbcClient jdbc, JsonMapper json, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = caches.make("choices", PersonId::of, PEOPLE_REMEMBERED);
    }

    /** What somebody chose, by name; nobody has a row before he chooses. */
    private record Row(
            Map<String, List<String>> ways,
            Optional<LocalTime> quietFrom,
            Optional<LocalTime> quietTo,
            Optional<LocalTime> digestAt) {}

    @Transactional
    public Choices of(Person person) {
        return Objects.requireNonNull(of(List.of(person)).get(person.id()));
    }

    /** Of everybody asked for. */
    @Transactional
    public Map<PersonId, Choices> of(Collection<Person> people) {
        var known = rows.getAll(people.stream().map(Person::id).collect(Collectors.toSet()), this::read);
        var chosen = new HashMap<PersonId, Choices>();
        people.forEach(person -> chosen.put(
                person.id(),
                known.getOrDefault(person.id(), Optional.empty())
                        .map(row -> choices(row, person))
                        .orElseGet(() -> Choices.usual(person))));
        return chosen;
    }

    private Map<PersonId, Optional<Row>> read(Set<PersonId> people) {
        var found = people.stream().collect(Collectors.toMap(Function.identity(), id -> Optional.<Row>empty()));
        Scope.asSystem(() -> jdbc.sql("select * from notifications.choice where person_id = any (:people)")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> found.put(new PersonId(Sql.uuid(row, "person_id")), Optional.of(read(row))))
                .list());
        return found;
    }

    @Transactional
    public void save(PersonId person, Choices choices, Instant now) {
        rows.changed(person);
        Map<String, List<String>> ways = choices.ways().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().stream()
                                .map(Enum::name)
                                .sorted()
                                .toList()));
        Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.choice (person_id, ways, quiet_from, quiet_to, digest_at, changed_at)
                        values (:person, :ways::jsonb, :from, :to, :digest, :now)
                        on conflict (person_id) do update
                           set ways = excluded.ways, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                               digest_at = excluded.digest_at, changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("ways", json.writeValueAsString(ways))
                .param("from", choices.quiet().map(QuietHours::from).orElse(null), Types.TIME)
                .param("to", choices.quiet().map(QuietHours::to).orElse(null), Types.TIME)
                .param("digest", choices.digestAt().orElse(null), Types.TIME)
                .param("now", Sql.at(now))
                .update());
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                json.readValue(row.getString("ways"), new TypeReference<>() {}),
                Optional.ofNullable(row.getObject("quiet_from", LocalTime.class)),
                Optional.ofNullable(row.getObject("quiet_to", LocalTime.class)),
                Optional.ofNullable(row.getObject("digest_at", LocalTime.class)));
    }

    /** What a later version brings has the usual; what a person can no longer be told of is left out. */
    private static Choices choices(Row row, Person person) {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        Choices.usual(person)
                .ways()
                .forEach((what, unless) -> ways.put(
                        what,
                        Optional.ofNullable(row.ways().get(what.name()))
                                .map(names -> known(names, what.waysFor(person)))
                                .orElse(unless)));
        return new Choices(
                ways,
                row.quietFrom().flatMap(begin -> row.quietTo().map(end -> new QuietHours(begin, end))),
                row.digestAt());
    }

    private static Set<Way> known(List<String> names, Set<Way> possible) {
        return Arrays.stream(Way.values())
                .filter(way -> possible.contains(way) && names.contains(way.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class)));
    }
}
