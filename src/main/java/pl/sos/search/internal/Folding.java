package pl.sos.search.internal;

import java.text.Normalizer;

/** Writes a word as somebody in a hurry does: small letters without marks. */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        var plain = new StringBuilder(text.length());
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            char folded = letter(c);
            ascii &= folded < 128;
            plain.append(folded);
        }
        if (ascii) {
            return plain.toString();
        }
        var marks = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        var bare = new StringBuilder(marks.length());
        marks.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static char letter(char c) {
        return switch (c) {
            case 'ą' -> 'a';
            case 'ć' -> 'c';
            case 'ę' -> 'e';
            case 'ł' -> 'l';
            case 'ń' -> 'n';
            case 'ó' -> 'o';
            case 'ś' -> 's';
            case 'ź', 'ż' -> 'z';
            default -> c;
        };
    }
}
