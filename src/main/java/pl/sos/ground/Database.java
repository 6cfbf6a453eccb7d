package pl.sos.ground;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.internal.Connections;
import pl.sos.ground.internal.DataFolder;
import pl.sos.ground.internal.EmbeddedPostgres;
import pl.sos.ground.internal.ExternalPostgres;
import pl.sos.ground.internal.Migrations;

/**
 * The PostgreSQL of this installation. It comes up on a thread of its own while the application is being put together;
 * whoever needs a connection earlier waits for it.
 */
public final class Database implements AutoCloseable {
    /** What this process wants of the database. */
    public enum Use {
        /** Be the installation: no other process may be it. */
        SERVE,
        /** Work beside a running installation, or on a stopped one. */
        VISIT,
        /** The same, but without bringing it up to date first. */
        LOOK
    }

    /**
     * What tests set otherwise.
     *
     * @param server settings of the embedded server, {@code name=value}
     * @param zone the time zone of the application's sessions; nothing may depend on it
     */
    public record Tuning(List<String> server, String zone) {
        private static final Tuning USUAL = new Tuning(List.of(), "UTC");
    }

    private record Running(
            Endpoint endpoint,
            @Nullable EmbeddedPostgres server,
            @Nullable DataFolder taken) {}

    private final Settings settings;
    private final Tuning tuning;
    private final CompletableFuture<Running> running;

    private Database(Settings settings, Tuning tuning, CompletableFuture<Running> running) {
        this.settings = settings;
        this.tuning = tuning;
        this.running = running;
    }

    /** Begins to bring it up and returns at once. */
    public static Database start(Settings settings, Use use) {
        return start(settings, use, Tuning.USUAL);
    }

    /** Begins to bring it up and returns at once. */
    public static Database start(Settings settings, Use use, Tuning tuning) {
        var running = new CompletableFuture<Running>();
        Thread.ofPlatform().daemon().name("database").start(() -> {
            try {
                running.complete(bringUp(settings, use, tuning.server()));
            } catch (Throwable e) {
                // An Error too: who waits for the database would wait for ever.
                running.completeExceptionally(e);
            }
        });
        return new Database(settings, tuning, running);
    }

    private static Running bringUp(Settings settings, Use use, List<String> serverSettings) {
        Running running = connect(settings, use, serverSettings);
        try {
            if (use != Use.LOOK) {
                Migrations.apply(running.endpoint());
            }
            return running;
        } catch (RuntimeException e) {
            close(running);
            throw e;
        }
    }

    private static Running connect(Settings settings, Use use, List<String> serverSettings) {
        Settings.External external = settings.database();
        if (external != null) {
            return new Running(ExternalPostgres.prepare(external), null, null);
        }
        DataFolder taken = DataFolder.take(settings.data());
        if (taken != null) {
            try {
                var server = EmbeddedPostgres.start(settings.data(), serverSettings);
                return new Running(server.endpoint(), server, taken);
            } catch (RuntimeException e) {
                closeQuietly(taken);
                throw e;
            }
        }
        if (use == Use.SERVE) {
            throw Refusal.environment("ground.data.in-use", settings.data());
        }
        return new Running(EmbeddedPostgres.ofRunning(settings.data()), null, null);
    }

    /**
     * Waits until it is up and migrated.
     *
     * @throws Refusal when it cannot come up
     */
    public void await() {
        up();
    }

    /** Calls {@code then} as soon as it is clear that it will not come up. */
    public void onFailure(Consumer<Throwable> then) {
        running.exceptionally(failure -> {
            then.accept(failure);
            throw new CompletionException(failure);
        });
    }

    /** Where it is; waits for it. */
    public Endpoint endpoint() {
        return up().endpoint();
    }

    /** Whether the server is our own, inside the data folder. */
    public boolean embedded() {
        return settings.database() == null;
    }

    private Running up() {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    /** The pool of the application's role. It may be made before the database is up. */
    public HikariDataSource pool(int size) {
        var config = new HikariConfig();
        config.setPoolName("sos");
        config.setDataSource(new Later());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(20_000);
        config.setKeepaliveTime(120_000);
        return new HikariDataSource(config);
    }

    /** A connection of the owner, outside the pool: for what migrations do. */
    public Connection asOwner() throws SQLException {
        return Connections.open(endpoint().url(), endpoint().owner());
    }

    /** A connection of the application's role, outside the pool: for who keeps one for long. */
    public Connection asApp() throws SQLException {
        Connection connection = Connections.open(endpoint().url(), endpoint().app());
        // The driver tells the server the zone of the JVM; a session shall not depend on where it was started.
        try (var statement = connection.createStatement()) {
            statement.execute("set time zone '" + tuning.zone() + "'");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public void close() {
        var _ = running.handle((up, failure) -> {
            if (up != null) {
                close(up);
            }
            return null;
        });
    }

    private static void close(Running running) {
        if (running.server() != null) {
            running.server().stop();
        }
        if (running.taken() != null) {
            closeQuietly(running.taken());
        }
    }

    private static void closeQuietly(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Gives connections once there is something to connect to. */
    private final class Later implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            try {
                return asApp();
            } catch (Refusal | CompletionException e) {
                throw new SQLException("the database did not come up", "08001", e);
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            // The pool waits this long, when it is closed, for connections that are just being made.
            return 5;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
