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
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChoiceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    public Choices of(Person person) {
        return Objects.requireNonNull(of(List.of(person)).get(person.id()));
    }

    /** Of everybody asked for. */
    @Transactional
    public Map<PersonId, Choices> of(Collection<Person> people) {
        var byId = people.stream().collect(Collectors.toMap(Person::id, person -> person, (one, same) -> one));
        var found = new HashMap<PersonId, Choices>();
        if (!byId.isEmpty()) {
            Scope.asSystem(() -> jdbc.sql("select * from notifications.choice where person_id = any (:people)")
                    .param("people", byId.keySet().stream().map(PersonId::value).toArray(UUID[]::new))
                    .query((row, n) -> {
                        var id = new PersonId(Sql.uuid(row, "person_id"));
                        return found.put(id, read(row, Objects.requireNonNull(byId.get(id))));
                    })
                    .list());
        }
        byId.forEach((id, person) -> found.computeIfAbsent(id, none -> Choices.usual(person)));
        return found;
    }

    @Transactional
    public void save(PersonId person, Choices choices, Instant now) {
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

    /** What a later version brings has the usual; what a person can no longer be told of is left out. */
    private Choices read(ResultSet row, Person person) throws SQLException {
        Map<String, List<String>> stored = json.readValue(row.getString("ways"), new TypeReference<>() {});
        var usual = Choices.usual(person);
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        usual.ways()
                .forEach((what, unless) -> ways.put(
                        what,
                        Optional.ofNullable(stored.get(what.name()))
                                .map(names -> known(names, what.waysFor(person)))
                                .orElse(unless)));
        var from = Optional.ofNullable(row.getObject("quiet_from", LocalTime.class));
        var to = Optional.ofNullable(row.getObject("quiet_to", LocalTime.class));
        return new Choices(
                ways,
                from.flatMap(begin -> to.map(end -> new QuietHours(begin, end))),
                Optional.ofNullable(row.getObject("digest_at", LocalTime.class)));
    }

    private static Set<Way> known(List<String> names, Set<Way> possible) {
        return Arrays.stream(Way.values())
                .filter(way -> possible.contains(way) && names.contains(way.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class)));
    }
}
