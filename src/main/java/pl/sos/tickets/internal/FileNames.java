package pl.sos.tickets.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names of files as strangers send them, made fit to show and to offer as the name of a download. */
public final class FileNames {
    private static final int MAX_BYTES = 200;
    private static final String NAMELESS = "plik";
    private static final Set<String> RESERVED = Set.of(
            "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
            "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    private FileNames() {}

    /**
     * The last part of what may be a path of any system, in NFC, without control, format or line characters (direction
     * marks make "fdp.exe" of "exe.pdf"), without characters that a file system or a header minds, at most {@value
     * #MAX_BYTES} bytes of UTF-8 with its ending kept; never empty, never one of Windows' device names.
     */
    public static String clean(String sent) {
        var path = sent.replace('\\', '/');
        var last = path.substring(path.lastIndexOf('/') + 1);
        // Composed after that which stood between a letter and its accent is gone.
        var shown = new StringBuilder();
        Texts.withoutLoneSurrogates(last)
                .codePoints()
                .filter(FileNames::showable)
                .forEach(shown::appendCodePoint);
        var kept = new StringBuilder();
        Normalizer.normalize(shown, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> "<>:\"|?*%".indexOf(point) >= 0 ? '_' : Character.isWhitespace(point) ? ' ' : point)
                .forEach(kept::appendCodePoint);
        var name = kept.toString().strip().replaceAll("^[. ]+", "").replaceAll("[. ]+$", "");
        if (name.isEmpty()) {
            return NAMELESS;
        }
        int dot = name.indexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return shortened(RESERVED.contains(stem) ? "_" + name : name);
    }

    private static boolean showable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var stem = name.substring(0, name.length() - ending.length());
        int room = MAX_BYTES - bytes(ending);
        var kept = new StringBuilder();
        int used = 0;
        for (int point : stem.codePoints().toArray()) {
            used += bytes(Character.toString(point));
            if (used > room) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.toString().strip() + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The value of a Content-Disposition header that always saves: RFC 6266 with the real name by RFC 8187. */
    public static String contentDisposition(String name) {
        var clean = clean(name);
        var ascii = new StringBuilder();
        Normalizer.normalize(clean.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .map(point -> point < 0x20 || point > 0x7e || point == '"' || point == '\\' ? '_' : point)
                .forEach(ascii::appendCodePoint);
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + extended(clean);
    }

    private static String extended(String name) {
        var out = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            boolean plain = value < 0x80 && (Character.isLetterOrDigit(value) || "!#$&+-.^_`|~".indexOf(value) >= 0);
            out.append(plain ? String.valueOf((char) value) : "%%%02X".formatted(value));
        }
        return out.toString();
    }
}
