package pl.sos.ground.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/** Port and passwords of the embedded server, in a file that nobody else could read at any moment. */
final class PostgresSecrets {
    private final Path file;
    private final Properties values = new Properties();

    private PostgresSecrets(Path file) {
        this.file = file;
    }

    static PostgresSecrets of(Path data) throws IOException {
        var secrets = new PostgresSecrets(data.resolve("database.properties"));
        if (Files.exists(secrets.file)) {
            try (var reader = Files.newBufferedReader(secrets.file)) {
                secrets.values.load(reader);
            }
        }
        return secrets;
    }

    /** Fills in what is missing and keeps it. */
    void complete() throws IOException {
        var random = new SecureRandom();
        boolean changed = false;
        for (String role : Set.of("superuser", "owner", "app")) {
            if (values.getProperty(role) == null) {
                byte[] password = new byte[24];
                random.nextBytes(password);
                values.setProperty(role, HexFormat.of().formatHex(password));
                changed = true;
            }
        }
        if (changed) {
            save();
        }
    }

    String password(String role) {
        String password = values.getProperty(role);
        if (password == null) {
            throw new IllegalStateException("no password of " + role + " in " + file);
        }
        return password;
    }

    int port() {
        return Integer.parseInt(values.getProperty("port", "0"));
    }

    void port(int port) throws IOException {
        if (port != port()) {
            values.setProperty("port", String.valueOf(port));
            save();
        }
    }

    boolean prepared() {
        return Boolean.parseBoolean(values.getProperty("prepared"));
    }

    void markPrepared() throws IOException {
        values.setProperty("prepared", "true");
        save();
    }

    private void save() throws IOException {
        var text = new StringWriter();
        values.store(text, null);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(StandardCharsets.ISO_8859_1.encode(text.toString()));
            ((FileChannel) channel).force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.syncParent(file);
    }
}
