package pl.sos.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Ids;

/**
 * The rows that one request wrote, to be written again with other ids, straight through JDBC. Which rows those are the
 * database itself says: they carry the number of the transaction that wrote them.
 */
final class SameRows {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private record Row(String sql, List<@Nullable String> values) {}

    private final List<Row> rows;
    private final List<String> made;
    private final long number;

    private SameRows(List<Row> rows, List<String> made, long number) {
        this.rows = rows;
        this.made = made;
        this.number = number;
    }

    /** What the transaction wrote that opened this ticket. */
    static SameRows of(Connection database, long number) throws SQLException {
        var rows = new ArrayList<Row>();
        var made = new ArrayList<String>();
        String writer = one(database, "select xmin from tickets.ticket where number = " + number);
        var tables = column(database, """
                select format('%I.%I', n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
                order by c.relname <> 'ticket', c.relname <> 'message', 1
                """);
        for (String table : tables) {
            var columns = column(database, """
                    select quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                    from pg_attribute a
                    where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
                        and a.attgenerated = '' and a.attidentity = ''
                    order by a.attnum
                    """.formatted(table));
            read(database, table, columns, writer, rows, made);
        }
        return new SameRows(rows, made, number);
    }

    private static void read(
            Connection database, String table, List<String> columns, String writer, List<Row> rows, List<String> made)
            throws SQLException {
        var names = columns.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toList();
        var casts = columns.stream()
                .map(column -> "?::text::" + column.substring(column.indexOf(' ') + 1))
                .toList();
        var select = "select "
                + String.join(", ", names.stream().map(name -> name + "::text").toList()) + " from " + table
                + " where xmin = '" + writer + "'::xid";
        try (var statement = database.createStatement();
                var found = statement.executeQuery(select)) {
            while (found.next()) {
                var values = new ArrayList<@Nullable String>();
                for (int i = 1; i <= names.size(); i++) {
                    values.add(found.getString(i));
                }
                rows.add(new Row(
                        "insert into " + table + " (" + String.join(", ", names) + ") values ("
                                + String.join(", ", casts) + ")",
                        values));
                var first = values.getFirst();
                if (first != null && UUIDS.matcher(first).matches() && !made.contains(first)) {
                    made.add(first);
                }
            }
        }
    }

    int size() {
        return rows.size();
    }

    /** One connection's statements, prepared once. */
    List<PreparedStatement> prepare(Connection connection) throws SQLException {
        var prepared = new ArrayList<PreparedStatement>();
        for (Row row : rows) {
            prepared.add(connection.prepareStatement(row.sql()));
        }
        return prepared;
    }

    /** Writes them once more with fresh ids and commits. */
    void write(Connection connection, List<PreparedStatement> prepared, long freshNumber) throws SQLException {
        Map<String, String> fresh = new HashMap<>();
        for (String id : made) {
            fresh.put(id, Ids.next().toString());
        }
        for (int i = 0; i < rows.size(); i++) {
            var values = rows.get(i).values();
            for (int j = 0; j < values.size(); j++) {
                prepared.get(i).setString(j + 1, changed(values.get(j), fresh, freshNumber));
            }
            prepared.get(i).executeUpdate();
        }
        connection.commit();
    }

    private @Nullable String changed(@Nullable String value, Map<String, String> fresh, long freshNumber) {
        if (value == null) {
            return null;
        }
        if (value.equals(Long.toString(number))) {
            return Long.toString(freshNumber);
        }
        if (value.length() < 36) {
            return value;
        }
        return UUIDS.matcher(value).replaceAll(found -> fresh.getOrDefault(found.group(), found.group()));
    }

    /** A key that was made up for the template, so that it differs with each writing too. */
    SameRows withKey(UUID key) {
        made.add(key.toString());
        return this;
    }

    private static String one(Connection database, String sql) throws SQLException {
        return column(database, sql).getFirst();
    }

    private static List<String> column(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
