package pl.sos.page;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The person a page is made for.
 *
 * @param staff one of ours; otherwise a contact of a client
 * @param roles names of the roles held
 */
public record Viewer(UUID id, String name, String email, boolean staff, Set<String> roles) {
    public boolean has(String role) {
        return roles.contains(role);
    }

    public String initials() {
        return initials(name);
    }

    /** The letters that stand for a face nobody uploaded: "AN" for Anna Nowak. */
    public static String initials(String name) {
        return Stream.of(name.trim().split("\\s+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> new String(Character.toChars(Character.toUpperCase(word.codePointAt(0)))))
                .collect(Collectors.joining());
    }

    /** Which of six quiet colours stands behind the initials; the same person has the same everywhere. */
    public static int hue(String name) {
        return Math.floorMod(name.hashCode(), 6) + 1;
    }
}
