package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.remote.AskForSession;
import pl.sos.remote.BookResult;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.Said;
import pl.sos.remote.SessionFilter;
import pl.sos.remote.SessionId;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.remote.SessionState;
import pl.sos.remote.Violation;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;
import pl.sos.work.LogWorkResult;

/** Help on a client's screen. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Remote help", description = "Asked for, agreed to, run, written down; the register of it")
class RemoteApi {
    private final RemoteSessions remote;
    private final Tickets tickets;
    private final Clients clients;
    private final People people;
    private final Cursors cursors;
    private final Clock clock;

    RemoteApi(RemoteSessions remote, Tickets tickets, Clients clients, People people, Cursors cursors, Clock clock) {
        this.remote = remote;
        this.tickets = tickets;
        this.clients = clients;
        this.people = people;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A wish to help on a client's screen. */
    @Schema(name = "RemoteSessionInput")
    record Input(
            @Schema(description = "E-mail of whom of the client's to ask; the reporter when left out") @Nullable
            String contactEmail,

            @Schema(description = "The client reads it") String purpose,

            RemoteTool tool,
            @Nullable String number,
            @Nullable String link,
            @Nullable Instant wishedAt) {}

    /** A move of a session. */
    @Schema(name = "RemoteTransition")
    record Move(
            @Schema(description = "AGREED, REFUSED, WITHDRAWN, RUNNING, PAUSED or ENDED")
            SessionState to,

            @Schema(description = "Who agreed by word; a consultant's AGREED needs it") @Nullable
            String agreedBy,

            @Schema(description = "How it was said") @Nullable
            String agreedHow,

            @Nullable String note) {}

    /** Time of a session for the log of work. */
    @Schema(name = "RemoteWork")
    record Time(
            @Schema(description = "Running time when left out", example = "23") @Nullable
            Long minutes,

            @Schema(description = "What was done; the client reads it")
            String note,

            @Schema(description = "Why it is not accounted; left out to account it as the contract says") @Nullable
            String notAccounted) {}

    @PostMapping("/tickets/{number}/remote-sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for a remote session on a ticket",
            description =
                    "The person is asked in the portal and by mail. Where the contract holds a standing consent it"
                            + " is AGREED at once; where it forbids remote access, 422 `invalid` names the contract.")
    RemoteSessionView ask(@PathVariable String number, @RequestBody Input input, SignedIn by) {
        var ticket = tickets.find(Parameters.number(number)).orElseThrow(ApiProblem::notFound);
        var person = input.contactEmail() == null
                ? people.find(ticket.reporter()).orElseThrow(ApiProblem::notFound)
                : contact(input.contactEmail());
        return asked(ticket.client(), Optional.of(ticket.number()), person, input, by);
    }

    @PostMapping("/clients/{id}/remote-sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for a remote session for a client alone")
    RemoteSessionView ofClient(@PathVariable String id, @RequestBody Input input, SignedIn by) {
        var client = clients.find(new ClientId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
        if (input.contactEmail() == null) {
            throw ApiProblem.invalid("contactEmail", "remote.violation.not-a-contact");
        }
        return asked(client.id(), Optional.empty(), contact(input.contactEmail()), input, by);
    }

    @GetMapping("/tickets/{number}/remote-sessions")
    @Operation(summary = "Sessions of a ticket, the newest first")
    List<RemoteSessionView> ofTicket(@PathVariable String number) {
        var ticket = tickets.find(Parameters.number(number)).orElseThrow(ApiProblem::notFound);
        return remote.of(ticket.id()).stream().map(this::view).toList();
    }

    @GetMapping("/remote-sessions")
    @Operation(summary = "The register of sessions, the newest first; a client's people read their own")
    Listing<RemoteSessionView> list(
            @RequestParam Optional<String> client,
            @RequestParam Optional<SessionState> state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam Optional<String> after) {
        var filter = new SessionFilter(
                client.map(id -> new ClientId(Parameters.id("client", id))),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        var list = "remote-sessions:" + client.orElse("") + ":"
                + state.map(Enum::name).orElse("");
        var slice = remote.page(filter, cursors.after(list, after.orElse(null)), Cursors.limit(limit));
        return cursors.listing(list, slice.map(this::view));
    }

    @GetMapping("/remote-sessions/{id}")
    @Operation(summary = "A session")
    RemoteSessionView read(@PathVariable String id) {
        return view(find(id));
    }

    @PostMapping("/remote-sessions/{id}/transitions")
    @Operation(
            summary = "Lead a session on",
            description =
                    "AGREED: by the client's person herself, or a consultant names who agreed by word. RUNNING starts"
                            + " or resumes. What there is no way to is 422 `remote-no-such-move`; nothing runs without consent.")
    RemoteSessionView move(@PathVariable String id, @RequestBody Move move, SignedIn by, HttpServletRequest request) {
        var session = find(id);
        var note = move.note() == null ? "" : move.note();
        var result = switch (move.to()) {
            case AGREED -> remote.agree(session.id(), said(move, by, request), by.person());
            case REFUSED -> remote.move(session.id(), SessionMove.REFUSE, note, by.person());
            case WITHDRAWN -> remote.move(session.id(), SessionMove.WITHDRAW, note, by.person());
            case RUNNING ->
                remote.move(
                        session.id(),
                        session.state() == SessionState.PAUSED ? SessionMove.RESUME : SessionMove.START,
                        note,
                        by.person());
            case PAUSED -> remote.move(session.id(), SessionMove.PAUSE, note, by.person());
            case ENDED -> remote.move(session.id(), SessionMove.END, note, by.person());
            case REQUESTED, EXPIRED -> throw ApiProblem.invalid("to", "remote.violation.to");
        };
        return done(result);
    }

    @PostMapping("/remote-sessions/{id}/work")
    @Operation(
            summary = "Write a session's time into the log of work",
            description = "Once; again it answers with what was written. 422 `session-not-over` before its end,"
                    + " `hours-refused` where the log of work refuses, with its sentence.")
    RemoteSessionView book(@PathVariable String id, @RequestBody Time time, SignedIn by) {
        var session = find(id);
        var minutes = time.minutes() == null ? session.minutes(clock.instant()) : Minutes.of(time.minutes());
        var result = remote.book(
                session.id(),
                minutes,
                time.note() == null ? "" : time.note(),
                time.notAccounted() == null ? Counting.asAgreed() : new Counting.NotAccounted(time.notAccounted()),
                by.person());
        return switch (result) {
            case BookResult.Booked(var booked, var work) -> view(booked);
            case BookResult.Refused(var unbooked, LogWorkResult.Refused(var violations)) ->
                throw ApiProblem.invalid(violations.stream()
                        .map(one ->
                                new ApiProblem.Violation(one.field(), "work.violation." + one.code(), one.arguments()))
                        .toList());
            case BookResult.Refused(var unbooked, var why) ->
                throw ApiProblem.refused("hours-refused", minutes.value());
            case BookResult.NothingToBook(var unbooked) -> throw ApiProblem.refused("session-not-over");
            case BookResult.NotFound() -> throw ApiProblem.notFound();
        };
    }

    private RemoteSessionView asked(
            ClientId client, Optional<TicketNumber> ticket, Person person, Input input, SignedIn by) {
        return done(remote.ask(
                new AskForSession(
                        "api:" + Ids.next(),
                        client,
                        ticket,
                        person.id(),
                        input.purpose(),
                        input.tool(),
                        input.number() == null ? "" : input.number(),
                        input.link() == null ? "" : input.link(),
                        Optional.ofNullable(input.wishedAt())),
                by.person()));
    }

    private static Said said(Move move, SignedIn by, HttpServletRequest request) {
        return by.isStaff()
                ? new Said.Spoken(
                        move.agreedBy() == null ? "" : move.agreedBy(),
                        move.agreedHow() == null ? "" : move.agreedHow())
                : new Said.InPortal(request.getRemoteAddr(), "API", "");
    }

    private RemoteSessionView done(SessionResult result) {
        return switch (result) {
            case SessionResult.Done(var session) -> view(session);
            case SessionResult.Illegal(var session, var move, var because) ->
                throw ApiProblem.refused("remote-no-such-move", move.name().toLowerCase(Locale.ROOT), because.name());
            case SessionResult.Refused(var violations) -> throw invalid(violations);
            case SessionResult.NotYours(var session) ->
                throw ApiProblem.refused(
                        "remote-not-yours", session.request().person().name());
            case SessionResult.NotFound() -> throw ApiProblem.notFound();
        };
    }

    static ApiProblem invalid(List<Violation> violations) {
        return ApiProblem.invalid(violations.stream()
                .map(one -> new ApiProblem.Violation(one.field(), "remote.violation." + one.code(), one.arguments()))
                .toList());
    }

    private Person contact(String email) {
        return people.findByEmail(email)
                .orElseThrow(() -> ApiProblem.invalid("contactEmail", "remote.violation.not-a-contact"));
    }

    private RemoteSession find(String id) {
        return remote.find(new SessionId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
    }

    private RemoteSessionView view(RemoteSession session) {
        return RemoteSessionView.of(session, clock.instant());
    }
}
