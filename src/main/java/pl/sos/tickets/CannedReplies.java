package pl.sos.tickets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Sql;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.internal.Limits;
import pl.sos.tickets.internal.Now;
import pl.sos.tickets.internal.Placeholders;
import pl.sos.tickets.internal.Reading;
import pl.sos.tickets.internal.Texts;

/** Texts staff uses often; they are inserted, never sent. */
@Component
public class CannedReplies {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_BODY = 20_000;

    private final JdbcClient jdbc;
    private final Reading reading;
    private final AuditLog audit;
    private final Now clock;

    CannedReplies(JdbcClient jdbc, Reading reading, AuditLog audit, Now clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** By title, in Polish alphabetical order. */
    @Transactional(readOnly = true)
    public List<CannedReply> list() {
        return jdbc.sql("select id, title, body from tickets.canned_reply order by title collate \"pl-PL-x-icu\", id")
                .query((row, n) -> new CannedReply(Sql.uuid(row, "id"), row.getString("title"), row.getString("body")))
                .list();
    }

    /** All of them with their placeholders filled for a ticket, ready to be inserted. */
    @Transactional(readOnly = true)
    public List<CannedReply> listFor(TicketPage page, Actor by) {
        var replies = list();
        if (replies.isEmpty()) {
            return replies;
        }
        var values = values(page, by);
        return replies.stream()
                .map(reply -> new CannedReply(reply.id(), reply.title(), Placeholders.fill(reply.body(), values)))
                .toList();
    }

    /** The text with its placeholders filled for this ticket; empty when either is not there. */
    @Transactional(readOnly = true)
    public Optional<String> fill(UUID reply, TicketNumber ticket, Actor by) {
        return find(reply)
                .flatMap(found -> reading.page(ticket).map(page -> Placeholders.fill(found.body(), values(page, by))));
    }

    private Map<String, String> values(TicketPage page, Actor by) {
        return Map.of(
                "osoba", page.reporter().name(),
                "numer", page.ticket().number().toString(),
                "opiekun",
                        page.looksAfter()
                                .flatMap(answer -> name(answer.present().orElse(answer.caretaker())))
                                .orElse(""),
                "ja", by.person().flatMap(this::name).orElse(""));
    }

    /** @param id empty for a new one */
    @Transactional
    public SaveCannedReplyResult save(Optional<UUID> id, String title, String body, Actor by) {
        var line = Texts.line(title);
        var text = Texts.body(body);
        var violations = Limits.all(
                line.isEmpty() ? Optional.of(Violation.of("title", "required")) : Optional.empty(),
                line.length() > LONGEST_TITLE
                        ? Optional.of(Violation.of("title", "too-long", LONGEST_TITLE))
                        : Optional.empty(),
                text.isEmpty() ? Optional.of(Violation.of("body", "required")) : Optional.empty(),
                text.length() > LONGEST_BODY
                        ? Optional.of(Violation.of("body", "too-long", LONGEST_BODY))
                        : Optional.empty());
        if (!violations.isEmpty()) {
            return new SaveCannedReplyResult.Refused(violations);
        }
        if (id.isPresent() && find(id.get()).isEmpty()) {
            return new SaveCannedReplyResult.NotFound();
        }
        var reply = new CannedReply(id.orElseGet(Ids::next), line, text);
        jdbc.sql("""
                        insert into tickets.canned_reply (id, title, body, changed_by, changed_at)
                        values (:id, :title, :body, :by, :now)
                        on conflict (id) do update set title = excluded.title, body = excluded.body,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("id", reply.id())
                .param("title", line)
                .param("body", text)
                .param("by", by.person().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record("tickets.canned-reply.saved", "canned-reply:" + reply.id(), Map.of("title", line));
        return new SaveCannedReplyResult.Saved(reply);
    }

    @Transactional
    public void delete(UUID id, Actor by) {
        int deleted = jdbc.sql("delete from tickets.canned_reply where id = :id")
                .param("id", id)
                .update();
        if (deleted > 0) {
            audit.record("tickets.canned-reply.deleted", "canned-reply:" + id, Map.of());
        }
    }

    private Optional<CannedReply> find(UUID id) {
        return jdbc.sql("select id, title, body from tickets.canned_reply where id = :id")
                .param("id", id)
                .query((row, n) -> new CannedReply(Sql.uuid(row, "id"), row.getString("title"), row.getString("body")))
                .optional();
    }

    private Optional<String> name(PersonId person) {
        return jdbc.sql("select name from identity.person where id = :id")
                .param("id", person.value())
                .query(String.class)
                .optional();
    }
}
