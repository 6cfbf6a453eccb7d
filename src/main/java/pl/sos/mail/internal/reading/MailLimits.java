package pl.sos.mail.internal.reading;

import java.time.Duration;

/**
 * How much of a mail is read. Beyond the limits of size, headers, parts, depth and time a mail is declared
 * {@link ReadMail.Unreadable unreadable}; beyond those of text, addresses and attachments it is read in part and
 * {@link ReadWarning says so}. Nothing is lost either way: the raw mail stands stored.
 *
 * @param bytes of the whole raw mail
 * @param headers of the mail, counted after unfolding
 * @param headerBytes of the mail's header section
 * @param parts of the whole mail, containers counted too
 * @param depth of containers within containers
 * @param textChars of the text that is kept; half of it of one HTML
 * @param addresses in To, Cc and Reply-To, each
 * @param unpackedBytes that a container file such as winmail.dat may hold
 * @param time on the wall, for all of it
 */
public record MailLimits(
        int bytes,
        int headers,
        int headerBytes,
        int parts,
        int depth,
        int textChars,
        int addresses,
        int unpackedBytes,
        Duration time) {
    private static final int MEGABYTE = 1 << 20;

    /** What the house reads: 50 MB, 500 parts, 20 deep, 1000 headers in 256 kB, 10 seconds. */
    public static final MailLimits USUAL = new MailLimits(
            50 * MEGABYTE, 1000, 256 * 1024, 500, 20, MEGABYTE, 200, 32 * MEGABYTE, Duration.ofSeconds(10));
}
