package pl.sos.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** An exchange asks whom to ring while people work the queue; beside the same questions with nobody at work. */
final class CallsBench implements Bench {
    private static final int PEOPLE = 8;
    private static final int WARM = 300;
    private static final int CALLS = 1000;

    /** An exchange does not ask a hundred times a second: one call each 20 ms is fifty a second already. */
    private static final long EVERY_NANOS = 20_000_000;

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
                var exchange = HttpClient.newHttpClient()) {
            var token = context.admin(
                            "../sizes/" + TwoSizes.data(TwoSizes.SMALL),
                            "token",
                            "create",
                            "--user",
                            TwoSizes.STAFF,
                            "--name",
                            "bench-" + System.nanoTime())
                    .strip();
            ask(exchange, sos, token, WARM);
            var alone = ask(exchange, sos, token, CALLS);
            var pages = new AtomicLong();
            var stop = new AtomicBoolean();
            var people = new ArrayList<Thread>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Thread.ofPlatform().start(() -> look(staff, stop, pages)));
            }
            try {
                ask(exchange, sos, token, WARM);
                long before = pages.get();
                long start = System.nanoTime();
                var loaded = ask(exchange, sos, token, CALLS);
                double rate = (pages.get() - before) * 1e9 / (System.nanoTime() - start);
                return List.of(
                        new Figure(
                                        "/calls/incoming, p99, queue page under load",
                                        loaded[1],
                                        "ms",
                                        null,
                                        null,
                                        null,
                                        null)
                                .beside("p99 with nobody at work", alone[1])
                                .wantedAtMost(100),
                        new Figure("the same, median", loaded[0], "ms", null, null, null, null)
                                .beside("median with nobody at work", alone[0]),
                        Figure.of("queue pages meanwhile, " + PEOPLE + " people without a pause", rate, "/s"));
            } finally {
                stop.set(true);
                for (var one : people) {
                    one.join();
                }
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

    /** Median and 99th percentile in milliseconds, each call told in time whatever the one before took. */
    private static double[] ask(HttpClient exchange, Started sos, String token, int number)
            throws IOException, InterruptedException {
        var times = new double[number];
        long next = System.nanoTime();
        for (int i = 0; i < number; i++) {
            next += EVERY_NANOS;
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            long begun = System.nanoTime();
            var answer = exchange.send(
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
