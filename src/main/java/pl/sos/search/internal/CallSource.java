package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Sql;
import pl.sos.hotline.CallOutcome;
import pl.sos.hotline.CallState;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.SearchText;
import pl.sos.search.Shown;

/** Calls by note, caller, company and the number that called; for staff. */
@Component
class CallSource implements SearchSource {
    private static final String SELECT = """
        select k.id, k.client_id, k.at, k.from_number, k.note, k.said, k.state, k.call_back, k.minutes,
               k.settled_at is not null as settled, t.number as ticket,
               c.name as company, coalesce(p.name, nullif(k.caller_name, '')) as caller
          from hotline.call k
          left join clients.client c on c.id = k.client_id
          left join identity.person p on p.id = k.contact_id
          left join tickets.ticket t on t.id = k.ticket_id
         where k.id = any (?)
        """;

    private final Rows rows;

    CallSource(Rows rows) {
        this.rows = rows;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.CALL;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return rows.before("hotline.call", id, most);
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        return rows.list(SELECT, ids, CallSource::text);
    }

    /**
     * Its number is no key: that leads to whose it is, not to each of his calls. And it is nobody's but ours: what a client may know of
     * a call stands in its ticket.
     */
    private static SearchText text(ResultSet row) throws SQLException {
        return new SearchText(
                Sql.uuid(row, "id"),
                SearchKind.CALL,
                Optional.empty(),
                Optional.empty(),
                true,
                Sql.instant(row, "at").toEpochMilli(),
                List.of(),
                title(row),
                List.of(
                        row.getString("note"),
                        row.getString("said"),
                        PhoneNumbers.display(row.getString("from_number"))),
                List.of());
    }

    private static String title(ResultSet row) throws SQLException {
        var whose = Stream.of(row.getString("caller"), row.getString("company"))
                .filter(Objects::nonNull)
                .toList();
        return whose.isEmpty() ? PhoneNumbers.display(row.getString("from_number")) : String.join(", ", whose);
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        return rows.byId(SELECT, ids, CallSource::shown);
    }

    private static String ticket(ResultSet row) throws SQLException {
        long number = row.getLong("ticket");
        return row.wasNull() ? "" : new TicketNumber(number).toString();
    }

    private static CallOutcome outcome(ResultSet row) throws SQLException {
        return CallOutcome.of(
                CallState.valueOf(row.getString("state")),
                row.getBoolean("call_back"),
                row.getBoolean("settled"),
                !ticket(row).isEmpty());
    }

    private static Shown shown(ResultSet row) throws SQLException {
        return new Shown(
                "",
                title(row),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                Stream.of(PhoneNumbers.display(row.getString("from_number")), ticket(row))
                        .filter(fact -> !fact.isBlank())
                        .toList(),
                Optional.of(outcome(row).name()),
                List.of(),
                "/hotline/calls/" + Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                List.of(row.getString("note"), row.getString("said")));
    }
}
