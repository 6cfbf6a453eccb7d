package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fields of the mail that is answered, such as From and Sent, as Outlook and portals write them above it. */
final class QuotedHead {
    private static final int BLOCK_LINES = 10;

    private static final Set<String> AUTHOR = Set.of("od", "from", "nadawca");
    private static final Set<String> OTHER_FIELDS = Set.of(
            "wysłano",
            "wysłane",
            "wyslano",
            "wysłany",
            "data",
            "data wysłania",
            "sent",
            "date",
            "do",
            "to",
            "dw",
            "cc",
            "kopia",
            "udw",
            "bcc",
            "temat",
            "subject",
            "odbiorca",
            "adresat",
            "importance",
            "ważność",
            "reply-to",
            "odpowiedz do",
            "załączniki",
            "attachments");
    private static final Set<String> SURE_FIELDS = Set.of(
            "wysłano", "wysłane", "wyslano", "wysłany", "data", "data wysłania", "sent", "date", "temat", "subject");

    private QuotedHead() {}

    /** From: and beneath it at least two other fields, of which one says when or about what. */
    static boolean at(List<String> lines, int at) {
        if (!AUTHOR.contains(field(lines.get(at)))) {
            return false;
        }
        int others = 0;
        boolean sure = false;
        int misses = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + BLOCK_LINES) && misses < 3; i++) {
            String field = field(lines.get(i));
            if (OTHER_FIELDS.contains(field)) {
                others++;
                sure |= SURE_FIELDS.contains(field);
                misses = 0;
            } else {
                misses++;
            }
        }
        String line = QuotationCut.shortened(lines.get(at)).toLowerCase(Locale.ROOT);
        boolean inOneLine = (line.contains(" wysłano: ") || line.contains(" sent: "))
                && (line.contains(" temat: ") || line.contains(" subject: "));
        return (others >= 2 && sure) || inOneLine;
    }

    /** The name before the colon, in lower case, without the stars of what was bold; empty when there is none. */
    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon <= 0 || colon > 30
                ? ""
                : line.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }
}
