package pl.sos.caretakers.internal;

import java.util.Optional;

/** Tells by its first bytes what kind of picture a file is; a name or a browser's word is not believed. */
public final class Portrait {
    /** The longest file taken for a portrait. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private Portrait() {}

    /** JPEG, PNG or WebP; empty for anything else. SVG is refused, since it can carry a script. */
    public static Optional<String> contentType(byte[] content) {
        if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (starts(content, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of("image/png");
        }
        if (starts(content, 0, 'R', 'I', 'F', 'F') && starts(content, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] content, int at, int... wanted) {
        if (content.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((content[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
