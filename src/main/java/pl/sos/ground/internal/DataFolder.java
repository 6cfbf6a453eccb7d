package pl.sos.ground.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.Refusal;

/** The folder an installation keeps its data in, and the lock that lets one process at a time run its database. */
public final class DataFolder implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder, readable by its owner alone. */
    public static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(folder.resolve("log"));
        } catch (IOException e) {
            throw refusal(folder, e);
        }
    }

    /** Takes the folder for this process; {@code null} when another one has it. The system frees it when we die. */
    public static @Nullable DataFolder take(Path folder) {
        create(folder);
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new DataFolder(channel, lock);
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                return null;
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw refusal(folder, e);
        }
    }

    /** What a failure to read or write below {@code folder} means to the person who started us. */
    public static Refusal refusal(Path folder, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left") || message.contains("Disk quota exceeded")) {
            return Refusal.environment("ground.disk.full", folder).because(failure);
        }
        if (failure instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return Refusal.environment("ground.data.denied", folder).because(failure);
        }
        // Without a reason of the system's own it is the path that is no folder or cannot be one.
        return failure instanceof FileSystemException system && system.getReason() != null
                ? Refusal.environment("ground.data.unusable", folder, String.valueOf(system.getReason()))
                        .because(failure)
                : Refusal.environment("ground.data.no-folder", folder).because(failure);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
