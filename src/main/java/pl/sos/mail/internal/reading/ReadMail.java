package pl.sos.mail.internal.reading;

import java.util.Optional;

/** What became of reading a raw mail. */
public sealed interface ReadMail {
    record Read(ParsedMail mail) implements ReadMail {}

    /**
     * For the quarantine.
     *
     * @param detail in English, for the one who looks after the installation; holds nothing of the mail's content
     * @param headers what could be got of them
     */
    record Unreadable(Reason reason, String detail, Optional<MailHeaders> headers) implements ReadMail {}

    enum Reason {
        /** Not a byte, or white space alone. */
        EMPTY,
        /** No header that a mail has. */
        NOT_A_MAIL,
        TOO_LARGE,
        HEADERS_TOO_LARGE,
        TOO_MANY_PARTS,
        NESTED_TOO_DEEP,
        TOOK_TOO_LONG,
        /** The reader itself failed on it. */
        BROKEN
    }
}
