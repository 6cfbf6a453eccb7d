package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;

/** Reads things that can be found: the rows of one table each, with an {@code id}. */
@Component
class Rows {
    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest ids of a table below this one, newest first. */
    List<UUID> before(String table, Optional<UUID> id, int most) {
        return jdbc.sql("select id from " + table + " where id < :id order by id desc limit :most")
                .param("id", id.orElse(new UUID(-1, -1)))
                .param("most", most)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    /** What is made of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param select asks for the ids with {@code = any (?)} */
    <T> List<T> list(String select, Collection<UUID> ids, Reading<T> reading) {
        return jdbc.sql(select)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> reading.of(row))
                .list();
    }

    /** As {@link #list}, each by its id. */
    <T> Map<UUID, T> byId(String select, Collection<UUID> ids, Reading<T> reading) {
        var found = new HashMap<UUID, T>();
        jdbc.sql(select).param(ids.toArray(UUID[]::new)).query((ResultSet row) -> {
            found.put(Sql.uuid(row, "id"), reading.of(row));
        });
        return found;
    }

    /** Of a column of type {@code text[]}. */
    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
