package pl.sos.mail.internal.reading;

/** What was odd about a mail that was read all the same. */
public enum ReadWarning {
    /** The text or HTML was longer than is kept. */
    TEXT_CUT,
    /** The HTML was left out: too many elements. */
    HTML_LEFT_OUT,
    /** More recipients than are kept. */
    ADDRESSES_CUT,
    /** The end is missing: a container or an encoding was not closed. */
    TRUNCATED,
    /** Base64 or quoted-printable with characters that do not belong there. */
    ENCODING_BROKEN,
    /** The bytes are not of the character set that the mail names. */
    CHARSET_WRONG,
    /** More than one author, or more than one From: nobody can say who wrote it. */
    SEVERAL_SENDERS,
    /** A header that may stand once stands more often; the first counts. */
    HEADER_REPEATED,
    /** The headers of a part were cut. */
    PART_HEADERS_CUT,
    /** winmail.dat could not be unpacked, or not all of it; it stands among the attachments. */
    CONTAINER_NOT_UNPACKED,
    /** Some of it is encrypted, and stands among the attachments. */
    ENCRYPTED,
    /** Some of it lies within its signature (RFC 8551 section 3.5.2) and could not be taken out; it stands among the attachments. */
    SIGNED_WITHIN,
    /** Some of it is signed (S/MIME, PGP), by whom nobody checked. */
    SIGNATURE_UNCHECKED
}
