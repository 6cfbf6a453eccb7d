package pl.sos.tickets.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketLink;
import pl.sos.tickets.TicketStatus;

/** The rows of tickets.link. */
@Component
public class LinkStore {
    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As stored, read from the first ticket to the other. */
    public enum Kind {
        RELATED,
        MERGED,
        SPLIT,
        CONTINUED
    }

    public void insert(Ticket one, Kind kind, Ticket other) {
        jdbc.sql("""
                        insert into tickets.link (ticket_id, other_id, kind, client_id, other_client_id)
                        values (:one, :other, :kind, :client, :otherClient)
                        on conflict do nothing
                        """)
                .param("one", one.id().value())
                .param("other", other.id().value())
                .param("kind", kind.name())
                .param("client", one.client().value())
                .param("otherClient", other.client().value())
                .update();
    }

    public boolean exists(Ticket one, Kind kind, Ticket other) {
        return jdbc.sql("""
                        select exists (select from tickets.link
                                        where kind = :kind and (ticket_id = :one and other_id = :other
                                                             or ticket_id = :other and other_id = :one))
                        """)
                .param("one", one.id().value())
                .param("other", other.id().value())
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    /** @return whether they were linked so, in either direction */
    public boolean delete(Ticket one, Kind kind, Ticket other) {
        return jdbc.sql("""
                                delete from tickets.link
                                 where kind = :kind and (ticket_id = :one and other_id = :other
                                                      or ticket_id = :other and other_id = :one)
                                """)
                        .param("one", one.id().value())
                        .param("other", other.id().value())
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    /** Both ways, by number; only to tickets that the scope may see. */
    public List<TicketLink> of(TicketId ticket) {
        return jdbc.sql("""
                        select l.kind, true as forth, o.number, o.subject, o.status
                          from tickets.link l join tickets.ticket o on o.id = l.other_id
                         where l.ticket_id = :ticket
                        union all
                        select l.kind, false, o.number, o.subject, o.status
                          from tickets.link l join tickets.ticket o on o.id = l.ticket_id
                         where l.other_id = :ticket
                        order by number
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new TicketLink(
                        kind(Kind.valueOf(row.getString("kind")), row.getBoolean("forth")),
                        new TicketNumber(row.getLong("number")),
                        row.getString("subject"),
                        TicketStatus.valueOf(row.getString("status"))))
                .list();
    }

    private static TicketLink.Kind kind(Kind stored, boolean forth) {
        return switch (stored) {
            case RELATED -> TicketLink.Kind.RELATED;
            case MERGED -> forth ? TicketLink.Kind.MERGED_INTO : TicketLink.Kind.MERGED_FROM;
            case SPLIT -> forth ? TicketLink.Kind.SPLIT_INTO : TicketLink.Kind.SPLIT_FROM;
            case CONTINUED -> forth ? TicketLink.Kind.CONTINUED_IN : TicketLink.Kind.CONTINUES;
        };
    }
}
