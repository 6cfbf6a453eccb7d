package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
import pl.sos.search.MeantTickets;
import pl.sos.tickets.Actor;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;

/** Service tickets. */
@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets", description = "Service tickets: report, answer, move, read in the order of the offer")
class TicketsApi {
    private final Tickets tickets;
    private final Queue queue;
    private final People people;
    private final TicketViews views;
    private final Cursors cursors;
    private final MeantTickets meant;

    TicketsApi(Tickets tickets, Queue queue, People people, TicketViews views, Cursors cursors, MeantTickets meant) {
        this.meant = meant;
        this.tickets = tickets;
        this.queue = queue;
        this.people = people;
        this.views = views;
        this.cursors = cursors;
    }

    /**
     * A report.
     *
     * @param reportedAt only from staff, who write down later what they were told; never in the future
     */
    record Report(
            @Nullable ClientId clientId,

            @Schema(example = "ksiegowa@sm-zorza.example") @Nullable
            String contactEmail,

            @Schema(example = "CZ_ZW") @Nullable String application,
            Category category,
            @Nullable Severity severity,

            @Schema(example = "Naliczenie czynszów zatrzymuje się na osiedlu B")
            String subject,

            @Schema(example = "Od rana naliczanie zatrzymuje się na budynku 14, pasek stoi na 62%.")
            String body,

            @Nullable Channel channel,

            @Schema(description = "Staff only: when the client told us; now when left out") @Nullable
            Instant reportedAt,

            @Nullable Boolean confidential,
            @Nullable List<AttachmentId> attachments) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Report something",
            description = "Answers with the number, who looks after it, whether a contract covers it and by when a"
                    + " reaction is due. Staff name the client and the contact; a client's person reports for his own"
                    + " company and may leave both out.")
    @ApiResponse(responseCode = "201", description = "The ticket; `Location` is its address")
    ResponseEntity<TicketView> open(@RequestBody Report report, SignedIn by) {
        var client = clientOf(report, by);
        var reporter = reporterOf(report, client, by);
        if (report.reportedAt() != null && !by.isStaff()) {
            throw ApiProblem.invalid("reportedAt", "staff-only");
        }
        var opened = tickets.open(
                new OpenTicket(
                        client,
                        reporter,
                        Optional.ofNullable(report.application()),
                        report.category(),
                        Optional.ofNullable(report.severity()),
                        report.subject(),
                        report.body(),
                        Boolean.TRUE.equals(report.confidential()),
                        report.attachments() == null ? List.of() : report.attachments(),
                        new OpenTicket.Arrival(
                                report.channel() == null ? Channel.API : report.channel(),
                                Optional.ofNullable(report.reportedAt()),
                                Optional.empty(),
                                Optional.empty())),
                Actor.of(by));
        return switch (opened) {
            case OpenTicketResult.Opened(var ticket, var again, var page) ->
                ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.number()))
                        .body(page.map(views::of).orElseGet(() -> views.read(ticket.number())));
            case OpenTicketResult.Refused(var violations) -> throw Outcomes.refused(violations);
        };
    }

    private static ClientId clientOf(Report report, SignedIn by) {
        var own = by.person().client();
        if (own.isPresent()) {
            if (report.clientId() != null && !report.clientId().equals(own.get())) {
                throw ApiProblem.notFound();
            }
            return own.get();
        }
        if (report.clientId() == null) {
            throw ApiProblem.invalid("clientId", "required");
        }
        return report.clientId();
    }

    private PersonId reporterOf(Report report, ClientId client, SignedIn by) {
        if (report.contactEmail() == null) {
            if (by.isStaff()) {
                throw ApiProblem.invalid("contactEmail", "required");
            }
            return by.id();
        }
        var contact = people.findByEmail(report.contactEmail())
                .filter(person -> person.client().equals(Optional.of(client)))
                .filter(person -> by.isStaff() || person.id().equals(by.id()))
                .map(Person::id);
        return contact.orElseThrow(() -> ApiProblem.invalid("contactEmail", "unknown-contact"));
    }

    @GetMapping
    @Operation(
            summary = "List tickets",
            description = "Staff get what is open in the order of the offer: clients under S.O.S. first, then category,"
                    + " severity and the nearest due instant. With `status=RESOLVED`, `status=CLOSED` or `tab=ALL`, and"
                    + " for clients, the latest come first.")
    Listing<TicketRow> list(
            @RequestParam(required = false) @Nullable QueueTab tab,
            @RequestParam(required = false) @Nullable TicketStatus status,
            @Parameter(description = "A client's id") @RequestParam(required = false) @Nullable String client,
            @Parameter(description = "A staff member's id or e-mail") @RequestParam(required = false) @Nullable
                    String assignee,
            @RequestParam(required = false) @Nullable String application,
            @RequestParam(required = false) @Nullable Category category,
            @Parameter(description = "Words of the subject or, in any form, of the whole ticket; or a number")
                    @RequestParam(required = false)
                    @Nullable
                    String query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            SignedIn by) {
        var filter = new QueueFilter(
                tab != null ? tab : usualTab(status, by),
                Optional.of(by.id()),
                Optional.ofNullable(status),
                Optional.ofNullable(client).map(text -> new ClientId(Parameters.id("client", text))),
                Optional.ofNullable(assignee).map(this::staff),
                Optional.ofNullable(application),
                Optional.ofNullable(category),
                Optional.ofNullable(query)
                        .filter(words -> !words.isBlank())
                        .map(words -> Parameters.text("query", words)),
                List.of());
        var list = "tickets " + filter;
        var page = queue.page(meant.in(filter), cursors.after(list, after), Cursors.limit(limit));
        return cursors.listing(list, page.map(TicketRow::of));
    }

    private static QueueTab usualTab(@Nullable TicketStatus status, SignedIn by) {
        if (!by.isStaff()) {
            return QueueTab.ALL;
        }
        return status == null || status.inQueue() ? QueueTab.OPEN : QueueTab.CLOSED;
    }

    private PersonId staff(String text) {
        return text.contains("@")
                ? people.findByEmail(text).map(Person::id).orElseThrow(ApiProblem::notFound)
                : new PersonId(Parameters.id("assignee", text));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a ticket with its thread", description = "Clients never get internal messages.")
    TicketView read(@PathVariable String number) {
        return views.read(Parameters.number(number));
    }

    @GetMapping("/{number}/history")
    @Operation(summary = "Everything that happened to a ticket, oldest first")
    Listing<HistoryView> history(@PathVariable String number) {
        var entries = tickets.history(Parameters.number(number)).orElseThrow(ApiProblem::notFound);
        return new Listing<>(entries.stream().map(HistoryView::of).toList(), null);
    }
}
