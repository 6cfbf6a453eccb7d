package pl.sos.outbox.internal;

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

    /** False when the address was marked as badly before. */
    public boolean mark(Bounce bounce) {
        return jdbc.sql("""
                        insert into outbox.bounce (address, permanent, why, bounced_at)
                        values (:address, :permanent, :why, :at)
                        on conflict (address) do update
                           set permanent = true, why = excluded.why, bounced_at = excluded.bounced_at
                         where excluded.permanent and not outbox.bounce.permanent
                        """)
                        .param("address", bounce.address())
                        .param("permanent", bounce.permanent())
                        .param("why", bounce.why())
                        .param("at", Sql.at(bounce.at()))
                        .update()
                == 1;
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
