package pl.sos.outbox.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.outbox.Bounce;

/** The table outbox.bounce, for staff and the system. */
@Component
public class BounceStore {
    private final JdbcClient jdbc;

    BounceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the address was marked as badly before; it is known then that it still takes no mail. */
    public boolean mark(Bounce bounce) {
        return jdbc.sql("""
                        with known as (select 1 from outbox.bounce where address = :address)
                        insert into outbox.bounce (address, permanent, why, bounced_at)
                        values (:address, :permanent, :why, :at)
                        on conflict (address) do update
                           set permanent = excluded.permanent, why = excluded.why, bounced_at = excluded.bounced_at
                         where not outbox.bounce.permanent
                        returning outbox.bounce.permanent or not exists (select 1 from known)
                        """)
                .param("address", bounce.address())
                .param("permanent", bounce.permanent())
                .param("why", bounce.why())
                .param("at", Sql.at(bounce.at()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Those marked for now to which a letter left after they were marked and before {@code oldEnough}, and none since then
     * came back.
     */
    public List<String> clearThoseThatTakeMail(Instant oldEnough) {
        return jdbc.sql("""
                        delete from outbox.bounce b
                         where not b.permanent
                           and exists (select 1 from outbox.mail m
                                        where m.recipient = b.address and m.state = 'SENT' and m.last_error is null
                                          and m.sent_at > b.bounced_at and m.sent_at < ?)
                        returning b.address
                        """)
                .param(Sql.at(oldEnough))
                .query((row, n) -> row.getString("address"))
                .list();
    }

    public List<Bounce> find(Collection<String> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : jdbc.sql("select * from outbox.bounce where address = any (:addresses)")
                        .param("addresses", addresses.toArray(String[]::new))
                        .query((row, n) -> new Bounce(
                                row.getString("address"),
                                row.getBoolean("permanent"),
                                row.getString("why"),
                                Sql.instant(row, "bounced_at")))
                        .list();
    }

    public void clear(String address) {
        jdbc.sql("delete from outbox.bounce where address = ?").param(address).update();
    }
}
