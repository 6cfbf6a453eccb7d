package pl.sos.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.FileStore;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.tickets.internal.AttachmentStore;
import pl.sos.tickets.internal.FileNames;
import pl.sos.tickets.internal.Now;

/** Files that people send: stored before the message they come with, swept after a day when none came. */
@Component
public class Attachments {
    /** In bytes. */
    public static final long MAX_SIZE = 100L * 1024 * 1024;

    private final FileStore files;
    private final AttachmentStore store;
    private final TransactionTemplate transaction;
    private final Now clock;

    Attachments(FileStore files, AttachmentStore store, TransactionTemplate transaction, Now clock) {
        this.files = files;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Streams the file into the store; no transaction is open meanwhile.
     *
     * @param client whose ticket it will belong to; a client's person names his own
     * @throws IOException when the sender breaks off or the disk is full; nothing is kept then
     */
    public StoreFileResult store(InputStream content, String name, ClientId client, Actor by) throws IOException {
        var person = by.person();
        if (person.isEmpty() || !(by.ours() || by.client().equals(Optional.of(client)))) {
            return refused("client", "not-found");
        }
        pl.sos.ground.StoredFile stored;
        try {
            stored = files.put(content, MAX_SIZE);
        } catch (FileStore.TooLarge tooLarge) {
            return refused("file", "too-large", MAX_SIZE / (1024 * 1024));
        }
        if (stored.size() == 0) {
            return refused("file", "empty");
        }
        var file = new Attachment(AttachmentId.next(), FileNames.clean(name), stored.size(), stored.sha256());
        transaction.executeWithoutResult(status -> store.insert(file, client, person.get(), clock.instant()));
        return new StoreFileResult.Stored(file);
    }

    /** Empty when it is not there or not for this scope; the caller closes the content. */
    public Optional<Download> open(AttachmentId id) throws IOException {
        Optional<Attachment> found = Objects.requireNonNull(transaction.execute(status -> store.find(id)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var file = found.get();
        return Optional.of(new Download(files.open(file.sha256()), file.name(), file.size(), file.sha256()));
    }

    /** Takes back a file that no message bears yet, by who stored it. */
    public void discard(AttachmentId id, Actor by) {
        by.person().ifPresent(person -> transaction.executeWithoutResult(status -> store.discard(id, person)));
    }

    private static StoreFileResult refused(String field, String code, Object... arguments) {
        return new StoreFileResult.Refused(List.of(Violation.of(field, code, arguments)));
    }
}
