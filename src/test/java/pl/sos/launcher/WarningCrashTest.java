package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.sos.ground.internal.EmbeddedPostgres;
import pl.sos.ground.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the application, and the application with its database, while clocks are about to warn, some at the very moment:
 * after the restart each warning was recorded, rung and mailed, and once.
 */
class WarningCrashTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TICKETS = 8;
    private static final Duration HALF_OF_THE_TIME = Duration.ofHours(24);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String address = "";
    private String token = "";

    @Test
    void everyPendingWarningComesOnceWhateverIsKilled() throws Exception {
        Path data = folder.resolve("data");
        TestDatabase.lendServerTo(data);
        String port = freePort();
        address = "http://127.0.0.1:" + port;
        SosProcess sos = run(data, port);
        try {
            prepareAndReport(data);
            // Warnings fall due every second from now on: some before the kill, some while nothing runs.
            await(data, 2);
            sos.process().destroyForcibly().waitFor();
            sos = run(data, port);
            await(data, TICKETS - 2);
            List<String> lines = Files.readAllLines(data.resolve("database/postmaster.pid"));
            sos.process().destroyForcibly().waitFor();
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).ifPresent(ProcessHandle::destroyForcibly);
            sos = run(data, port);
            await(data, TICKETS);
            // Long enough for the alarms of the start to ring once more, were there any.
            Thread.sleep(3000);
            assertThat(counts(data)).isEqualTo(new Counts(TICKETS, TICKETS, TICKETS));
        } finally {
            sos.process().destroy();
            sos.ended();
        }
    }

    private SosProcess run(Path data, String port) throws IOException, InterruptedException {
        SosProcess sos =
                SosProcess.start(folder, Map.of(), "run", "--empty", "--port", port, "--data", data.toString());
        sos.address();
        return sos;
    }

    private void prepareAndReport(Path data) throws Exception {
        String user = "anna@vendor.example";
        admin(data, "user", "add", "--email", user, "--name", "Anna Nowak", "--password", "tak-to-7-znakow-Q");
        token = admin(data, "token", "create", "--user", user, "--name", "crash")
                .strip();
        String client = post("/clients", """
                {"name": "SM Trwała", "nip": "5260250274"}""").get("id").asString();
        post("/clients/" + client + "/contacts", """
                {"name": "Maria Kowal", "email": "maria@trwala.example", "role": "USER"}""");
        post("/clients/" + client + "/caretaker", """
                {"primary": "%s", "from": "2024-01-01"}""".formatted(user));
        post("/products", """
                {"code": "MERITUM", "name": "MERITUM"}""");
        post("/products/MERITUM/applications", """
                {"code": "FK", "name": "Finanse"}""");
        post("/contracts", """
                {"clientId": "%s", "variant": "STANDARD", "number": "1/2024", "signedOn": "2024-01-01",
                 "from": "2024-01-01", "scope": ["FK"]}""".formatted(client));
        Instant first = Instant.now().plusSeconds(2);
        for (int i = 0; i < TICKETS; i++) {
            post("/tickets", """
                    {"clientId": "%s", "contactEmail": "maria@trwala.example", "category": "ERROR",
                     "subject": "Ostrzeżenie %d", "body": "Nie działa", "channel": "PHONE", "reportedAt": "%s"}""".formatted(client, i, first.plusSeconds(i).minus(HALF_OF_THE_TIME)));
        }
    }

    private String admin(Path data, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        SosProcess command = SosProcess.start(folder, Map.of(), all.toArray(String[]::new));
        assertThat(command.ended()).as(command.error()).isZero();
        return command.out();
    }

    private JsonNode post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 201);
        return JSON.readTree(response.body());
    }

    private void await(Path data, int warnings) throws Exception {
        for (int tenths = 0; counts(data).recorded() < warnings; tenths++) {
            assertThat(tenths)
                    .as("tenths of a second for " + warnings + " warnings")
                    .isLessThan(900);
            Thread.sleep(100);
        }
    }

    /** @param mailed letters about a clock, which only warnings are */
    private record Counts(int recorded, int rung, int mailed) {}

    private static Counts counts(Path data) throws IOException, SQLException {
        var secrets = new java.util.Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            secrets.load(reader);
        }
        var superuser = EmbeddedPostgres.superuser(data);
        String url = "jdbc:postgresql://127.0.0.1:" + secrets.getProperty("port") + "/sos?sslmode=disable";
        try (Connection connection = DriverManager.getConnection(url, superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select (select count(*) from sla.warning where threshold = 50),
                           (select count(*) from tickets.notification where kind = 'CLOCK_WARNING'),
                           (select count(*) from outbox.mail where about is not null)
                    """);
            row.next();
            return new Counts(row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
