package pl.sos.mail;

import java.util.UUID;

/**
 * The mail from which a message of a thread was made.
 *
 * @param cut the mail says more than the thread shows, such as what it quotes
 * @param html it can also be read as it was laid out
 * @param spf what the receiving server found (RFC 8601), such as PASS; NONE when it found nothing or is not believed
 */
public record MailOrigin(UUID id, String sender, boolean cut, boolean html, String spf, String dkim, String dmarc) {
    /** The receiving server says that the mail does not come from where it claims. */
    public boolean doubtful() {
        return dmarc.equals("FAIL") || (!dmarc.equals("PASS") && (spf.equals("FAIL") || dkim.equals("FAIL")));
    }

    public boolean checked() {
        return !(spf.equals("NONE") && dkim.equals("NONE") && dmarc.equals("NONE"));
    }
}
