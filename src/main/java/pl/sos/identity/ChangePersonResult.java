package pl.sos.identity;

/** What became of changing somebody's roles or standing. */
public sealed interface ChangePersonResult {
    record Changed(Person person) implements ChangePersonResult {}

    /** There must always be an active administrator; this would leave none. */
    record LastAdministrator() implements ChangePersonResult {}

    /** No roles at all, or staff roles for a contact, or the other way round. */
    record UnfitRoles() implements ChangePersonResult {}

    record NotThere() implements ChangePersonResult {}
}
