package pl.sos.ground.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import pl.sos.ground.Refusal;

/** What the embedded server writes while it runs, {@code log/postgres.log} of the data folder. */
final class PostgresLog {
    private static final long LONGEST = 10_000_000;

    private final Path data;
    private final Path file;

    PostgresLog(Path data) {
        this.data = data;
        this.file = data.resolve("log/postgres.log");
    }

    Path file() {
        return file;
    }

    ProcessBuilder.Redirect append() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    /** Begins a new one when it has grown long; keeps one before it. */
    void rotate() throws IOException {
        if (Files.exists(file) && Files.size(file) > LONGEST) {
            Files.move(file, data.resolve("log/postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Why the server, or initdb, would not go on: what it said last. */
    Refusal refusal() {
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
        return Refusal.environment("ground.postgres.failed", file, reason.replaceFirst("^.*?(FATAL|error): *", ""));
    }

    private String tail() {
        try (var end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(Math.max(0, end.length() - 4000));
            byte[] bytes = new byte[(int) (end.length() - end.getFilePointer())];
            end.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
