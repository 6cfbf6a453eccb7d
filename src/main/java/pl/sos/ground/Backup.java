package pl.sos.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.internal.Connections;
import pl.sos.ground.internal.DataFolder;
import pl.sos.ground.internal.EmbeddedPostgres;
import pl.sos.ground.internal.Folders;

/**
 * A copy of the whole installation on the embedded database: the server's files, as of one moment, and the store of
 * files. It may be taken while the installation works. A database of one's own is left to its own tools.
 */
public final class Backup {
    private static final String LABEL = "backup.properties";
    private static final String DATABASE = "database";
    private static final String SECRETS = "database.properties";
    private static final String FILES = "files";

    /** What PostgreSQL makes anew at every start, and the write-ahead log, which is copied by its own rule. */
    private static final Set<String> LEFT_OUT_CONTENTS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "global/pg_control");

    private final Settings settings;
    private final Path folder;

    private Backup(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * Takes a backup of a running or stopped installation into a folder that is new or empty.
     *
     * @throws Refusal when it cannot be taken; what was written until then is no backup and will not be taken for one
     */
    public static void save(Settings settings, Path folder) {
        var backup = new Backup(settings, folder);
        backup.refuseExternal();
        try {
            backup.refuseUsedFolder();
            DataFolder.create(folder.toAbsolutePath());
            try (Database database = Database.start(settings, Database.Use.LOOK)) {
                backup.copyDatabase(database.endpoint().url());
            }
            Path files = settings.filesFolder();
            // After the database: a file is in the store before a row names it.
            Folders.copy(files, folder.resolve(FILES), path -> !path.startsWith("incoming"));
            backup.label();
        } catch (IOException e) {
            throw DataFolder.refusal(folder, e);
        } catch (SQLException e) {
            throw Refusal.environment("ground.backup.failed", String.valueOf(e.getMessage()))
                    .because(e);
        }
    }

    private void refuseExternal() {
        Settings.External external = settings.database();
        if (external != null) {
            throw Refusal.usage(
                    "ground.backup.external", external.url().replaceFirst("^jdbc:", ""), settings.filesFolder());
        }
    }

    private void refuseUsedFolder() throws IOException {
        if (Files.exists(folder)) {
            try (var content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw Refusal.usage("ground.backup.used", folder);
                }
            }
        }
    }

    private void copyDatabase(String url) throws SQLException, IOException {
        Path from = settings.data().resolve(DATABASE);
        Path to = folder.resolve(DATABASE);
        try (Connection connection = Connections.open(url, EmbeddedPostgres.superuser(settings.data()));
                Statement statement = connection.createStatement()) {
            // The slot keeps the server from recycling the log that the copy will need.
            statement.execute("select pg_create_physical_replication_slot('sos_backup', true, true)");
            String first = text(statement, "select pg_walfile_name(pg_backup_start('S.O.S.', true))");
            Folders.copy(from, to, Backup::belongs);
            Files.createDirectories(to.resolve("global"));
            Folders.copy(from.resolve("global/pg_control"), to.resolve("global/pg_control"), path -> true);
            var stopped = statement.executeQuery(
                    "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false)");
            stopped.next();
            String last = stopped.getString(1);
            Folders.write(to.resolve("backup_label"), stopped.getString(2));
            if (!stopped.getString(3).isBlank()) {
                Folders.write(to.resolve("tablespace_map"), stopped.getString(3));
            }
            Folders.copy(from.resolve("pg_wal"), to.resolve("pg_wal"), path -> {
                String name = path.toString();
                return name.isEmpty()
                        || name.endsWith(".history")
                        || (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0);
            });
        }
        Folders.copy(settings.data().resolve(SECRETS), folder.resolve(SECRETS), path -> true);
    }

    private static boolean belongs(Path path) {
        boolean inside = path.getNameCount() > 1
                && LEFT_OUT_CONTENTS.contains(path.getName(0).toString());
        return !inside && !LEFT_OUT.contains(path.toString());
    }

    private static String text(Statement statement, String sql) throws SQLException {
        var row = statement.executeQuery(sql);
        row.next();
        return row.getString(1);
    }

    /** Written last: a folder without it is half a backup. */
    private void label() throws IOException {
        Folders.write(
                folder.resolve(LABEL),
                "kind=embedded\ntaken=" + Clock.systemUTC().instant() + "\nformat=1\n");
        Folders.sync(folder);
    }

    /**
     * Puts a backup in the place of a stopped installation's data. What was there is kept beside it under another name.
     *
     * @return where the former database is kept; {@code null} when there was none
     * @throws Refusal when the installation runs, or the folder is no whole backup
     */
    public static @Nullable Path restore(Settings settings, Path folder) {
        var backup = new Backup(settings, folder);
        backup.refuseExternal();
        try {
            backup.refuseNoBackup();
            DataFolder taken = DataFolder.take(settings.data());
            if (taken == null) {
                throw Refusal.environment("ground.data.in-use", settings.data());
            }
            Path before;
            try (taken) {
                before = backup.replace();
            }
            try (Database database = Database.start(settings, Database.Use.LOOK)) {
                database.await();
            }
            return before;
        } catch (IOException e) {
            throw DataFolder.refusal(settings.data(), e);
        }
    }

    private void refuseNoBackup() throws IOException {
        var label = new Properties();
        if (Files.exists(folder.resolve(LABEL))) {
            try (var reader = Files.newBufferedReader(folder.resolve(LABEL))) {
                label.load(reader);
            }
        }
        if (!"1".equals(label.getProperty("format"))) {
            throw Refusal.usage("ground.backup.none", folder);
        }
    }

    private @Nullable Path replace() throws IOException {
        Path data = settings.data();
        Path next = data.resolve("database.restoring");
        Folders.delete(next);
        Folders.copy(folder.resolve(DATABASE), next, path -> true);
        for (String name : LEFT_OUT_CONTENTS) {
            Files.createDirectories(next.resolve(name));
        }
        Folders.copy(folder.resolve(FILES), settings.filesFolder(), path -> true);
        Path database = data.resolve(DATABASE);
        Path before = null;
        if (Files.exists(database)) {
            String moment = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                    .withZone(ZoneOffset.UTC)
                    .format(Clock.systemUTC().instant());
            before = data.resolve("before-restore-" + moment);
            Files.createDirectories(before);
            Files.move(database, before.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
            Files.move(data.resolve(SECRETS), before.resolve(SECRETS), StandardCopyOption.ATOMIC_MOVE);
        }
        Folders.copy(folder.resolve(SECRETS), data.resolve(SECRETS), path -> true);
        Files.move(next, database, StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(data);
        return before;
    }
}
