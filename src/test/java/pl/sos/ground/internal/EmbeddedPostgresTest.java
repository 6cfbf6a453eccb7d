package pl.sos.ground.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.sos.ground.Backup;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.TestDatabase;

/** The server as an installation has it: with every write through to the disk. */
class EmbeddedPostgresTest {
    @TempDir
    static Path data;

    private static @Nullable Database database;

    @BeforeAll
    static void begin() throws IOException {
        TestDatabase.lendServerTo(data);
        start();
    }

    private static void start() {
        database = Database.start(settings(data), Database.Use.SERVE);
        database.await();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(database).close();
    }

    @BeforeEach
    void makeTable() throws SQLException {
        execute("drop table if exists ground.kept");
        execute("create table ground.kept (number integer primary key)");
    }

    @Test
    void whatWasCommittedSurvivesAKilledServerThatComesBackByItself() throws Exception {
        var acknowledged = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> insertUntilItFails(acknowledged));
        while (acknowledged.get() < 200) {
            Thread.sleep(1);
        }
        kill();
        writer.join();
        assertThat(count()).isGreaterThanOrEqualTo(acknowledged.get());
        kill();
        assertThat(count()).isGreaterThanOrEqualTo(acknowledged.get());
    }

    @Test
    void aProcessNumberThatBelongsToSomebodyElseIsNotTakenForTheServer() throws Exception {
        stop();
        Path pidFile = data.resolve("database/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");
        start();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(Files.readAllLines(pidFile).getFirst())
                .isNotEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void passwordsAreReadableByTheOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database.properties"))))
                .isEqualTo("rw-------");
        assertThat(data.resolve("initdb.password")).doesNotExist();
    }

    @Test
    void theApplicationOwnsNothingAndPassesNoPolicy() throws Exception {
        try (Connection app = Objects.requireNonNull(database).asApp();
                var statement = app.createStatement()) {
            var row = statement.executeQuery("""
                    select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole,
                           (select count(*) from pg_class where relowner = r.oid)
                    from pg_roles r where rolname = current_user
                    """);
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
            assertThat(row.getInt(2)).isZero();
        }
    }

    @Test
    void aBackupTakenWhileWorkGoesOnIsOfOneMoment(@TempDir Path elsewhere) throws Exception {
        var acknowledged = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> insertUntilItFails(acknowledged));
        while (acknowledged.get() < 100) {
            Thread.sleep(1);
        }
        int before = acknowledged.get();
        Path backup = elsewhere.resolve("backup");
        Backup.save(settings(data), backup);
        int after = acknowledged.get();
        execute("drop table ground.kept");
        writer.join();

        Path other = elsewhere.resolve("data");
        TestDatabase.lendServerTo(other);
        assertThat(Backup.restore(settings(other), backup)).isNull();
        try (Database restored = Database.start(settings(other), Database.Use.SERVE);
                Connection owner = restored.asOwner();
                var statement = owner.createStatement()) {
            var row = statement.executeQuery("select count(*), max(number) from ground.kept");
            row.next();
            // No gap: the rows are those of one moment between the two readings.
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2)).isBetween(before, after + 1);
        }
    }

    private void insertUntilItFails(AtomicInteger acknowledged) {
        try (Connection owner = Objects.requireNonNull(database).asOwner();
                var insert = owner.prepareStatement("insert into ground.kept values (?)")) {
            for (int number = acknowledged.get() + 1; ; number++) {
                insert.setInt(1, number);
                insert.executeUpdate();
                acknowledged.set(number);
            }
        } catch (SQLException e) {
            // The server was killed or the table dropped, as it was meant to be.
            assertThat(acknowledged.get()).isPositive();
        }
    }

    private void kill() throws Exception {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private int count() throws InterruptedException {
        List<SQLException> failures = new ArrayList<>();
        for (int attempt = 0; attempt < 6000; attempt++) {
            try (Connection owner = Objects.requireNonNull(database).asOwner();
                    var statement = owner.createStatement()) {
                var row = statement.executeQuery("select count(*) from ground.kept");
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                failures.add(e);
                Thread.sleep(50);
            }
        }
        throw new AssertionError("the server did not come back", failures.getLast());
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = Objects.requireNonNull(database).asOwner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    static Settings settings(Path data) {
        return new Settings(data, 0, null, URI.create("http://localhost"), false, null, null, null);
    }
}
