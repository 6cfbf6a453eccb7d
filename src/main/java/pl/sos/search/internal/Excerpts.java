package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;

/** The texts of threads as the scope may read them. */
@Component
class Excerpts {
    private final JdbcClient jdbc;

    Excerpts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Text(boolean internal, String text) {}

    /** Messages and names of files, oldest first, each cut at so many characters. */
    Map<UUID, List<Text>> of(Collection<UUID> tickets, int longest) {
        var texts = new HashMap<UUID, List<Text>>();
        jdbc.sql("""
            select m.ticket_id, m.visibility = 'INTERNAL' as internal, left(m.body, :longest) as text, m.id
              from tickets.message m where m.ticket_id = any (:ids)
            union all
            select a.ticket_id, a.visibility = 'INTERNAL', a.name, a.id
              from tickets.attachment a where a.ticket_id = any (:ids)
            order by 4
            """)
                .param("ids", tickets.toArray(UUID[]::new))
                .param("longest", longest)
                .query(row -> {
                    texts.computeIfAbsent(Sql.uuid(row, "ticket_id"), id -> new ArrayList<>())
                            .add(new Text(row.getBoolean("internal"), row.getString("text")));
                });
        return texts;
    }
}
