package pl.sos.kernel;

import java.util.Locale;

/** A person's language; Polish unless chosen otherwise. */
public enum Language {
    PL,
    EN;

    public Locale locale() {
        return Locale.of(code());
    }

    /** Lower-case ISO 639-1 code, as in the names of message bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
