package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.clients.Clients;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Calls;
import pl.sos.hotline.IncomingResult;
import pl.sos.hotline.Settle;
import pl.sos.hotline.SettleResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;

/** The telephone. */
@RestController
@RequestMapping("/api/v1/calls")
@Tag(name = "Calls", description = "A telephone exchange asks whom to ring and tells what happened")
class CallsApi {
    /** What is older nobody remembers well enough to write it down. */
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Calls calls;
    private final Clients clients;
    private final People people;
    private final CallViews views;
    private final Clock clock;

    CallsApi(Calls calls, Clients clients, People people, CallViews views, Clock clock) {
        this.calls = calls;
        this.clients = clients;
        this.people = people;
        this.views = views;
        this.clock = clock;
    }

    /** A call as the exchange sees it. */
    @Schema(name = "IncomingCall")
    record Incoming(
            @Schema(
                    description = "The caller's number as the exchange knows it; empty when it is hidden",
                    example = "+48610002003")
            String from,

            @Schema(description = "The number that was dialled", example = "+48610001000")
            String to,

            @Schema(description = "The exchange's name for the call: told twice is one call", example = "1732780800.42")
            String exchangeCallId) {}

    @PostMapping("/incoming")
    @Operation(
            summary = "A call comes in: whom to ring, in order, and what to say",
            description =
                    "A known number rings at the caretaker, when she is away or talks at the deputies, then at the"
                            + " specialist on duty; nobody else. With an empty `route` the greeting offers a call back"
                            + " (`callBack`), which is registered with the moment of the call. The same"
                            + " `exchangeCallId` gives the same answer.")
    IncomingView incoming(@RequestBody Incoming call) {
        return switch (calls.incoming(call.from(), call.to(), call.exchangeCallId())) {
            case IncomingResult.Routed(var routed, var again) -> views.incoming(routed);
            case IncomingResult.Refused(var field, var code, var most) ->
                throw ApiProblem.invalid(field, "hotline.violation." + code, most);
        };
    }

    /** A call that was taken by hand. */
    @Schema(name = "TakenCall")
    record Taken(
            @Schema(example = "+48610002003") @Nullable String from,
            @Nullable ClientId clientId,

            @Schema(example = "ksiegowa@sm-zorza.example") @Nullable
            String contactEmail,

            @Schema(description = "When it rang; now when left out") @Nullable
            Instant at) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A call taken by hand, which goes on now")
    @ApiResponse(responseCode = "201", description = "The call")
    CallView take(@RequestBody Taken taken, SignedIn by) {
        var client = Optional.ofNullable(taken.clientId());
        if (client.isPresent() && clients.find(client.get()).isEmpty()) {
            throw ApiProblem.notFound();
        }
        var from = taken.from() == null ? "" : taken.from();
        if (from.length() > 60) {
            throw ApiProblem.invalid("from", "hotline.violation.too-long", 60);
        }
        var at = taken.at() == null ? clock.instant() : taken.at();
        if (at.isAfter(clock.instant().plusSeconds(60))) {
            throw ApiProblem.invalid("at", "hotline.violation.in-future");
        }
        if (at.isBefore(clock.instant().minus(OLDEST))) {
            throw ApiProblem.invalid("at", "hotline.violation.too-old", OLDEST.toDays());
        }
        var contact = contact(taken.contactEmail(), client);
        return CallView.of(calls.takenByHand(
                key(taken, by),
                from,
                client.or(() -> contact.flatMap(Person::client)),
                contact.map(Person::id),
                at,
                by.id(),
                false));
    }

    /**
     * Nobody picks up the same caller twice at the same instant, whatever {@code Idempotency-Key} came along. Who tells
     * no instant has that key alone ({@link PostOnce}): without both it is a new call each time.
     */
    private static String key(Taken taken, SignedIn by) {
        if (taken.at() == null) {
            return "api:" + Ids.next();
        }
        var what = taken.from() + "\n" + taken.clientId() + "\n" + taken.contactEmail() + "\n" + taken.at();
        return "api:" + by.id() + ":at:" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    /** Who picked up or is rung: an e-mail of staff or the extension of the route; oneself when both are left out. */
    @Schema(name = "CallStaff")
    record Who(
            @Schema(example = "opiekun@perfektlab.example") @Nullable
            String staff,

            @Schema(example = "112") @Nullable String extension) {}

    @PostMapping("/{id}/ring")
    @Operation(
            summary = "It rings at another telephone of the route now",
            description =
                    "The call appears on the screen of whom it rings. `{id}` is ours or the exchange's. A call that rings"
                            + " no longer – picked up, missed, over – is answered as it stands, whomever the body names:"
                            + " an exchange may tell late.")
    CallView ring(@PathVariable String id, @RequestBody Who who, SignedIn by) {
        var call = find(id);
        return call.state() == CallState.RINGING
                ? CallView.of(calls.ringsAt(call.id(), person(call, who, by)).orElseGet(() -> find(id)))
                : CallView.of(call);
    }

    @PostMapping("/{id}/answer")
    @Operation(summary = "Somebody picked up", description = "The first to say so has it.")
    CallView answer(@PathVariable String id, @RequestBody Who who, SignedIn by) {
        var call = find(id);
        return CallView.of(
                calls.answered(call.id(), person(call, who, by), false).orElse(call));
    }

    /** How a call ended. */
    enum Ended {
        ANSWERED,
        MISSED
    }

    /** What a call became. */
    enum Became {
        TICKET,
        NONE
    }

    /** A new ticket out of a call. */
    @Schema(name = "CallReport")
    record Report(
            @Nullable Category category,
            @Nullable Severity severity,
            @Nullable String application,

            @Schema(example = "Naliczenie czynszów zatrzymuje się na osiedlu B")
            String subject,

            @Nullable String body) {}

    /** The end of a call. */
    @Schema(name = "CallEnd")
    record End(
            @Schema(description = "What the exchange knows: a ringing call that nobody picked up is MISSED") @Nullable
            Ended outcome,

            @Schema(description = "What it became; left out where only the receiver was put down") @Nullable
            Became became,

            @Schema(description = "It was about this ticket", example = "SOS-1042") @Nullable
            String ticket,

            @Schema(description = "Opens a ticket, reported when the telephone rang") @Nullable
            Report report,

            @Nullable ClientId clientId,
            @Nullable String contactEmail,

            @Schema(description = "Who called, where it is none of the client's people", example = "Adam Nowicki")
            @Nullable
            String callerName,

            @Schema(description = "For the ledger, as they passed, 1 to 1440; the contract rounds them", example = "12")
            @Nullable
            Long minutes,

            @Schema(description = "What was talked about; the client reads it") @Nullable
            String note,

            @Schema(
                    description =
                            "Write the minutes down although nobody accepted the ticket's estimate; kept with the entry")
            @Nullable
            Boolean despiteEstimate) {
        boolean settles() {
            return became != null || ticket != null || report != null || minutes != null;
        }
    }

    @PostMapping("/{id}/end")
    @Operation(
            summary = "The call ended, and what it became",
            description =
                    "The exchange tells that the receiver was put down; who talked tells whether it became a ticket, and"
                            + " how many minutes go to the ledger. Both may come in one call or one after the other.")
    CallView end(@PathVariable String id, @RequestBody End end, SignedIn by) {
        var call = find(id);
        if (!end.settles()) {
            return CallView.of(
                    calls.ended(call.id(), end.outcome() == Ended.MISSED).orElse(call));
        }
        if (end.ticket() != null && end.report() != null) {
            throw ApiProblem.invalid("report", "hotline.violation.ticket-or-report");
        }
        if (end.became() == Became.TICKET && end.ticket() == null && end.report() == null) {
            throw ApiProblem.invalid("ticket", "hotline.violation.which-ticket");
        }
        if (end.became() == Became.NONE && (end.ticket() != null || end.report() != null)) {
            throw ApiProblem.invalid("became", "hotline.violation.none-with-ticket");
        }
        var client = Optional.ofNullable(end.clientId());
        if (client.isPresent() && clients.find(client.get()).isEmpty()) {
            throw ApiProblem.notFound();
        }
        var contact = contact(end.contactEmail(), client.or(call::client));
        var wish = new Settle(
                call.id(),
                client.or(() -> call.client().isEmpty() ? contact.flatMap(Person::client) : Optional.empty()),
                contact.map(Person::id),
                became(end),
                Optional.ofNullable(end.minutes()).map(Minutes::of),
                end.note() == null ? "" : end.note(),
                Counting.asAgreed(),
                WorkApi.unagreed(end.despiteEstimate()),
                end.callerName() == null || contact.isPresent() ? "" : end.callerName(),
                false);
        return switch (calls.settle(wish, Actor.of(by))) {
            case SettleResult.Settled(var settled, var _) -> CallView.of(settled);
            case SettleResult.NotFound() -> throw ApiProblem.notFound();
            case SettleResult.TicketRefused(var violations) -> throw Outcomes.refused(violations);
            case SettleResult.WorkRefused(var why) -> throw WorkApi.refusal(why);
            case SettleResult.NobodysCall() -> throw ApiProblem.invalid("clientId", "hotline.violation.whose");
            case SettleResult.CallerUnknown() -> throw ApiProblem.invalid("contactEmail", "hotline.violation.who");
            case SettleResult.WhichPerson() ->
                throw ApiProblem.invalid("contactEmail", "hotline.violation.which-person");
            case SettleResult.NameTooLong(var most) ->
                throw ApiProblem.invalid("callerName", "hotline.violation.too-long", most);
            case SettleResult.NotAnswered() -> throw ApiProblem.refused("call-not-answered");
            case SettleResult.NoteTooLong(var most) ->
                throw ApiProblem.invalid("note", "hotline.violation.too-long", most);
        };
    }

    private static Settle.Became became(End end) {
        if (end.ticket() != null) {
            return new Settle.Became.Known(TicketNumber.parse(end.ticket())
                    .orElseThrow(() -> ApiProblem.invalid("ticket", "hotline.violation.which-ticket")));
        }
        var report = end.report();
        return report == null
                ? new Settle.Became.Nothing()
                : new Settle.Became.Opened(
                        report.category() == null ? Category.CONSULTATION : report.category(),
                        Optional.ofNullable(report.severity()),
                        Optional.ofNullable(report.application()),
                        report.subject(),
                        report.body() == null ? "" : report.body());
    }

    private Call find(String id) {
        return calls.find(id).orElseThrow(ApiProblem::notFound);
    }

    private PersonId person(Call call, Who who, SignedIn by) {
        if (who.staff() != null) {
            return people.findByEmail(who.staff())
                    .filter(Person::isStaff)
                    .map(Person::id)
                    .orElseThrow(() -> ApiProblem.invalid("staff", "unknown-staff"));
        }
        if (who.extension() != null) {
            return calls.at(call, who.extension())
                    .orElseThrow(() -> ApiProblem.invalid("extension", "hotline.violation.extension"));
        }
        return by.id();
    }

    private Optional<Person> contact(@Nullable String email, Optional<ClientId> client) {
        if (email == null) {
            return Optional.empty();
        }
        return Optional.of(people.findByEmail(email)
                .filter(person -> person.client().isPresent())
                .filter(person -> client.isEmpty() || person.client().equals(client))
                .orElseThrow(() -> ApiProblem.invalid("contactEmail", "unknown-contact")));
    }
}
