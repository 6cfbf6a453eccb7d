package pl.sos.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.clients.Clients;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.Delivering.Beginning;
import pl.sos.mail.internal.Delivering.Delivered;
import pl.sos.mail.internal.reading.BounceReport;
import pl.sos.mail.internal.reading.MailAddress;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.mail.internal.reading.ReadMail;
import pl.sos.outbox.Bounces;
import pl.sos.tickets.Tickets;

/**
 * Decides what mails that were read become, a few together: a ticket, a message in a thread, something for a person, or
 * nothing. Joins the caller's transaction, in scope system.
 */
@Component
class Settling {
    /** How soon an answer is looked at again whose question waits. */
    private static final Duration BEHIND = Duration.ofSeconds(1);
    /** Longer than six failing attempts take: whatever is not settled by then lets its answers pass. */
    private static final Duration LONGEST_BEHIND = Duration.ofMinutes(10);

    private final OutcomeStore outcomes;
    private final AnswerStore answers;
    private final Recognising recognising;
    private final Delivering delivering;
    private final TriageNotices triage;
    private final Tickets tickets;
    private final Clients clients;
    private final People people;
    private final Bounces bounces;
    private final Clock clock;

    Settling(
            OutcomeStore outcomes,
            AnswerStore answers,
            Recognising recognising,
            Delivering delivering,
            TriageNotices triage,
            Tickets tickets,
            Clients clients,
            People people,
            Bounces bounces,
            Clock clock) {
        this.outcomes = outcomes;
        this.answers = answers;
        this.recognising = recognising;
        this.delivering = delivering;
        this.triage = triage;
        this.tickets = tickets;
        this.clients = clients;
        this.people = people;
        this.bounces = bounces;
        this.clock = clock;
    }

    /**
     * Settles them in their order.
     *
     * @param reads what reading told of each
     * @param held those that still wait; the others were settled elsewhere
     */
    void settle(List<IncomingMail> mails, List<ReadMail> reads, List<Mailbox> mailboxes, Set<UUID> held) {
        var few = new Few(known(reads), new ArrayList<>());
        for (int i = 0; i < reads.size(); i++) {
            var row = mails.get(i);
            if (held.contains(row.id())) {
                settle(row, StoredMails.mailbox(row, mailboxes), reads.get(i), few);
            }
        }
        begin(few);
    }

    /**
     * What is known while a few mails are settled together.
     *
     * @param known people by the addresses that these mails name
     * @param beginnings those that begin tickets, which are not opened yet
     */
    private record Few(Map<String, Person> known, List<Beginning> beginnings) {}

    private Map<String, Person> known(List<ReadMail> reads) {
        return people.findByEmails(reads.stream()
                .flatMap(read -> switch (read) {
                    case ReadMail.Unreadable unreadable -> Stream.empty();
                    case ReadMail.Read(var mail) ->
                        Stream.concat(
                                mail.headers().from().map(MailAddress::address).stream(), Delivering.copied(mail));
                })
                .toList());
    }

    private void settle(IncomingMail row, Mailbox mailbox, ReadMail read, Few few) {
        switch (read) {
            case ReadMail.Unreadable(var reason, var detail, var headers) ->
                state(row, MailState.QUARANTINED, "unreadable." + reason.name(), detail, null);
            case ReadMail.Read(var mail) -> settle(row, mailbox, mail, few);
        }
    }

    private void settle(IncomingMail row, Mailbox mailbox, ParsedMail mail, Few few) {
        mail.bounce().ifPresent(this::cameBack);
        if (mail.automatic().isPresent()) {
            outcomes.describe(row.id(), mail);
            state(row, MailState.IGNORED, "automatic." + mail.automatic().get().name(), returned(mail), null);
            return;
        }
        if (mail.headers().from().isEmpty()) {
            follow(new Route.Triage("no-sender"), row, mailbox, mail, few);
            return;
        }
        var author = author(mail, few);
        if (!recognising.pointsSomewhere(mail)) {
            follow(Matching.route(Recognising.noClues(mail, author)), row, mailbox, mail, few);
            return;
        }
        // What it points at may be among those that were settled just before.
        begin(few);
        // Asked first: what is settled after this question is found by the next ones, what is not is waited for.
        var ahead = ahead(row, mail);
        var route = Matching.route(recognising.clues(mail, author));
        if (!ahead.isEmpty() && isGuess(route) && behind(row, ahead)) {
            outcomes.describe(row.id(), mail);
            return;
        }
        follow(route, row, mailbox, mail, few);
    }

    private void follow(Route route, IncomingMail row, Mailbox mailbox, ParsedMail mail, Few few) {
        switch (route) {
            case Route.Open(var author) -> few.beginnings().add(new Beginning(row, mail, mailbox, author, few.known()));
            case Route.Triage(var reason) -> {
                outcomes.describe(row.id(), mail);
                waits(row, mailbox, reason, proposed(mail, few));
            }
            case Route.Join(var ticket, var author, var by) -> {
                var number = tickets.numbers(List.of(ticket)).get(ticket);
                var delivered = number == null
                        ? new Delivered.NoTicket()
                        : delivering.join(row, mail, number, author, few.known());
                switch (delivered) {
                    case Delivered.Done(var settled) ->
                        outcomes.processed(
                                List.of(new OutcomeStore.Done(row.id(), mail, settled, by.name())), clock.instant());
                    case Delivered.NoTicket() ->
                        follow(
                                author.isStaff() ? new Route.Triage("staff") : new Route.Open(author),
                                row,
                                mailbox,
                                mail,
                                few);
                    case Delivered.Refused(var why) -> refused(row, mail, why);
                }
            }
        }
    }

    /** Opens the tickets that mails so far begin. */
    private void begin(Few few) {
        if (few.beginnings().isEmpty()) {
            return;
        }
        var beginnings = List.copyOf(few.beginnings());
        few.beginnings().clear();
        var done = new ArrayList<OutcomeStore.Done>();
        var delivered = delivering.open(beginnings);
        for (int i = 0; i < beginnings.size(); i++) {
            var one = beginnings.get(i);
            switch (delivered.get(i)) {
                case Delivered.Done(var settled) ->
                    done.add(new OutcomeStore.Done(one.row().id(), one.mail(), settled, "NEW"));
                case Delivered.NoTicket() -> throw new IllegalStateException("a new ticket is not there");
                case Delivered.Refused(var why) -> refused(one.row(), one.mail(), why);
            }
        }
        outcomes.processed(done, clock.instant());
        done.forEach(one -> answers.awaits(one.id(), Recognising.answers(one.mail())));
    }

    private void refused(IncomingMail row, ParsedMail mail, String why) {
        outcomes.describe(row.id(), mail);
        state(row, MailState.QUARANTINED, "refused", why, null);
    }

    private static Optional<Person> author(ParsedMail mail, Few few) {
        return mail.headers()
                .from()
                .flatMap(from -> Optional.ofNullable(few.known().get(from.address())))
                .filter(Person::active);
    }

    /** What it answers and what was not read yet: two workers, or another order at the server. */
    private List<UUID> ahead(IncomingMail row, ParsedMail mail) {
        var named = Recognising.answers(mail);
        if (named.isEmpty()) {
            return List.of();
        }
        var waiting = answers.ahead(named);
        return Precedence.before(
                row.id(),
                waiting.stream()
                        .filter(AnswerStore.Ahead::named)
                        .map(AnswerStore.Ahead::id)
                        .toList(),
                waiting.stream()
                        .collect(Collectors.toMap(
                                AnswerStore.Ahead::id, AnswerStore.Ahead::waitsFor, (one, same) -> one)));
    }

    /** What a mail that is read later could tell better; a signed token says all. */
    private static boolean isGuess(Route route) {
        return switch (route) {
            case Route.Open open -> true;
            case Route.Join join -> join.by() != Route.By.TOKEN;
            case Route.Triage triage -> false;
        };
    }

    private boolean behind(IncomingMail row, List<UUID> ahead) {
        var now = clock.instant();
        return answers.putOffBehind(row.id(), ahead, now.plus(BEHIND), now, now.minus(LONGEST_BEHIND));
    }

    /** The letter of ours that the mail is a report of. */
    private static @Nullable String returned(ParsedMail mail) {
        return mail.bounce()
                .flatMap(BounceReport::originalMessageId)
                .flatMap(Bounces::letter)
                .map(UUID::toString)
                .orElse(null);
    }

    /** Only a report that names a letter of ours is believed: anybody can write one. */
    private void cameBack(BounceReport report) {
        report.originalMessageId()
                .ifPresent(letter -> report.failures().stream()
                        .filter(failure -> failure.outcome() != BounceReport.Outcome.DELAYED)
                        .findFirst()
                        .ifPresent(
                                failure -> bounces.letterCameBack(letter, failure.permanent(), failure.diagnostic())));
    }

    private void waits(IncomingMail row, Mailbox mailbox, String reason, @Nullable ClientId proposed) {
        state(row, MailState.TRIAGE, reason, null, proposed);
        triage.waits(row.id(), mailbox);
    }

    private void state(
            IncomingMail row, MailState state, String reason, @Nullable String detail, @Nullable ClientId client) {
        outcomes.set(row.id(), state, reason, detail, client, null, clock.instant());
    }

    /** To whom a stranger may belong: the contact whose address it bears, or the only client with the domain. */
    private @Nullable ClientId proposed(ParsedMail mail, Few few) {
        var known = author(mail, few).flatMap(Person::client);
        if (known.isPresent()) {
            return known.get();
        }
        var found = mail.headers()
                .from()
                .flatMap(one -> EmailAddress.normalise(one.address()))
                .map(address -> clients.findByDomain(address.substring(address.lastIndexOf('@') + 1)))
                .orElse(List.of());
        return found.size() == 1 ? found.getFirst().id() : null;
    }
}
