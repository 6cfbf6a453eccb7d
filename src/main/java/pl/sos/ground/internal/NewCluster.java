package pl.sos.ground.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The data folder of a server that never ran, as {@code initdb} makes it. */
final class NewCluster {
    private NewCluster() {}

    /**
     * Made beside its place and moved there when it is whole: what was cut off is begun anew.
     *
     * @param extra further settings of the server; with {@code fsync=off} nothing is synced here either
     */
    static void make(
            Path data, PostgresSecrets secrets, PostgresProcesses processes, PostgresLog log, List<String> extra)
            throws IOException, InterruptedException {
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
                    .redirectOutput(log.append())
                    .start();
            if (initdb.waitFor() != 0) {
                throw log.refusal();
            }
            Files.writeString(half.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            Files.move(half, data.resolve("database"), StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(data);
        } finally {
            Files.deleteIfExists(password);
        }
    }
}
