package pl.sos.clients;

/**
 * Why a field cannot be stored as given.
 *
 * @param field as interfaces call it: name, nip, slug, phones, domains …
 * @param code stable; its sentence lies under {@code clients.violation.<code>}
 * @param value what was given
 */
public record Violation(String field, String code, String value) {}
