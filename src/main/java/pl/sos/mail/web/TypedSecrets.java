package pl.sos.mail.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was typed into the fields that are never sent back.
 *
 * @param secret password or refresh token
 * @param tokenSecret the client's secret at the token endpoint
 */
record TypedSecrets(Optional<String> secret, Optional<String> tokenSecret) {
    static final List<String> FIELDS = List.of("secret", "tokenSecret");

    static TypedSecrets of(Map<String, String> typed) {
        return new TypedSecrets(given(typed, "secret"), given(typed, "tokenSecret"));
    }

    private static Optional<String> given(Map<String, String> typed, String field) {
        return Optional.ofNullable(typed.get(field)).filter(text -> !text.isEmpty());
    }

    /** The fields that hold something. */
    List<String> names() {
        return Stream.of(secret.map(one -> "secret"), tokenSecret.map(one -> "tokenSecret"))
                .flatMap(Optional::stream)
                .toList();
    }
}
