package pl.sos.identity.web;

/**
 * @param email as typed, so that it need not be typed again
 * @param next where to go afterwards; empty for the start page
 * @param error key of the sentence that says why nobody was let in; empty when nothing was tried
 * @param notice key of a sentence that says what happened before; may be empty
 * @param minutes to wait, when too many attempts were made
 */
public record LoginView(String email, String next, String error, String notice, long minutes) {}
