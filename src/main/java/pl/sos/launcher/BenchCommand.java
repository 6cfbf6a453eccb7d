package pl.sos.launcher;

import java.nio.file.Path;
import java.util.List;
import pl.sos.ground.Refusal;
import pl.sos.launcher.bench.Bench;
import pl.sos.launcher.bench.Benches;

/** {@code bench [NAME]}: one benchmark or all; exits 1 when a figure falls short of what was wanted. */
final class BenchCommand implements Command {
    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String help() {
        return Launcher.sentence("launcher.bench.help", names());
    }

    private static String names() {
        return String.join(", ", Benches.ALL.stream().map(Bench::name).toList());
    }

    @Override
    public int run(List<String> arguments, Class<?> application) throws Exception {
        List<Bench> chosen = arguments.isEmpty()
                ? Benches.ALL
                : Benches.ALL.stream()
                        .filter(bench -> arguments.contains(bench.name()))
                        .toList();
        if (chosen.isEmpty()) {
            throw Refusal.usage("launcher.bench.unknown", arguments.getFirst(), names());
        }
        Path folder = Path.of(System.getenv().getOrDefault("SOS_HOME", "."), "target", "bench");
        return Benches.run(chosen, folder, System.out) ? 0 : 1;
    }
}
