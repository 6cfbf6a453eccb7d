package pl.sos.ground;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.internal.Folders;

/**
 * Files by their content: the same content is kept once, a stored file never changes, and once {@link #put} returned it
 * is there after a loss of power. Names, owners and types live in the rooms' tables; delete nothing that a row may name.
 */
@Component
public class FileStore {
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    FileStore(Settings settings) {
        this.folder = settings.filesFolder();
    }

    /** The content is longer than it may be; nothing was kept. */
    public static final class TooLarge extends IOException {
        private TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /**
     * Stores what {@code content} gives, without holding it in memory.
     *
     * @param limit the most bytes that are taken
     * @throws TooLarge beyond the limit
     */
    public StoredFile put(InputStream content, long limit) throws IOException {
        Path incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        Path half = incoming.resolve(UUID.randomUUID().toString());
        try {
            StoredFile stored = write(content, half, limit);
            Path target = path(stored.sha256());
            if (!Files.exists(target)) {
                createFolder(target.getParent());
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            }
            // Also when it was there: who put it there may not have come to this line.
            Folders.syncParent(target);
            return stored;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private StoredFile write(InputStream content, Path half, long limit) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new TooLarge(limit);
                }
                digest.update(buffer, 0, read);
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        return new StoredFile(HexFormat.of().formatHex(digest.digest()), size);
    }

    /**
     * Opens a stored file; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    public InputStream open(String sha256) throws IOException {
        return new FilterInputStream(Files.newInputStream(path(new StoredFile(sha256, 0).sha256()))) {};
    }

    /** Whether it is there. */
    public boolean has(String sha256) {
        return Files.exists(path(new StoredFile(sha256, 0).sha256()));
    }

    private Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** New folders are synced into their parents, else a loss of power takes the file with its folder. */
    private void createFolder(@Nullable Path wanted) throws IOException {
        if (wanted == null || Files.isDirectory(wanted)) {
            return;
        }
        createFolder(wanted.getParent());
        Files.createDirectories(wanted);
        Folders.syncParent(wanted);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
