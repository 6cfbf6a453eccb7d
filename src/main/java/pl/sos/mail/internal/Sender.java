package pl.sos.mail.internal;

import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.mail.internal.reading.ReadWarning;
import pl.sos.mail.internal.reading.SenderChecks;

/** How far it is believed that a mail comes from whom it says. */
enum Sender {
    /** The receiving server found that the From address is right (DMARC, RFC 7489). */
    PROVEN,
    /** Nobody of ours checked. */
    UNCHECKED,
    /** The receiving server checks, and could not say. */
    UNPROVEN,
    /** The receiving server found that it is not, or it names several. */
    FORGED;

    static Sender of(ParsedMail mail) {
        var checks = mail.checks();
        if (mail.warnings().contains(ReadWarning.SEVERAL_SENDERS) || checks.dmarc() == SenderChecks.Result.FAIL) {
            return FORGED;
        }
        if (checks.dmarc() == SenderChecks.Result.PASS) {
            return PROVEN;
        }
        if (checks.server().isEmpty()) {
            return UNCHECKED;
        }
        // Without a policy of the domain a failed SPF is all that is known; a signature may still carry it.
        return checks.spf() == SenderChecks.Result.FAIL && checks.dkim() != SenderChecks.Result.PASS
                ? FORGED
                : UNPROVEN;
    }
}
