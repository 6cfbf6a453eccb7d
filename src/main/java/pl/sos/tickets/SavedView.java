package pl.sos.tickets;

import java.util.UUID;

/**
 * A filter of the queue under a name.
 *
 * @param query the address's query string without the question mark, such as {@code tab=OPEN&category=FAILURE}
 */
public record SavedView(UUID id, String name, String query) {}
