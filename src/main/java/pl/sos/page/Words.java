package pl.sos.page;

import pl.sos.kernel.Language;
import pl.sos.page.internal.Texts;

/** The sentences of {@code messages/<room>_<language>.properties} where there is no {@link Page}: API, mail, exports. */
public final class Words {
    private Words() {}

    /** @param arguments fill {@code {0}}, {@code {1}} … as they print */
    public static String of(Language language, String key, Object... arguments) {
        return Texts.of(language, key, arguments);
    }
}
