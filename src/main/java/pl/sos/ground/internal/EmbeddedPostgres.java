package pl.sos.ground.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String NAME = "sos";
    private static final int LONGEST_PAUSE_MILLIS = 1000;
    private static final long LONGEST_LOG = 10_000_000;

    private final Path data;
    private final Path cluster;
    private final List<String> extra;
    private final PostgresSecrets secrets;
    private final PostgresProcesses processes;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private @Nullable Thread keeper;

    private EmbeddedPostgres(Path data, List<String> extra) throws IOException {
        this.data = data;
        this.cluster = data.resolve("database");
        this.extra = extra;
        this.secrets = PostgresSecrets.of(data);
        this.processes = new PostgresProcesses(PostgresBinaries.in(data.resolve("server")), cluster);
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
                server.initialise();
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

    private void initialise() throws IOException, InterruptedException {
        Path half = data.resolve("database.new");
        Folders.delete(half);
        Path password = data.resolve("initdb.password");
        Files.deleteIfExists(password);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(password, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(StandardCharsets.US_ASCII.encode(secrets.password("superuser")));
        }
        try {
            var words = new ArrayList<>(List.of(
                    "initdb",
                    "-D",
                    half.toString(),
                    "-U",
                    "postgres",
                    "--pwfile",
                    password.toString(),
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            if (extra.contains("fsync=off")) {
                words.add("--no-sync");
            }
            Process initdb = processes
                    .command(false, words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
            if (initdb.waitFor() != 0) {
                throw failed();
            }
            Files.writeString(half.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(data);
        } finally {
            Files.deleteIfExists(password);
        }
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
                    up.completeExceptionally(failed());
                    return;
                }
                log.error("the database server ended with {}; starting it again", server.exitValue());
                processes.clearLeftovers();
                Thread.sleep(ready ? 0 : LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.error("the database server cannot be started", e);
            up.completeExceptionally(DataFolder.refusal(data, e));
        } catch (Refusal e) {
            up.completeExceptionally(e);
        } finally {
            up.completeExceptionally(new IllegalStateException("the database server was stopped"));
        }
    }

    private Process spawn() throws IOException {
        if (Files.exists(logFile()) && Files.size(logFile()) > LONGEST_LOG) {
            Files.move(logFile(), data.resolve("log/postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
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
                log.info("port {} of the database is taken by somebody else; taking another", wished);
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
            throw Refusal.environment("ground.postgres.failed", logFile(), String.valueOf(e.getMessage()))
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

    private Path logFile() {
        return data.resolve("log/postgres.log");
    }

    private Refusal failed() {
        String tail = tail();
        if (tail.contains("No space left on device")) {
            return Refusal.environment("ground.disk.full", data);
        }
        if (tail.contains("unshare failed")) {
            return Refusal.environment("ground.namespaces.forbidden");
        }
        String reason = tail.lines()
                .filter(line -> line.contains("FATAL") || line.contains("error:"))
                .reduce((first, last) -> last)
                .orElse("");
        return Refusal.environment(
                "ground.postgres.failed", logFile(), reason.replaceFirst("^.*?(FATAL|error): *", ""));
    }

    private String tail() {
        try (var file = new RandomAccessFile(logFile().toFile(), "r")) {
            file.seek(Math.max(0, file.length() - 4000));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
