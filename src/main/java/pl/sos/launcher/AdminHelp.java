package pl.sos.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pl.sos.ground.Refusal;

/** What the commands of {@code admin} say of themselves: at once, without an installation and without starting anything. */
final class AdminHelp {
    /** In the order of the list; each has its text under {@code launcher.<words>.help}. */
    static final List<String> COMMANDS = List.of(
            "user add",
            "token create",
            "backup",
            "restore",
            "import clients",
            "audit verify",
            "mail import",
            "search rebuild",
            "demo load");

    private AdminHelp() {}

    /** @return empty when no command begins so; the list of all is for that */
    static Optional<String> of(List<String> typed, Locale language) {
        var line = String.join(" ", typed) + " ";
        return COMMANDS.stream()
                .filter(words -> line.startsWith(words + " "))
                .findFirst()
                .map(words -> Refusal.sentence("launcher." + words.replace(' ', '-') + ".help", language)
                        + "\n\n"
                        + Refusal.sentence("launcher.admin.codes", language));
    }
}
