package pl.sos.caretakers.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.internal.Roster.Span;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.identity.People;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Appointments and the roster in PostgreSQL. */
@Component
public class CaretakerStore {
    private static final String NOW = "now";
    private static final int CLIENTS_REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final CommittedCache<ClientId, List<Appointment>> appointments;
    private final CommittedCache<String, RosterSince> roster;

    CaretakerStore(JdbcClient jdbc, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.appointments = caches.make("appointments", ClientId::of, CLIENTS_REMEMBERED);
        this.roster = caches.make("roster", Function.identity(), 1);
    }

    /** What holds on a day for each of the clients that has an appointment and that the scope may see. */
    public List<Appointment> on(LocalDate day, Collection<ClientId> clients) {
        var seen = clients.stream().filter(CaretakerStore::seen).toList();
        var known = appointments.getAll(seen, this::histories);
        return seen.stream()
                .distinct()
                .flatMap(client -> known.getOrDefault(client, List.of()).stream()
                        .filter(appointment -> !appointment.from().isAfter(day))
                        .limit(1))
                .toList();
    }

    private static boolean seen(ClientId client) {
        return Scope.current()
                .filter(scope -> switch (scope) {
                    case Scope.Staff staff -> true;
                    case Scope.System system -> true;
                    case Scope.Client own -> own.clientId().equals(client.value());
                })
                .isPresent();
    }

    /** The newest first, for every client that was asked for. */
    private Map<ClientId, List<Appointment>> histories(Set<ClientId> clients) {
        var found = new HashMap<ClientId, List<Appointment>>();
        clients.forEach(client -> found.put(client, new ArrayList<>()));
        jdbc.sql("""
                        select client_id, from_date, primary_id, deputies from caretakers.appointment
                        where client_id = any(?::uuid[]) order by client_id, from_date desc
                        """)
                .param(clients.stream().map(ClientId::toString).toArray(String[]::new))
                .query((row, number) -> appointment(row))
                .list()
                .forEach(appointment ->
                        Objects.requireNonNull(found.get(appointment.client())).add(appointment));
        return found;
    }

    /** What holds on a day for every client that the scope may see. */
    public List<Appointment> on(LocalDate day) {
        return jdbc.sql("""
                        select distinct on (client_id) client_id, from_date, primary_id, deputies
                        from caretakers.appointment
                        where from_date <= ?
                        order by client_id, from_date desc
                        """).param(day).query((row, number) -> appointment(row)).list();
    }

    /** Clients whose caretaker the person is on a day. */
    public List<ClientId> clientsOf(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select a.client_id from caretakers.appointment a
                        join clients.client c on c.id = a.client_id
                        where a.primary_id = :person and a.from_date <= :day
                          and not exists (select 1 from caretakers.appointment later
                                          where later.client_id = a.client_id
                                            and later.from_date > a.from_date and later.from_date <= :day)
                        order by c.name, c.id
                        """)
                .param("person", person.value())
                .param("day", day)
                .query((row, number) -> new ClientId(Sql.uuid(row, "client_id")))
                .list();
    }

    /** The newest first. */
    public List<Appointment> history(ClientId client) {
        return jdbc.sql("""
                        select client_id, from_date, primary_id, deputies from caretakers.appointment
                        where client_id = ? order by from_date desc
                        """)
                .param(client.value())
                .query((row, number) -> appointment(row))
                .list();
    }

    /** When and by whom what holds on a day was written. */
    public Optional<Caretakers.Written> written(ClientId client, LocalDate day) {
        return jdbc.sql("""
                        select appointed_at, appointed_by from caretakers.appointment
                        where client_id = ? and from_date <= ? order by from_date desc limit 1
                        """)
                .params(client.value(), day)
                .query((row, number) -> new Caretakers.Written(
                        Sql.instant(row, "appointed_at"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "appointed_by")).map(PersonId::new)))
                .optional();
    }

    /** An appointment from the same day replaces what was said before. */
    public void save(Appointment appointment, Instant at, Optional<PersonId> by) {
        appointments.changed(appointment.client());
        jdbc.sql("""
                        insert into caretakers.appointment
                            (client_id, from_date, primary_id, deputies, appointed_at, appointed_by)
                        values (:client, :from, :primary, :deputies::uuid[], :at, :by)
                        on conflict (client_id, from_date) do update
                        set primary_id = excluded.primary_id, deputies = excluded.deputies,
                            appointed_at = excluded.appointed_at, appointed_by = excluded.appointed_by
                        """)
                .param("client", appointment.client().value())
                .param("from", appointment.from())
                .param("primary", appointment.primary().value())
                .param("deputies", ids(appointment.deputies()))
                .param("at", Sql.at(at))
                .param("by", by.map(PersonId::value).orElse(null))
                .update();
    }

    /**
     * The roster as it was read for an instant.
     *
     * @param after absences that ended by then are not in it
     */
    private record RosterSince(Instant after, Roster roster) {}

    /** Everybody's absences that end after an instant, all substitutes, and who left; for now and later from memory. */
    public Roster roster(Instant after) {
        if (Scope.current().isEmpty()) {
            return read(after);
        }
        var known = roster.get(NOW, () -> new RosterSince(after, read(after)));
        return known.after().isAfter(after) ? read(after) : known.roster();
    }

    /** An absence, a substitute or a person who left: what the running transaction changed. */
    void rosterChanged() {
        roster.changed(NOW);
    }

    @EventListener
    void personChanged(People.PersonChanged event) {
        rosterChanged();
    }

    private Roster read(Instant after) {
        var away = new HashMap<PersonId, List<Span>>();
        var substitutes = new HashMap<PersonId, List<PersonId>>();
        var gone = new HashSet<PersonId>();
        jdbc.sql("""
                        select person_id, from_at, until_at, null::uuid as substitute_id, 0 as position
                        from caretakers.absence where until_at > ?
                        union all
                        select person_id, null, null, substitute_id, position from caretakers.substitute
                        union all
                        select id, null, null, null, 0 from identity.person where client_id is null and not active
                        order by person_id, position
                        """).param(Sql.at(after)).query(row -> {
            var person = new PersonId(Sql.uuid(row, "person_id"));
            var from = Sql.instantOrNull(row, "from_at");
            var until = Sql.instantOrNull(row, "until_at");
            var substitute = Sql.uuidOrNull(row, "substitute_id");
            if (from != null && until != null) {
                away.computeIfAbsent(person, key -> new ArrayList<>()).add(new Span(from, until));
            } else if (substitute != null) {
                substitutes.computeIfAbsent(person, key -> new ArrayList<>()).add(new PersonId(substitute));
            } else {
                gone.add(person);
            }
        });
        return new Roster(away, substitutes, gone);
    }

    public void replaceSubstitutes(PersonId person, List<PersonId> substitutes) {
        rosterChanged();
        jdbc.sql("delete from caretakers.substitute where person_id = ?")
                .param(person.value())
                .update();
        jdbc.sql("""
                        insert into caretakers.substitute (person_id, position, substitute_id)
                        select ?, place, id from unnest(?::uuid[]) with ordinality as given (id, place)
                        """).param(person.value()).param(ids(substitutes)).update();
    }

    private static String[] ids(List<PersonId> people) {
        return people.stream().map(PersonId::toString).toArray(String[]::new);
    }

    private static Appointment appointment(ResultSet row) throws SQLException {
        return new Appointment(
                new ClientId(Sql.uuid(row, "client_id")),
                row.getObject("from_date", LocalDate.class),
                new PersonId(Sql.uuid(row, "primary_id")),
                Arrays.stream((UUID[]) row.getArray("deputies").getArray())
                        .map(PersonId::new)
                        .toList());
    }
}
