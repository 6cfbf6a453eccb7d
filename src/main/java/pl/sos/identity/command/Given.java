package pl.sos.identity.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.sos.ground.Refusal;

/** The options of a command: {@code --name value} or {@code --name=value}, each possibly several times. */
final class Given {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Given() {}

    /** @throws Refusal for a word that is no known option, or an option without its value */
    static Given of(List<String> arguments, Set<String> known) {
        var given = new Given();
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            int equals = word.indexOf('=');
            var name = word.startsWith("--") ? word.substring(2, equals < 0 ? word.length() : equals) : "";
            if (!known.contains(name)) {
                throw Refusal.usage("identity.command.unknown-option", word);
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw Refusal.usage("identity.command.missing", word);
            }
            var value = equals < 0 ? arguments.get(++i) : word.substring(equals + 1);
            given.values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
        }
        return given;
    }

    String need(String name) {
        return find(name).orElseThrow(() -> Refusal.usage("identity.command.missing", "--" + name));
    }

    Optional<String> find(String name) {
        return all(name).stream().reduce((first, last) -> last);
    }

    /** The values of an option, those written with commas between them too. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> name.equals("name") ? List.of(value).stream() : List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
