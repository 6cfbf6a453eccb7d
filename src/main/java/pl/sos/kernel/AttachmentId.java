package pl.sos.kernel;

import java.util.UUID;

/** Identifies an attachment, stored by its content and served as a download. */
public record AttachmentId(UUID value) {
    public static AttachmentId next() {
        return new AttachmentId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static AttachmentId of(String text) {
        return new AttachmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
