package pl.sos.tickets.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.SimilarTicket;
import pl.sos.tickets.TicketStatus;

/** Looks for subjects that share their letters, three by three, with one that is being written. */
@Component
public class SimilarStore {
    /** A company's newest: what is older than so many tickets helps nobody, and the time stays the same for years. */
    private static final int LOOKED_AT = 1000;

    /** Of 1; below it everyday words such as "nie działa" would do. */
    private static final double ALIKE = 0.42;

    private static final int OUTCOME = 160;

    private final JdbcClient jdbc;

    SimilarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The operators of a text search are not leakproof, so under row-level security no index of words could be used; the
     * index on client and number yields the company's newest, and those are compared.
     */
    public List<SimilarTicket> alike(ClientId client, String subject, int most) {
        return jdbc.sql("""
                        with newest as materialized (
                            select id, number, subject, status, reported_at, finished_at from tickets.ticket
                             where client_id = :client and merged_into is null
                             order by number desc limit :looked),
                        compared as materialized (
                            select n.*, public.word_similarity(:subject, n.subject) as likeness from newest n),
                        alike as materialized (
                            select * from compared where likeness >= :alike
                             order by likeness desc, number desc limit :most)
                        select a.number, a.subject, a.status, a.reported_at,
                               (select left(m.body, 1000) from tickets.message m
                                 where m.ticket_id = a.id and m.from_staff and m.visibility = 'PUBLIC'
                                   and m.written_at <= a.finished_at
                                 order by m.written_at desc, m.id desc limit 1) as outcome
                          from alike a order by a.likeness desc, a.number desc
                        """)
                .param("client", client.value())
                .param("looked", LOOKED_AT)
                .param("subject", subject)
                .param("alike", ALIKE)
                .param("most", most)
                .query((row, n) -> new SimilarTicket(
                        new TicketNumber(row.getLong("number")),
                        row.getString("subject"),
                        TicketStatus.valueOf(row.getString("status")),
                        Sql.instant(row, "reported_at"),
                        Optional.ofNullable(row.getString("outcome")).map(SimilarStore::begin)))
                .list();
    }

    /** The beginning, cut between words. */
    static String begin(String body) {
        var line = Texts.line(body);
        if (line.codePointCount(0, line.length()) <= OUTCOME) {
            return line;
        }
        var cut = line.substring(0, line.offsetByCodePoints(0, OUTCOME));
        int blank = cut.lastIndexOf(' ');
        return (blank > OUTCOME / 2 ? cut.substring(0, blank) : cut) + "…";
    }
}
