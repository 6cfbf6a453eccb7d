package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header section of a mail or of a part, unfolded (RFC 5322 section 2.2). Values hold one character a byte, so that
 * the character set can still be found out.
 *
 * @param bodyBegins in the raw mail
 * @param cut that there were more, or longer ones, than were kept
 */
record HeaderBlock(List<Header> headers, int bodyBegins, boolean cut) {
    /** @param name in lower case */
    record Header(String name, String value) {}

    HeaderBlock {
        headers = List.copyOf(headers);
    }

    static HeaderBlock read(Span span, int mostHeaders, int mostBytes) {
        var found = new ArrayList<Header>();
        boolean cut = false;
        int at = span.from();
        String name = "";
        var value = new StringBuilder();
        boolean open = false;
        while (at < span.to()) {
            int lineEnd = span.lineEnd(at);
            int textEnd = span.textEnd(at, lineEnd);
            int next = Math.min(span.to(), lineEnd + 1);
            if (textEnd == at) {
                at = next;
                break;
            }
            boolean fits = textEnd - span.from() <= mostBytes && found.size() < mostHeaders;
            byte first = span.raw()[at];
            if (first == ' ' || first == '\t') {
                if (open && fits) {
                    value.append(span.latin1(at, textEnd));
                }
                cut |= !fits;
            } else {
                int colon = colon(span, at, Math.min(textEnd, at + 200));
                if (colon < 0) {
                    if (at == span.from()
                            && span.latin1(at, Math.min(textEnd, at + 5)).equals("From ")) {
                        // The line that an mbox file puts before each mail.
                        at = next;
                        continue;
                    }
                    // No header: the empty line is missing and the body begins here.
                    break;
                }
                if (open) {
                    found.add(new Header(name, value.toString().strip()));
                }
                open = fits && found.size() < mostHeaders;
                cut |= !open;
                if (open) {
                    name = span.latin1(at, colon).strip().toLowerCase(Locale.ROOT);
                    value.setLength(0);
                    value.append(span.latin1(colon + 1, textEnd));
                }
            }
            at = next;
        }
        if (open) {
            found.add(new Header(name, value.toString().strip()));
        }
        return new HeaderBlock(found, at, cut);
    }

    /** Where the name at {@code at} ends; -1 when none stands there. */
    private static int colon(Span span, int at, int end) {
        for (int i = at; i < end; i++) {
            byte one = span.raw()[i];
            if (one == ':') {
                return i == at ? -1 : i;
            }
            boolean trailingSpace = (one == ' ' || one == '\t') && i > at;
            if (one < 33 && !trailingSpace) {
                return -1;
            }
            if (trailingSpace) {
                int rest = i;
                while (rest < end && (span.raw()[rest] == ' ' || span.raw()[rest] == '\t')) {
                    rest++;
                }
                return rest < end && span.raw()[rest] == ':' ? rest : -1;
            }
        }
        return -1;
    }

    Optional<String> first(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equals(name));
    }
}
