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
    private record Row(Map<String, List<String>> ways, KeptHours hours, boolean quietOn, boolean digestOn) {}

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

    /** Those to offer when he switches them on again. */
    @Transactional
    public KeptHours hours(PersonId person) {
        return rows.getAll(Set.of(person), this::read)
                .getOrDefault(person, Optional.empty())
                .map(Row::hours)
                .orElse(KeptHours.NONE);
    }

    private Map<PersonId, Optional<Row>> read(Set<PersonId> people) {
        var found = people.stream().collect(Collectors.toMap(Function.identity(), id -> Optional.<Row>empty()));
        Scope.asSystem(() -> jdbc.sql("select * from notifications.choice where person_id = any (:people)")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> found.put(new PersonId(Sql.uuid(row, "person_id")), Optional.of(read(row))))
                .list());
        return found;
    }

    /** Hours that are off now are kept as they were. */
    @Transactional
    public void save(PersonId person, Choices choices, Instant now) {
        save(person, choices, KeptHours.of(choices), now);
    }

    /** @param hours also those that are off; kept as they were where there are none */
    @Transactional
    public void save(PersonId person, Choices choices, KeptHours hours, Instant now) {
        rows.changed(person);
        Map<String, List<String>> ways = choices.ways().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().stream()
                                .map(Enum::name)
                                .sorted()
                                .toList()));
        Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.choice as c
                            (person_id, ways, quiet_from, quiet_to, quiet_on, digest_at, digest_on, changed_at)
                        values (:person, :ways::jsonb, :from, :to, :quiet, :at, :digest, :now)
                        on conflict (person_id) do update
                           set ways = excluded.ways, quiet_from = coalesce(excluded.quiet_from, c.quiet_from),
                               quiet_to = coalesce(excluded.quiet_to, c.quiet_to), quiet_on = excluded.quiet_on,
                               digest_at = coalesce(excluded.digest_at, c.digest_at), digest_on = excluded.digest_on,
                               changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("ways", json.writeValueAsString(ways))
                .param("from", hours.quiet().map(QuietHours::from).orElse(null), Types.TIME)
                .param("to", hours.quiet().map(QuietHours::to).orElse(null), Types.TIME)
                .param("quiet", choices.quiet().isPresent())
                .param("at", hours.digestAt().orElse(null), Types.TIME)
                .param("digest", choices.digestAt().isPresent())
                .param("now", Sql.at(now))
                .update());
    }

    private Row read(ResultSet row) throws SQLException {
        var from = Optional.ofNullable(row.getObject("quiet_from", LocalTime.class));
        var to = Optional.ofNullable(row.getObject("quiet_to", LocalTime.class));
        return new Row(
                json.readValue(row.getString("ways"), new TypeReference<>() {}),
                new KeptHours(
                        from.flatMap(begin -> to.map(end -> new QuietHours(begin, end))),
                        Optional.ofNullable(row.getObject("digest_at", LocalTime.class))),
                row.getBoolean("quiet_on"),
                row.getBoolean("digest_on"));
    }

    /** What a later version brings has the usual; what a person can no longer be told of is left out. */
    private static Choices choices(Row row, Person person) {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        Choices.usual(person)
                .ways()
                .forEach((what, unless) -> ways.put(
                        what,
                        Optional.ofNullable(row.ways().get(what.name()))
                                .map(names -> known(names, Happening.waysFor(person)))
                                .orElse(unless)));
        return new Choices(
                ways,
                row.hours().quiet().filter(hours -> row.quietOn()),
                row.hours().digestAt().filter(hour -> row.digestOn()));
    }

    private static Set<Way> known(List<String> names, Set<Way> possible) {
        return Arrays.stream(Way.values())
                .filter(way -> possible.contains(way) && names.contains(way.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class)));
    }
}
