package pl.sos.ground.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.sos.ground.Refusal;

/** How server processes are started on this machine, and those a dead process of ours left behind. */
final class PostgresProcesses {
    private static final Logger log = LoggerFactory.getLogger(PostgresProcesses.class);

    private final Path binaries;
    private final Path cluster;

    PostgresProcesses(Path binaries, Path cluster) {
        this.binaries = binaries;
        this.cluster = cluster;
    }

    /**
     * A command of PostgreSQL, wrapped so that it runs for root too. PostgreSQL refuses to be root; in a user namespace
     * of its own it is nobody, while its files stay root's.
     *
     * @param bound whether it shall be interrupted when the thread that starts it dies
     */
    ProcessBuilder command(boolean bound, List<String> words) {
        var all = new ArrayList<String>();
        String setsid = find("setsid");
        if (bound && setsid != null) {
            // Else Ctrl+C in a terminal would reach the server too, before we have put our work away.
            all.add(setsid);
        }
        if (root()) {
            all.add(tool("unshare"));
            all.add("-U");
        }
        if (bound) {
            String setpriv = find("setpriv");
            if (setpriv == null) {
                log.warn("setpriv of util-linux is missing: the database server may outlive a killed process");
            } else {
                all.addAll(List.of(setpriv, "--pdeathsig", "INT", "--"));
            }
        }
        all.add(binaries.resolve("bin").resolve(words.getFirst()).toString());
        all.addAll(words.subList(1, words.size()));
        var builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Asked first: what it needs, unpacking and all, takes seconds. */
    static void refuseMissingTools() {
        if (root()) {
            tool("unshare");
        }
    }

    private static String tool(String name) {
        String path = find(name);
        if (path == null) {
            throw Refusal.environment("ground.util-linux.missing", name);
        }
        return path;
    }

    private static @Nullable String find(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(":")) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(file)) {
                return file.toAbsolutePath().toString();
            }
        }
        return null;
    }

    /** Interrupts a server: it ends its sessions, writes all down and goes. */
    void interrupt(long pid) throws IOException, InterruptedException {
        int code = command(false, List.of("pg_ctl", "kill", "INT", String.valueOf(pid)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /**
     * Stops a server of ours that outlived its parent and removes a {@code postmaster.pid} whose number now belongs to
     * somebody else. Executable <em>and</em> data folder are compared before anything is touched.
     */
    void clearLeftovers() throws IOException, InterruptedException {
        List<Long> ours = running();
        if (!ours.isEmpty()) {
            long postmaster = pidInFile();
            log.info("stopping a database server left behind: {}", ours);
            if (ours.contains(postmaster)) {
                interrupt(postmaster);
            }
            // Sessions without their postmaster go by themselves as soon as they notice. They are no children of ours,
            // so
            // that nothing but looking again tells.
            for (int tenths = 0; tenths < 300 && !ours.isEmpty(); tenths++) {
                Thread.sleep(100);
                ours = running();
            }
            for (long pid : ours) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            // What was killed holds port and shared memory a moment longer.
            Thread.sleep(ours.isEmpty() ? 0 : 300);
        }
        long pid = pidInFile();
        if (pid > 0 && ProcessHandle.of(pid).isPresent()) {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        }
    }

    /** Every living process with our executable and our data folder. */
    private List<Long> running() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(long pid) {
        try {
            Path process = Path.of("/proc", String.valueOf(pid));
            Path executable = Files.readSymbolicLink(process.resolve("exe"));
            return executable.startsWith(binaries.toRealPath())
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster.toRealPath());
        } catch (IOException | SecurityException e) {
            // Gone meanwhile, or of a person whose processes we may not look at: not ours in either case.
            return false;
        }
    }

    private long pidInFile() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return -1;
        }
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether the server with this number says that it takes connections. */
    boolean ready(long pid) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > 7
                    && lines.getFirst().strip().equals(String.valueOf(pid))
                    && lines.get(7).startsWith("ready");
        } catch (IOException e) {
            return false;
        }
    }
}
