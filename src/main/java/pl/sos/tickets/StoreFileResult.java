package pl.sos.tickets;

import java.util.List;

/** What became of an upload. */
public sealed interface StoreFileResult {
    record Stored(Attachment attachment) implements StoreFileResult {}

    /** Too large or empty; nothing was kept. */
    record Refused(List<Violation> violations) implements StoreFileResult {}
}
