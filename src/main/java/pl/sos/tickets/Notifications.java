package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Sql;
import pl.sos.ground.Topic;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Sentences;
import pl.sos.tickets.internal.Now;
import pl.sos.tickets.internal.Watching;

/** What stands behind a person's bell. */
@Component
public class Notifications {
    private final JdbcClient jdbc;
    private final LiveEvents live;
    private final Watching watching;
    private final Now clock;

    Notifications(JdbcClient jdbc, LiveEvents live, Watching watching, Now clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.watching = watching;
        this.clock = clock;
    }

    /** The latest, newest first; of tickets that he may still see. */
    @Transactional(readOnly = true)
    public List<Notification> latest(PersonId of, int limit) {
        return latest(of, MomentCursor.FIRST, limit);
    }

    /** Those after the cut. */
    @Transactional(readOnly = true)
    public List<Notification> latest(PersonId of, MomentCursor cut, int limit) {
        return jdbc.sql("""
                        select n.id, n.kind, n.detail, n.at, n.read_at is null as unread, t.number, t.subject,
                               n.by_id, p.name as by_name, p.client_id is null as by_ours, t.reporter_id,
                               r.name as reporter_name
                          from (select * from tickets.notification
                                 where person_id = :person and (at, id) < (:at, :cut)
                                 order by at desc, id desc limit :limit) n
                          join tickets.ticket t on t.id = n.ticket_id
                          left join identity.person p on p.id = n.by_id
                          left join identity.person r on r.id = t.reporter_id and n.kind = 'OPENED'
                         order by n.at desc, n.id desc
                        """)
                .param("person", of.value())
                .param("at", Sql.at(cut.at()))
                .param("cut", cut.id())
                .param("limit", Math.clamp(limit, 1, 200))
                .query((row, n) -> {
                    var kind = Notification.Kind.valueOf(row.getString("kind"));
                    var by = Optional.ofNullable(Sql.uuidOrNull(row, "by_id"));
                    var name = Optional.ofNullable(row.getString("by_name")).orElse("–");
                    boolean ours = row.getBoolean("by_ours");
                    var number = new TicketNumber(row.getLong("number"));
                    var reporter = Sql.uuidOrNull(row, "reporter_id");
                    return new Notification(
                            Sql.uuid(row, "id"),
                            kind,
                            number,
                            row.getString("subject"),
                            by.map(id -> new Who(new PersonId(id), name, ours)),
                            Sql.instant(row, "at"),
                            row.getBoolean("unread"),
                            kind == Notification.Kind.OPENED
                                    ? opened(
                                            number,
                                            Optional.ofNullable(row.getString("reporter_name"))
                                                    .orElse("–"),
                                            by.filter(id -> !id.equals(reporter))
                                                    .map(id -> name))
                                    : sentence(
                                            kind,
                                            number,
                                            by.isPresent() ? name : "S.O.S.",
                                            Optional.ofNullable(row.getString("detail"))));
                })
                .list();
    }

    /**
     * Of a new ticket: whose it is.
     *
     * @param typedBy who of us, or which colleague, wrote it down in the reporter's place
     */
    public static Sentence opened(TicketNumber number, String reporter, Optional<String> typedBy) {
        return typedBy.map(who -> Sentences.of("tickets.notification.OPENED.typed", number, reporter, who))
                .orElseGet(() -> Sentences.of("tickets.notification.OPENED", number, reporter));
    }

    /** @param detail a status, or the kind and threshold of a clock: REACTION 75 */
    public static Sentence sentence(Notification.Kind kind, TicketNumber number, String by, Optional<String> detail) {
        var key = "tickets.notification." + kind.name();
        return switch (kind) {
            case OPENED, ASSIGNED, ANSWERED, NOTED -> Sentences.of(key, number, by);
            case STATUS -> Sentences.of(key, number, by, Sentences.of("tickets.status." + detail.orElse("OPEN")));
            case CLOCK_WARNING, BREACHED -> {
                var parts = detail.orElse("REACTION 100").split(" ", 2);
                yield Sentences.of(key, number, Sentences.of("tickets.clock." + parts[0]), parts[1]);
            }
        };
    }

    @Transactional(readOnly = true)
    public QueueCounts.Count unread(PersonId of) {
        return QueueCounts.Count.of(jdbc.sql("""
                        select count(*) from (select 1 from tickets.notification
                                               where person_id = :person and read_at is null limit :most) counted
                        """)
                .param("person", of.value())
                .param("most", QueueCounts.CAP + 1)
                .query(Integer.class)
                .single());
    }

    @Transactional
    public void readAll(PersonId of) {
        jdbc.sql("update tickets.notification set read_at = :now where person_id = :person and read_at is null")
                .param("person", of.value())
                .param("now", Sql.at(clock.instant()))
                .update();
        live.publish(Topic.of("person:" + of));
    }

    /** The person looked at the ticket: what concerns it is no news any more, here and in lists. */
    @Transactional
    public void read(PersonId of, TicketNumber ticket) {
        watching.seen(ticket, of);
    }
}
