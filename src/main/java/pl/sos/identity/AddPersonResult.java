package pl.sos.identity;

/** What became of adding a person. */
public sealed interface AddPersonResult {
    record Added(Person person) implements AddPersonResult {}

    /** Somebody has this address already, perhaps a person whom the caller may not see. */
    record EmailTaken(String email) implements AddPersonResult {}

    /**
     * A field cannot be stored as given.
     *
     * @param field name, email, roles or phone
     */
    record Invalid(String field) implements AddPersonResult {}
}
