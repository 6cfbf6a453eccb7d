package pl.sos.work;

/** What came of moving an entry to another ticket of the same client. */
public sealed interface MoveWorkResult {
    record Moved(WorkEntry entry) implements MoveWorkResult {}

    /** The ticket is another client's: the ticket itself has to change hands, or the entry be corrected. */
    record OtherClient() implements MoveWorkResult {}

    /** No such entry or ticket, or not yours. */
    record NotFound() implements MoveWorkResult {}
}
