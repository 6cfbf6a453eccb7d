package pl.sos.page;

import pl.sos.kernel.Language;
import pl.sos.kernel.Sentence;
import pl.sos.page.internal.Texts;

/** Sentences in both languages at once, for what is stored or handed out as it was said. */
public final class Sentences {
    private Sentences() {}

    /** The sentence under a key; an argument that is a sentence itself is said in the same language. */
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(say(Language.PL, key, arguments), say(Language.EN, key, arguments));
    }

    /** A counted thing, as {@link Page#count} says it. */
    public static Sentence counted(String key, long number) {
        return new Sentence(
                Texts.of(Language.PL, key + "." + Texts.plural(Language.PL, number), number),
                Texts.of(Language.EN, key + "." + Texts.plural(Language.EN, number), number));
    }

    private static String say(Language language, String key, Object... arguments) {
        var said = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            said[i] = arguments[i] instanceof Sentence sentence ? sentence.in(language) : arguments[i];
        }
        return Texts.of(language, key, said);
    }
}
