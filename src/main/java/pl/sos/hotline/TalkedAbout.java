package pl.sos.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;

/** Which of a client's work was a talk on the telephone, as the client may know it: when, and with whom of its people. */
@Component
public class TalkedAbout {
    private final JdbcClient jdbc;

    TalkedAbout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A talk.
     *
     * @param at since when they talked
     * @param with one of the client's people by name; empty where nobody knows or it was somebody of another company
     */
    public record Spoken(Instant at, Optional<String> with) {}

    /**
     * Talks of those days, by the id of their {@link pl.sos.work.MonthLine}. Calls are rows of staff alone, so they are read as
     * the system, and for the client that asks only; who hides a line's words hides its talk too.
     *
     * @param from first day of the work, Europe/Warsaw
     * @param until last day
     */
    @Transactional(readOnly = true)
    public Map<UUID, Spoken> of(ClientId client, LocalDate from, LocalDate until) {
        return Scope.asSystem(() -> jdbc
                .sql("""
                        select coalesce(w.draw_id, w.id) as line, w.started_at, p.name
                        from work.entry w
                        left join hotline.call c on w.source = 'CALL' and c.id = w.source_id
                        left join identity.person p on p.id = c.contact_id and p.client_id = w.client_id
                        where w.client_id = :client and w.performed_on between :from and :until
                          and (w.source = 'CALL' or w.channel = 'PHONE') and w.minutes > 0
                        order by w.started_at, w.id
                        """)
                .param("client", client.value())
                .param("from", from)
                .param("until", until)
                .query((row, n) -> Map.entry(
                        row.getObject("line", UUID.class),
                        new Spoken(Sql.instant(row, "started_at"), Optional.ofNullable(row.getString("name")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, later) -> first)));
    }
}
