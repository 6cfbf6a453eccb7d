package pl.sos.clients;

import java.util.UUID;

/** What became of looking at a file before it is imported. */
public sealed interface ImportPreview {
    /** @param file under which the file waits for its confirmation */
    record Planned(UUID file, String name, ImportPlan plan) implements ImportPreview {}

    /**
     * Nothing of the file can be used.
     *
     * @param code its sentence lies under {@code clients.import.unreadable.<code>}
     * @param detail a line number or the names of missing columns; may be empty
     */
    record Unreadable(String code, String detail) implements ImportPreview {}

    /** The file is not there any more: confirmed already, thrown away, or older than a day. */
    record NotThere() implements ImportPreview {}
}
