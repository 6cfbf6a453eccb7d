package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import pl.sos.Sos;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.TestDatabase;

/** What a person sees in the terminal when something is wrong: one sentence, an exit code, no stack trace. */
@ResourceLock("processes")
class LauncherTest {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+/");

    @TempDir
    Path folder;

    private record Ended(int code, String out, String error) {}

    @Test
    void aWordThatIsNoCommand() throws Exception {
        refuses(2, "frobnicate", sos(Map.of(), "frobnicate"));
    }

    @Test
    void anOptionThatIsNone() throws Exception {
        refuses(2, "--prot", sos(Map.of(), "run", "--prot", "80"));
    }

    @Test
    void aSettingThatCannotBe() throws Exception {
        refuses(2, "65535", sos(Map.of("SOS_PORT", "123456"), "run"));
    }

    @Test
    void inThePolishOfThePersonWhoTypes() throws Exception {
        refuses(2, "Ustawienie port musi być liczbą", sos(Map.of("SOS_PORT", "x", "LC_ALL", "pl_PL.UTF-8"), "run"));
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            refuses(3, port, sos(Map.of(), "run", "--empty", "--port", port));
        }
    }

    @Test
    void aDataFolderThatCannotBeMade() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        refuses(
                3,
                "file",
                sos(Map.of(), "run", "--data", folder.resolve("file/data").toString(), "--port", "0"));
    }

    @Test
    void aDataFolderInUse() throws Exception {
        Path data = folder.resolve("data");
        TestDatabase.lendServerTo(data);
        var settings = Settings.read(Map.of("data", data.toString(), "port", "0"), Map.of());
        try (Database running = Database.start(settings, Database.Use.SERVE)) {
            running.await();
            refuses(3, data.toString(), sos(Map.of(), "run", "--port", "0", "--data", data.toString()));
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        var external =
                Map.of("SOS_DB_URL", "jdbc:postgresql://127.0.0.1:1/sos", "SOS_DB_USER", "u", "SOS_DB_PASSWORD", "p");
        refuses(3, "127.0.0.1:1", sos(external, "run", "--port", "0"));
    }

    @Test
    void utilLinuxMissingForRoot() throws Exception {
        if ("root".equals(System.getProperty("user.name"))) {
            refuses(3, "util-linux", sos(Map.of("PATH", folder.toString()), "run", "--port", "0"));
        }
    }

    @Test
    void administrationOfAnInstallationThatIsNone() throws Exception {
        refuses(2, folder.toString(), sos(Map.of(), "admin", "audit", "verify"));
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command : List.of("", "run", "admin", "bench")) {
            String[] words =
                    Stream.of(command, "--help").filter(word -> !word.isEmpty()).toArray(String[]::new);
            Ended ended = sos(Map.of(), words);
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).contains("sos " + command).doesNotContain("launcher.");
        }
    }

    /** The beans of a real run are not quite those of the tests. */
    @Test
    void startsShowsTheDoorAndStopsInOrder() throws Exception {
        Path data = folder.resolve("data");
        TestDatabase.lendServerTo(data);
        Process process = start(Map.of(), "run", "--empty", "--port", "0", "--data", data.toString());
        try {
            String address = awaitAddress(process);
            var request = HttpRequest.newBuilder(URI.create(address + "login"))
                    .header("Accept", "text/html")
                    .build();
            try (HttpClient browser = HttpClient.newHttpClient()) {
                assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
            Ended beside = sos(Map.of(), "admin", "audit", "verify", "--data", data.toString());
            assertThat(beside.code()).as(beside.error()).isZero();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("database/postmaster.pid")).doesNotExist();
    }

    private String awaitAddress(Process process) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < 900 && process.isAlive(); tenths++) {
            var found = ADDRESS.matcher(read(folder.resolve("out")));
            if (found.find()) {
                return found.group();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("did not start: " + read(folder.resolve("error")));
    }

    private static void refuses(int code, String named, Ended ended) {
        assertThat(ended.error()).contains(named).doesNotContain("\tat ", "Exception", "launcher.", "ground.");
        assertThat(ended.error().lines()).hasSize(1);
        assertThat(ended.code()).isEqualTo(code);
    }

    private Ended sos(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "ended");
        Process process = start(own, environment, words);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), read(own.resolve("out")), read(own.resolve("error")));
    }

    private Process start(Map<String, String> environment, String... words) throws IOException {
        return start(folder, environment, words);
    }

    private Process start(Path printed, Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstderr.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath(),
                Sos.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SOS_") || name.startsWith("LC_"));
        builder.environment().putAll(Map.of("SOS_HOME", folder.toString(), "LANG", "C"));
        builder.environment().putAll(environment);
        return builder.redirectOutput(printed.resolve("out").toFile())
                .redirectError(printed.resolve("error").toFile())
                .start();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
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
