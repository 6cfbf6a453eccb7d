package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.sos.mail.internal.reading.BounceReport.Failure;
import pl.sos.mail.internal.reading.BounceReport.Outcome;

/** Reports of what could not be delivered: RFC 3464 as Postfix, Exchange and Gmail write it, Exim, qmail. */
final class Bounces {
    private static final int MOST_REPORT_BYTES = 64 * 1024;
    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_DIAGNOSTIC = 500;
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern ADDRESS_LINE =
            Pattern.compile("^\\s{0,4}<?([^\\s<>@]{1,64}@[^\\s<>@:]{1,190})>?:(.{0,400})$");
    private static final Pattern REFUSED = Pattern.compile("\\b5\\d\\d[ -]|\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^[> \\t]{0,5}Message-ID:\\s{0,5}(<[^<>\\s]{3,250}>)");

    private Bounces() {}

    /** @param text of the mail, for servers that report in words alone */
    static Optional<BounceReport> of(MailPart root, HeaderBlock headers, MailHeaders read, String text) {
        var parts = new ArrayList<MailPart>();
        leaves(root, parts);
        var status = parts.stream()
                .filter(part -> part.type().value().matches("message/(global-)?delivery-status"))
                .findFirst();
        boolean report = root.type().is("multipart/report")
                && root.type()
                        .parameter("report-type")
                        .filter(one -> one.equalsIgnoreCase("delivery-status"))
                        .isPresent();
        boolean nullPath = read.returnPath().filter(String::isEmpty).isPresent();
        boolean daemon = read.from()
                .filter(from -> from.address().matches("(mailer-daemon|postmaster)@.*"))
                .isPresent();
        Map<String, Failure> failures = new LinkedHashMap<>();
        status.ifPresent(part -> delivery(part, failures));
        if (failures.isEmpty() && (nullPath || daemon)) {
            named(headers, text, failures);
        }
        if (failures.isEmpty() && !report && status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BounceReport(List.copyOf(failures.values()), original(parts, read, text)));
    }

    private static void leaves(MailPart part, List<MailPart> into) {
        if (part.children().isEmpty()) {
            into.add(part);
        }
        part.children().forEach(child -> leaves(child, into));
    }

    /** Groups of fields, the first about the letter, each further one about a recipient (RFC 3464 section 2.1). */
    private static void delivery(MailPart part, Map<String, Failure> into) {
        byte[] bytes = part.content().atMost(MOST_REPORT_BYTES);
        var span = Span.of(bytes);
        while (span.length() > 0 && into.size() < MOST_RECIPIENTS) {
            var group = HeaderBlock.read(span, 100, MOST_REPORT_BYTES);
            int next = group.bodyBegins();
            if (next <= span.from()) {
                // Neither a field nor an empty line: pass over it.
                next = Math.min(span.to(), span.lineEnd(span.from()) + 1);
            }
            span = span.part(next, span.to());
            recipient(group).ifPresent(failure -> into.putIfAbsent(failure.address(), failure));
        }
    }

    private static Optional<Failure> recipient(HeaderBlock group) {
        var address = group.first("original-recipient")
                .flatMap(Bounces::typed)
                .or(() -> group.first("final-recipient").flatMap(Bounces::typed));
        String action = group.first("action")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("[\\s(].*", "");
        if (address.isEmpty() || (!action.equals("failed") && !action.equals("delayed"))) {
            return Optional.empty();
        }
        String diagnostic = group.first("diagnostic-code").orElse("").replaceFirst("^\\s*[\\w-]{1,20}\\s*;", "");
        var status = status(group.first("status").orElse("")).or(() -> status(diagnostic));
        Outcome outcome = action.equals("delayed")
                ? Outcome.DELAYED
                : status.filter(code -> code.startsWith("4")).isPresent() ? Outcome.GAVE_UP : Outcome.PERMANENT;
        return Optional.of(new Failure(address.get(), outcome, status, words(diagnostic)));
    }

    /** {@code rfc822;jan@example.com} */
    private static Optional<String> typed(String value) {
        return Addresses.one(value.substring(value.indexOf(';') + 1));
    }

    private static void named(HeaderBlock headers, String text, Map<String, Failure> into) {
        List<String> lines = text.lines().limit(400).toList();
        var failed = headers.first("x-failed-recipients")
                .map(value -> Addresses.read(value, MOST_RECIPIENTS).addresses())
                .orElse(List.of());
        for (MailAddress one : failed) {
            String words = text.length() > 4000 ? text.substring(0, 4000) : text;
            into.putIfAbsent(
                    one.address(),
                    new Failure(
                            one.address(),
                            REFUSED.matcher(words).find() ? Outcome.PERMANENT : Outcome.GAVE_UP,
                            status(words),
                            words(diagnostic(lines))));
        }
        boolean qmail = text.contains("qmail-send program");
        for (int i = 0; qmail && i < lines.size() && into.size() < MOST_RECIPIENTS; i++) {
            if (lines.get(i).startsWith("--- ")) {
                break;
            }
            var matcher = ADDRESS_LINE.matcher(lines.get(i));
            if (matcher.matches()) {
                String words =
                        matcher.group(2) + " " + String.join(" ", lines.subList(i + 1, Math.min(lines.size(), i + 4)));
                String address = matcher.group(1).toLowerCase(Locale.ROOT);
                into.putIfAbsent(
                        address,
                        new Failure(
                                address,
                                REFUSED.matcher(words).find() ? Outcome.PERMANENT : Outcome.GAVE_UP,
                                status(words),
                                words(words)));
            }
        }
    }

    private static String diagnostic(List<String> lines) {
        return lines.stream()
                .filter(line -> REFUSED.matcher(line.length() > 400 ? line.substring(0, 400) : line)
                        .find())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> status(String text) {
        var matcher = STATUS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String words(String latin1) {
        String words = EncodedWords.decode(latin1.length() > 2000 ? latin1.substring(0, 2000) : latin1);
        return words.length() <= LONGEST_DIAGNOSTIC ? words : words.substring(0, LONGEST_DIAGNOSTIC);
    }

    /** From the letter that came back, else from the words, else from what the report says it answers. */
    private static Optional<String> original(List<MailPart> parts, MailHeaders read, String text) {
        return parts.stream()
                .filter(part -> part.type().value().matches("message/(rfc822|global)(-headers)?|text/rfc822-headers"))
                .map(part ->
                        HeaderBlock.read(Span.of(part.content().atMost(MOST_REPORT_BYTES)), 500, MOST_REPORT_BYTES))
                .flatMap(inner -> inner.first("message-id").stream())
                .flatMap(id -> MessageIds.read(id, 1).stream())
                .findFirst()
                .or(() -> {
                    var matcher = MESSAGE_ID.matcher(text.length() > 100_000 ? text.substring(0, 100_000) : text);
                    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
                })
                .or(() -> read.inReplyTo().stream().findFirst())
                .or(() -> read.references().stream().reduce((first, second) -> second));
    }
}
