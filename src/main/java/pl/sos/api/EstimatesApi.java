package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.OfferWords;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

/** Estimates on a ticket; a decision is a person's, in the portal or by the link that was mailed. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/estimates")
@Tag(name = "Estimates", description = "What work will take, before it begins")
class EstimatesApi {
    private final Estimates estimates;
    private final Tickets tickets;

    EstimatesApi(Estimates estimates, Tickets tickets) {
        this.estimates = estimates;
        this.tickets = tickets;
    }

    /** What work will take. */
    @Schema(name = "EstimateInput")
    record Input(
            @Schema(description = "Accounted, at least 1", example = "240")
            long minutes,

            WorkKind kind,

            @Schema(description = "What will be done; the client reads it")
            String what,

            @Schema(description = "Last day on which it can be accepted; two weeks from today when left out") @Nullable
            LocalDate validUntil) {}

    /** An estimate with what it meant when it was proposed, or accepted. */
    @Schema(name = "Estimate")
    record View(
            String id,
            EstimateState state,
            Minutes minutes,
            WorkKind kind,
            String what,
            LocalDate validUntil,
            Instant proposedAt,

            @Schema(description = "Out of the contract's hours")
            Minutes packageMinutes,

            @Schema(description = "To be paid") Minutes beyondMinutes,
            @Schema(description = "Net, for an hour beyond") MoneyView hourlyRate,
            @Schema(description = "Net, of what is beyond") MoneyView price,
            @Nullable Instant decidedAt,
            Sentence sentence) {
        static View of(Estimate estimate) {
            var offer = estimate.answer().flatMap(Estimate.Answer::agreed).orElse(estimate.offer());
            return new View(
                    estimate.id().toString(),
                    estimate.state(),
                    estimate.minutes(),
                    estimate.kind(),
                    estimate.what(),
                    estimate.validUntil(),
                    estimate.proposedAt(),
                    offer.fromPackage(),
                    offer.beyond(),
                    MoneyView.of(offer.rate()),
                    MoneyView.of(offer.price()),
                    estimate.answer().map(Estimate.Answer::at).orElse(null),
                    OfferWords.of(offer));
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Propose an estimate",
            description =
                    "The client's decision-makers are asked by mail; one that waits on this ticket is replaced. 422"
                            + " `no-work-beyond-hours` where the contract forbids it, `nobody-decides` when no decision-maker sees the"
                            + " ticket.")
    View propose(@PathVariable String number, @RequestBody Input input, SignedIn by) {
        TicketNumber ticket = Parameters.number(number);
        var wish = new ProposeEstimate(
                "api:" + Ids.next(),
                ticket,
                Minutes.of(input.minutes()),
                input.kind(),
                input.what(),
                Optional.ofNullable(input.validUntil()));
        return switch (estimates.propose(wish, by.id())) {
            case ProposeResult.Proposed(var estimate, var asked) -> View.of(estimate);
            case ProposeResult.NotPossible(var offer) ->
                throw ApiProblem.refused(
                        "no-work-beyond-hours",
                        offer.fromPackage().value(),
                        offer.asked().value());
            case ProposeResult.NobodyDecides() -> throw ApiProblem.refused("nobody-decides");
            case ProposeResult.Refused(var violations) ->
                throw ApiProblem.invalid(violations.stream()
                        .map(one -> new ApiProblem.Violation(
                                one.field(), "estimates.violation." + one.code(), one.arguments()))
                        .toList());
            case ProposeResult.NotFound() -> throw ApiProblem.notFound();
        };
    }

    @GetMapping
    @Operation(summary = "Estimates of a ticket, the newest first")
    List<View> list(@PathVariable String number) {
        var ticket = tickets.find(Parameters.number(number)).map(Ticket::id).orElseThrow(ApiProblem::notFound);
        return estimates.of(ticket).stream().map(View::of).toList();
    }
}
