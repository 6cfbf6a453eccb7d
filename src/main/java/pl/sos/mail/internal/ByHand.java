package pl.sos.mail.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;
import pl.sos.mail.SettleMailResult;
import pl.sos.mail.internal.Delivering.Beginning;
import pl.sos.mail.internal.Delivering.Delivered;
import pl.sos.mail.internal.reading.MailBody;
import pl.sos.mail.internal.reading.MailHeaders;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.mail.internal.reading.ReadMail;
import pl.sos.mail.internal.reading.SenderChecks;
import pl.sos.page.Sentences;

/** What people of ours decide about mail that waits for them. Joins the caller's transaction. */
@Component
public class ByHand {
    private static final Set<MailState> OPEN =
            Set.of(MailState.TRIAGE, MailState.QUARANTINED, MailState.IGNORED, MailState.DISCARDED);
    private static final int LONGEST_REASON = 300;

    private final IncomingStore store;
    private final OutcomeStore outcomes;
    private final MailboxStore mailboxes;
    private final StoredMails stored;
    private final Delivering delivering;
    private final People people;
    private final TriageNotices triage;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final AuditLog audit;
    private final Clock clock;

    ByHand(
            IncomingStore store,
            OutcomeStore outcomes,
            MailboxStore mailboxes,
            StoredMails stored,
            Delivering delivering,
            People people,
            TriageNotices triage,
            ApplicationEventPublisher events,
            LiveEvents live,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.mailboxes = mailboxes;
        this.stored = stored;
        this.delivering = delivering;
        this.people = people;
        this.triage = triage;
        this.events = events;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    public SettleMailResult discard(UUID id, String reason, SignedIn by) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return new SettleMailResult.Refused("no-reason");
        }
        var row = store.lock(id, OPEN);
        if (row.isEmpty()) {
            return new SettleMailResult.NotWaiting();
        }
        outcomes.set(id, MailState.DISCARDED, "by-hand", why, null, by.id(), clock.instant());
        audit.record("mail.discarded", "mail:" + id, Map.of("reason", why));
        triage.dealtWith(row.get().mailbox());
        announce();
        return new SettleMailResult.Done();
    }

    public SettleMailResult open(UUID id, ClientId client, Person contact, SignedIn by) {
        if (!contact.client().equals(Optional.of(client)) || !contact.active()) {
            return new SettleMailResult.Refused("no-contact");
        }
        return settle(
                id,
                contact,
                by,
                (row, mail, mailbox) ->
                        delivering.open(new Beginning(row, mail, mailbox, contact, copied(mail)), by.person()));
    }

    public SettleMailResult join(UUID id, TicketNumber number, Person contact, SignedIn by) {
        if (contact.client().isEmpty() || !contact.active()) {
            return new SettleMailResult.Refused("no-contact");
        }
        return settle(
                id,
                contact,
                by,
                (row, mail, mailbox) ->
                        Scope.asSystem(() -> delivering.joinByHand(row, mail, number, contact, copied(mail))));
    }

    private Map<String, Person> copied(ParsedMail mail) {
        return people.findByEmails(Delivering.copied(mail).toList());
    }

    /** How a mail gets into a ticket. */
    @FunctionalInterface
    private interface Way {
        Delivered deliver(IncomingMail row, ParsedMail mail, Mailbox mailbox);
    }

    private SettleMailResult settle(UUID id, Person contact, SignedIn by, Way way) {
        var row = store.lock(id, OPEN);
        if (row.isEmpty()) {
            return new SettleMailResult.NotWaiting();
        }
        var mailbox = mailboxes.find(row.get().mailbox()).orElseThrow();
        var mail = words(row.get(), contact.language());
        return switch (way.deliver(row.get(), mail, mailbox)) {
            case Delivered.Done(var settled) -> {
                outcomes.processed(id, settled, "BY_HAND", by.id(), clock.instant());
                var number = store.find(id).flatMap(IncomingMail::number).orElseThrow();
                audit.record("mail.assigned", "mail:" + id, Map.of("ticket", number.toString()));
                triage.dealtWith(row.get().mailbox());
                announce();
                yield new SettleMailResult.Joined(number);
            }
            case Delivered.NoTicket() -> new SettleMailResult.Refused("no-ticket");
            case Delivered.Refused(var why) -> new SettleMailResult.Refused("rules");
        };
    }

    /** A mail that cannot be read says so, and comes as a file. */
    private ParsedMail words(IncomingMail row, Language language) {
        return switch (stored.read(row)) {
            case ReadMail.Read(var mail) -> mail;
            case ReadMail.Unreadable unreadable -> {
                var text = Sentences.of("mail.unreadable.text").in(language);
                yield new ParsedMail(
                        new MailHeaders(
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                row.subject(),
                                Optional.empty()),
                        new MailBody(text, Optional.empty(), text, false),
                        stored.whole(row)
                                .map(bytes -> Delivering.whole(row.id(), bytes))
                                .orElse(List.of()),
                        SenderChecks.NOT_CHECKED,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of());
            }
        };
    }

    public void announce() {
        events.publishEvent(new Intake.MailWaits());
        live.publish(Intake.TOPIC);
    }
}
