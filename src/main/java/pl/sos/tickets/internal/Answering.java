package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.MailedId;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Message;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;

/** Puts messages into threads, with what they set in motion. */
@Component
public class Answering {
    private final TicketStore tickets;
    private final ThreadStore thread;
    private final EventStore events;
    private final LinkStore links;
    private final AttachmentStore files;
    private final ServiceClocks clocks;
    private final EarlierReport earlier;
    private final Caretakers caretakers;
    private final Opening opening;
    private final Patience patience;
    private final Saving saving;
    private final Bells bells;
    private final Announcer announcer;
    private final AuditLog audit;
    private final Now clock;

    Answering(
            TicketStore tickets,
            ThreadStore thread,
            EventStore events,
            LinkStore links,
            AttachmentStore files,
            ServiceClocks clocks,
            EarlierReport earlier,
            Caretakers caretakers,
            Opening opening,
            Patience patience,
            Saving saving,
            Bells bells,
            Announcer announcer,
            AuditLog audit,
            Now clock) {
        this.tickets = tickets;
        this.thread = thread;
        this.events = events;
        this.links = links;
        this.files = files;
        this.clocks = clocks;
        this.earlier = earlier;
        this.caretakers = caretakers;
        this.opening = opening;
        this.patience = patience;
        this.saving = saving;
        this.bells = bells;
        this.announcer = announcer;
        this.audit = audit;
        this.clock = clock;
    }

    public AddMessageResult add(AddMessage wish, Actor by) {
        var author = by.person();
        if (author.isEmpty()) {
            throw new IllegalArgumentException("a message needs somebody who wrote it");
        }
        var body = Texts.body(wish.body());
        var violations = Limits.all(
                Limits.body("body", body, wish.attachments().isEmpty()),
                !by.ours() && wish.visibility() == Visibility.INTERNAL
                        ? Optional.of(Violation.of("visibility", "not-allowed"))
                        : Optional.empty(),
                wish.attachments().size() > Limits.FILES
                        ? Optional.of(Violation.of("attachments", "too-many", Limits.FILES))
                        : Optional.empty());
        if (!violations.isEmpty()) {
            return new AddMessageResult.Refused(violations);
        }
        // Who writes into a ticket that was merged writes into the one that goes on.
        var found = tickets.lockSurvivor(wish.ticket());
        if (found.isEmpty()) {
            return new AddMessageResult.NotFound();
        }
        var held = found.get();
        if (wish.formKey().isPresent()) {
            tickets.lockForm(wish.formKey().get());
            var sent = thread.ofForm(author.get(), wish.formKey().get());
            if (sent.isPresent()) {
                var ticket = tickets.find(sent.get().in()).orElseThrow().ticket();
                return new AddMessageResult.Added(ticket, message(sent.get().message()), true);
            }
            var continued = tickets.ofForm(author.get(), wish.formKey().get()).flatMap(tickets::find);
            if (continued.isPresent()) {
                var ticket = continued.get().ticket();
                return new AddMessageResult.Continued(
                        ticket, thread.thread(ticket.id()).getFirst());
            }
        }
        if (!files.free(wish.attachments(), author.get(), held.ticket().client())) {
            return new AddMessageResult.Refused(List.of(Violation.of("attachments", "not-found")));
        }
        var now = clock.instant();
        var came = came(wish, by, now);
        if (!by.ours() && patience.isOver(held.ticket(), came)) {
            return continued(held.ticket(), wish, body, by, came, now);
        }
        var change = new Change(held, by, now);
        var id = write(
                change,
                wish.visibility(),
                body,
                wish.attachments(),
                wish.channel(),
                wish.formKey(),
                new Arrival(came, wish.mailedAs()));
        moveOn(change, wish, came);
        if (came.isBefore(change.reportedAt())) {
            change.reported(came);
            earlier.counts(change, "mail", Optional.empty());
            change.movedClocks();
        }
        ring(change, wish.visibility(), new Quote(body, wish.attachments().size()));
        var ticket = saving.save(change);
        announcer.added(ticket, id, wish.visibility(), by.ours());
        return new AddMessageResult.Added(ticket, message(id), false);
    }

    private static Instant came(AddMessage wish, Actor by, Instant now) {
        return by.ours()
                ? now
                : wish.cameAt().map(Now::micros).filter(at -> at.isBefore(now)).orElse(now);
    }

    /**
     * Writes a message into the thread of a ticket that is being changed, and keeps it as evidence if it is a reaction.
     * It changes no status.
     */
    MessageId write(
            Change change,
            Visibility visibility,
            String body,
            List<AttachmentId> attachments,
            Channel channel,
            Optional<UUID> formKey) {
        return write(
                change, visibility, body, attachments, channel, formKey, new Arrival(change.now(), Optional.empty()));
    }

    /**
     * How a message came.
     *
     * @param at when it reached us
     * @param mailedAs by which mail
     */
    private record Arrival(Instant at, Optional<MailedId> mailedAs) {}

    private MessageId write(
            Change change,
            Visibility visibility,
            String body,
            List<AttachmentId> attachments,
            Channel channel,
            Optional<UUID> formKey,
            Arrival came) {
        var by = change.by();
        PersonId author = by.person().orElseThrow();
        var ticket = change.before();
        var id = MessageId.next();
        thread.insert(
                ticket,
                new ThreadStore.NewMessage(
                        id,
                        author,
                        by.ours(),
                        visibility,
                        channel,
                        body,
                        came.at(),
                        Optional.of(change.now()).filter(came.at()::isBefore),
                        formKey,
                        came.mailedAs()));
        thread.attach(attachments, author, ticket.client(), ticket.id(), id, visibility);
        switch (visibility) {
            case PUBLIC -> {
                change.event(EventKind.REPLIED, null, id.toString(), Optional.empty());
                if (by.ours()) {
                    change.staffWrote();
                    change.standing(Standing.of(clocks.reacted(
                            ticket.id(),
                            new Evidence(Evidence.Kind.REPLY, author, change.now(), Optional.of(id.value())))));
                } else {
                    change.clientWrote();
                    change.readers().add(author);
                }
            }
            case INTERNAL -> change.internalEvent(EventKind.NOTED, null, id.toString(), Optional.empty());
        }
        return id;
    }

    /**
     * What the message does to the status, and the status to the clocks that wait for the client.
     *
     * @param came when a client's words reached us: the clocks go on from there
     */
    private void moveOn(Change change, AddMessage wish, Instant came) {
        var status = change.status();
        if (change.by().ours()) {
            if (wish.thenWait() && wish.visibility() == Visibility.PUBLIC && status.inQueue()) {
                change.status(TicketStatus.WAITING_FOR_CLIENT, Optional.empty());
                change.standing(Standing.of(
                        clocks.pause(change.id(), change.now(), change.by().person())));
            } else if (status == TicketStatus.NEW) {
                change.status(TicketStatus.OPEN, Optional.empty());
            }
            return;
        }
        switch (status) {
            case NEW, OPEN -> {}
            case WAITING_FOR_CLIENT -> {
                change.status(TicketStatus.OPEN, Optional.empty());
                var at = since(clocks.pausedSince(change.id()), came, change.now());
                change.standing(
                        Standing.of(clocks.resume(change.id(), at, change.by().person())));
            }
            case RESOLVED, CLOSED -> {
                var ticket = change.before();
                var at = since(ticket.resolvedAt().or(ticket::closedAt), came, change.now());
                change.status(TicketStatus.OPEN, Optional.empty());
                change.standing(
                        Standing.of(clocks.reopened(change.id(), at, change.by().person())));
            }
        }
    }

    /**
     * What came before we asked, or before it was resolved, is no answer to that: a person only looks at it anew, from now
     * on.
     */
    private static Instant since(Optional<Instant> stood, Instant came, Instant now) {
        return stood.filter(came::isBefore).isPresent() ? now : came;
    }

    private void ring(Change change, Visibility visibility, Quote words) {
        var ticket = change.before();
        switch (visibility) {
            case PUBLIC -> {
                var answers = change.by().ours() || ticket.assignee().isPresent()
                        ? List.<PersonId>of()
                        : caretakers
                                .lookingAfter(ticket.client(), change.now())
                                .flatMap(looksAfter -> looksAfter.present())
                                .map(List::of)
                                .orElseGet(() -> bells.coordinators(change.now()));
                bells.ringAll(
                        ticket,
                        Notification.Kind.ANSWERED,
                        Optional.empty(),
                        change.by(),
                        change.now(),
                        answers,
                        Optional.of(words));
            }
            case INTERNAL ->
                bells.ringOurs(
                        ticket,
                        Notification.Kind.NOTED,
                        Optional.empty(),
                        change.by(),
                        change.now(),
                        Optional.of(words));
        }
    }

    private AddMessageResult continued(Ticket old, AddMessage wish, String body, Actor by, Instant came, Instant now) {
        PersonId author = by.person().orElseThrow();
        var facts = tickets.facts(old.client(), author);
        var plan = new Opening.Plan(
                old.client(),
                author,
                old.application(),
                old.category(),
                old.severity(),
                old.subject(),
                wish.channel(),
                came,
                old.confidential(),
                Optional.of(body),
                wish.attachments(),
                wish.formKey(),
                Optional.empty(),
                wish.mailedAs());
        var ticket = opening.open(plan, facts.number(), by, now).ticket();
        links.insert(old, LinkStore.Kind.CONTINUED, ticket);
        events.insert(
                old.id(),
                old.client(),
                now,
                by.person(),
                old.version(),
                List.of(Event.open(EventKind.LINKED, null, ticket.number().toString())));
        audit.record(
                "tickets.opened",
                "ticket:" + ticket.number(),
                Map.of("continues", old.number().toString()));
        var first = thread.thread(ticket.id()).getFirst();
        return new AddMessageResult.Continued(ticket, first);
    }

    private Message message(MessageId id) {
        return thread.find(id).orElseThrow();
    }
}
