package pl.sos.clients;

import java.util.List;

/** What became of saving a card. */
public sealed interface SaveCardResult {
    /** The version that now holds: a new one, or the old one where nothing had changed. */
    record Saved(ClientCard card) implements SaveCardResult {}

    /** Somebody saved in between; nothing of this was stored. */
    record Conflict(ClientCard current, List<CardDifference> since) implements SaveCardResult {}

    /** Fields are called as in {@link CardDifference#what()}, after the installation's place: {@code 0.SERVER}. */
    record Refused(List<Violation> violations) implements SaveCardResult {}

    record NotFound() implements SaveCardResult {}
}
