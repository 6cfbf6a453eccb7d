package pl.sos.caretakers;

/** What became of confirming to have read a card. */
public sealed interface ConfirmCardResult {
    record Confirmed(int version) implements ConfirmCardResult {}

    /** A newer version came meanwhile: that one is to be read. */
    record Outdated(int newest) implements ConfirmCardResult {}

    record NoCard() implements ConfirmCardResult {}
}
