package pl.sos.entitlement.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Question;
import pl.sos.entitlement.RecordedDecision;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/** Decisions in the database; they are added, never changed. */
@Repository
public class DecisionStore {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final DecisionJson json;

    DecisionStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, DecisionJson json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** As the columns question and decision keep them. */
    public Kept kept(Question question, Decision decision) {
        return new Kept(json.write(question), json.write(decision));
    }

    /** Two JSON documents. */
    public record Kept(String question, String decision) {}

    /** In one round trip. */
    public void add(Map<TicketId, RecordedDecision> decisions) {
        batches.batchUpdate(
                """
                insert into entitlement.decision (ticket_id, client_id, decided_at, why, decided_by, question,
                                                  decision, overruling)
                values (:ticket, :client, :at, :why, :by, :question::jsonb, :decision::jsonb, :overruling::jsonb)
                """,
                decisions.entrySet().stream()
                        .map(one -> parameters(one.getKey(), one.getValue()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private MapSqlParameterSource parameters(TicketId ticket, RecordedDecision decided) {
        return new MapSqlParameterSource("ticket", ticket.value())
                .addValue("client", decided.question().client().value())
                .addValue("at", Sql.at(decided.at()))
                .addValue("why", decided.why())
                .addValue("by", decided.by().map(PersonId::value).orElse(null))
                .addValue("question", json.write(decided.question()))
                .addValue("decision", json.write(decided.decision()))
                .addValue("overruling", decided.overruling().map(json::write).orElse(null));
    }

    /** @return false when it was attached before */
    public boolean attach(TicketId ticket, ClientId client, ContractId contract, Instant at, Optional<PersonId> by) {
        return jdbc.sql("""
                        insert into entitlement.attachment (ticket_id, client_id, contract_id, attached_at, attached_by)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(ticket.value())
                        .param(client.value())
                        .param(contract.value())
                        .param(Sql.at(at))
                        .param(by.map(PersonId::value).orElse(null))
                        .update()
                == 1;
    }

    /** The renewed contract that covers a matter from before it. */
    public Optional<ContractId> attachedTo(TicketId ticket) {
        return jdbc.sql("select contract_id from entitlement.attachment where ticket_id = ?")
                .param(ticket.value())
                .query((row, number) -> new ContractId(Sql.uuid(row, "contract_id")))
                .optional();
    }

    public Optional<RecordedDecision> latest(TicketId ticket) {
        return jdbc.sql("select * from entitlement.decision where ticket_id = ? order by number desc limit 1")
                .param(ticket.value())
                .query((row, number) -> recorded(row))
                .optional();
    }

    public Map<TicketId, Decision> latest(Collection<TicketId> tickets) {
        var found = new HashMap<TicketId, Decision>();
        jdbc.sql("""
                        select t.id, d.decision
                        from unnest(?) as t (id)
                        cross join lateral (select decision from entitlement.decision
                                            where ticket_id = t.id order by number desc limit 1) d
                        """)
                .param(tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    found.put(new TicketId(Sql.uuid(row, "id")), json.decision(row.getString("decision")));
                });
        return found;
    }

    /** The oldest first. */
    public List<RecordedDecision> history(TicketId ticket) {
        return jdbc.sql("select * from entitlement.decision where ticket_id = ? order by number")
                .param(ticket.value())
                .query((row, number) -> recorded(row))
                .list();
    }

    private RecordedDecision recorded(ResultSet row) throws SQLException {
        return new RecordedDecision(
                json.decision(row.getString("decision")),
                json.question(row.getString("question")),
                Sql.instant(row, "decided_at"),
                row.getString("why"),
                Optional.ofNullable(Sql.uuidOrNull(row, "decided_by")).map(PersonId::new),
                json.overruling(row.getString("overruling")));
    }
}
