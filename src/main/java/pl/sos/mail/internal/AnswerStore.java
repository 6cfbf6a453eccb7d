package pl.sos.mail.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.TicketId;

/** Which mails answer which, and wait for each other: by their Message-IDs in mail.incoming and mail.awaited. */
@Component
class AnswerStore {
    private static final int MOST_AWAITED = 3;

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mail that still waits, when another is to know whether it goes first.
     *
     * @param named its Message-ID was asked for
     * @param waitsFor those it is put off for
     */
    record Ahead(UUID id, boolean named, List<UUID> waitsFor) {}

    /** Waiting mails with these Message-IDs, and whom those wait for in turn. */
    List<Ahead> ahead(Collection<String> messageIds) {
        return jdbc.sql("""
                        with recursive ahead as (
                            select id, message_id, waits_for from mail.incoming
                             where message_id = any (:ids) and state = 'RECEIVED'
                            union
                            select i.id, i.message_id, i.waits_for
                              from ahead join mail.incoming i on i.id = any (ahead.waits_for)
                             where i.state = 'RECEIVED')
                        select id, message_id = any (:ids) as named, coalesce(waits_for, '{}') as waits_for
                          from ahead limit 200
                        """)
                .param("ids", messageIds.toArray(String[]::new))
                .query((row, n) -> new Ahead(Sql.uuid(row, "id"), row.getBoolean("named"), List.of((UUID[])
                        row.getArray("waits_for").getArray())))
                .list();
    }

    /**
     * Puts it off behind others, which is no attempt that failed.
     *
     * @param least since when it may have waited so at the earliest
     * @return false when it has waited since before that
     */
    boolean putOffBehind(UUID id, List<UUID> others, Instant until, Instant now, Instant least) {
        return jdbc.sql("""
                        update mail.incoming
                           set waits_for = :others, waits_since = coalesce(waits_since, :now), next_attempt_at = :until,
                               attempts = greatest(attempts - 1, 0), reason = 'after-another'
                         where id = :id and coalesce(waits_since, :now) > :least
                        """)
                        .param("id", id)
                        .param("others", others.toArray(UUID[]::new))
                        .param("until", Sql.at(until))
                        .param("now", Sql.at(now))
                        .param("least", Sql.at(least))
                        .update()
                == 1;
    }

    /** The ticket that a mail of ours' clients with this Message-ID became part of. */
    Optional<TicketId> ticketOf(Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                                select ticket_id from mail.incoming
                                 where message_id = any (?) and ticket_id is not null
                                 order by id desc limit 1
                                """)
                        .param(messageIds.toArray(String[]::new))
                        .query((row, n) -> new TicketId(Sql.uuid(row, "ticket_id")))
                        .optional();
    }

    /** The nearest of the mails that it names and that are in no ticket yet: they may still come (0204). */
    void awaits(UUID id, List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into mail.awaited (message_id, mail_id)
                        select named, :id from unnest(:names) as named
                         where not exists (select from mail.incoming i
                                            where i.message_id = named and i.ticket_id is not null)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("names", messageIds.stream().limit(MOST_AWAITED).toArray(String[]::new))
                .update();
    }
}
