package pl.sos.ground.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import pl.sos.ground.Refusal;

/** The PostgreSQL server that came with the build, unpacked once for each version. */
final class PostgresBinaries {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The folder that holds {@code bin} and {@code lib}; unpacked under {@code parent} when it is not there yet. */
    static Path in(Path parent) throws IOException {
        var resource = PostgresBinaries.class.getResource(ARCHIVE);
        if (resource == null) {
            throw Refusal.environment("ground.postgres.platform", System.getProperty("os.name"));
        }
        var connection = resource.openConnection();
        connection.setUseCaches(false);
        // Its length tells one build of the server from another without reading 15 MB at every start.
        String version =
                HexFormat.of().toHexDigits(connection.getContentLengthLong()).replaceFirst("^0+", "");
        Path target = parent.resolve("postgres-" + version);
        if (Files.isExecutable(target.resolve("bin/postgres"))) {
            connection.getInputStream().close();
            return target;
        }
        Files.createDirectories(parent);
        Path half = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream packed = connection.getInputStream()) {
            Path archive = half.resolve("archive.txz");
            Files.copy(packed, archive);
            if (!unpackedBySystem(archive, half)) {
                unpack(archive, half);
            }
            Files.delete(archive);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(half);
        }
        return target;
    }

    /** The system's tar takes a second, Java's xz four. */
    private static boolean unpackedBySystem(Path archive, Path into) throws IOException {
        try {
            Process tar = new ProcessBuilder(
                            "tar", "-xJf", archive.toString(), "-C", into.toString(), "--no-same-owner")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tar.waitFor(2, TimeUnit.MINUTES) && tar.exitValue() == 0;
        } catch (IOException e) {
            log.debug("no tar with xz on this machine", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    }
                    continue;
                }
                Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                if ((entry.getMode() & 0100) != 0) {
                    var permissions = EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_READ,
                            PosixFilePermission.OTHERS_EXECUTE);
                    Files.setPosixFilePermissions(target, permissions);
                }
            }
        }
    }
}
