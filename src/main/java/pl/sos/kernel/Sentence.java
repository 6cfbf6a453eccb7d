package pl.sos.kernel;

/** One sentence for people, in both languages, stored as it was said. */
public record Sentence(String pl, String en) {
    public String in(Language language) {
        return switch (language) {
            case PL -> pl;
            case EN -> en;
        };
    }
}
