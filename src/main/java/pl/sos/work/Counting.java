package pl.sos.work;

/** How the person who logs work wants it accounted. */
public sealed interface Counting {
    /** As the contract and the kind of ticket say. */
    record AsAgreed() implements Counting {}

    /** Against hours or rate although the ticket is a failure or an error, whose removal costs nothing by itself. */
    record Counted() implements Counting {}

    /** @param reason not blank */
    record NotAccounted(String reason) implements Counting {}

    static Counting asAgreed() {
        return new AsAgreed();
    }
}
