package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a machine wrote a mail: RFC 3834 section 2, RFC 2369 and 2919 for lists, and the habit of Precedence.
 * X-Auto-Response-Suppress alone is no sign: Exchange puts it on people's mail too.
 */
final class AutomaticMail {
    private static final Pattern ABSENT = Pattern.compile(
            "^\\s*(autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|auto(matic)?[- ]?(reply|response)|out"
                    + " of (the )?office|poza biurem|nieobecność)(?!\\p{L}).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutomaticMail() {}

    static Optional<AutomaticKind> of(
            HeaderBlock headers, MailHeaders read, MediaType type, boolean bounce, Receiver receiver) {
        if (read.from()
                .filter(one -> receiver.ownAddresses().contains(one.address()))
                .isPresent()) {
            return Optional.of(AutomaticKind.OWN);
        }
        if (bounce) {
            return Optional.of(AutomaticKind.BOUNCE);
        }
        if (type.is("multipart/report")) {
            return Optional.of(
                    type.parameter("report-type")
                                    .filter(one -> one.equalsIgnoreCase("disposition-notification"))
                                    .isPresent()
                            ? AutomaticKind.READ_RECEIPT
                            : AutomaticKind.GENERATED);
        }
        String submitted = word(headers, "auto-submitted");
        String precedence = word(headers, "precedence");
        boolean nullPath = read.returnPath().filter(String::isEmpty).isPresent();
        boolean machine = nullPath || (!submitted.isEmpty() && !submitted.equals("no"));
        if (submitted.equals("auto-replied")
                || precedence.equals("auto_reply")
                || headers.has("x-autoreply")
                || headers.has("x-autorespond")
                || (machine && ABSENT.matcher(read.subject()).matches())) {
            return Optional.of(AutomaticKind.AUTO_REPLY);
        }
        if (precedence.equals("list")
                || List.of("list-id", "list-post", "list-unsubscribe").stream().anyMatch(headers::has)) {
            return Optional.of(AutomaticKind.LIST);
        }
        if (precedence.equals("bulk") || precedence.equals("junk")) {
            return Optional.of(AutomaticKind.BULK);
        }
        return machine ? Optional.of(AutomaticKind.GENERATED) : Optional.empty();
    }

    /** The first word of a header, without a comment or parameters, in lower case. */
    private static String word(HeaderBlock headers, String name) {
        String value = headers.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < value.length() && " \t;(".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end);
    }
}
