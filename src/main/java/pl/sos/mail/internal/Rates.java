package pl.sos.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Counts one; false when it is more than the mailbox lets through. */
    boolean allow(Mailbox mailbox, String sender, Instant now) {
        // What a sender sends beyond his share is no part of the mailbox's: else he could use up everybody's.
        return count("sender:" + mailbox.id() + ":" + RawHead.sha256(sender), now) <= mailbox.senderLimit()
                && count("mailbox:" + mailbox.id(), now) <= mailbox.hourlyLimit();
    }

    /** Forgets what is of no hour that still counts. */
    void sweep() {
        jdbc.sql("delete from mail.rate where hour < ?")
                .param(Sql.at(clock.instant().minus(KEPT)))
                .update();
    }

    private int count(String key, Instant now) {
        return jdbc.sql("""
                        insert into mail.rate (key, hour, taken) values (?, ?, 1)
                        on conflict (key, hour) do update set taken = mail.rate.taken + 1
                        returning taken
                        """)
                .params(key, Sql.at(now.truncatedTo(ChronoUnit.HOURS)))
                .query(Integer.class)
                .single();
    }
}
