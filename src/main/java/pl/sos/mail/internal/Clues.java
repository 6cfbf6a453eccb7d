package pl.sos.mail.internal;

import java.util.List;
import java.util.Optional;
import pl.sos.identity.Person;
import pl.sos.kernel.TicketId;

/**
 * What is known about a mail when it is decided where it belongs.
 *
 * @param author the active person whose address it bears; empty for a stranger
 * @param tokens tickets that signed tokens name, each with whether the token was given to the author
 * @param references tickets that letters of ours, which it answers, were about
 * @param answered tickets that mail of the client's, which it answers, became part of
 * @param tagged tickets whose numbers stand in its subject
 */
record Clues(
        Optional<Person> author,
        Sender sender,
        List<Clue> tokens,
        List<Clue> references,
        List<Clue> answered,
        List<Clue> tagged) {
    /**
     * A ticket that something points at.
     *
     * @param own what points at it was given to the author himself
     * @param readable it is there, of the author's client, and he may see it
     * @param partaking he reported it, watches it or has written in it
     */
    record Clue(TicketId ticket, boolean own, boolean readable, boolean partaking) {}
}
