package pl.sos.tickets;

import java.io.InputStream;

/**
 * A file on its way out. It is only ever served as a download: {@code Content-Type: application/octet-stream}, {@code
 * X-Content-Type-Options: nosniff}, a Content-Disposition of {@link #contentDisposition()}.
 *
 * @param content the caller closes it
 * @param name cleaned, as the sender called it
 * @param size in bytes
 */
public record Download(InputStream content, String name, long size, String sha256) {
    /** The value of a Content-Disposition header: an ASCII name for old readers, RFC 8187 for the real one (RFC 6266). */
    public String contentDisposition() {
        return pl.sos.tickets.internal.FileNames.contentDisposition(name);
    }
}
