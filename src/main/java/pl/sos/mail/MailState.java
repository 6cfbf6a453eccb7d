package pl.sos.mail;

/** Where a mail that came in stands. */
public enum MailState {
    /** Stored raw; nothing has been read of it yet. */
    RECEIVED,
    /** It is a message in a ticket's thread. */
    PROCESSED,
    /** A person says whose it is. */
    TRIAGE,
    /** It could not be read, or it was part of a storm. */
    QUARANTINED,
    /** A machine wrote it, or it came before. */
    IGNORED,
    /** A person said that nothing is to become of it. */
    DISCARDED
}
