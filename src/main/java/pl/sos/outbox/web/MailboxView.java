package pl.sos.outbox.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import pl.sos.ground.Settings;
import pl.sos.kernel.Slice;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.ReplyTokens;
import pl.sos.outbox.internal.MailStore.Mail;

/**
 * Letters of the demo, a page of them.
 *
 * @param to whose alone, as it was asked; empty for everybody's
 */
public record MailboxView(Slice<Mail> slice, String to, Settings settings) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /**
     * A piece of a letter's text.
     *
     * @param link whether it is an address to follow
     */
    public record Piece(String text, boolean link) {}

    public List<Mail> mails() {
        return slice.items();
    }

    /** A mail server is configured, so that letters also leave. */
    public boolean leaves() {
        return settings.smtp() != null;
    }

    /** Where an answer to it goes; empty where nobody answers it by mail, or no address for answers is set. */
    public Optional<String> answers(Mail mail) {
        return ReplyTokens.address(mail.letter(), settings);
    }

    public String next() {
        return address(to) + (to.isEmpty() ? "?" : "&") + "after="
                + slice.next().orElse("");
    }

    /** The letters to one address. */
    public static String address(String to) {
        return "/demo/mailbox" + (to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** The headers that it leaves with, beside those of every mail. */
    public List<String> headers(Mail mail) {
        var lines = new ArrayList<String>();
        lines.add("Message-ID: " + Outbox.messageId(mail.letter().id(), settings.baseUrl()));
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
