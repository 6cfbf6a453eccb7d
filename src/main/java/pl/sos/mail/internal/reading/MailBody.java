package pl.sos.mail.internal.reading;

import java.util.Optional;

/**
 * @param text all of it, lines ended by {@code \n}; made from the HTML when there is no other
 * @param html for display: sanitised, no scripts, no styles that reach out, nothing fetched from outside; images of
 *     the mail stand as {@code cid:} addresses of its attachments
 * @param newText what the sender wrote now, without quotation and signature; all of the text when cutting would leave
 *     nothing
 * @param cut that newText is less than text
 */
public record MailBody(String text, Optional<String> html, String newText, boolean cut) {}
