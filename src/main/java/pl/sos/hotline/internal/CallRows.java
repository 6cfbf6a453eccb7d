package pl.sos.hotline.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.ground.Sql;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Greeting;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/** How a call is read from PostgreSQL, with the names of all it points at. */
final class CallRows {
    private static final String COLUMNS = """
            select c.*, k.name as client_name, k.slug, coalesce(p.name, nullif(c.caller_name, '')) as contact_name, r.name as rings_name,
                   a.name as answered_name, o.name as owner_name, t.number as ticket_number,
                   d.name as settled_name,
                   l.answered_at as later_at, w.name as later_name
            """;

    private static final String NAMED = """
            left join clients.client k on k.id = c.client_id
            left join identity.person p on p.id = c.contact_id
            left join identity.person r on r.id = c.rings_at
            left join identity.person a on a.id = c.answered_by
            left join identity.person o on o.id = c.owner_id
            left join tickets.ticket t on t.id = c.ticket_id
            left join identity.person d on d.id = c.settled_by
            left join hotline.call l on l.id = c.settled_talk
            left join identity.person w on w.id = l.answered_by
            """;

    private CallRows() {}

    /** Of all calls, to go on with a condition. */
    static String select() {
        return select("hotline.call c");
    }

    /** @param calls rows of the table of calls, under the name {@code c} */
    static String select(String calls) {
        return COLUMNS + "from " + calls + "\n" + NAMED;
    }

    /** Of the columns that {@link #select} names. */
    static Call call(ResultSet row) throws SQLException {
        return new Call(
                Sql.uuid(row, "id"),
                Optional.ofNullable(row.getString("exchange_id")),
                Sql.instant(row, "at"),
                row.getString("from_number"),
                row.getString("to_number"),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                person(row, "contact_id"),
                uuids(row.getArray("candidates")).stream().map(ClientId::new).toList(),
                CallState.valueOf(row.getString("state")),
                uuids(row.getArray("route")).stream().map(PersonId::new).toList(),
                Arrays.asList((String[]) row.getArray("extensions").getArray()),
                Greeting.valueOf(row.getString("greeting")),
                row.getString("said"),
                person(row, "rings_at"),
                row.getBoolean("call_back"),
                Optional.ofNullable(Sql.instantOrNull(row, "due")),
                Optional.ofNullable(Sql.instantOrNull(row, "promised")),
                row.getBoolean("missed"),
                Optional.ofNullable(Sql.instantOrNull(row, "answered_at")),
                person(row, "answered_by"),
                Optional.ofNullable(Sql.instantOrNull(row, "ended_at")),
                person(row, "owner_id"),
                Optional.ofNullable(Sql.uuidOrNull(row, "timer_id")),
                Optional.ofNullable(row.getObject("minutes", Integer.class)).map(Minutes::of),
                row.getString("note"),
                Optional.ofNullable(Sql.instantOrNull(row, "settled_at")),
                person(row, "settled_by"),
                laterTalk(row),
                names(row));
    }

    private static Optional<Call.LaterTalk> laterTalk(ResultSet row) throws SQLException {
        var id = Sql.uuidOrNull(row, "settled_talk");
        return id == null
                ? Optional.empty()
                : Optional.of(new Call.LaterTalk(id, Sql.instant(row, "later_at"), row.getString("later_name")));
    }

    private static Call.Names names(ResultSet row) throws SQLException {
        var ticket = row.getObject("ticket_number", Long.class);
        return new Call.Names(
                row.getString("client_name"),
                row.getString("slug"),
                row.getString("contact_name"),
                row.getString("rings_name"),
                row.getString("answered_name"),
                row.getString("owner_name"),
                row.getString("settled_name"),
                ticket == null ? null : new TicketNumber(ticket));
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.uuidOrNull(row, column)).map(PersonId::new);
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
