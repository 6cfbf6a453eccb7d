package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.sla.TicketClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Visibility;

/** Opens what was checked: ticket, first message, decision, clocks and bells, all in one transaction. */
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
            Optional<UUID> formKey) {}

    /** What came of a plan. */
    record Result(
            Ticket ticket,
            Decision decision,
            TicketClocks clocks,
            Optional<LooksAfter> looksAfter,
            MessageId message) {}

    /** Opens without asking who may; joins the caller's transaction. */
    Result open(Plan plan, TicketNumber number, Actor by, Instant now) {
        var id = TicketId.next();
        var looksAfter = caretakers.lookingAfter(plan.client(), now);
        var decision = entitlements.decideAndRecord(
                id,
                new Question(
                        plan.client(),
                        plan.application(),
                        plan.category(),
                        plan.severity(),
                        plan.channel(),
                        plan.reportedAt()));
        var started = clocks.start(StartClocks.by(decision, id, plan.client(), plan.reportedAt()));
        var ticket = new Ticket(
                id,
                number,
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
                        MessageId.next(), by.ours() ? by.person().orElse(plan.reporter()) : plan.reporter(), body));
        var concerned = told(ticket, by);
        var told = bells.wanting(concerned, Notification.Kind.OPENED);
        opening.insert(
                new NewRow(
                        ticket,
                        by.person(),
                        Set.of(plan.reporter()),
                        decision.underCare(),
                        Standing.of(started),
                        plan.formKey(),
                        message),
                EventKind.OPENED,
                told);
        if (message.isPresent() && !plan.files().isEmpty()) {
            thread.attach(
                    plan.files(),
                    by.person().orElse(plan.reporter()),
                    plan.client(),
                    id,
                    message.get().id(),
                    Visibility.PUBLIC);
        }
        bells.rang(told);
        bells.tell(
                concerned.stream()
                        .filter(person -> !person.equals(plan.reporter()))
                        .toList(),
                ticket,
                Notification.Kind.OPENED,
                Optional.empty(),
                by,
                now);
        if (message.isPresent()) {
            announcer.reported(ticket, message.get().id(), decision, looksAfter);
        } else {
            announcer.opened(ticket);
        }
        return new Result(
                ticket,
                decision,
                started,
                looksAfter,
                message.map(NewRow.FirstMessage::id).orElseGet(MessageId::next));
    }

    private List<PersonId> told(Ticket ticket, Actor by) {
        var told = new LinkedHashSet<PersonId>();
        told.add(ticket.reporter());
        ticket.assignee().ifPresentOrElse(told::add, () -> told.addAll(bells.coordinators()));
        by.person().ifPresent(told::remove);
        return List.copyOf(told);
    }
}
