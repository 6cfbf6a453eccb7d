package pl.sos.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pl.sos.Sos;

/** S.O.S. as a process of its own, the way a person starts it. */
record SosProcess(Process process, Path printed) {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");
    private static final int PATIENCE_TENTHS = 3_000;

    /**
     * @param home where it looks for its settings, keeps its data unless told otherwise, and where its words go
     */
    static SosProcess start(Path home, Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dstderr.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath(),
                Sos.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SOS_") || name.startsWith("LC_"));
        builder.environment().putAll(Map.of("SOS_HOME", home.toString(), "LANG", "C"));
        builder.environment().putAll(environment);
        Path printed = Files.createTempDirectory(home, "printed");
        Process process = builder.redirectOutput(printed.resolve("out").toFile())
                .redirectError(printed.resolve("error").toFile())
                .start();
        return new SosProcess(process, printed);
    }

    /** Waits until it says where it is reached; without a slash at the end. */
    String address() throws IOException, InterruptedException {
        for (int tenths = 0; tenths < PATIENCE_TENTHS && process.isAlive(); tenths++) {
            var found = ADDRESS.matcher(out());
            if (found.find()) {
                return found.group();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("did not start: " + error());
    }

    /** Waits for its end; after three minutes it is killed. */
    int ended() throws InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    String out() throws IOException {
        return Files.readString(printed.resolve("out"), StandardCharsets.UTF_8);
    }

    String error() throws IOException {
        return Files.readString(printed.resolve("error"), StandardCharsets.UTF_8);
    }

    /** Ours without the tests', whose classes an installation does not have. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator,
                Stream.of(all.split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList());
    }
}
