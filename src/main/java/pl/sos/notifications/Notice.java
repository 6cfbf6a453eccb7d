package pl.sos.notifications;

import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.Person;
import pl.sos.kernel.Sentence;
import pl.sos.outbox.Letter;

/**
 * Something that a person may be told of outside of the page.
 *
 * @param what decides by which ways
 * @param letter the whole of it, for a mail of its own; its id keeps the same news from being told twice, by each way
 * @param line one sentence in the reader's language, for a digest and for the browser
 * @param href where to read on: an address on this server, such as {@code /tickets/SOS-1042}
 * @param about so that it can be {@link Notices#withdraw taken back} while it waits
 * @param matter what the letter belongs to, see {@link pl.sos.outbox.Outbox#sendOf}
 * @param rings what stands behind the bell, with a way to {@code href}; empty to a client's people, who have no bell, and where the room rings itself
 */
public record Notice(
        Person reader,
        Happening what,
        Letter letter,
        String line,
        String href,
        Optional<UUID> about,
        Optional<UUID> matter,
        Optional<Sentence> rings) {

    public Notice(Person reader, Happening what, Letter letter, String line, String href) {
        this(reader, what, letter, line, href, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, withdrawn with what it is about. */
    public Notice about(UUID it) {
        return new Notice(reader, what, letter, line, href, Optional.of(it), matter, rings);
    }

    /** The same, shown with what it belongs to. */
    public Notice of(UUID it) {
        return new Notice(reader, what, letter, line, href, about, Optional.of(it), rings);
    }

    /**
     * The same, ringing the reader's bell.
     *
     * @param sentence true whenever it is read: what happened, with no "today" and no "tomorrow"
     */
    public Notice ringing(Sentence sentence) {
        return new Notice(reader, what, letter, line, href, about, matter, Optional.of(sentence));
    }
}
