package pl.sos.identity;

/** What became of correcting a contact's name or address. */
public sealed interface NameContactResult {
    record Named(Person person) implements NameContactResult {}

    /** Somebody else signs in with this address. */
    record EmailTaken(String email) implements NameContactResult {}

    /**
     * A field cannot be stored as given.
     *
     * @param field name or email
     */
    record Invalid(String field) implements NameContactResult {}

    /** There is none, or it is one of our staff. */
    record NotThere() implements NameContactResult {}
}
