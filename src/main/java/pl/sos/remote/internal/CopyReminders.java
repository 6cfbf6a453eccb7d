package pl.sos.remote.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Language;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;
import pl.sos.remote.DatabaseCopy;
import pl.sos.sla.Recipients;

/**
 * Tells a copy's keeper and the coordinators who are there a week before and on its last day, each once: what was told is noted in the
 * transaction that hands in the letters. Of a copy whose last day came or went unheeded, only the last day is told.
 */
@Component
public class CopyReminders {
    static final int DAYS_BEFORE = 7;

    private final CopyStore copies;
    private final People people;
    private final Recipients recipients;
    private final Notices notices;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CopyReminders(
            CopyStore copies,
            People people,
            Recipients recipients,
            Notices notices,
            Settings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.copies = copies;
        this.people = people;
        this.recipients = recipients;
        this.notices = notices;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What falls due on a day. Needs the scope of the system. */
    public void round() {
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        var due = transaction.execute(status -> copies.toDelete(today.plusDays(DAYS_BEFORE)));
        due.forEach(copy -> transaction.executeWithoutResult(status -> tell(copy, today)));
    }

    private void tell(DatabaseCopy seen, LocalDate today) {
        var found = copies.locked(seen.id())
                .filter(copy -> copy.deleted().isEmpty() && copy.deleteBy().equals(seen.deleteBy()));
        if (found.isEmpty()) {
            return;
        }
        var copy = found.get();
        var kind = today.isBefore(copy.deleteBy()) ? "BEFORE" : "DUE";
        if (copies.told(copy, kind, clock.instant())) {
            var told = Stream.concat(Stream.of(copy.keeper().id()), recipients.coordinators(clock.instant()).stream())
                    .distinct()
                    .toList();
            people.findAll(told).values().forEach(person -> send(copy, kind, person));
        }
    }

    private void send(DatabaseCopy copy, String kind, Person person) {
        var in = person.language();
        var times = new Times(in, clock);
        var subject = Words.of(in, "remote.mail." + kind + ".subject", copy.clientName(), times.date(copy.deleteBy()));
        var href = "/remote/copies/" + copy.id();
        var letter = Letter.once(
                "remote.copy:" + copy.id() + ":" + copy.deleteBy() + ":" + kind + ":" + person.id(),
                Optional.empty(),
                person.email(),
                subject,
                Words.of(
                        in,
                        "remote.mail." + kind + ".text",
                        copy.clientName(),
                        copy.installationName(),
                        times.date(copy.deleteBy()),
                        copy.keptWhere(),
                        copy.keeper().name(),
                        settings.baseUrl() + href));
        notices.tell(new Notice(person, Happening.COPY_DUE, letter, subject, href)
                .about(copy.id().value())
                .ringing(Sentences.of(
                        "remote.bell.copy",
                        copy.clientName(),
                        new Sentence(
                                new Times(Language.PL, clock).date(copy.deleteBy()),
                                new Times(Language.EN, clock).date(copy.deleteBy())))));
    }
}
