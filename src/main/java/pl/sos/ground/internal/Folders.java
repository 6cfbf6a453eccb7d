package pl.sos.ground.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the standard library leaves out about folders. */
public final class Folders {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Folders() {}

    /** Deletes a folder and all in it; nothing when it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Copies a file or a folder with all {@code wanted} in it, readable by us alone and written through to the disk.
     * What vanishes meanwhile is left out, as it would be a moment later; what is there already is left alone.
     *
     * @param wanted is asked with paths relative to {@code from}
     */
    public static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(visited);
                if (!wanted.test(relative)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path target = to.resolve(relative.toString());
                if (!Files.isDirectory(target)) {
                    Files.createDirectory(
                            target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                Path target = to.resolve(relative.toString());
                if (attributes.isRegularFile() && wanted.test(relative) && !Files.exists(target)) {
                    copyFile(file, target);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                sync(to.resolve(from.relativize(visited).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyFile(Path file, Path target) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            for (long at = 0, read = 1; read > 0; at += read) {
                read = in.transferTo(at, 1L << 24, out);
            }
            out.force(true);
        } catch (NoSuchFileException e) {
            if (Files.exists(file)) {
                throw e;
            }
        }
    }

    /** Writes a new file that only we can read, through to the disk. */
    public static void write(Path file, String text) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            out.write(StandardCharsets.UTF_8.encode(text));
            out.force(true);
        }
        syncParent(file);
    }

    /** Makes a file's name survive a loss of power. */
    public static void syncParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    /** Makes the names in a folder survive a loss of power. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
