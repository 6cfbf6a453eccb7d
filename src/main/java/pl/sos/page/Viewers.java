package pl.sos.page;

import java.util.Optional;
import pl.sos.kernel.Language;

/** Says for whom the current request is. */
public interface Viewers {
    Optional<Viewer> current();

    /** The language the person chose for good, if she did. */
    Optional<Language> language();

    /** Remembers the language with the person, beyond this browser. Does nothing when nobody is signed in. */
    void remember(Language language);
}
