package pl.sos.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Refusal;
import pl.sos.search.SearchIndex;

/** {@code ./sos admin demo load --tickets N}. */
@Component
class LoadCommand implements AdminCommand {
    private static final int MOST = 10_000_000;
    private static final int STEPS = 20;

    private final Demo demo;
    private final SyntheticTickets tickets;
    private final SearchIndex index;
    private final CommittedCaches caches;
    private final Clock clock;

    LoadCommand(Demo demo, SyntheticTickets tickets, SearchIndex index, CommittedCaches caches, Clock clock) {
        this.index = index;
        this.caches = caches;
        this.demo = demo;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public String words() {
        return "demo load";
    }

    @Override
    public String usage() {
        return "--tickets N [--seed S]";
    }

    @Override
    public String helpKey() {
        return "demo.load.help";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) throws Exception {
        long count = number(arguments, "--tickets", 0);
        if (count < 1 || count > MOST) {
            throw Refusal.usage("demo.load.tickets", String.valueOf(MOST));
        }
        long begin = clock.millis();
        out.println(say("demo.load.begin"));
        demo.ensureVendor();
        // What was there before is read first: else all that is loaded now would be read again.
        index.catchUp();
        var told = new AtomicLong();
        tickets.load((int) count, number(arguments, "--seed", 2026), done -> {
            long steps = (long) done * STEPS / count;
            // Several threads load; each step is told once, by whoever comes to it first.
            if (told.getAndAccumulate(steps, Math::max) < steps) {
                out.println(say("demo.load.progress", done * 100L / count, done, count));
            }
        });
        caches.forgetEverything();
        out.println(say("demo.load.done", count, Math.max(1, (clock.millis() - begin) / 1000)));
    }

    private static String say(String key, Object... arguments) {
        return Refusal.sentence(key, Locale.getDefault(), arguments);
    }

    private static long number(List<String> arguments, String option, long otherwise) {
        int at = arguments.indexOf(option);
        if (at < 0) {
            return otherwise;
        }
        try {
            return Long.parseLong(arguments.get(at + 1));
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            throw Refusal.usage("demo.load.tickets", String.valueOf(MOST));
        }
    }
}
