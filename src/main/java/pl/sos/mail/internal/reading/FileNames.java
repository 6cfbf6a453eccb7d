package pl.sos.mail.internal.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names of files as they may be shown and offered: nobody's folders, nothing that deceives the eye. */
final class FileNames {
    private static final int LONGEST = 150;
    private static final int LONGEST_ENDING = 12;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("message/global", "eml"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("message/disposition-notification", "txt"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pgp-encrypted", "asc"),
            Map.entry("application/ms-tnef", "dat"));

    private FileNames() {}

    /** @param number of the attachment, for one that has no name */
    static String safe(String name, String mediaType, int number) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var safe = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().limit(1000).forEach(one -> {
            boolean hidden = Character.isISOControl(one)
                    || Character.getType(one) == Character.FORMAT
                    || Character.getType(one) == Character.SURROGATE
                    || Character.getType(one) == Character.PRIVATE_USE;
            if (!hidden) {
                safe.appendCodePoint("<>:\"|?*".indexOf(one) >= 0 ? '_' : Character.isWhitespace(one) ? ' ' : one);
            }
        });
        String clean = shortened(safe.toString().strip().replaceAll("^[. ]+|[. ]+$", ""));
        if (clean.isEmpty() || clean.chars().allMatch(one -> one == '_')) {
            return "zalacznik-" + number + "." + ENDINGS.getOrDefault(mediaType, "bin");
        }
        return reserved(clean) ? shortened("_" + clean) : clean;
    }

    /** For a mail within a mail, which has a subject instead of a name. */
    static String ofMail(String subject, int number) {
        String cut = subject.length() > 100 ? subject.substring(0, 100) : subject;
        String base = cut.replace('/', '-').replace('\\', '-').strip();
        return safe(base.isEmpty() ? "" : base + ".eml", "message/rfc822", number);
    }

    private static boolean reserved(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end).replaceAll("[. ]+$", "") + ending;
    }
}
