package pl.sos.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark works with: a folder, and S.O.S. started as {@code ./sos run} starts it. */
public final class BenchContext implements AutoCloseable {
    private final Path folder;
    private final PrintStream out;
    private final List<Started> started = new ArrayList<>();

    BenchContext(Path folder, PrintStream out) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.out = out;
        Files.createDirectories(this.folder);
    }

    /** This benchmark's own; what a former run left in it is still there. */
    public Path folder() {
        return folder;
    }

    /** Says what is going on. */
    public void say(String line) {
        out.println("   " + line);
    }

    /**
     * Starts S.O.S. with the very flags of {@code ./sos run}, on a data folder of this benchmark, and waits
     * until it has said its address: a new folder answers with a page before the demo is loaded. It is stopped when the benchmark ends.
     *
     * @param data the name of the data folder; kept between runs
     * @param words further words of {@code run}, such as {@code --empty}
     */
    public Started sos(String data, String... words) throws IOException, InterruptedException {
        var arguments =
                new ArrayList<>(List.of("run", "--data", folder.resolve(data).toString()));
        arguments.addAll(List.of(words));
        return start("pl.sos.Sos", arguments, "/login", folder.resolve(data)).whole();
    }

    /** Runs {@code admin …} on a data folder of this benchmark and gives what it printed. */
    public String admin(String data, String... words) throws IOException, InterruptedException {
        var command = Started.command("pl.sos.Sos");
        command.add("admin");
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.resolve(data).toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("admin " + String.join(" ", words) + " ended with " + process.exitValue());
        }
        return printed;
    }

    Started start(String mainClass, List<String> arguments, String page, Path data)
            throws IOException, InterruptedException {
        var process = Started.start(mainClass, arguments, page, data, folder.resolve(mainClass + ".log"));
        started.add(process);
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (Started process : started) {
            process.close();
        }
    }
}
