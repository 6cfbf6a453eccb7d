package pl.sos.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.mail.Mailbox;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Words;
import pl.sos.sla.Recipients;

/**
 * Tells who decides about mail of strangers that some waits. Once for a burst: the list shows all of it. The letter says
 * nothing of what the stranger wrote, who may have written it for this very letter.
 */
@Component
class TriageNotices {
    private static final String LIST = "/mail";

    /** While mail waits, whoever decides hears of it no oftener. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** What comes so soon after a word belongs to it, though the list was empty in between. */
    private static final Duration BURST = Duration.ofMinutes(5);

    private final MailboxStore mailboxes;
    private final People people;
    private final Caretakers caretakers;
    private final Recipients recipients;
    private final Notices notices;
    private final Settings settings;
    private final Clock clock;

    TriageNotices(
            MailboxStore mailboxes,
            People people,
            Caretakers caretakers,
            Recipients recipients,
            Notices notices,
            Settings settings,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.people = people;
        this.caretakers = caretakers;
        this.recipients = recipients;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** This mail waits for a person's word; part of the transaction in which it begins to. */
    void waits(UUID mail, Mailbox mailbox) {
        var now = clock.instant();
        if (mailboxes.tellOfTriage(mailbox.id(), mail, now, now.minus(AGAIN), now.minus(BURST))) {
            readers(mailbox).forEach(reader -> tell(reader, mail, mailbox));
        }
    }

    /**
     * Somebody dealt with a mail of this mailbox. When it was the last, nothing waits that could be told of; a word of these
     * very minutes stands nevertheless, since it holds for what comes in the next ones too.
     */
    void dealtWith(UUID mailbox) {
        if (mailboxes.nothingWaits(mailbox, clock.instant().minus(BURST))) {
            notices.withdraw(mailbox);
        }
    }

    /** The mailbox's owner, who stands in for him while he is away, or the coordinators who are there. */
    private List<Person> readers(Mailbox mailbox) {
        var now = clock.instant();
        var owner = mailbox.triageOwner()
                .flatMap(people::find)
                .filter(Person::isStaff)
                .map(one -> caretakers.atHand(List.of(one.id()), now))
                .orElse(List.of());
        var ids = owner.isEmpty() ? recipients.coordinators(now) : owner;
        var known = people.findAll(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private void tell(Person reader, UUID mail, Mailbox mailbox) {
        var in = reader.language();
        var subject = Words.of(in, "mail.triage-waits.subject", mailbox.name());
        var text = Words.of(
                in,
                "mail.triage-waits.text",
                reader.greeting(),
                mailbox.name(),
                mailbox.address(),
                settings.baseUrl() + LIST);
        notices.tell(new Notice(
                        reader,
                        Happening.MAIL_WAITS,
                        Letter.once(
                                "mail.triage:" + mail + ":" + reader.id(),
                                Optional.empty(),
                                reader.email(),
                                subject,
                                text),
                        subject,
                        LIST)
                .about(mailbox.id())
                .ringing(Sentences.of("mail.triage-waits.bell", mailbox.name())));
    }
}
