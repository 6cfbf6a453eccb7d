package pl.sos.mail.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.mail.Mailbox;

/** How many mails came this hour, from whom and to which mailbox. */
@Component
public class Rates {
    private final JdbcClient jdbc;

    Rates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one; false when it is more than the mailbox lets through. */
    boolean allow(Mailbox mailbox, String sender, Instant now) {
        // What a sender sends beyond his share is no part of the mailbox's: else he could use up everybody's.
        return count("sender:" + mailbox.id() + ":" + RawHead.sha256(sender), now) <= mailbox.senderLimit()
                && count("mailbox:" + mailbox.id(), now) <= mailbox.hourlyLimit();
    }

    void forgetBefore(Instant then) {
        jdbc.sql("delete from mail.rate where hour < ?").param(Sql.at(then)).update();
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
