package pl.sos.mail.internal;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.mail.Mailbox;

/** How many mails came this hour, from whom and to which mailbox. */
@Component
class Rates {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Rates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts mails in the order in which they came.
     *
     * @param senders of each of them
     * @return for each of them false when it is more than the mailbox lets through
     */
    List<Boolean> allow(Mailbox mailbox, List<String> senders, Instant now) {
        var keys = senders.stream()
                .map(sender -> "sender:" + mailbox.id() + ":" + RawHead.sha256(sender))
                .toList();
        // What a sender sends beyond his share is no part of the mailbox's: else he could use up everybody's.
        var his = within(keys, mailbox.senderLimit(), now);
        var whole = within(
                        his.stream()
                                .filter(within -> within)
                                .map(within -> "mailbox:" + mailbox.id())
                                .toList(),
                        mailbox.hourlyLimit(),
                        now)
                .iterator();
        return his.stream().map(within -> within && whole.next()).toList();
    }

    /** Forgets what is of no hour that still counts. */
    void sweep() {
        jdbc.sql("delete from mail.rate where hour < ?")
                .param(Sql.at(clock.instant().minus(KEPT)))
                .update();
    }

    /** Counts each; whether it is within the limit of its key. */
    private List<Boolean> within(List<String> keys, int limit, Instant now) {
        var wanted = new TreeMap<String, Integer>();
        keys.forEach(key -> wanted.merge(key, 1, Integer::sum));
        var taken = new HashMap<String, Integer>();
        if (!wanted.isEmpty()) {
            jdbc.sql("""
                            insert into mail.rate (key, hour, taken)
                            select key, :hour, more from unnest(:keys, :more) as counted (key, more)
                            on conflict (key, hour) do update set taken = mail.rate.taken + excluded.taken
                            returning key, taken
                            """)
                    // In one order always, so that two who count the same do not wait for each other.
                    .param("keys", wanted.keySet().toArray(String[]::new))
                    .param("more", wanted.values().toArray(Integer[]::new))
                    .param("hour", Sql.at(now.truncatedTo(ChronoUnit.HOURS)))
                    .query((ResultSet row) -> {
                        var key = row.getString("key");
                        taken.put(key, row.getInt("taken") - wanted.getOrDefault(key, 0));
                    });
        }
        return keys.stream()
                .map(key -> taken.merge(key, 1, Integer::sum) <= limit)
                .toList();
    }
}
