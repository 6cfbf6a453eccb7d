package pl.sos.ground;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Small facts about this installation, by name: that it carries demo data, its own id and the like. */
@Component
public class Installation {
    private final JdbcClient jdbc;

    Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<String> fact(String name) {
        return jdbc.sql("select value from ground.installation where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    @Transactional
    public void remember(String name, String value) {
        jdbc.sql("""
                        insert into ground.installation (name, value) values (?, ?)
                        on conflict (name) do update set value = excluded.value
                        """).params(name, value).update();
    }

    /**
     * A key that never leaves this installation, 32 random bytes made at the first use: the same for every node and after
     * every start.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public byte[] key(String name) {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return HexFormat.of().parseHex(keep(name, HexFormat.of().formatHex(fresh)));
    }

    /**
     * The fact of this name; the given one when there was none. In a transaction of its own, so that nobody goes on with one
     * that was rolled back.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String keep(String name, String value) {
        jdbc.sql("insert into ground.installation (name, value) values (?, ?) on conflict (name) do nothing")
                .params(name, value)
                .update();
        return fact(name).orElseThrow();
    }
}
