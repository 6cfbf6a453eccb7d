package pl.sos.launcher.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import pl.sos.kernel.Ids;

/** Opening tickets through the API with 16 connections, beside the same inserts straight through JDBC. */
final class TicketsBench implements Bench {
    private static final int CONNECTIONS = 16;
    private static final int WARM_SECONDS = 40;
    private static final int SECONDS = 15;
    private static final int TURNS = 2;
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"SOS-([0-9]+)\"");
    private static final String BODY = """
            {"category":"FAILURE","application":"CZ_ZW","subject":"Naliczenie czynszów zatrzymuje się na osiedlu B",\
            "body":"Od rana seryjne naliczanie opłat zatrzymuje się na budynku 14, pasek stoi na 62%. Jutro drukujemy zawiadomienia."}\
            """;

    /** What one connection does again and again. */
    @FunctionalInterface
    interface Work {
        void once() throws Exception;
    }

    /** Opens what one connection works with. */
    @FunctionalInterface
    interface Connections {
        Work open() throws Exception;
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        try (var sos = context.sos("data")) {
            var token = context.admin(
                            "data", "token", "create", "--user", "ksiegowa@sm-zorza.example", "--name", "bench")
                    .strip()
                    .lines()
                    .toList()
                    .getLast();
            var key = Ids.next();
            var rows = sameRows(sos, token, key);
            context.say("a ticket is " + rows.size() + " rows; warming up");
            Connections api = () -> api(sos, token);
            Connections jdbc = () -> jdbc(sos, rows);
            rate(api, WARM_SECONDS);
            rate(jdbc, 3);
            double[] both = new double[2];
            for (int turn = 0; turn < TURNS; turn++) {
                both[0] += rate(api, SECONDS) / TURNS;
                both[1] += rate(jdbc, SECONDS) / TURNS;
            }
            return List.of(
                    new Figure("tickets opened through the API", both[0], "/s", null, null, null, null)
                            .beside("same inserts by JDBC", both[1])
                            .wantedRatioAtLeast(0.40),
                    Figure.of("resident memory after it", sos.residentMegabytes(), "MB")
                            .wantedAtMost(450));
        }
    }

    private static SameRows sameRows(Started sos, String token, UUID key) throws Exception {
        try (var client = HttpClient.newHttpClient();
                var database = DriverManager.getConnection(sos.superuserUrl())) {
            var answer = client.send(request(sos, token, key), HttpResponse.BodyHandlers.ofString());
            var number = NUMBER.matcher(answer.body());
            if (answer.statusCode() != 201 || !number.find()) {
                throw new IllegalStateException("no ticket was opened: " + answer.statusCode() + " " + answer.body());
            }
            return SameRows.of(database, Long.parseLong(number.group(1))).withKey(key);
        }
    }

    private static HttpRequest request(Started sos, String token, UUID key) {
        return HttpRequest.newBuilder(URI.create(sos.address() + "/api/v1/tickets"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    static Work api(Started sos, String token) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return () -> {
            var answer = client.send(request(sos, token, Ids.next()), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("answered " + answer.statusCode());
            }
        };
    }

    private static Work jdbc(Started sos, SameRows rows) throws Exception {
        var connection = DriverManager.getConnection(sos.superuserUrl() + "&prepareThreshold=1");
        connection.setAutoCommit(false);
        try (var setting = connection.createStatement()) {
            setting.execute("set synchronous_commit = on");
        }
        connection.commit();
        var prepared = rows.prepare(connection);
        var next = connection.prepareStatement("select nextval('tickets.number')");
        return () -> {
            long number;
            try (var found = next.executeQuery()) {
                found.next();
                number = found.getLong(1);
            }
            rows.write(connection, prepared, number);
        };
    }

    /** How often a second all connections together do it. */
    static double rate(Connections connections, int seconds) throws Exception {
        var done = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var works = new ArrayList<Work>();
            for (int i = 0; i < CONNECTIONS; i++) {
                works.add(connections.open());
            }
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            var tasks = works.stream()
                    .<Callable<Void>>map(work -> () -> {
                        while (System.nanoTime() < end) {
                            work.once();
                            done.incrementAndGet();
                        }
                        return null;
                    })
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
            return done.get() * 1e9 / (System.nanoTime() - start);
        }
    }
}
