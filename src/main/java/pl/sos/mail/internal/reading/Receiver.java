package pl.sos.mail.internal.reading;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the receiving side knows of itself.
 *
 * @param authservIds the names under which its mail server writes Authentication-Results (RFC 8601 section 2.5); only
 *     these are believed
 * @param ownAddresses from which this installation itself sends; in lower case
 */
public record Receiver(Set<String> authservIds, Set<String> ownAddresses) {
    public static final Receiver UNKNOWN = new Receiver(Set.of(), Set.of());

    public Receiver {
        authservIds = lower(authservIds);
        ownAddresses = lower(ownAddresses);
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
