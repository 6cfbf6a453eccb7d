package pl.sos.mail.internal;

import java.util.List;
import java.util.Optional;
import pl.sos.identity.Person;
import pl.sos.mail.internal.Clues.Clue;

/**
 * The rule by which a mail finds its ticket: a signed token, then what it answers, then a number in its subject, else a
 * new ticket. Everything in a mail can be forged – author, recipients, references, number –, so the author must be known,
 * must not be found a forger, and must be one who could read that ticket in the portal; what can be guessed or overheard
 * convinces only of somebody who takes part. Ours answer as ours only with a token of their own and a proven address.
 */
final class Matching {
    private Matching() {}

    static Route route(Clues clues) {
        if (clues.author().isEmpty()) {
            return new Route.Triage("stranger");
        }
        var author = clues.author().get();
        if (clues.sender() == Sender.FORGED) {
            return new Route.Triage("forged");
        }
        if (author.isStaff()) {
            return clues.sender() == Sender.PROVEN
                    ? join(clues.tokens(), author, Clue::own, Route.By.TOKEN).orElseGet(() -> new Route.Triage("staff"))
                    : new Route.Triage("staff");
        }
        return join(clues.tokens(), author, Clue::readable, Route.By.TOKEN)
                .or(() -> join(clues.references(), author, Clue::readable, Route.By.REFERENCE))
                .or(() -> join(clues.answered(), author, clue -> guessed(clue, clues), Route.By.REFERENCE))
                .or(() -> join(clues.tagged(), author, clue -> guessed(clue, clues), Route.By.SUBJECT))
                .orElseGet(() -> new Route.Open(author));
    }

    /** Where the receiving server checks senders, one that it could not prove guesses in vain. */
    private static boolean guessed(Clue clue, Clues clues) {
        return clue.readable() && clue.partaking() && clues.sender() != Sender.UNPROVEN;
    }

    private static Optional<Route> join(
            List<Clue> clues, Person author, java.util.function.Predicate<Clue> fits, Route.By by) {
        return clues.stream().filter(fits).findFirst().map(clue -> new Route.Join(clue.ticket(), author, by));
    }
}
