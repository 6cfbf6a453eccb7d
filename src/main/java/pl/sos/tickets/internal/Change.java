package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;

/**
 * One person's change of one locked ticket while it is being put together: every setter that changes something leaves the
 * event that tells of it. However many fields change, it is one new version.
 */
public final class Change {
    private final Held start;
    private final Actor by;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();

    private ClientId client;
    private PersonId reporter;
    private Optional<String> application;
    private Category category;
    private Severity severity;
    private String subject;
    private TicketStatus status;
    private Optional<PersonId> assignee;
    private boolean confidential;
    private final Set<PersonId> readers;
    private Instant reportedAt;
    private Optional<Instant> resolvedAt;
    private Optional<Instant> closedAt;
    private Optional<TicketNumber> mergedInto;
    private Optional<Instant> clientWroteAt;
    private Optional<Instant> staffWroteAt;
    private boolean underCare;
    private Standing standing;

    public Change(Held start, Actor by, Instant now) {
        this.start = start;
        this.by = by;
        this.now = now;
        var ticket = start.ticket();
        this.client = ticket.client();
        this.reporter = ticket.reporter();
        this.application = ticket.application();
        this.category = ticket.category();
        this.severity = ticket.severity();
        this.subject = ticket.subject();
        this.status = ticket.status();
        this.assignee = ticket.assignee();
        this.confidential = ticket.confidential();
        this.readers = new HashSet<>(start.readers());
        this.reportedAt = ticket.reportedAt();
        this.resolvedAt = ticket.resolvedAt();
        this.closedAt = ticket.closedAt();
        this.mergedInto = ticket.mergedInto();
        this.clientWroteAt = start.clientWroteAt();
        this.staffWroteAt = start.staffWroteAt();
        this.underCare = start.underCare();
        this.standing = start.standing();
    }

    public Ticket before() {
        return start.ticket();
    }

    public Actor by() {
        return by;
    }

    public Instant now() {
        return now;
    }

    public TicketId id() {
        return start.ticket().id();
    }

    public TicketNumber number() {
        return start.ticket().number();
    }

    public TicketStatus status() {
        return status;
    }

    public Optional<PersonId> assignee() {
        return assignee;
    }

    public boolean confidential() {
        return confidential;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public Set<PersonId> readers() {
        return readers;
    }

    public List<Event> events() {
        return events;
    }

    /** Something the client may read too. */
    public void event(EventKind kind, @Nullable String before, @Nullable String after, Optional<String> why) {
        events.add(Event.open(kind, before, after).because(why));
    }

    public void internalEvent(EventKind kind, @Nullable String before, @Nullable String after, Optional<String> why) {
        events.add(Event.internal(kind, before, after).because(why));
    }

    public void status(TicketStatus to, Optional<String> why) {
        if (to == status) {
            return;
        }
        event(EventKind.STATUS, status.name(), to.name(), why);
        status = to;
        switch (to) {
            case NEW, OPEN, WAITING_FOR_CLIENT -> {
                resolvedAt = Optional.empty();
                closedAt = Optional.empty();
            }
            case RESOLVED -> {
                resolvedAt = Optional.of(now);
                closedAt = Optional.empty();
            }
            case CLOSED -> closedAt = Optional.of(now);
        }
    }

    public void assignee(Optional<PersonId> person) {
        if (!person.equals(assignee)) {
            event(EventKind.ASSIGNEE, id(assignee), id(person), Optional.empty());
            assignee = person;
        }
    }

    /** The names of other companies are nobody's business: the client reads nothing of this. */
    public void client(ClientId to, PersonId newReporter, Optional<String> why) {
        internalEvent(EventKind.CLIENT, client.toString(), to.toString(), why);
        client = to;
        reporter = newReporter;
        readers.clear();
        readers.add(newReporter);
    }

    public void application(Optional<String> to, Optional<String> why) {
        if (!to.equals(application)) {
            event(EventKind.APPLICATION, application.orElse(null), to.orElse(null), why);
            application = to;
        }
    }

    public void category(Category to, Optional<String> why) {
        if (to != category) {
            event(EventKind.CATEGORY, category.name(), to.name(), why);
            category = to;
        }
    }

    public void severity(Severity to, Optional<String> why) {
        if (to != severity) {
            event(EventKind.SEVERITY, severity.name(), to.name(), why);
            severity = to;
        }
    }

    public void subject(String to) {
        if (!to.equals(subject)) {
            event(EventKind.SUBJECT, subject, to, Optional.empty());
            subject = to;
        }
    }

    public void confidential(boolean to) {
        if (to != confidential) {
            event(EventKind.CONFIDENTIAL, String.valueOf(confidential), String.valueOf(to), Optional.empty());
            confidential = to;
        }
    }

    public void merged(TicketNumber into) {
        event(EventKind.MERGED_INTO, null, into.toString(), Optional.empty());
        mergedInto = Optional.of(into);
        status(TicketStatus.CLOSED, Optional.empty());
    }

    /** An earlier moment than the one so far: it was told by mail before. */
    void reported(Instant at) {
        reportedAt = at;
    }

    /** Now, whenever it came: nobody has seen it before, and no answer of ours took it into account. */
    public void clientWrote() {
        clientWroteAt = Optional.of(now);
    }

    public void staffWrote() {
        staffWroteAt = Optional.of(now);
    }

    /** Ours answered by telephone then, perhaps before what was written last. */
    public void spoke(Instant at) {
        staffWroteAt = later(staffWroteAt, Optional.of(at));
    }

    /** Times of another thread that comes in. */
    public void takesTimesOf(Held other) {
        clientWroteAt = later(clientWroteAt, other.clientWroteAt());
        staffWroteAt = later(staffWroteAt, other.staffWroteAt());
        if (other.ticket().reportedAt().isBefore(reportedAt)) {
            reportedAt = other.ticket().reportedAt();
        }
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    public void underCare(boolean care) {
        underCare = care;
    }

    public void standing(Standing now) {
        standing = now;
    }

    /** Tells of a deadline that moved; a clock that stopped or started is told of by what did it. */
    public void movedClocks() {
        var before = start.standing();
        if (before.due().isPresent()
                && standing.due().isPresent()
                && before.kind().equals(standing.kind())
                && !before.due().equals(standing.due())) {
            event(
                    EventKind.CLOCKS_MOVED,
                    before.due().get().toString(),
                    standing.due().get().toString(),
                    Optional.empty());
        }
    }

    public boolean changesFields() {
        return events.stream().anyMatch(event -> event.kind().field().isPresent());
    }

    public boolean asksTheContractAnew() {
        var ticket = start.ticket();
        return !client.equals(ticket.client())
                || !Objects.equals(application, ticket.application())
                || category != ticket.category()
                || severity != ticket.severity();
    }

    /** As it stands after the change. */
    public Held result() {
        var ticket = start.ticket();
        return new Held(
                new Ticket(
                        ticket.id(),
                        ticket.number(),
                        client,
                        reporter,
                        application,
                        category,
                        severity,
                        subject,
                        status,
                        assignee,
                        confidential,
                        ticket.channel(),
                        reportedAt,
                        ticket.createdAt(),
                        now.isAfter(ticket.updatedAt()) ? now : ticket.updatedAt(),
                        resolvedAt,
                        closedAt,
                        mergedInto,
                        ticket.version() + (changesFields() ? 1 : 0)),
                start.enteredBy(),
                readers,
                underCare,
                standing,
                clientWroteAt,
                staffWroteAt);
    }

    private static @Nullable String id(Optional<PersonId> person) {
        return person.map(PersonId::toString).orElse(null);
    }
}
