package pl.sos.launcher.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** From the start of the process to the end of the first page, on a warm database; beside an empty web application. */
final class StartBench implements Bench {
    private static final int STARTS = 5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        context.say("making the database, then " + STARTS + " starts of each");
        context.sos("data").close();
        var ours = new double[STARTS];
        var empty = new double[STARTS];
        var resident = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (Started sos = context.sos("data")) {
                ours[i] = sos.firstPageMillis() / 1000;
                resident[i] = sos.residentMegabytes();
            }
            try (Started peer =
                    context.start("pl.sos.launcher.bench.EmptyApplication", List.of(), "/login", Path.of("."))) {
                empty[i] = peer.firstPageMillis() / 1000;
            }
        }
        return List.of(
                Figure.of("first page, warm database (median)", median(ours), "s")
                        .beside("empty Spring Boot", median(empty))
                        .wantedAtMost(4),
                Figure.of(
                        "first page, slowest of " + STARTS,
                        Arrays.stream(ours).max().orElseThrow(),
                        "s"),
                Figure.of("resident memory after the start", median(resident), "MB")
                        .wantedAtMost(450));
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
