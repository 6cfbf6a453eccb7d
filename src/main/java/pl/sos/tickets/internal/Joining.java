package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Split;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Violation;

/** Links, merges and splits tickets. A message is only ever moved; rows are locked by ascending number. */
@Component
public class Joining {
    private final TicketStore tickets;
    private final ThreadStore thread;
    private final LinkStore links;
    private final WatcherStore watchers;
    private final Opening opening;
    private final EarlierReport earlier;
    private final ServiceClocks clocks;
    private final Saving saving;
    private final Announcer announcer;
    private final Now clock;

    Joining(
            TicketStore tickets,
            ThreadStore thread,
            LinkStore links,
            WatcherStore watchers,
            Opening opening,
            EarlierReport earlier,
            ServiceClocks clocks,
            Saving saving,
            Announcer announcer,
            Now clock) {
        this.tickets = tickets;
        this.thread = thread;
        this.links = links;
        this.watchers = watchers;
        this.opening = opening;
        this.earlier = earlier;
        this.clocks = clocks;
        this.saving = saving;
        this.announcer = announcer;
        this.clock = clock;
    }

    public ChangeResult link(TicketNumber one, TicketNumber other, boolean linked, Actor by) {
        if (!by.ours()) {
            return Changing.refused(Violation.of("ticket", "not-allowed"));
        }
        if (one.equals(other)) {
            return Changing.refused(Violation.of("other", "same-ticket"));
        }
        var both = tickets.lock(List.of(one, other));
        if (both.size() < 2) {
            return new ChangeResult.NotFound();
        }
        var first = both.stream()
                .filter(held -> held.ticket().number().equals(one))
                .findFirst()
                .orElseThrow();
        var second = both.stream()
                .filter(held -> held.ticket().number().equals(other))
                .findFirst()
                .orElseThrow();
        boolean there = links.exists(first.ticket(), LinkStore.Kind.RELATED, second.ticket());
        if (there == linked) {
            return new ChangeResult.Done(first.ticket());
        }
        if (linked) {
            links.insert(first.ticket(), LinkStore.Kind.RELATED, second.ticket());
        } else {
            links.delete(first.ticket(), LinkStore.Kind.RELATED, second.ticket());
        }
        var now = clock.instant();
        note(second, linked, one, first, by, now);
        return new ChangeResult.Done(note(first, linked, other, second, by, now));
    }

    /** A link to another company's ticket is internal. */
    private Ticket note(Held held, boolean linked, TicketNumber other, Held otherHeld, Actor by, Instant now) {
        var change = new Change(held, by, now);
        boolean open = held.ticket().client().equals(otherHeld.ticket().client());
        var kind = linked ? EventKind.LINKED : EventKind.UNLINKED;
        var before = linked ? null : other.toString();
        var after = linked ? other.toString() : null;
        if (open) {
            change.event(kind, before, after, Optional.empty());
        } else {
            change.internalEvent(kind, before, after, Optional.empty());
        }
        return saving.save(change);
    }

    public ChangeResult merge(TicketNumber from, TicketNumber into, Actor by) {
        if (!by.ours()) {
            return Changing.refused(Violation.of("ticket", "not-allowed"));
        }
        if (from.equals(into)) {
            return Changing.refused(Violation.of("into", "same-ticket"));
        }
        var both = tickets.lock(List.of(from, into));
        if (both.size() < 2) {
            return new ChangeResult.NotFound();
        }
        boolean inOrder = both.getFirst().ticket().number().equals(from);
        var source = inOrder ? both.getFirst() : both.getLast();
        var target = inOrder ? both.getLast() : both.getFirst();
        var violations = mergeable(source.ticket(), target.ticket());
        return violations.isEmpty()
                ? new ChangeResult.Done(merge(source, target, by))
                : new ChangeResult.Refused(violations);
    }

    private static List<Violation> mergeable(Ticket from, Ticket into) {
        return Limits.all(
                from.mergedInto().map(survivor -> Violation.of("from", "merged", survivor)),
                into.mergedInto().map(survivor -> Violation.of("into", "merged", survivor)),
                from.client().equals(into.client())
                        ? Optional.empty()
                        : Optional.of(Violation.of("into", "other-client")),
                into.status() == TicketStatus.CLOSED && into.mergedInto().isEmpty()
                        ? Optional.of(Violation.of("into", "closed"))
                        : Optional.empty());
    }

    private Ticket merge(Held source, Held target, Actor by) {
        var now = clock.instant();
        var from = source.ticket();
        var into = target.ticket();
        var person = by.person();
        thread.moveAll(from.id(), into.id());
        watchers.copy(from.id(), into);
        if (!from.reporter().equals(into.reporter())) {
            watchers.add(into, from.reporter(), false, now);
        }
        from.assignee()
                .filter(assignee -> !Optional.of(assignee).equals(into.assignee()))
                .ifPresent(assignee -> watchers.add(into, assignee, true, now));
        links.insert(from, LinkStore.Kind.MERGED, into);

        var survivor = new Change(target, by, now);
        survivor.takesTimesOf(source);
        survivor.readers().addAll(source.readers());
        survivor.event(EventKind.MERGED_FROM, null, from.number().toString(), Optional.empty());
        if (from.confidential()) {
            // What was said in confidence must not come before colleagues by being moved.
            survivor.confidential(true);
        }
        if (from.status().inQueue() && !into.status().inQueue()) {
            survivor.status(TicketStatus.OPEN, Optional.empty());
            clocks.reopened(into.id(), now, person);
        }
        survivor.standing(mergedClocks(survivor, from, into, now, person));
        survivor.movedClocks();

        var pointer = new Change(source, by, now);
        pointer.merged(into.number());
        pointer.standing(Standing.NOTHING_RUNS);
        saving.save(pointer);
        var merged = saving.save(survivor);
        announcer.merged(from, merged);
        return merged;
    }

    /** The earlier report counts, the earlier answer counts; the other ticket's clocks are given up. */
    private Standing mergedClocks(Change survivor, Ticket from, Ticket into, Instant now, Optional<PersonId> person) {
        var evidence = clocks.evidence(from.id());
        var reason = from.number() + " → " + into.number();
        if (survivor.reportedAt().isBefore(into.reportedAt())
                && survivor.status().inQueue()) {
            earlier.counts(survivor, reason, person);
        }
        for (var answer : evidence) {
            clocks.reacted(into.id(), answer);
        }
        clocks.cancel(from.id(), now, reason, person);
        return Standing.of(clocks.of(into.id()));
    }

    public ChangeResult split(Split wish, Actor by) {
        if (!by.ours()) {
            return Changing.refused(Violation.of("ticket", "not-allowed"));
        }
        var subject = Texts.line(wish.subject());
        var found = tickets.lock(wish.ticket());
        if (found.isEmpty()) {
            return new ChangeResult.NotFound();
        }
        var held = found.get();
        var old = held.ticket();
        if (old.mergedInto().isPresent()) {
            return Changing.refused(
                    Violation.of("ticket", "merged", old.mergedInto().get()));
        }
        var all = thread.stubs(old.id());
        var chosen = new HashSet<>(wish.messages());
        var moving =
                all.stream().filter(message -> chosen.contains(message.id())).toList();
        var violations = Limits.all(
                Limits.subject(subject),
                moving.isEmpty() || moving.size() < chosen.size()
                        ? Optional.of(Violation.of("messages", "not-found"))
                        : Optional.empty(),
                moving.size() == all.size() && !all.isEmpty()
                        ? Optional.of(Violation.of("messages", "all"))
                        : Optional.empty());
        if (!violations.isEmpty()) {
            return new ChangeResult.Refused(violations);
        }
        return new ChangeResult.Done(split(held, all, moving, subject, by));
    }

    private Ticket split(
            Held held, List<ThreadStore.Stub> all, List<ThreadStore.Stub> moving, String subject, Actor by) {
        var now = clock.instant();
        var old = held.ticket();
        var asked = moving.stream().filter(message -> !message.fromStaff()).findFirst();
        // Words that we took down on the phone are the reporter's.
        var reporter = asked.map(ThreadStore.Stub::author)
                .filter(author -> watchers.candidate(author)
                        .filter(person -> person.client().equals(Optional.of(old.client())))
                        .isPresent())
                .orElse(old.reporter());
        var reportedAt = asked.orElse(moving.getFirst()).writtenAt();
        var plan = new Opening.Plan(
                old.client(),
                reporter,
                old.application(),
                old.category(),
                old.severity(),
                subject,
                old.channel(),
                reportedAt,
                old.confidential(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var facts = tickets.facts(old.client(), reporter);
        var opened = opening.open(plan, facts.number(), by, now).ticket();
        var ids = moving.stream().map(ThreadStore.Stub::id).toList();
        if (thread.move(old.id(), opened.id(), ids) != ids.size()) {
            throw new IllegalStateException("messages left " + old.number() + " under its lock");
        }
        links.insert(old, LinkStore.Kind.SPLIT, opened);

        var left = new Change(held, by, now);
        left.event(EventKind.SPLIT_INTO, null, opened.number().toString(), Optional.empty());
        saving.save(left);

        var cut = new Change(tickets.lock(opened.number()).orElseThrow(), by, now);
        cut.event(EventKind.SPLIT_FROM, null, old.number().toString(), Optional.empty());
        cut.readers().addAll(held.readers());
        if (old.status() != TicketStatus.NEW) {
            cut.status(TicketStatus.OPEN, Optional.empty());
        }
        answered(all, asked.orElse(moving.getFirst()).since())
                .ifPresent(answer -> cut.standing(Standing.of(clocks.reacted(
                        opened.id(),
                        new Evidence(
                                Evidence.Kind.REPLY,
                                answer.author(),
                                answer.writtenAt(),
                                Optional.of(answer.id().value()))))));
        return saving.save(cut);
    }

    /**
     * The first answer of ours after the words that were moved could be read, wherever it stands now: the client has had it.
     */
    private static Optional<ThreadStore.Stub> answered(List<ThreadStore.Stub> all, Instant since) {
        return all.stream()
                .filter(ThreadStore.Stub::staffAnswer)
                .filter(message -> !message.writtenAt().isBefore(since))
                .findFirst();
    }
}
