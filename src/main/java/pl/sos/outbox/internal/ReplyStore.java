package pl.sos.outbox.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.outbox.ReplyToken;

/** The table outbox.reply; joins the caller's transaction, whatever its scope. */
@Component
public class ReplyStore {
    private final JdbcClient jdbc;

    ReplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of this pair, a new one when it has none. */
    public long number(ReplyToken token) {
        // Empty only when another transaction gave it one between what this statement saw and what it wrote.
        return Scope.asSystem(() -> knownOrNew(token).or(() -> knownOrNew(token)))
                .orElseThrow();
    }

    public Optional<ReplyToken> find(long number) {
        return Scope.asSystem(() -> jdbc.sql("select ticket_id, person_id from outbox.reply where number = :number")
                .param("number", number)
                .query((row, n) -> new ReplyToken(
                        new TicketId(Sql.uuid(row, "ticket_id")), new PersonId(Sql.uuid(row, "person_id"))))
                .optional());
    }

    private Optional<Long> knownOrNew(ReplyToken token) {
        return jdbc.sql("""
                        with known as (
                            select number from outbox.reply where ticket_id = :ticket and person_id = :reader),
                        made as (
                            insert into outbox.reply (ticket_id, person_id)
                            select :ticket, :reader where not exists (select from known)
                            on conflict do nothing returning number)
                        select number from known union all select number from made
                        """)
                .param("ticket", token.ticket().value())
                .param("reader", token.reader().value())
                .query(Long.class)
                .optional();
    }
}
