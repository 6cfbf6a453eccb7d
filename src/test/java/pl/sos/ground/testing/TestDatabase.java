package pl.sos.ground.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;
import pl.sos.ground.internal.EmbeddedPostgres;
import pl.sos.ground.internal.Folders;
import pl.sos.ground.internal.Migrations;

/**
 * One embedded PostgreSQL for a process of tests, without the writes that survive a loss of power, its sessions in a zone
 * that is neither the JVM's nor Warsaw's.
 */
public final class TestDatabase {
    /** Each of the processes that share the tests among them has its own. */
    private static final String FORK = System.getProperty("sos.fork", "0");

    private static final Path DATA = Path.of("target/test-db-" + FORK).toAbsolutePath();
    /** What every data folder of the tests is a copy of: a new cluster with all migrations, shut down in order. */
    private static final Path PATTERN = Path.of("target/test-db").toAbsolutePath();

    /** Without the writes that survive a loss of power. */
    private static final Database.Tuning TUNING = new Database.Tuning(
            List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"), "Asia/Tokyo");

    /** Those of the run, which remember what they read of the database. */
    private static final List<GenericApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();

    private static @Nullable TestDatabase instance;

    private final Settings settings;
    private final Database database;
    private final Connection superuser;
    private final List<String> tables = new ArrayList<>();
    private final List<String> sequences = new ArrayList<>();

    private TestDatabase() {
        try {
            settings = settings(DATA);
            settings.prepareFolder();
            database = start();
            try {
                database.await();
            } catch (RuntimeException e) {
                throw new IllegalStateException("a test needs the database; is an old migration changed?", e);
            }
            var role = EmbeddedPostgres.superuser(DATA);
            superuser = DriverManager.getConnection(database.endpoint().url(), role.user(), role.password());
            catalogue();
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Database start() throws IOException {
        copyPatternTo(DATA);
        Database first = Database.start(settings, Database.Use.SERVE, TUNING);
        try {
            first.await();
            return first;
        } catch (RuntimeException e) {
            // While a migration is being written the kept pattern knows an older text of it: begin anew.
            first.close();
            Folders.delete(PATTERN.resolve("database"));
            copyPatternTo(DATA);
            return Database.start(settings, Database.Use.SERVE, TUNING);
        }
    }

    /** Makes the pattern when there is none. The processes of a run do it one after the other. */
    private static synchronized void copyPatternTo(Path data) throws IOException {
        Files.createDirectories(PATTERN);
        try (var channel = FileChannel.open(
                        PATTERN.resolve("pattern.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("no lock of " + PATTERN);
            }
            if (Files.notExists(PATTERN.resolve("database"))) {
                makePattern();
            }
            lendServer(data);
            for (String name : List.of("database", "database.properties")) {
                Folders.delete(data.resolve(name));
                copy(PATTERN.resolve(name), data.resolve(name));
            }
        }
    }

    /** It is made beside its place: without fsync a cluster is only to be trusted when it was shut down. */
    private static void makePattern() throws IOException {
        Path half = PATTERN.resolve("half");
        Folders.delete(half);
        lendServer(half);
        Settings settings = settings(half);
        settings.prepareFolder();
        try (Database database = Database.start(settings, Database.Use.SERVE, TUNING)) {
            database.await();
        }
        Path secrets = half.resolve("database.properties");
        // Each of the copies shall find a port of its own.
        Files.write(
                secrets,
                Files.readAllLines(secrets).stream()
                        .filter(line -> !line.startsWith("port="))
                        .toList());
        Files.move(secrets, PATTERN.resolve("database.properties"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(half.resolve("database"), PATTERN.resolve("database"));
        Folders.delete(half);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.copy(
                        one,
                        to.resolve(from.relativize(one).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Settings settings(Path data) {
        return new Settings(
                data, 0, "127.0.0.1", URI.create("http://localhost"), false, "target/test-files-" + FORK, null, null);
    }

    /** The one of this run, started at the first call. */
    public static synchronized TestDatabase get() {
        if (instance == null) {
            instance = new TestDatabase();
        }
        return instance;
    }

    /**
     * Empties every table of every room but the histories of migrations and those whose comment begins with
     * {@code reference}, sets sequences back and the {@link TestClock} too. Waits for what the server still has in hand.
     */
    public static void reset() {
        RequestsInHand.awaitNone();
        get().empty();
        CONTEXTS.forEach(context -> context.getBean(CommittedCaches.class).forgetEverything());
        TestClock.INSTANCE.reset();
    }

    /** Spares a data folder of a test's own the unpacking of the server; it begins with nothing else. */
    public static void lendServerTo(Path data) throws IOException {
        get();
        lendServer(data);
    }

    /** Makes a data folder of a test's own one that was started before: with all migrations, and nothing in it. */
    public static void furnish(Path data) throws IOException {
        get();
        copyPatternTo(data);
    }

    private static void lendServer(Path data) throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(PATTERN.resolve("server"));
        if (Files.notExists(data.resolve("server"), LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(data.resolve("server"), PATTERN.resolve("server"));
        }
    }

    public Settings settings() {
        return settings;
    }

    public Database database() {
        return database;
    }

    /** A connection that sees and may do everything, in auto-commit; for looking behind row-level security. */
    public Connection superuser() {
        return superuser;
    }

    private void catalogue() throws SQLException, IOException {
        String rooms = "('" + String.join("','", Migrations.rooms()) + "')";
        try (var statement = superuser.createStatement()) {
            var found = statement.executeQuery("""
                    select format('%I.%I', n.nspname, c.relname), c.relkind
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname in """ + rooms + """
                     and (c.relkind = 'r' and c.relname <> 'flyway_history'
                          and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'reference%'
                          or c.relkind = 'S')
                    """);
            while (found.next()) {
                (found.getString(2).equals("r") ? tables : sequences).add(found.getString(1));
            }
            // Triggers that refuse to forget and foreign keys are not asked; deleting few rows beats truncating.
            statement.execute("set session_replication_role = replica");
        }
    }

    private synchronized void empty() {
        var sql = new StringBuilder();
        tables.forEach(table -> sql.append("delete from ").append(table).append(';'));
        sequences.forEach(sequence -> sql.append("select setval('")
                .append(sequence)
                .append("', seqstart, false) from pg_sequence")
                .append(" where seqrelid = '")
                .append(sequence)
                .append("'::regclass;"));
        for (int attempt = 1; ; attempt++) {
            try (var statement = superuser.createStatement()) {
                statement.execute(sql.toString());
                return;
            } catch (SQLException e) {
                // Work of the last test on threads of its own may still be ending.
                if (attempt == 20 || !"40P01".equals(e.getSQLState())) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Gives the context its settings and database. */
    static final class Initializer implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            CONTEXTS.add(context);
            var beans = context.getBeanFactory();
            beans.registerSingleton("settings", get().settings());
            beans.registerSingleton("database", get().database());
        }
    }
}
