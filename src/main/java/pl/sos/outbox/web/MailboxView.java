package pl.sos.outbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import pl.sos.outbox.internal.MailStore.Mail;

/** @param leaves a mail server is configured, so that letters also leave */
public record MailboxView(List<Mail> mails, boolean leaves, Function<UUID, String> messageId) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /**
     * A piece of a letter's text.
     *
     * @param link whether it is an address to follow
     */
    public record Piece(String text, boolean link) {}

    /** The headers that it leaves with, beside those of every mail. */
    public List<String> headers(Mail mail) {
        var lines = new ArrayList<String>();
        lines.add("Message-ID: " + messageId.apply(mail.letter().id()));
        new TreeMap<>(mail.letter().headers()).forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    /** The text cut where addresses begin and end, so that they can be clicked. */
    public List<Piece> pieces(Mail mail) {
        var text = mail.letter().text();
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            pieces.add(new Piece(text.substring(from, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            from = links.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }
}
