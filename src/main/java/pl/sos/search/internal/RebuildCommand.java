package pl.sos.search.internal;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.search.SearchIndex;

/** {@code ./sos admin search rebuild}. */
@Component
class RebuildCommand implements AdminCommand {
    private static final int STEP = 10_000;

    private final SearchIndex index;
    private final Clock clock;

    RebuildCommand(SearchIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @Override
    public String words() {
        return "search rebuild";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String helpKey() {
        return "search.rebuild.help";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) {
        long begin = clock.millis();
        var done = new long[2];
        index.rebuild(count -> {
            done[0] = count;
            if (count / STEP > done[1] / STEP) {
                out.println(Refusal.sentence("search.rebuild.progress", Locale.getDefault(), count));
            }
            done[1] = count;
        });
        out.println(Refusal.sentence(
                "search.rebuild.done", Locale.getDefault(), done[0], Math.max(1, (clock.millis() - begin) / 1000)));
    }
}
