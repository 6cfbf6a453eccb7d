package pl.sos.search;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of text in which what was looked for is marked; plain text, to be escaped where it is shown. */
public record Passage(List<Part> parts) {
    /** @param found a form of what was looked for */
    public record Part(String text, boolean found) {}

    public static final Passage NONE = new Passage(List.of());

    public Passage {
        parts = List.copyOf(parts);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** The forms that were found, as they are written. */
    public List<String> found() {
        return parts.stream().filter(Part::found).map(Part::text).distinct().toList();
    }
}
