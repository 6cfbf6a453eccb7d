package pl.sos.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;

/** Files that people send: stored before the message they come with, swept after a day when none came. */
@Component
public class Attachments {
    /** In bytes. */
    public static final long MAX_SIZE = 100L * 1024 * 1024;

    /**
     * Streams the file into the store.
     *
     * @param client whose ticket it will belong to
     * @throws IOException when the sender breaks off or the disk is full; nothing is kept then
     */
    public StoreFileResult store(InputStream content, String name, ClientId client, Actor by) throws IOException {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Empty when it is not there or not for this scope; the caller closes the content. */
    public Optional<Download> open(AttachmentId id) throws IOException {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Takes back a file that no message bears yet, by who stored it. */
    public void discard(AttachmentId id, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
