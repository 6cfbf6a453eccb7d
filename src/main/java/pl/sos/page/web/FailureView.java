package pl.sos.page.web;

import org.springframework.http.HttpStatus;

/**
 * @param kind which sentences of {@code common.failure.<kind>.…} to show
 * @param number to quote on the phone; it stands in the log too
 * @param again whether going to the same address is trying again; what was sent cannot be sent by a link
 */
public record FailureView(int status, String kind, String number, boolean again) {
    /** Going there again would find no more than now. */
    public boolean retry() {
        return again && !kind.equals("not-found");
    }

    /** Signing in would help nobody while we are broken. */
    public boolean ours() {
        return kind.equals("ours");
    }

    static String kind(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST, UNPROCESSABLE_CONTENT, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE -> "request";
            case UNAUTHORIZED -> "signed-out";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND, GONE -> "not-found";
            case CONFLICT -> "conflict";
            case CONTENT_TOO_LARGE, URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> "too-large";
            case TOO_MANY_REQUESTS -> "too-many";
            default -> status.is4xxClientError() ? "request" : "ours";
        };
    }
}
