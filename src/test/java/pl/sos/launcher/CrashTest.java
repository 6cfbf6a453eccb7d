package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.sos.ground.internal.EmbeddedPostgres;
import pl.sos.ground.testing.FreePort;
import pl.sos.ground.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the application, its database and both, while people report, answer and attach through the API and try again
 * with their keys, and while clocks are about to warn, some at the very moment. What was acknowledged is there
 * afterwards, and once; each warning was recorded, rung and mailed, and once.
 */
class CrashTest {
    private static final int PEOPLE = 6;
    private static final int REPORTS_BETWEEN_KILLS = 24;
    private static final int WARNINGS_ABOUT_A_KILL = 8;
    private static final int WARNINGS_BEFORE_A_KILL = 2;

    private static final String USER = "crash@vendor.example";
    private static final Duration HALF_OF_THE_TIME = Duration.ofHours(24);
    /** A busy machine takes long to start what was killed. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PATIENCE_TENTHS = 3_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Queue<Report> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private String address = "";
    private String token = "";
    private String client = "";
    private String warned = "";

    /** What one person was told is done: a ticket, and a message with a file. */
    private record Report(String number, String subject, String message, String attachment, String content) {}

    @Test
    void everyAcknowledgedReportAndEveryWarningIsThereOnceWhateverIsKilled() throws Exception {
        Path data = folder.resolve("data");
        TestDatabase.furnish(data);
        String port = String.valueOf(FreePort.find());
        address = "http://127.0.0.1:" + port;
        SosProcess sos = run(data, port);
        try {
            prepare(data);
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Thread.ofVirtual().start(this::reportUntilTheEnd));
            }
            awaitReports(REPORTS_BETWEEN_KILLS);
            killDatabase(data);
            setClocksAboutToWarn();
            awaitReports(REPORTS_BETWEEN_KILLS);
            awaitWarnings(data, WARNINGS_BEFORE_A_KILL);
            sos.process().destroyForcibly().waitFor();
            sos = run(data, port);
            awaitWarnings(data, WARNINGS_ABOUT_A_KILL);
            setClocksAboutToWarn();
            awaitReports(REPORTS_BETWEEN_KILLS);
            awaitWarnings(data, WARNINGS_ABOUT_A_KILL + WARNINGS_BEFORE_A_KILL);
            killDatabase(data);
            sos.process().destroyForcibly().waitFor();
            sos = run(data, port);
            awaitReports(REPORTS_BETWEEN_KILLS);
            awaitWarnings(data, 2 * WARNINGS_ABOUT_A_KILL);
            ending.set(true);
            for (Thread person : people) {
                person.join(PATIENCE);
            }
            assertThat(failures).isEmpty();
            assertThat(acknowledged).hasSizeGreaterThan(3 * REPORTS_BETWEEN_KILLS);
            everythingIsThere();
            nothingIsThereTwice(data);
            // Long enough for the alarms of the start to ring once more, were there any.
            Thread.sleep(3000);
            int all = 2 * WARNINGS_ABOUT_A_KILL;
            assertThat(warnings(data)).isEqualTo(new Warnings(all, all, all));
        } finally {
            ending.set(true);
            sos.process().destroy();
            sos.ended();
        }
    }

    private SosProcess run(Path data, String port) throws IOException, InterruptedException {
        // The limits of a person's calls are not what is tried here.
        SosProcess sos =
                SosProcess.start(folder, Map.of(), "run", "--empty", "--port", port, "--data", data.toString());
        sos.address();
        return sos;
    }

    private void prepare(Path data) throws Exception {
        admin(data, "user", "add", "--email", USER, "--name", "Crash", "--password", "tak-to-7-znakow-Q");
        token = admin(data, "token", "create", "--user", USER, "--name", "crash")
                .strip();
        client = client("SM Trwała", "5260250274", "maria@trwala.example");
        warned = client("SM Pilna", "7740001454", "jan@pilna.example");
        post("/clients/" + warned + "/caretaker", """
                {"primary": "%s", "from": "2024-01-01"}""".formatted(USER));
        post("/products", """
                {"code": "MERITUM", "name": "MERITUM"}""");
        post("/products/MERITUM/applications", """
                {"code": "FK", "name": "Finanse"}""");
        post("/contracts", """
                {"clientId": "%s", "variant": "STANDARD", "number": "1/2024", "signedOn": "2024-01-01",
                 "from": "2024-01-01", "scope": ["FK"]}""".formatted(warned));
    }

    private String client(String name, String nip, String contact) throws Exception {
        String id = post("/clients", """
                {"name": "%s", "nip": "%s"}""".formatted(name, nip)).get("id").asString();
        post("/clients/" + id + "/contacts", """
                {"name": "Maria Kowal", "email": "%s", "role": "USER"}""".formatted(contact));
        return id;
    }

    /** Their warnings fall due about one a second from now on: some before the kill, some while nothing runs. */
    private void setClocksAboutToWarn() throws Exception {
        for (int i = 0; i < WARNINGS_ABOUT_A_KILL; i++) {
            post("/tickets", """
                    {"clientId": "%s", "contactEmail": "jan@pilna.example", "category": "ERROR",
                     "subject": "Ostrzeżenie %s", "body": "Nie działa", "channel": "PHONE", "reportedAt": "%s"}""".formatted(
                    warned, UUID.randomUUID(), Instant.now().plusSeconds(2 + i).minus(HALF_OF_THE_TIME)));
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

    private void reportUntilTheEnd() {
        try {
            while (!ending.get()) {
                acknowledged.add(report());
            }
        } catch (Throwable failure) {
            failures.add(failure);
        }
    }

    private Report report() throws Exception {
        String subject = "Zgłoszenie " + UUID.randomUUID();
        String message = "Odpowiedź " + UUID.randomUUID();
        String content = "Treść " + UUID.randomUUID();
        String number =
                post("/tickets", """
                {"clientId": "%s", "contactEmail": "maria@trwala.example", "category": "ERROR", "subject": "%s",
                 "body": "Nie działa", "channel": "PHONE"}""".formatted(client, subject)).get("number").asString();
        String attachment = post("/attachments?name=dziennik.txt&client=" + client, content)
                .get("id")
                .asString();
        post("/tickets/" + number + "/messages", """
                {"visibility": "PUBLIC", "body": "%s", "attachments": ["%s"]}""".formatted(message, attachment));
        return new Report(number, subject, message, attachment, content);
    }

    /** Sends until it is answered, always under the same key. */
    private JsonNode post(String path, String body) throws Exception {
        String key = UUID.randomUUID().toString();
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", path.startsWith("/attachments") ? "text/plain" : "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            Optional<HttpResponse<String>> response = send(request);
            if (response.isPresent() && response.get().statusCode() == 201) {
                return JSON.readTree(response.get().body());
            }
            if (response.isPresent()
                    && response.get().statusCode() < 500
                    && response.get().statusCode() != 429) {
                throw new AssertionError(path + " was refused: "
                        + response.get().statusCode() + " " + response.get().body());
            }
            Thread.sleep(50 + ThreadLocalRandom.current().nextInt(50));
        }
        throw new AssertionError(path + " was never answered");
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void awaitReports(int more) throws InterruptedException {
        int wanted = acknowledged.size() + more;
        for (int tenths = 0; acknowledged.size() < wanted; tenths++) {
            assertThat(failures).isEmpty();
            assertThat(tenths).as("tenths of a second for " + more + " reports").isLessThan(PATIENCE_TENTHS);
            Thread.sleep(100);
        }
    }

    private static void killDatabase(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("database/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow().destroyForcibly();
    }

    private void everythingIsThere() throws Exception {
        for (Report report : acknowledged) {
            JsonNode ticket = JSON.readTree(get("/tickets/" + report.number()));
            assertThat(ticket.get("subject").asString()).isEqualTo(report.subject());
            assertThat(ticket.toString()).contains(report.message(), report.attachment());
            assertThat(get("/attachments/" + report.attachment())).isEqualTo(report.content());
        }
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        for (int attempt = 0; ; attempt++) {
            Optional<HttpResponse<String>> response = send(request);
            int status = response.map(HttpResponse::statusCode).orElse(0);
            if (status == 429 && attempt < 600) {
                Thread.sleep(100);
                continue;
            }
            assertThat(status).as(path).isEqualTo(200);
            return response.orElseThrow().body();
        }
    }

    private static void nothingIsThereTwice(Path data) throws IOException, SQLException {
        try (Connection connection = superuser(data);
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select (select count(*) - count(distinct subject) from tickets.ticket),
                           (select count(*) - count(distinct body) from tickets.message where body like 'Odpowiedź %')
                    """);
            row.next();
            assertThat(row.getInt(1)).as("tickets that are there twice").isZero();
            assertThat(row.getInt(2)).as("messages that are there twice").isZero();
        }
    }

    private static void awaitWarnings(Path data, int wanted) throws Exception {
        for (int tenths = 0; warnings(data).recorded() < wanted; tenths++) {
            assertThat(tenths)
                    .as("tenths of a second for " + wanted + " warnings")
                    .isLessThan(PATIENCE_TENTHS);
            Thread.sleep(100);
        }
    }

    /** @param mailed letters about a clock, which only warnings are */
    private record Warnings(int recorded, int rung, int mailed) {}

    private static Warnings warnings(Path data) throws IOException, SQLException {
        try (Connection connection = superuser(data);
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select (select count(*) from sla.warning where threshold = 50),
                           (select count(*) from tickets.notification where kind = 'CLOCK_WARNING'),
                           (select count(*) from outbox.mail where about is not null)
                    """);
            row.next();
            return new Warnings(row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }

    private static Connection superuser(Path data) throws IOException, SQLException {
        var secrets = new java.util.Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            secrets.load(reader);
        }
        var superuser = EmbeddedPostgres.superuser(data);
        String url = "jdbc:postgresql://127.0.0.1:" + secrets.getProperty("port") + "/sos?sslmode=disable";
        return DriverManager.getConnection(url, superuser.user(), superuser.password());
    }
}
