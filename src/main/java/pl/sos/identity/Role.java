package pl.sos.identity;

/** What a person is here for. Staff roles and client roles are never mixed in one person. */
public enum Role {
    CONSULTANT(true),
    COORDINATOR(true),
    BILLING(true),
    ADMINISTRATOR(true),
    CLIENT_USER(false),
    DECISION_MAKER(false);

    private final boolean staff;

    Role(boolean staff) {
        this.staff = staff;
    }

    /** A role of the vendor's people, as against a client's. */
    public boolean isStaff() {
        return staff;
    }
}
