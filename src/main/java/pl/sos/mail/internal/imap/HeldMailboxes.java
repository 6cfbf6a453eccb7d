package pl.sos.mail.internal.imap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pl.sos.ground.Database;

/**
 * Which mailboxes this node watches. A mailbox is held by an advisory lock of PostgreSQL on a connection kept for that:
 * when the node dies, so does the lock, and another takes the mailbox at once.
 */
@Component
class HeldMailboxes {
    private static final Logger LOG = LoggerFactory.getLogger(HeldMailboxes.class);
    private static final int ANSWER_SECONDS = 5;

    private final Database database;
    private final Set<UUID> held = new HashSet<>();
    private @Nullable Connection connection;

    HeldMailboxes(Database database) {
        this.database = database;
    }

    /** Whether this node holds it, or has just taken it. */
    synchronized boolean hold(UUID mailbox) {
        try {
            var open = connection();
            if (held.contains(mailbox)) {
                return true;
            }
            if (ask(open, "select pg_try_advisory_lock(hashtextextended(?, 0))", mailbox)) {
                held.add(mailbox);
                return true;
            }
            return false;
        } catch (SQLException e) {
            LOG.debug("no lock for mailbox {}", mailbox, e);
            close();
            return false;
        }
    }

    synchronized void release(UUID mailbox) {
        var open = connection;
        if (!held.remove(mailbox) || open == null) {
            return;
        }
        try {
            ask(open, "select pg_advisory_unlock(hashtextextended(?, 0))", mailbox);
        } catch (SQLException e) {
            close();
        }
        if (held.isEmpty()) {
            close();
        }
    }

    private static boolean ask(Connection open, String sql, UUID mailbox) throws SQLException {
        try (var statement = open.prepareStatement(sql)) {
            statement.setString(1, "mailbox:" + mailbox);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        var open = connection;
        if (open == null || !open.isValid(ANSWER_SECONDS)) {
            close();
            open = database.asApp();
            connection = open;
        }
        return open;
    }

    /** Whatever was held is not any more. */
    private void close() {
        held.clear();
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("closing", e);
            }
        }
    }
}
