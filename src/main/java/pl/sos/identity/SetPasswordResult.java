package pl.sos.identity;

/** What became of choosing a password. */
public sealed interface SetPasswordResult {
    record Done(Person person) implements SetPasswordResult {}

    /** @param why the message key is {@code identity.password.<name>} */
    record Weak(Weakness why) implements SetPasswordResult {}

    /** The link was used, is too old, or never was. */
    record NoSuchLink() implements SetPasswordResult {}

    /** The password that should have been the present one is not. */
    record WrongPassword() implements SetPasswordResult {}

    /** Why a password is refused. */
    enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        OWN_NAME
    }
}
