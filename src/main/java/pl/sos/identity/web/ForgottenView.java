package pl.sos.identity.web;

/**
 * @param email as typed
 * @param asked a mail is on its way if there is such an account
 */
public record ForgottenView(String email, boolean asked) {}
