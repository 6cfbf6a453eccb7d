package pl.sos.ground;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
}
