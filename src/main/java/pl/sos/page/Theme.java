package pl.sos.page;

import java.util.Locale;

/** How light a person wants pages; AUTO follows the device. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
