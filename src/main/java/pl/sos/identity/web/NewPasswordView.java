package pl.sos.identity.web;

/**
 * @param invitation the first password rather than a new one
 * @param holds the link can still be used
 * @param error key of the sentence that says why a password was refused; may be empty
 */
public record NewPasswordView(
        boolean invitation, String token, String name, String email, boolean holds, String error) {
    public String action() {
        return (invitation ? "/invitation/" : "/password/reset/") + token;
    }
}
