package pl.sos.mail.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A file that came with a mail.
 *
 * @param name safe to show and to offer for a download: no folders, no control characters, at most 150 characters
 * @param mediaType in lower case, without parameters, as the sender called it; never to be believed
 * @param inline shown within the text, such as a picture in a signature
 * @param contentId by which the HTML names it, without angle brackets
 * @param size of the decoded content, in bytes
 */
public record AttachedFile(
        String name, String mediaType, boolean inline, Optional<String> contentId, long size, Content content) {
    /** Where the bytes come from; each opening decodes them anew. */
    @FunctionalInterface
    public interface Content {
        InputStream open();
    }

    public InputStream open() {
        return content.open();
    }

    /** All of it, for what is small. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory could not be read", impossible);
        }
    }
}
