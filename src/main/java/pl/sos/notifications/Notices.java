package pl.sos.notifications;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.Person;
import pl.sos.notifications.internal.ChoiceStore;
import pl.sos.notifications.internal.DigestStore;
import pl.sos.notifications.internal.PushStore;
import pl.sos.notifications.internal.RungStore;
import pl.sos.notifications.internal.Timing;
import pl.sos.notifications.internal.Timing.When;
import pl.sos.notifications.internal.UnsubscribeLinks;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;
import pl.sos.page.Times;

/**
 * Tells people what happened, each by the ways he chose, in his hours. It joins the transaction in which it happened, and
 * tells a thing once however often it is handed in. The bell of tickets is rung by their room; {@link #wanting} says at whom.
 */
@Component
public class Notices {
    private final ChoiceStore choices;
    private final DigestStore digests;
    private final PushStore pushes;
    private final RungStore rung;
    private final UnsubscribeLinks links;
    private final Stationery stationery;
    private final Outbox outbox;
    private final Clock clock;

    Notices(
            ChoiceStore choices,
            DigestStore digests,
            PushStore pushes,
            RungStore rung,
            UnsubscribeLinks links,
            Stationery stationery,
            Outbox outbox,
            Clock clock) {
        this.choices = choices;
        this.digests = digests;
        this.pushes = pushes;
        this.rung = rung;
        this.links = links;
        this.stationery = stationery;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Nobody who left is told anything. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Notice notice) {
        if (!notice.reader().active()) {
            return;
        }
        var chosen = choices.of(notice.reader());
        var now = clock.instant();
        if (chosen.wants(notice.what(), Way.BELL)) {
            notice.rings().ifPresent(sentence -> rung.add(notice, sentence, now));
        }
        if (chosen.wants(notice.what(), Way.MAIL)) {
            switch (Timing.mail(chosen, notice.what(), now, Times.ZONE)) {
                case When.At(var moment) ->
                    outbox.send(
                            links.listed(
                                    stationery.dressed(
                                            notice.letter(), notice.reader().language()),
                                    notice.reader().id(),
                                    notice.what().name()),
                            notice.about(),
                            notice.matter(),
                            moment);
                case When.InDigest(var due) -> digests.add(notice, due, now);
            }
        }
        if (chosen.wants(notice.what(), Way.PUSH)) {
            pushes.queue(notice, Timing.push(chosen, notice.what(), now, Times.ZONE));
        }
    }

    /** What these notices say is no longer so: what waits of them is not told any more, and what rang is no news. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID about) {
        withdraw(List.of(about));
    }

    /** The same of many at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<UUID> about) {
        if (!about.isEmpty()) {
            outbox.withdraw(about);
            digests.withdraw(about);
            pushes.withdraw(about);
            rung.withdraw(about, clock.instant());
        }
    }

    /** From now on this person is told so. */
    @Transactional
    public void choose(Person person, Choices chosen) {
        choices.save(person.id(), chosen, clock.instant());
    }

    /** Those of these people who chose to be told of it this way, in their order. */
    @Transactional
    public List<Person> wanting(Collection<Person> people, Happening what, Way way) {
        var chosen = choices.of(people);
        return people.stream()
                .filter(person ->
                        Objects.requireNonNull(chosen.get(person.id())).wants(what, way))
                .toList();
    }
}
