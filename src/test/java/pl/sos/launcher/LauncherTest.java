package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.TestDatabase;

/** What a person sees in the terminal when something is wrong: one sentence, an exit code, no stack trace. */
@ResourceLock("processes")
class LauncherTest {
    /** A data folder that has its schema: to make one takes seconds, and none of those who use it asks how it is made. */
    @TempDir
    static Path house;

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
        Path data = furnished();
        var settings = Settings.read(Map.of("data", data.toString(), "port", "0"), Map.of());
        try (Database running = Database.start(settings, Database.Use.SERVE)) {
            running.await();
            refuses(3, data.toString(), sos(Map.of(), "run", "--port", "0", "--data", data.toString()));
        }
    }

    @Test
    void demoDataThatWouldBeReachableFromOutside() throws Exception {
        Path data = furnished();
        var settings = Settings.read(Map.of("data", data.toString(), "port", "0"), Map.of());
        try (Database database = Database.start(settings, Database.Use.SERVE);
                Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("insert into ground.installation (name, value) values ('demo', 'loaded')"
                    + " on conflict do nothing");
        }
        var everywhere = Map.of("SOS_BIND", "0.0.0.0");
        refuses(2, "0.0.0.0", sos(everywhere, "run", "--port", "0", "--data", data.toString()));
        refuses(2, "0.0.0.0", sos(everywhere, "run", "--empty", "--port", "0", "--data", data.toString()));
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

    @Test
    void commandsOfAdminExplainThemselvesWithoutAnInstallation() throws Exception {
        Ended ended = sos(Map.of(), "admin", "mail", "import", "--help");
        assertThat(ended.code()).as(ended.error()).isZero();
        assertThat(ended.out())
                .startsWith("sos admin mail import")
                .contains("--one")
                .doesNotContain("search rebuild");
    }

    /** The beans of a real run are not quite those of the tests. */
    @Test
    void startsShowsTheDoorAndStopsInOrder() throws Exception {
        Path data = furnished();
        SosProcess sos = SosProcess.start(folder, Map.of(), "run", "--empty", "--port", "0", "--data", data.toString());
        try {
            var request = HttpRequest.newBuilder(URI.create(sos.address() + "/login"))
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
            sos.process().destroy();
        }
        sos.ended();
        assertThat(data.resolve("database/postmaster.pid")).doesNotExist();
    }

    private static Path furnished() throws IOException {
        Path data = house.resolve("data");
        if (Files.notExists(data)) {
            TestDatabase.furnish(data);
        }
        return data;
    }

    private static void refuses(int code, String named, Ended ended) {
        assertThat(ended.error()).contains(named).doesNotContain("\tat ", "Exception", "launcher.", "ground.");
        assertThat(ended.error().lines()).hasSize(1);
        assertThat(ended.code()).isEqualTo(code);
    }

    private Ended sos(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        SosProcess sos = SosProcess.start(folder, environment, words);
        return new Ended(sos.ended(), sos.out(), sos.error());
    }
}
