package pl.sos.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** People who have nothing to do with a storm: a caretaker at the queue, another client in the portal. */
final class Onlookers implements AutoCloseable {
    /** A person does not open pages without a pause; and what is measured must not be what slows the rest. */
    private static final long PAUSE_MILLIS = 150;

    private final Visitor caretaker;
    private final Visitor client;

    private Onlookers(Visitor caretaker, Visitor client) {
        this.caretaker = caretaker;
        this.client = client;
    }

    static Onlookers of(Started sos) throws IOException, InterruptedException {
        return new Onlookers(
                Visitor.signedIn(sos, TwoSizes.STAFF), Visitor.signedIn(sos, "biuro@zarzadca-klon.example"));
    }

    /** Milliseconds of each page, in the order of their being opened. */
    record Times(List<Double> queue, List<Double> portal) {
        static double at(List<Double> times, double share) {
            double[] sorted = times.stream().mapToDouble(one -> one).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
        }
    }

    /** So many times. */
    Times look(int times) {
        int[] left = {times};
        return lookUntil(() -> left[0]-- == 0);
    }

    Times lookUntil(BooleanSupplier over) {
        var times = new Times(new ArrayList<>(), new ArrayList<>());
        try {
            while (!over.getAsBoolean()) {
                times.queue().add(caretaker.time("/tickets?tab=open"));
                times.portal().add(client.time("/portal/tickets"));
                Thread.sleep(PAUSE_MILLIS);
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each page beside itself before the storm. */
    static List<Figure> figures(Times before, Times during) {
        return Arrays.asList(
                figure("the queue page during it, median", during.queue(), before.queue(), 0.5)
                        .wantedRatioAtMost(2),
                figure("the same, p95", during.queue(), before.queue(), 0.95),
                figure("another client's page during it, median", during.portal(), before.portal(), 0.5)
                        .wantedRatioAtMost(2),
                figure("the same, p95", during.portal(), before.portal(), 0.95));
    }

    private static Figure figure(String what, List<Double> during, List<Double> before, double share) {
        return new Figure(what, Times.at(during, share), "ms", null, null, null, null)
                .beside("before it", Times.at(before, share));
    }

    @Override
    public void close() {
        caretaker.close();
        client.close();
    }
}
