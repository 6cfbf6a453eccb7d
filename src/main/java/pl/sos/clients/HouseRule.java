package pl.sos.clients;

/** The rules by which a client's firm works, as its card arranges them; the names are kept in the database. */
public enum HouseRule {
    CONTACT,
    DECISIONS,
    DEADLINES,
    UPDATES,
    REMOTE_SESSIONS,
    PERSONAL_DATA,
    OTHER
}
