package pl.sos.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks there are; runs them, prints a table and writes the same as JSON. */
public final class Benches {
    public static final List<Bench> ALL = List.of(
            new StartBench(),
            new TicketsBench(),
            new MailBench(),
            new QueueBench(),
            new SearchBench(),
            new ThreadBench(),
            new DeadlinesBench(),
            new DrawsBench(),
            new BalanceBench(),
            new EntitlementBench(),
            new CallsBench());

    private Benches() {}

    /**
     * Runs one, or all of them.
     *
     * @return whether all that was wanted was met
     */
    public static boolean run(List<Bench> benches, Path folder, PrintStream out) throws Exception {
        Files.createDirectories(folder);
        boolean met = true;
        for (Bench bench : benches) {
            out.println("── " + bench.name() + " ──");
            List<Figure> figures = new ArrayList<>();
            try (var context = new BenchContext(folder.resolve(bench.name()), out)) {
                figures.addAll(bench.run(context));
            }
            print(figures, out);
            write(bench, figures, folder.resolve(bench.name() + ".json"));
            met &= figures.stream().noneMatch(figure -> Boolean.FALSE.equals(figure.met()));
        }
        return met;
    }

    private static void print(List<Figure> figures, PrintStream out) {
        String line = "%-44s %12s %-8s  %-34s %10s  %-16s %s%n";
        out.printf(line, "", "figure", "", "beside", "ratio", "wanted", "");
        for (Figure figure : figures) {
            out.printf(
                    line,
                    figure.what(),
                    Figure.number(figure.value()),
                    figure.unit(),
                    figure.peerValue() == null ? "" : figure.peer() + " " + Figure.number(figure.peerValue()),
                    figure.peerValue() == null ? "" : Figure.number(figure.ratio()) + " ×",
                    figure.wanted() == null ? "" : figure.wanted(),
                    sign(figure.met()));
        }
        out.println();
    }

    private static String sign(@Nullable Boolean met) {
        return met == null ? "" : met ? "✓" : "✗";
    }

    private static void write(Bench bench, List<Figure> figures, Path file) throws IOException {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Figure figure : figures) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("what", figure.what());
            row.put("value", figure.value());
            row.put("unit", figure.unit());
            row.put("peer", figure.peer());
            row.put("peerValue", figure.peerValue());
            row.put("ratio", figure.peerValue() == null ? null : figure.ratio());
            row.put("wanted", figure.wanted());
            row.put("met", figure.met());
            rows.add(row);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", bench.name());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("java", System.getProperty("java.runtime.version"));
        all.put("figures", rows);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
}
