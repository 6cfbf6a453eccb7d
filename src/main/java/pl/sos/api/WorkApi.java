package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import pl.sos.contracts.OverageRule;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Unagreed;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** Work on a ticket. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/work")
@Tag(name = "Work", description = "What specialists did, counted by the contract to the minute")
class WorkApi {
    private final WorkLog work;
    private final Tickets tickets;
    private final People people;

    WorkApi(WorkLog work, Tickets tickets, People people) {
        this.work = work;
        this.tickets = tickets;
        this.people = people;
    }

    /** Work to write down. */
    @Schema(name = "WorkInput")
    record Input(
            @Schema(description = "Really worked, 1 to 1440", example = "25")
            long minutes,

            WorkKind kind,

            @Schema(description = "How the client was reached; as usual for the kind when left out") @Nullable
            WorkChannel channel,

            @Schema(description = "When it began") Instant performedAt,

            @Schema(description = "The client reads it; the ticket's subject when left out") @Nullable
            String note,

            @Schema(description = "E-mail of who did it; another than oneself only for coordinators") @Nullable
            String by,

            @Schema(description = "Why it is not accounted; left out to account it as the contract says") @Nullable
            String notAccounted,

            @Schema(description = "Write it down although nobody accepted the ticket's estimate; kept with the entry")
            @Nullable
            Boolean despiteEstimate) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Write down work on a ticket",
            description =
                    "It is rounded once as the contract says and drawn from its hours; the answer shows the draws it"
                            + " made. Where the hours do not suffice and nobody agreed to pay, nothing is written: 422"
                            + " `not-enough-hours` when the contract forbids more, `consent-needed` when a decision-maker may"
                            + " agree, `beyond-estimate` when an accepted estimate holds less, `estimate-not-agreed` while nobody accepted the ticket's estimate (say"
                            + " `despiteEstimate` to write it down all the same).")
    @ApiResponse(responseCode = "201", description = "The entry and its draws")
    WorkView log(@PathVariable String number, @RequestBody Input input, SignedIn by) {
        var ticket = Parameters.number(number);
        var wish = new LogWork(
                "api:" + Ids.next(),
                new WorkSource.OfTicket(ticket),
                worker(input, by),
                input.kind(),
                input.channel() == null ? input.kind().usualChannel() : input.channel(),
                input.performedAt(),
                Minutes.of(input.minutes()),
                input.note() == null ? "" : input.note(),
                input.notAccounted() == null ? Counting.asAgreed() : new Counting.NotAccounted(input.notAccounted()),
                unagreed(input.despiteEstimate()));
        var result = work.log(wish, Actor.of(by));
        if (result instanceof LogWorkResult.Logged(var entry, var draw, var leftOfEstimate)) {
            return WorkView.of(entry, draw, leftOfEstimate);
        }
        throw refusal(result);
    }

    static Unagreed unagreed(@Nullable Boolean despite) {
        return Boolean.TRUE.equals(despite) ? new Unagreed.Keep() : new Unagreed.Ask();
    }

    /** What forbade to write work down, as a problem. */
    static ApiProblem refusal(LogWorkResult result) {
        return switch (result) {
            case LogWorkResult.Logged logged -> throw new IllegalStateException("it was written down: " + logged);
            case LogWorkResult.NotEnoughHours short_ -> shortOf(short_);
            case LogWorkResult.BeyondEstimate(var asked, var left) ->
                ApiProblem.refused("beyond-estimate", asked.value(), left.value());
            case LogWorkResult.NotAgreed(var estimate, var state, var minutes, var since, var people) ->
                ApiProblem.refused(
                        "estimate-not-agreed",
                        minutes.value(),
                        state.name(),
                        since.toString(),
                        String.join(", ", people));
            case LogWorkResult.CorrectedBefore() -> ApiProblem.refused("corrected-before");
            case LogWorkResult.NotFound() -> ApiProblem.notFound();
            case LogWorkResult.Refused(var violations) ->
                ApiProblem.invalid(violations.stream()
                        .map(one ->
                                new ApiProblem.Violation(one.field(), "work.violation." + one.code(), one.arguments()))
                        .toList());
        };
    }

    private static ApiProblem shortOf(LogWorkResult.NotEnoughHours short_) {
        return ApiProblem.refused(
                short_.rule() == OverageRule.REFUSE ? "not-enough-hours" : "consent-needed",
                short_.contract(),
                short_.left().value(),
                short_.asked().value(),
                short_.beyond().value(),
                short_.price().net().getAmount() + " "
                        + short_.price().net().getCurrencyUnit().getCode());
    }

    @GetMapping
    @Operation(
            summary = "Work on a ticket, the earliest first",
            description = "Reversals are entries of their own with minutes below zero, so that the sums are right.")
    Listing<WorkView> list(@PathVariable String number) {
        var ticket = tickets.find(Parameters.number(number)).orElseThrow(ApiProblem::notFound);
        return new Listing<>(
                work.of(ticket.id()).stream()
                        .map(entry -> WorkView.of(entry, Optional.empty(), Optional.empty()))
                        .toList(),
                null);
    }

    private PersonId worker(Input input, SignedIn by) {
        if (input.by() == null) {
            return by.id();
        }
        return people.findByEmail(input.by())
                .filter(Person::isStaff)
                .map(Person::id)
                .orElseThrow(() -> ApiProblem.invalid("by", "unknown-staff"));
    }
}
