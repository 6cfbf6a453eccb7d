package pl.sos.notifications.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.internal.DigestStore.Line;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;

/** The day's one letter of what would have been many. */
@Component
public class Digests {
    /** Named in its place when it is an unsubscribing link's subject. */
    static final String NAME = "DIGEST";

    private static final int MOST_LINES = 200;

    private final DigestStore store;
    private final People people;
    private final Stationery stationery;
    private final UnsubscribeLinks links;
    private final Outbox outbox;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            DigestStore store,
            People people,
            Stationery stationery,
            UnsubscribeLinks links,
            Outbox outbox,
            Settings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.stationery = stationery;
        this.links = links;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes every digest that is due, each in a transaction with taking its lines. Gives their number. */
    public int write() {
        int written = 0;
        while (Scope.asSystem(() -> Boolean.TRUE.equals(transaction.execute(status -> store.due(clock.instant())
                .map(person -> {
                    write(person);
                    return true;
                })
                .orElse(false))))) {
            written++;
        }
        return written;
    }

    private void write(PersonId id) {
        var lines = store.take(id, clock.instant());
        var letter = people.find(id)
                .filter(person -> person.active() && !lines.isEmpty())
                .map(person -> links.listed(letter(person, lines), id, NAME));
        letter.ifPresent(outbox::send);
        store.told(lines, letter.map(Letter::id));
    }

    private Letter letter(Person reader, List<Line> lines) {
        var in = reader.language();
        var times = new Times(in, clock);
        var said = new ArrayList<String>();
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> said.add(
                        "– " + times.moment(line.at()) + ": " + line.line() + "\n" + settings.baseUrl() + line.href()));
        if (lines.size() > MOST_LINES) {
            said.add(Words.of(in, "notifications.digest.more", lines.size() - MOST_LINES));
        }
        return stationery.dressed(
                Letter.once(
                        "digest:" + reader.id() + ":" + lines.getFirst().due() + ":"
                                + lines.getFirst().at(),
                        Optional.empty(),
                        reader.email(),
                        Sentences.counted("notifications.digest.subject", lines.size())
                                .in(in),
                        Words.of(in, "notifications.digest.text", reader.greeting(), String.join("\n\n", said))),
                in);
    }
}
