package pl.sos.mail.web;

import java.util.Optional;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ParsedMail;

/**
 * A whole mail, as its client reads it.
 *
 * @param read empty when it cannot be read
 */
public record PortalMailView(IncomingMail mail, Optional<ParsedMail> read) {
    public String id() {
        return mail.id().toString();
    }

    /** It bears a signature, by whom nobody checked. */
    public boolean signed() {
        return read.filter(ParsedMail::signatureUnchecked).isPresent();
    }

    /** Where its message stands, in the thread. */
    public String thread() {
        return "/portal/tickets/" + mail.number().orElseThrow();
    }
}
