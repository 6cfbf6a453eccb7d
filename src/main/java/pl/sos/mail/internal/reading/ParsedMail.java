package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mail, read. Holds the raw bytes as long as it lives: the attachments are decoded from them when they are opened.
 *
 * @param checks what the receiving server found out about the sender
 * @param automatic that no person wrote this to us; it must never be answered automatically
 * @param bounce whom our letter did not reach
 * @param warnings what was odd or cut
 */
public record ParsedMail(
        MailHeaders headers,
        MailBody body,
        List<AttachedFile> attachments,
        SenderChecks checks,
        Optional<AutomaticKind> automatic,
        Optional<BounceReport> bounce,
        Set<ReadWarning> warnings) {
    public ParsedMail {
        attachments = List.copyOf(attachments);
        warnings = Set.copyOf(warnings);
    }

    /** It bears a signature, by whom nobody checked. */
    public boolean signatureUnchecked() {
        return warnings.contains(ReadWarning.SIGNATURE_UNCHECKED);
    }
}
