package pl.sos.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads e-mail addresses as people type them. One person is one normalised address. */
public final class EmailAddress {
    private static final int MAX_LENGTH = 254;
    // The dot-atom of RFC 5322 and nothing more exotic: no quotes, no comments, nothing that could add a header.
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private EmailAddress() {}

    /** Lower case, NFC, domain in ASCII (IDNA); empty when the text is no address mail could be sent to. */
    public static Optional<String> normalise(String typed) {
        var text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return asciiDomain(text.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches() && local.length() + 1 + domain.length() <= MAX_LENGTH)
                .map(domain -> local + "@" + domain);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            var ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
