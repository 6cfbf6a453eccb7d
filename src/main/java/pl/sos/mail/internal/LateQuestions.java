package pl.sos.mail.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;

/**
 * Puts a question that came after its answer into the ticket of the answer, where one person wrote both to one mailbox; all
 * others are proposed to staff (decision 0204). In scope system.
 */
@Component
public class LateQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(LateQuestions.class);
    /** Mails that are looked at, the newest; of older ones the ticket's page still tells. */
    private static final int LOOKED_AT = 1000;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    LateQuestions(JdbcClient jdbc, Tickets tickets, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class EachMinute {
        @Bean
        RecurringTask<Void> mailLateQuestions(LateQuestions questions) {
            return Tasks.recurring("mail.late-questions", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((instance, context) -> Scope.asSystem(questions::join));
        }
    }

    private record Pair(TicketNumber older, TicketNumber newer) {}

    /** Each pair in a transaction of its own. */
    public void join() {
        for (var pair : Objects.requireNonNull(transaction.execute(status -> pairs()))) {
            try {
                transaction.executeWithoutResult(status -> tickets.merge(pair.newer(), pair.older(), Actor.SYSTEM));
            } catch (RuntimeException e) {
                LOG.error("{} could not go on in {}", pair.newer(), pair.older(), e);
            }
        }
    }

    /** Both are proven where the mailbox's server proves senders, as for any mail that answers another (0106). */
    private List<Pair> pairs() {
        return jdbc.sql("""
                        select least(t.number, u.number) as older, greatest(t.number, u.number) as newer
                          from (select * from mail.incoming where state = 'PROCESSED' order by id desc limit :most) q
                          join mail.awaited w on w.message_id = q.message_id
                          join mail.incoming a on a.id = w.mail_id
                          join mail.mailbox b on b.id = q.mailbox_id
                          join tickets.ticket t on t.id = a.ticket_id
                          join tickets.ticket u on u.id = q.ticket_id
                         where q.matched_by = 'NEW' and a.matched_by = 'NEW' and a.mailbox_id = q.mailbox_id
                           and a.person_id = q.person_id and a.ticket_id <> q.ticket_id
                           and (b.authserv = '' or a.dmarc = 'PASS' and q.dmarc = 'PASS')
                           and t.client_id = u.client_id and t.merged_into is null and u.merged_into is null
                           and t.status <> 'CLOSED' and u.status <> 'CLOSED'
                         order by newer
                        """)
                .param("most", LOOKED_AT)
                .query((row, n) ->
                        new Pair(new TicketNumber(row.getLong("older")), new TicketNumber(row.getLong("newer"))))
                .list();
    }
}
