package pl.sos.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pl.sos.ground.Refusal;
import pl.sos.kernel.Addressing;
import pl.sos.kernel.Addressing.Vocative;
import pl.sos.kernel.Language;

/** How our letters begin, without the comma: "Dzień dobry, Pani Mario", among us "Dzień dobry, Anno"; "Dear Maria Kowal". */
public final class Greeting {
    private static final Map<String, String> PATTERNS = new ConcurrentHashMap<>();

    private Greeting() {}

    /**
     * @param name first name first
     * @param ours a colleague is greeted by the first name
     */
    public static String of(String name, boolean ours, Language in) {
        if (name.isBlank()) {
            return say("", "", in);
        }
        var form = Addressing.polish(name);
        var theirs = form.filter(Vocative::woman).isPresent() ? ".woman" : ".man";
        return switch (in) {
            case PL ->
                form.map(one -> say(ours ? ".ours" : theirs, one.first(), in)).orElseGet(() -> say("", "", in));
            case EN -> ours ? say(".ours", Addressing.first(name), in) : say(theirs, name.strip(), in);
        };
    }

    private static String say(String which, String name, Language in) {
        return PATTERNS.computeIfAbsent(
                        in + which, key -> Refusal.sentence("outbox.greeting" + which, in.locale(), "{0}"))
                .replace("{0}", name);
    }
}
