package pl.sos.mail.internal;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.LateQuestion;
import pl.sos.mail.MailOrigin;
import pl.sos.mail.MailState;

/** Mail that came in, as pages show it. */
@Component
public class IncomingList {
    private final JdbcClient jdbc;

    IncomingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first.
     *
     * @param states none for all
     */
    public List<IncomingMail> page(Collection<MailState> states, Optional<UUID> after, int limit) {
        var wanted = states.isEmpty() ? List.of(MailState.values()) : states;
        return jdbc.sql(IncomingStore.ROWS + """
                         where i.state = any (:states) and (:after::uuid is null or i.id < :after::uuid)
                         order by i.id desc limit :limit
                        """)
                .param("states", wanted.stream().map(Enum::name).toArray(String[]::new))
                .param("after", after.orElse(null), Types.OTHER)
                .param("limit", limit)
                .query(IncomingStore::read)
                .list();
    }

    /** How many wait for a person, at most a hundred of each state. */
    public Map<MailState, Long> waiting() {
        var counts = new HashMap<MailState, Long>();
        for (var state : List.of(MailState.TRIAGE, MailState.QUARANTINED, MailState.RECEIVED)) {
            counts.put(
                    state,
                    jdbc.sql("select count(*) from (select from mail.incoming where state = ? limit 100) as few")
                            .param(state.name())
                            .query(Long.class)
                            .single());
        }
        return counts;
    }

    /**
     * The mail from which a message was made that a client's person wrote and this scope sees in its thread; with the
     * ticket in which that message stands now, and without what only we know.
     */
    public Optional<IncomingMail> findWritten(UUID id) {
        return jdbc.sql("""
                        select i.*, '' as mailbox_name, null::text as client_name, t.number, null::text as settled_name
                          from mail.incoming i
                          join tickets.message m on m.id = i.written_as and not m.from_staff and m.visibility = 'PUBLIC'
                          join tickets.ticket t on t.id = m.ticket_id
                         where i.id = ?
                        """).param(id).query(IncomingStore::read).optional();
    }

    /** Which messages of a thread were made of which mail. */
    public Map<MessageId, MailOrigin> origins(TicketId ticket) {
        var origins = new HashMap<MessageId, MailOrigin>();
        jdbc.sql("""
                        select i.id, i.written_as, i.sender, i.cut, i.html, i.spf, i.dkim, i.dmarc
                          from tickets.message m
                          join mail.incoming i on i.written_as = m.id
                         where m.ticket_id = ?
                        """).param(ticket.value()).query(row -> {
            origins.put(
                    new MessageId(Sql.uuid(row, "written_as")),
                    new MailOrigin(
                            Sql.uuid(row, "id"),
                            row.getString("sender"),
                            row.getBoolean("cut"),
                            row.getBoolean("html"),
                            row.getString("spf"),
                            row.getString("dkim"),
                            row.getString("dmarc")));
        });
        return origins;
    }

    /** The ticket of the question that this one's mail answers and that came later, or the other way round. */
    public Optional<LateQuestion> late(TicketId ticket) {
        return jdbc.sql("""
                        select t.number, found.question
                          from (select q.ticket_id, true as question
                                  from mail.incoming a join mail.awaited w on w.mail_id = a.id
                                  join mail.incoming q on q.message_id = w.message_id
                                 where a.ticket_id = :ticket
                                union all
                                select a.ticket_id, false
                                  from mail.incoming q join mail.awaited w on w.message_id = q.message_id
                                  join mail.incoming a on a.id = w.mail_id
                                 where q.ticket_id = :ticket) as found
                          join tickets.ticket t on t.id = found.ticket_id and t.merged_into is null
                          join tickets.ticket here on here.id = :ticket and here.merged_into is null
                         where t.id <> :ticket and t.client_id = here.client_id
                         order by t.number limit 1
                        """)
                .param("ticket", ticket.value())
                .query((row, n) ->
                        new LateQuestion(new TicketNumber(row.getLong("number")), row.getBoolean("question")))
                .optional();
    }
}
