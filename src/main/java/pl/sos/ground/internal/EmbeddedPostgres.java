package pl.sos.ground.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.sos.ground.Endpoint;
import pl.sos.ground.Refusal;

/**
 * The PostgreSQL server that runs inside an installation: its data stay in {@code database} of the data folder, it
 * listens on 127.0.0.1 only, is started again when it dies and stops when this process dies.
 */
public final class EmbeddedPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String NAME = "sos";
    private static final int LONGEST_PAUSE_MILLIS = 1000;

    private final Path data;
    private final Path cluster;
    private final List<String> extra;
    private final PostgresSecrets secrets;
    private final PostgresProcesses processes;
    private final PostgresLog log;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private @Nullable Thread keeper;

    private EmbeddedPostgres(Path data, List<String> extra) throws IOException {
        this.data = data;
        this.cluster = data.resolve("database");
        this.extra = extra;
        this.secrets = PostgresSecrets.of(data);
        this.processes = new PostgresProcesses(PostgresBinaries.in(data.resolve("server")), cluster);
        this.log = new PostgresLog(data);
    }

    /**
     * Starts the server of a data folder that this process has taken, making it first when it is new.
     *
     * @param extra further settings of the server, {@code name=value}
     */
    public static EmbeddedPostgres start(Path data, List<String> extra) {
        PostgresProcesses.refuseMissingTools();
        try {
            var server = new EmbeddedPostgres(data, extra);
            server.secrets.complete();
            if (!Files.exists(server.cluster.resolve("PG_VERSION"))) {
                NewCluster.make(data, server.secrets, server.processes, server.log, extra);
            }
            server.processes.clearLeftovers();
            server.startKeeper();
            server.prepare();
            return server;
        } catch (IOException e) {
            throw DataFolder.refusal(data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a server that another process of this installation runs can be reached. */
    public static Endpoint ofRunning(Path data) {
        try {
            return endpoint(PostgresSecrets.of(data));
        } catch (IOException e) {
            throw DataFolder.refusal(data, e);
        }
    }

    /** The superuser of a data folder, for what only he may: backups of files, emptying tables between tests. */
    public static Endpoint.Login superuser(Path data) {
        try {
            return new Endpoint.Login("postgres", PostgresSecrets.of(data).password("superuser"));
        } catch (IOException e) {
            throw DataFolder.refusal(data, e);
        }
    }

    public Endpoint endpoint() {
        return endpoint(secrets);
    }

    private static Endpoint endpoint(PostgresSecrets secrets) {
        return new Endpoint(
                url(secrets.port(), NAME),
                new Endpoint.Login("sos_owner", secrets.password("owner")),
                new Endpoint.Login("sos_app", secrets.password("app")));
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?sslmode=disable";
    }

    /**
     * The thread that starts the server must live as long as the server: the signal that a dead parent sends follows
     * the thread, not the process.
     */
    private void startKeeper() {
        var up = new CompletableFuture<Void>();
        keeper = Thread.ofPlatform().daemon().name("postgres").start(() -> keep(up));
        try {
            up.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        }
    }

    private void keep(CompletableFuture<Void> up) {
        try {
            int tries = 0;
            while (!stopping) {
                Process server = spawn();
                process = server;
                boolean ready = awaitReady(server);
                if (ready) {
                    tries = 0;
                    up.complete(null);
                    server.waitFor();
                }
                if (stopping) {
                    return;
                }
                if (!up.isDone() && ++tries >= 3) {
                    up.completeExceptionally(log.refusal());
                    return;
                }
                LOG.error("the database server ended with {}; starting it again", server.exitValue());
                processes.clearLeftovers();
                // One that died at its start would die again at once, and fill the log.
                Thread.sleep(ready ? 0 : LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("the database server cannot be started", e);
            up.completeExceptionally(DataFolder.refusal(data, e));
        } catch (Refusal e) {
            up.completeExceptionally(e);
        } finally {
            up.completeExceptionally(new IllegalStateException("the database server was stopped"));
        }
    }

    private Process spawn() throws IOException {
        log.rotate();
        secrets.port(freePort(secrets.port()));
        var words = new ArrayList<>(List.of("postgres", "-D", cluster.toString()));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + secrets.port(),
                "unix_socket_directories=",
                "max_connections=80",
                "shared_buffers=192MB",
                "max_wal_size=2GB",
                "random_page_cost=1.1",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                "log_min_error_statement=fatal",
                "log_line_prefix=%m [%p] %q%u ",
                // The passwords are 192 random bits, which need no stretching; each connection is spared it.
                "scram_iterations=256"));
        settings.addAll(extra);
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        return processes
                .command(true, words)
                .redirectErrorStream(true)
                .redirectOutput(log.append())
                .start();
    }

    private boolean awaitReady(Process server) throws InterruptedException {
        // Recovery after a crash may take minutes: as long as the server lives it is waited for.
        while (server.isAlive()) {
            if (processes.ready(server.pid())) {
                return true;
            }
            server.waitFor(10, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private static int freePort(int wished) throws IOException {
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        if (wished > 0) {
            try (var socket = new ServerSocket(wished, 1, local)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.info("port {} of the database is taken by somebody else; taking another", wished);
            }
        }
        try (var socket = new ServerSocket(0, 1, local)) {
            return socket.getLocalPort();
        }
    }

    /** Makes the roles and the database, once. */
    private void prepare() throws IOException {
        if (secrets.prepared()) {
            return;
        }
        try (var connection = Connections.open(
                        url(secrets.port(), "postgres"),
                        new Endpoint.Login("postgres", secrets.password("superuser")));
                var statement = connection.createStatement()) {
            for (String role : List.of("owner", "app")) {
                String name = "sos_" + role;
                var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + name + "'");
                statement.execute((found.next() ? "alter role " : "create role ") + name
                        + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                        + secrets.password(role) + "'");
            }
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
            if (!found.next()) {
                statement.execute("create database " + NAME + " owner sos_owner");
            }
        } catch (SQLException e) {
            throw Refusal.environment("ground.postgres.failed", log.file(), String.valueOf(e.getMessage()))
                    .because(e);
        }
        secrets.markPrepared();
    }

    /** Stops the server in order; its connections end at once. */
    public void stop() {
        stopping = true;
        Process server = process;
        if (server == null || !server.isAlive()) {
            return;
        }
        try {
            processes.interrupt(server.pid());
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            if (keeper != null) {
                keeper.join(1000);
            }
        } catch (IOException e) {
            server.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
