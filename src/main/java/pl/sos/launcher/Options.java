package pl.sos.launcher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.sos.ground.Refusal;

/**
 * The words of a command line, taken apart.
 *
 * @param values what {@code --name value} or {@code --name=value} gave
 * @param flags the {@code --name}s that take no value
 * @param rest everything else, in its order
 */
record Options(Map<String, String> values, Set<String> flags, List<String> rest) {
    /** Takes {@code valued} and {@code flagged} options anywhere; any other {@code --word} is refused. */
    static Options strict(List<String> arguments, Set<String> valued, Set<String> flagged) {
        Options options = lenient(arguments, valued, flagged);
        for (String word : options.rest()) {
            if (word.startsWith("-")) {
                throw Refusal.usage("launcher.option.unknown", word);
            }
        }
        return options;
    }

    /** The same, but leaves options it does not know to whom the rest is handed. */
    static Options lenient(List<String> arguments, Set<String> valued, Set<String> flagged) {
        var values = new LinkedHashMap<String, String>();
        var flags = new HashSet<String>();
        var rest = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            int equals = word.indexOf('=');
            String name = word.startsWith("--") ? word.substring(2, equals < 0 ? word.length() : equals) : "";
            if (flagged.contains(name) && equals < 0) {
                flags.add(name);
            } else if (valued.contains(name)) {
                if (equals < 0 && i + 1 == arguments.size()) {
                    throw Refusal.usage("launcher.option.value", word);
                }
                values.put(name, equals < 0 ? arguments.get(++i) : word.substring(equals + 1));
            } else {
                rest.add(word);
            }
        }
        return new Options(values, flags, rest);
    }
}
