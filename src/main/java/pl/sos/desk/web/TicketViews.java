package pl.sos.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.clients.Clients;
import pl.sos.estimates.Estimates;
import pl.sos.ground.PhoneNumbers;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailOrigins;
import pl.sos.notifications.LetterFates;
import pl.sos.page.Page;
import pl.sos.remote.RemoteSessions;
import pl.sos.sla.ClockState;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.CannedReplies;
import pl.sos.tickets.Draft;
import pl.sos.tickets.Drafts;
import pl.sos.tickets.HeldReceipt;
import pl.sos.tickets.HeldReceipts;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Who;
import pl.sos.tickets.Writing;

/** Gathers what the page of a ticket shows, from the rooms that know it, in a fixed number of queries. */
@Component
class TicketViews {
    private final Tickets tickets;
    private final ServiceClocks clocks;
    private final Clients clients;
    private final People people;
    private final CannedReplies canned;
    private final Drafts drafts;
    private final Writing writing;
    private final TicketWork work;
    private final Estimates estimates;
    private final MailOrigins origins;
    private final RemoteSessions remote;
    private final LetterFates letters;
    private final HeldReceipts receipts;
    private final Caretakers caretakers;
    private final Clock clock;

    TicketViews(
            Tickets tickets,
            ServiceClocks clocks,
            Clients clients,
            People people,
            CannedReplies canned,
            Drafts drafts,
            Writing writing,
            TicketWork work,
            Estimates estimates,
            MailOrigins origins,
            RemoteSessions remote,
            LetterFates letters,
            HeldReceipts receipts,
            Caretakers caretakers,
            Clock clock) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.clients = clients;
        this.people = people;
        this.canned = canned;
        this.drafts = drafts;
        this.writing = writing;
        this.work = work;
        this.estimates = estimates;
        this.origins = origins;
        this.remote = remote;
        this.letters = letters;
        this.receipts = receipts;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    /** Empty when the ticket is not there. */
    Optional<TicketView> of(TicketNumber number, Page page, SignedIn me) {
        return tickets.read(number).map(read -> view(read, page, me));
    }

    private TicketView view(TicketPage read, Page page, SignedIn me) {
        var ticket = read.ticket();
        var actor = Actor.of(me);
        boolean mailed = read.thread().stream().anyMatch(message -> message.channel() == Channel.EMAIL);
        var receipt = mailed ? receipts.of(ticket.id()) : Optional.<HeldReceipt>empty();
        return new TicketView(
                read,
                clocks(read, page),
                read.looksAfter().flatMap(this::caretaker),
                clients.find(ticket.client()).stream()
                        .flatMap(client -> client.phones().stream())
                        .map(phone -> new TicketView.Phone(phone.e164(), PhoneNumbers.display(phone)))
                        .toList(),
                writing.on(ticket.number(), actor),
                tickets.transitionsFor(ticket, actor),
                read.watchers().stream().anyMatch(who -> who.id().equals(me.id())),
                work.of(ticket),
                estimates.of(ticket.id()),
                mailed ? origins.of(ticket.id()) : Map.of(),
                mailed ? origins.late(ticket.id()) : Optional.empty(),
                remote.of(ticket.id()),
                letters.of(Stream.concat(
                                read.thread().stream()
                                        .map(message -> message.id().value()),
                                receipt.flatMap(HeldReceipt::letter).stream())
                        .toList()),
                receipt,
                composer(read, page, me));
    }

    private TicketView.Composer composer(TicketPage read, Page page, SignedIn me) {
        var number = Optional.of(read.ticket().number());
        var reply = drafts.find(me.id(), number, Draft.Kind.REPLY);
        var note = drafts.find(me.id(), number, Draft.Kind.NOTE);
        boolean asNote = note.isPresent()
                && (reply.isEmpty() || note.get().savedAt().isAfter(reply.get().savedAt()));
        return new TicketView.Composer(
                read.ticket().number().toString(),
                Ids.next(),
                asNote,
                (asNote ? note : reply).map(Draft::body).orElse(""),
                false,
                canned.listFor(read, Actor.of(me)),
                readers(read, page),
                List.of());
    }

    /** The empty composer after something was sent, or the same again with what was wrong. */
    TicketView.Composer composer(
            TicketPage read,
            Page page,
            SignedIn me,
            boolean note,
            String body,
            boolean thenWait,
            UUID key,
            List<String> errors) {
        return new TicketView.Composer(
                read.ticket().number().toString(),
                key,
                note,
                body,
                thenWait,
                canned.listFor(read, Actor.of(me)),
                readers(read, page),
                errors);
    }

    private static String readers(TicketPage read, Page page) {
        long more = read.watchers().stream()
                .filter(who -> !who.staff() && !who.id().equals(read.reporter().id()))
                .count();
        var name = read.reporter().name();
        return more == 0 ? page.t("desk.send.one", name) : page.countOf("desk.send.more", more, name);
    }

    /** What the telephone and the client's portal know too: the calendar, and what the caretaker said of herself. */
    private Optional<TicketView.CaretakerLine> caretaker(LooksAfter looksAfter) {
        var reach = caretakers.reach(looksAfter, clock.instant());
        var known = people.findAll(Stream.concat(Stream.of(looksAfter.caretaker()), reach.instead().stream())
                .distinct()
                .toList());
        return Optional.ofNullable(known.get(looksAfter.caretaker()))
                .map(person -> new TicketView.CaretakerLine(
                        person.name(),
                        switch (reach.caretaker()) {
                            case Presence.Present here -> "PRESENT";
                            case Presence.OnPhone talking -> "ON_PHONE";
                            case Presence.Away away -> "AWAY";
                            case Presence.OutsideWorkingTime closed -> "OUTSIDE";
                        },
                        reach.caretaker() instanceof Presence.Away && person.active()
                                ? Optional.of(reach.caretaker().until())
                                : Optional.empty(),
                        reach.instead()
                                .flatMap(id -> Optional.ofNullable(known.get(id)))
                                .map(Person::name)));
    }

    private List<TicketView.ClockView> clocks(TicketPage read, Page page) {
        var now = clock.instant();
        var evidence = clocks.evidence(read.ticket().id()).stream().findFirst();
        return read.clocks().clocks().stream()
                .filter(one -> one.state(now) != ClockState.CANCELLED)
                .map(one -> clock(one, now, evidence, read, page))
                .toList();
    }

    private TicketView.ClockView clock(
            ServiceClock one, Instant now, Optional<Evidence> evidence, TicketPage read, Page page) {
        var state = one.state(now);
        var said = one.kind() == pl.sos.sla.ClockKind.REACTION
                ? evidence.map(proof -> page.t("desk.evidence", proof.kind())
                        + name(proof.by(), read).map(name -> ": " + name).orElse(""))
                : Optional.<String>empty();
        return new TicketView.ClockView(
                one.kind().name(),
                one.stoppedAt().isPresent() && state == ClockState.BREACHED ? "LATE" : state.name(),
                level(one, state, now),
                one.due().orElse(now),
                one.stoppedAt(),
                said,
                one.revision() + "-"
                        + one.stoppedAt().map(Instant::getEpochSecond).orElse(0L));
    }

    private static String level(ServiceClock one, ClockState state, Instant now) {
        return switch (state) {
            case BREACHED -> "late";
            case RUNNING -> one.breachingAt().filter(at -> !now.isBefore(at)).isPresent() ? "soon" : "calm";
            case PAUSED, MET, CANCELLED -> "calm";
        };
    }

    private static Optional<String> name(PersonId person, TicketPage read) {
        return read.thread().stream()
                .map(message -> message.author())
                .filter(who -> who.id().equals(person))
                .map(Who::name)
                .findFirst();
    }
}
