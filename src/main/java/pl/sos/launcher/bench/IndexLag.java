package pl.sos.launcher.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** How long what was written waits until the search finds it: the age of the oldest ticket that it has yet to read. */
final class IndexLag {
    private final Connection database;
    private double longestSeconds;

    IndexLag(Connection database) {
        this.database = database;
    }

    void look() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select id, extract(epoch from clock_timestamp()) from search.pending"
                        + " where kind = 'TICKET' order by number limit 1")) {
            if (row.next()) {
                // The first 48 bits of a UUID of version 7 are the milliseconds of its making.
                double made = (row.getObject(1, UUID.class).getMostSignificantBits() >>> 16) / 1e3;
                longestSeconds = Math.max(longestSeconds, row.getDouble(2) - made);
            }
        }
    }

    double longestSeconds() {
        return longestSeconds;
    }
}
