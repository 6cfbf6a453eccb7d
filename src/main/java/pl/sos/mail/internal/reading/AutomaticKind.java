package pl.sos.mail.internal.reading;

/** Which machine wrote a mail. None of these may be answered automatically (RFC 3834 section 2). */
public enum AutomaticKind {
    /** A mail server could not deliver, or not yet. */
    BOUNCE,
    /** A mail program tells that a letter was shown (RFC 8098). */
    READ_RECEIPT,
    /** "I am on leave." */
    AUTO_REPLY,
    /** A program's notice, such as another helpdesk's receipt. */
    GENERATED,
    /** Through a mailing list. */
    LIST,
    BULK,
    /** We ourselves. */
    OWN
}
