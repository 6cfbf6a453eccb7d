package pl.sos.clients;

/** What a card says of an installation; the names are kept in the database. */
public enum CardField {
    PROGRAM_VERSION,
    LICENCE_SIZE,
    SERVER,
    SYSTEM,
    DB_ENGINE,
    DB_VERSION,
    BACKUP,
    REMOTE_ACCESS,
    INTEGRATIONS,
    NOTES;

    /** Written in several lines. */
    public boolean isLong() {
        return this == BACKUP || this == REMOTE_ACCESS || this == INTEGRATIONS || this == NOTES;
    }
}
