package pl.sos.tickets;

import pl.sos.kernel.AttachmentId;

/**
 * A file that somebody sent.
 *
 * @param name as the sender called it, cleaned of paths and control characters; only ever shown or offered as the name
 *     of a download
 * @param size in bytes
 */
public record Attachment(AttachmentId id, String name, long size, String sha256) {}
