package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Visibility;

/** What is done to a service ticket once it is there. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
@Tag(name = "Tickets")
class TicketChangesApi {
    private final Tickets tickets;
    private final People people;
    private final TicketViews views;

    TicketChangesApi(Tickets tickets, People people, TicketViews views) {
        this.tickets = tickets;
        this.people = people;
        this.views = views;
    }

    /** A message to add; a client's is always PUBLIC. */
    record NewMessage(
            @Schema(description = "PUBLIC reaches the client; INTERNAL only staff. Clients may leave it out.") @Nullable
            Visibility visibility,

            @Schema(example = "Sprawdzam dziennik naliczania, odezwę się do 11:00.")
            String body,

            @Nullable List<AttachmentId> attachments,

            @Schema(description = "Staff only: from now on the client's answer is awaited") @Nullable
            Boolean thenWait) {}

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a message",
            description =
                    "A staff PUBLIC message is a reaction; an INTERNAL one never is. A client's message reopens what"
                            + " was resolved.")
    @ApiResponse(responseCode = "201", description = "The message")
    MessageView addMessage(@PathVariable String number, @RequestBody NewMessage message, SignedIn by) {
        if (message.visibility() == null && by.isStaff()) {
            throw ApiProblem.invalid("visibility", "required");
        }
        var added = tickets.addMessage(
                new AddMessage(
                        Parameters.number(number),
                        message.visibility() == null ? Visibility.PUBLIC : message.visibility(),
                        message.body(),
                        message.attachments() == null ? List.of() : message.attachments(),
                        Channel.API,
                        Boolean.TRUE.equals(message.thenWait()),
                        Optional.empty()),
                Actor.of(by));
        return switch (added) {
            case AddMessageResult.Added(var ticket, var stored, var again) -> MessageView.of(ticket, stored);
            case AddMessageResult.Continued(var ticket, var stored) -> MessageView.of(ticket, stored);
            case AddMessageResult.NotFound() -> throw ApiProblem.notFound();
            case AddMessageResult.Refused(var violations) -> throw Outcomes.refused(violations);
        };
    }

    /** A wish to move a ticket. */
    record Move(
            TicketStatus to,

            @Schema(description = "A public message; RESOLVED by staff needs one") @Nullable
            String note,

            @Nullable List<AttachmentId> attachments,

            @Schema(description = "The version that you saw; another one is answered with 409 and what changed")
            @Nullable
            Integer version) {}

    @PostMapping("/transitions")
    @Operation(summary = "Move a ticket to another status")
    TicketView move(@PathVariable String number, @RequestBody Move move, SignedIn by) {
        return views.after(tickets.transition(
                new Transition(
                        Parameters.number(number),
                        move.to(),
                        Optional.ofNullable(move.note()),
                        move.attachments() == null ? List.of() : move.attachments(),
                        Channel.API,
                        Optional.ofNullable(move.version())),
                Actor.of(by)));
    }

    /** Who works on it. */
    record Assignment(
            @Schema(description = "A staff member's e-mail; null for nobody", example = "opiekun@perfektlab.example")
            @Nullable
            String assignee,

            @Nullable Integer version) {}

    @PostMapping("/assignment")
    @Operation(summary = "Give a ticket to a member of staff, or to nobody")
    TicketView assign(@PathVariable String number, @RequestBody Assignment wish, SignedIn by) {
        var assignee = Optional.ofNullable(wish.assignee())
                .map(email -> people.findByEmail(email)
                        .filter(Person::isStaff)
                        .map(Person::id)
                        .orElseThrow(() -> ApiProblem.invalid("assignee", "unknown-staff")));
        return views.after(
                tickets.assign(Parameters.number(number), assignee, Optional.ofNullable(wish.version()), Actor.of(by)));
    }

    /** What the ticket is about; what is left out stays. */
    record Classification(
            @Schema(description = "Another client; then contactEmail says who of it reported") @Nullable
            ClientId clientId,

            @Nullable String contactEmail,
            @Nullable String application,
            @Nullable Category category,
            @Nullable Severity severity,
            @Nullable String subject,
            @Nullable Integer version,

            @Schema(example = "Klient doprecyzował w rozmowie") @Nullable
            String why) {}

    @PostMapping("/classification")
    @Operation(
            summary = "Say what a ticket is about",
            description = "The contract is asked again and the clocks move accordingly; the history shows why.")
    TicketView reclassify(@PathVariable String number, @RequestBody Classification wish, SignedIn by) {
        var ticket = tickets.find(Parameters.number(number)).orElseThrow(ApiProblem::notFound);
        return views.after(tickets.reclassify(
                new Reclassify(
                        ticket.number(),
                        wish.clientId() == null ? ticket.client() : wish.clientId(),
                        reporter(wish),
                        Optional.ofNullable(wish.application()).or(ticket::application),
                        wish.category() == null ? ticket.category() : wish.category(),
                        wish.severity() == null ? ticket.severity() : wish.severity(),
                        wish.subject() == null ? ticket.subject() : wish.subject(),
                        Optional.ofNullable(wish.version()),
                        wish.why() == null ? "" : wish.why()),
                Actor.of(by)));
    }

    private Optional<PersonId> reporter(Classification wish) {
        return Optional.ofNullable(wish.contactEmail())
                .map(email -> people.findByEmail(email)
                        .map(Person::id)
                        .orElseThrow(() -> ApiProblem.invalid("contactEmail", "unknown-contact")));
    }
}
