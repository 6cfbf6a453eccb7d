package pl.sos.mail.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import pl.sos.kernel.Language;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.mail.internal.reading.ReadWarning;
import pl.sos.page.Sentences;

/** What a mail says, as a ticket says it. */
public final class Wording {
    private static final int SUBJECT = 200;
    private static final Pattern TAG = Pattern.compile("\\s*\\[SOS-[0-9]+]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANSWER =
            Pattern.compile("^\\s*(?:re|odp|aw|sv)(?:\\[\\d+])?\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORWARDED =
            Pattern.compile("^\\s*(?:fwd?|pd|wg|przek)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** Without numbers of other tickets and without the marks of answers; never empty, at most 200 characters. */
    public static String subject(String mailed, Language language) {
        var subject = TAG.matcher(mailed).replaceAll(" ").strip();
        for (var shorter = plain(subject); !shorter.equals(subject); shorter = plain(subject)) {
            subject = shorter;
        }
        if (subject.isEmpty()) {
            return Sentences.of("mail.no-subject").in(language);
        }
        return subject.codePointCount(0, subject.length()) <= SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, SUBJECT - 1)) + "…";
    }

    /** What is new in it; all of it when somebody else's words are handed on; never empty. */
    public static String body(ParsedMail mail, Language language) {
        var body = mail.body();
        var text = FORWARDED
                                .matcher(mail.headers().subject().toLowerCase(Locale.ROOT))
                                .find()
                        || body.newText().isBlank()
                ? body.text()
                : body.newText();
        return text.isBlank() ? Sentences.of(without(mail)).in(language) : text;
    }

    /** The key of what stands where there is no text: why there is none. */
    public static String without(ParsedMail mail) {
        return mail.warnings().contains(ReadWarning.ENCRYPTED)
                ? "mail.no-text.encrypted"
                : mail.warnings().contains(ReadWarning.SIGNED_WITHIN) ? "mail.no-text.signed" : "mail.no-text";
    }

    private static String plain(String subject) {
        return ANSWER.matcher(FORWARDED.matcher(subject).replaceFirst(""))
                .replaceFirst("")
                .strip();
    }
}
