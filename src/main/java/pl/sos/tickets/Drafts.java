package pl.sos.tickets;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.internal.Limits;
import pl.sos.tickets.internal.Now;
import pl.sos.tickets.internal.Texts;

/** What a person has begun to write, kept over a closed tab. Nobody else sees it, whatever his role. */
@Component
public class Drafts {
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Now clock;

    Drafts(JdbcClient jdbc, Now clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param ticket empty for a report that is not sent yet; a ticket that the scope may not see keeps nothing
     * @param body empty, with an empty subject, removes the draft; what is too long to be sent is cut
     */
    @Transactional
    public void save(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind, String subject, String body) {
        var id = id(ticket);
        if (id.isEmpty()) {
            return;
        }
        var line = cut(Texts.line(subject), 4 * Limits.SUBJECT);
        var text = cut(Texts.body(body), Limits.BODY);
        if (line.isEmpty() && text.isEmpty()) {
            remove(by, id.get(), kind);
            return;
        }
        jdbc.sql("""
                        insert into tickets.draft (person_id, ticket_id, kind, subject, body, saved_at)
                        values (:person, :ticket, :kind, :subject, :body, :now)
                        on conflict (person_id, ticket_id, kind) do update
                            set subject = excluded.subject, body = excluded.body, saved_at = excluded.saved_at
                        """)
                .param("person", by.value())
                .param("ticket", id.get())
                .param("kind", kind.name())
                .param("subject", line)
                .param("body", text)
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind) {
        return id(ticket)
                .flatMap(id -> jdbc.sql("""
                        select subject, body, saved_at from tickets.draft
                        where person_id = :person and ticket_id = :ticket and kind = :kind
                        """)
                        .param("person", by.value())
                        .param("ticket", id)
                        .param("kind", kind.name())
                        .query((row, n) -> new Draft(
                                kind, row.getString("subject"), row.getString("body"), Sql.instant(row, "saved_at")))
                        .optional());
    }

    @Transactional
    public void discard(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind) {
        id(ticket).ifPresent(id -> remove(by, id, kind));
    }

    private void remove(PersonId by, UUID ticket, Draft.Kind kind) {
        jdbc.sql("delete from tickets.draft where person_id = :person and ticket_id = :ticket and kind = :kind")
                .param("person", by.value())
                .param("ticket", ticket)
                .param("kind", kind.name())
                .update();
    }

    private Optional<UUID> id(Optional<TicketNumber> ticket) {
        return ticket.isEmpty()
                ? Optional.of(NONE)
                : jdbc.sql("select id from tickets.ticket where number = :number")
                        .param("number", ticket.get().value())
                        .query(UUID.class)
                        .optional();
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(
                        0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length()))));
    }
}
