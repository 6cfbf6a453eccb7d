package pl.sos.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;

/**
 * A mailbox whose mail becomes tickets, without its secrets.
 *
 * @param address what people write to; normalised
 * @param access how it is fetched; empty for one that only a mail server's pipe fills
 * @param authserv the name under which the receiving server writes Authentication-Results; empty to believe none
 * @param application code that tickets from here get
 * @param triageOwner who of ours decides about mail of strangers; empty for the coordinators
 * @param senderLimit mails an hour from one address, the rest goes to the quarantine
 * @param hourlyLimit mails an hour in all
 * @param seenAt when it was last read without trouble
 * @param failure why that fails at present: a code, with what the server said
 */
public record Mailbox(
        UUID id,
        String name,
        String address,
        Optional<Access> access,
        String authserv,
        Category category,
        Optional<String> application,
        Optional<PersonId> triageOwner,
        int senderLimit,
        int hourlyLimit,
        boolean active,
        Optional<Instant> seenAt,
        Optional<Failure> failure) {

    /** How the connection is protected. */
    public enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /** How the account proves who it is. */
    public enum Auth {
        PASSWORD,
        XOAUTH2
    }

    /**
     * An IMAP account (RFC 3501).
     *
     * @param tokenEndpoint where a refresh token is exchanged for an access token (RFC 6749 section 6)
     * @param doneFolder where a mail goes once it is stored here; empty to leave it and mark it as read
     */
    public record Access(
            String host,
            int port,
            Tls tls,
            String user,
            Auth auth,
            Optional<String> tokenEndpoint,
            Optional<String> tokenClient,
            String folder,
            Optional<String> doneFolder) {}

    public record Failure(String code, String detail, Instant since) {}
}
