package pl.sos.outbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Ids;

/**
 * A mail to one person.
 *
 * @param id idempotency key: a second letter of the same id is not sent; the Message-ID is made from it
 * @param senderName shown before the installation's own address, such as the vendor's name
 * @param recipient one plain address
 * @param text what is read without HTML
 * @param headers further ones, such as In-Reply-To, References or Auto-Submitted
 * @param secret carries a link that opens a door; its body is erased once it was sent
 */
public record Letter(
        UUID id,
        Optional<String> senderName,
        String recipient,
        String subject,
        String text,
        Optional<String> html,
        Map<String, String> headers,
        boolean secret) {
    public Letter {
        headers = Map.copyOf(headers);
        // A line end in a header would let the one who wrote it add headers of his own.
        subject = oneLine(subject);
        senderName = senderName.map(Letter::oneLine);
        if (!oneLine(recipient).equals(recipient)) {
            throw new IllegalArgumentException("the address holds a control character");
        }
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]+") || !oneLine(value).equals(value)) {
                throw new IllegalArgumentException("header " + name + " cannot be sent");
            }
        });
        text = text.replace("\0", "");
    }

    /** A plain letter, written by the system. */
    public static Letter of(String recipient, String subject, String text) {
        return of(Ids.next(), Optional.empty(), recipient, subject, text);
    }

    /**
     * A plain letter that is sent once however often it is handed in.
     *
     * @param key the same for the same letter, such as made of what happened and whom it is for
     */
    public static Letter once(String key, Optional<String> senderName, String recipient, String subject, String text) {
        return of(id(key), senderName, recipient, subject, text);
    }

    /** The id of the letter with this key; RFC 9562 section 5.3. */
    public static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same letter in a conversation; what is automatic of it is an automatic answer then (RFC 3834 section 5).
     *
     * @param answered the Message-ID of what it answers, with angle brackets as all of these
     * @param conversation oldest first, {@code answered} among them
     */
    public Letter inAnswerTo(String answered, List<String> conversation) {
        var more = new HashMap<>(headers);
        more.put("In-Reply-To", answered);
        more.put("References", String.join(" ", conversation));
        more.computeIfPresent("Auto-Submitted", (header, how) -> "auto-replied");
        return new Letter(id, senderName, recipient, subject, text, html, more, secret);
    }

    private static Letter of(UUID id, Optional<String> senderName, String recipient, String subject, String text) {
        return new Letter(
                id,
                senderName,
                recipient,
                subject,
                text,
                Optional.empty(),
                Map.of("Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"),
                false);
    }

    /** The same letter with another text. */
    public Letter saying(String words) {
        return new Letter(id, senderName, recipient, subject, words, html, headers, secret);
    }

    /** The same letter with another header. */
    public Letter with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Letter(id, senderName, recipient, subject, text, html, more, secret);
    }

    /** A person wrote it, the system only carries it: it does not call itself automatic (RFC 3834 section 5). */
    public Letter byAPerson() {
        var more = new HashMap<>(headers);
        more.remove("Auto-Submitted");
        return new Letter(id, senderName, recipient, subject, text, html, more, secret);
    }

    /** The same letter with a second form for those who read HTML. */
    public Letter withHtml(String richText) {
        return new Letter(id, senderName, recipient, subject, text, Optional.of(richText), headers, secret);
    }

    /** The same letter, its body erased once it was sent. */
    public Letter asSecret() {
        return new Letter(id, senderName, recipient, subject, text, html, headers, true);
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ");
    }
}
