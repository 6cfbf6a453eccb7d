package pl.sos.clients;

/** What became of importing a file. */
public sealed interface ImportResult {
    /**
     * All of it is stored.
     *
     * @param leftOut lines in which something was wrong
     */
    record Imported(long created, long updated, long contacts, long leftOut) implements ImportResult {}

    /** What is there changed since the preview; nothing was stored, this is what would happen now. */
    record Changed(ImportPreview now) implements ImportResult {}

    record NotThere() implements ImportResult {}
}
