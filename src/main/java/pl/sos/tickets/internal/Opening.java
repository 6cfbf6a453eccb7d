package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.outbox.MailedId;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.sla.TicketClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Visibility;

/** Opens what was checked: tickets, first messages, decisions, clocks and bells, all in one transaction. */
@Component
public class Opening {
    private final OpeningStore opening;
    private final ThreadStore thread;
    private final Caretakers caretakers;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;
    private final Bells bells;
    private final Announcer announcer;

    Opening(
            OpeningStore opening,
            ThreadStore thread,
            Caretakers caretakers,
            Entitlements entitlements,
            ServiceClocks clocks,
            Bells bells,
            Announcer announcer) {
        this.opening = opening;
        this.thread = thread;
        this.caretakers = caretakers;
        this.entitlements = entitlements;
        this.clocks = clocks;
        this.bells = bells;
        this.announcer = announcer;
    }

    /**
     * What is to be opened, checked.
     *
     * @param message empty when the messages come from another ticket
     * @param talkedAt when a talk answered the reporter already
     * @param mailedAs the mail that the message came by
     */
    record Plan(
            ClientId client,
            PersonId reporter,
            Optional<String> application,
            Category category,
            Severity severity,
            String subject,
            Channel channel,
            Instant reportedAt,
            boolean confidential,
            Optional<String> message,
            List<AttachmentId> files,
            Optional<UUID> formKey,
            Optional<Instant> talkedAt,
            Optional<MailedId> mailedAs) {}

    /**
     * What came of a plan.
     *
     * @param message empty when the messages come from another ticket
     * @param talkedAt when a talk answered the reporter already
     * @param mailedAs the mail that the message came by
     */
    record Result(
            Ticket ticket,
            Decision decision,
            TicketClocks clocks,
            Optional<LooksAfter> looksAfter,
            Optional<MessageId> message,
            Optional<Instant> talkedAt,
            Optional<MailedId> mailedAs) {}

    /** A plan with the number that its ticket will bear, and who enters it. */
    record Entry(Plan plan, TicketNumber number, Actor by) {}

    /** Opens without asking who may; joins the caller's transaction. */
    Result open(Plan plan, TicketNumber number, Actor by, Instant now) {
        return open(List.of(new Entry(plan, number, by)), now).getFirst();
    }

    /** As {@link #open(Plan, TicketNumber, Actor, Instant)} for many, in hardly more round trips than for one. */
    List<Result> open(List<Entry> entries, Instant now) {
        var looksAfter = caretakers.lookingAfter(
                entries.stream().map(one -> one.plan().client()).distinct().toList(), now);
        var asked = new LinkedHashMap<TicketId, Entry>();
        entries.forEach(one -> asked.put(TicketId.next(), one));
        var questions = new LinkedHashMap<TicketId, Question>();
        asked.forEach((id, one) -> questions.put(id, question(one.plan())));
        var decisions = entitlements.decideAndRecord(questions);
        var started = clocks.start(asked.entrySet().stream()
                .map(one -> StartClocks.by(
                        Objects.requireNonNull(decisions.get(one.getKey())),
                        one.getKey(),
                        one.getValue().plan().client(),
                        one.getValue().plan().reportedAt()))
                .toList());
        // Once for all of them: a storm of mail is mostly nobody's.
        var coordinators = asked.values().stream()
                        .anyMatch(one -> Optional.ofNullable(
                                        looksAfter.get(one.plan().client()))
                                .flatMap(LooksAfter::present)
                                .isEmpty())
                ? bells.coordinators(now)
                : List.<PersonId>of();
        var made = asked.entrySet().stream()
                .map(one -> made(
                        one.getKey(),
                        one.getValue(),
                        Optional.ofNullable(looksAfter.get(one.getValue().plan().client())),
                        Objects.requireNonNull(decisions.get(one.getKey())),
                        Objects.requireNonNull(started.get(one.getKey())),
                        coordinators,
                        now))
                .toList();
        opening.insert(made.stream()
                .map(one -> new OpeningStore.Opened(one.row(), one.told()))
                .toList());
        made.forEach(this::attach);
        made.forEach(one -> tell(one, now));
        announcer.opened(made.stream().map(Made::result).toList());
        return made.stream().map(Made::result).toList();
    }

    /**
     * A ticket about to be stored.
     *
     * @param concerned everybody whom it concerns
     * @param told those of them at whom the bell rings
     */
    private record Made(Entry entry, NewRow row, Result result, List<PersonId> concerned, List<PersonId> told) {
        private Ticket ticket() {
            return row.ticket();
        }
    }

    private static Question question(Plan plan) {
        return new Question(
                plan.client(), plan.application(), plan.category(), plan.severity(), plan.channel(), plan.reportedAt());
    }

    private Made made(
            TicketId id,
            Entry entry,
            Optional<LooksAfter> looksAfter,
            Decision decision,
            TicketClocks started,
            List<PersonId> coordinators,
            Instant now) {
        var plan = entry.plan();
        var by = entry.by();
        var ticket = new Ticket(
                id,
                entry.number(),
                plan.client(),
                plan.reporter(),
                plan.application(),
                plan.category(),
                plan.severity(),
                plan.subject(),
                TicketStatus.NEW,
                looksAfter.flatMap(answer -> answer.present()),
                plan.confidential(),
                plan.channel(),
                plan.reportedAt(),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        var message = plan.message()
                .map(body -> new NewRow.FirstMessage(
                        MessageId.next(),
                        by.ours() ? by.person().orElse(plan.reporter()) : plan.reporter(),
                        body,
                        plan.mailedAs()));
        var row = new NewRow(
                ticket,
                by.person(),
                Set.of(plan.reporter()),
                decision.underCare(),
                Standing.of(started),
                plan.formKey(),
                message);
        var concerned = told(ticket, by, coordinators);
        return new Made(
                entry,
                row,
                new Result(
                        ticket,
                        decision,
                        started,
                        looksAfter,
                        message.map(NewRow.FirstMessage::id),
                        plan.talkedAt(),
                        plan.mailedAs()),
                concerned,
                bells.wanting(concerned, Notification.Kind.OPENED));
    }

    private void attach(Made one) {
        var plan = one.entry().plan();
        if (one.result().message().isPresent() && !plan.files().isEmpty()) {
            thread.attach(
                    plan.files(),
                    one.entry().by().person().orElse(plan.reporter()),
                    plan.client(),
                    one.ticket().id(),
                    one.result().message().get(),
                    Visibility.PUBLIC);
        }
    }

    private void tell(Made one, Instant now) {
        bells.rang(one.told());
        bells.tell(
                one.concerned().stream()
                        .filter(person -> !person.equals(one.ticket().reporter()))
                        .toList(),
                one.ticket(),
                Notification.Kind.OPENED,
                Optional.empty(),
                one.entry().by(),
                now);
    }

    private List<PersonId> told(Ticket ticket, Actor by, List<PersonId> coordinators) {
        var told = new LinkedHashSet<PersonId>();
        told.add(ticket.reporter());
        ticket.assignee().ifPresentOrElse(told::add, () -> told.addAll(coordinators));
        by.person().ifPresent(told::remove);
        return List.copyOf(told);
    }
}
