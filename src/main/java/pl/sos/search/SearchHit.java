package pl.sos.search;

import java.util.UUID;

/**
 * One thing found.
 *
 * @param exact a number, an address or a telephone led straight to it
 * @param passage of its text; empty when the title says it all
 */
public record SearchHit(SearchKind kind, UUID id, boolean exact, Shown shown, Passage title, Passage passage) {}
