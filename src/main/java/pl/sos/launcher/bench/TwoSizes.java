package pl.sos.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;

/** Installations with 10,000 and with 1,000,000 tickets, made once and kept; and how to compare the two. */
final class TwoSizes {
    static final int SMALL = 10_000;
    static final int LARGE = 1_000_000;
    static final String STAFF = "koordynator@perfektlab.example";

    private static final int WARM = 300;
    private static final int ROUNDS = 400;

    private TwoSizes() {}

    @FunctionalInterface
    interface Timed {
        double time() throws Exception;
    }

    /** Starts one of them, after loading what is missing. */
    static Started sos(BenchContext context, int tickets) throws IOException, InterruptedException {
        var data = data(tickets);
        var made = context.folder().resolveSibling("sizes").resolve(data + ".made");
        if (!Files.exists(made)) {
            context.say("making an installation with " + tickets + " tickets");
            context.sos("../sizes/" + data).close();
            context.say(context.admin("../sizes/" + data, "demo", "load", "--tickets", String.valueOf(tickets))
                    .lines()
                    .reduce("", (before, line) -> line));
            Files.createFile(made);
        }
        return context.sos("../sizes/" + data);
    }

    static String data(int tickets) {
        return "with-" + tickets;
    }

    /** Medians of both, measured in turns so that whatever else the machine does meets both. */
    static double[] medians(Timed one, Timed other) throws Exception {
        for (int i = 0; i < WARM; i++) {
            one.time();
            other.time();
        }
        var ones = new double[ROUNDS];
        var others = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ones[i] = one.time();
            others[i] = other.time();
        }
        return new double[] {median(ones), median(others)};
    }

    /** Times work in a transaction of staff's scope. */
    static Timed inTransaction(TransactionTemplate transaction, Runnable work) {
        return () -> {
            long start = System.nanoTime();
            Scope.asStaff(() -> transaction.executeWithoutResult(status -> work.run()));
            return (System.nanoTime() - start) / 1e6;
        };
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
