package pl.sos.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An exchange asks whom to ring while people work the queue; beside the same questions with nobody at work. In hours, whatever
 * day it is run on, and outside, where each call is promised a call back and somebody is told of it.
 */
final class CallsBench implements Bench {
    private static final int PEOPLE = 8;
    private static final int WARM = 50;
    private static final int CALLS = 400;
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final String CALENDAR = "/admin/calendars/pl-8-16";

    /** Ten calls a second are more in a minute than a vendor of a hundred people has in a day. */
    private static final long EVERY_NANOS = 100_000_000;

    private static final List<String> NUMBERS =
            List.of("+48610002003", "+48520002012", "+48610002001", "+48221234567", "+48710002122", "anonymous");

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        // One session for all: who signs in eight times in a second is turned away.
        try (var sos = TwoSizes.sos(context, TwoSizes.SMALL);
                var staff = Visitor.signedIn(sos, TwoSizes.STAFF);
                var administrator = Visitor.signedIn(sos, "admin@perfektlab.example");
                var http = HttpClient.newHttpClient()) {
            var token = context.admin(
                            "../sizes/" + TwoSizes.data(TwoSizes.SMALL),
                            "token",
                            "create",
                            "--user",
                            TwoSizes.STAFF,
                            "--name",
                            "bench-" + System.nanoTime())
                    .strip();
            var exchange = new Exchange(http, sos, token);
            var figures = new ArrayList<Figure>();
            open(administrator);
            measured("to get warm", exchange, staff);
            figures.addAll(measured("in hours", exchange, staff));
            close(administrator);
            figures.addAll(measured("outside hours", exchange, staff));
            open(administrator);
            return figures;
        }
    }

    private static void open(Visitor administrator) throws IOException, InterruptedException {
        var today = LocalDate.now(WARSAW).toString();
        administrator.send(CALENDAR, CALENDAR + "/days-off/" + today + "/removal", Map.of());
        administrator.send(
                CALENDAR,
                CALENDAR + "/extra-days",
                Map.of("extraDate", today, "extraName", "bench", "extraHours", "0:00-24:00"));
    }

    private static void close(Visitor administrator) throws IOException, InterruptedException {
        var today = LocalDate.now(WARSAW).toString();
        administrator.send(CALENDAR, CALENDAR + "/extra-days/" + today + "/removal", Map.of());
        administrator.send(CALENDAR, CALENDAR + "/days-off", Map.of("offDate", today, "offName", "bench"));
    }

    private static List<Figure> measured(String when, Exchange exchange, Visitor staff) throws Exception {
        exchange.ask(WARM);
        var alone = exchange.ask(CALLS);
        var pages = new AtomicLong();
        var stop = new AtomicBoolean();
        var people = new ArrayList<Thread>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Thread.ofPlatform().start(() -> look(staff, stop, pages)));
        }
        try {
            exchange.ask(WARM);
            long before = pages.get();
            long start = System.nanoTime();
            var loaded = exchange.ask(CALLS);
            double rate = (pages.get() - before) * 1e9 / (System.nanoTime() - start);
            return List.of(
                    Figure.of("/calls/incoming " + when + ", p99, queue page under load", loaded[1], "ms")
                            .beside("p99 with nobody at work", alone[1])
                            .wantedAtMost(100),
                    Figure.of("the same, median", loaded[0], "ms").beside("median with nobody at work", alone[0]),
                    Figure.of("queue pages meanwhile, " + PEOPLE + " people without a pause", rate, "/s"));
        } finally {
            stop.set(true);
            for (var one : people) {
                one.join();
            }
        }
    }

    private static void look(Visitor staff, AtomicBoolean stop, AtomicLong pages) {
        try {
            while (!stop.get()) {
                staff.get("/tickets?tab=open");
                pages.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stands at the other end of the telephone line. */
    private record Exchange(HttpClient http, Started sos, String token) {
        /** Median and 99th percentile in milliseconds, each call told in time whatever the one before took. */
        double[] ask(int number) throws IOException, InterruptedException {
            var times = new double[number];
            long next = System.nanoTime();
            for (int i = 0; i < number; i++) {
                next += EVERY_NANOS;
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
                long begun = System.nanoTime();
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create(sos.address() + "/api/v1/calls/incoming"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"from":"%s","to":"+48610001000","exchangeCallId":"bench-%d-%d"}
                                        """.formatted(NUMBERS.get(i % NUMBERS.size()), begun, i)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("a call was answered with " + answer.statusCode() + ": " + answer.body());
                }
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(times);
            return new double[] {times[number / 2], times[number * 99 / 100]};
        }
    }
}
