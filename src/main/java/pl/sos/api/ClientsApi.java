package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import pl.sos.caretakers.AppointResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCards;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.clients.Violation;
import pl.sos.contracts.Contracts;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Slice;
import pl.sos.page.Times;

/** Companies, and who looks after them. */
@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "Clients", description = "Companies, their people and their caretakers")
class ClientsApi {
    private final Clients clients;
    private final Caretakers caretakers;
    private final ClientCards cards;
    private final Contracts contracts;
    private final People people;
    private final Cursors cursors;
    private final Clock clock;

    ClientsApi(
            Clients clients,
            Caretakers caretakers,
            ClientCards cards,
            Contracts contracts,
            People people,
            Cursors cursors,
            Clock clock) {
        this.clients = clients;
        this.caretakers = caretakers;
        this.cards = cards;
        this.contracts = contracts;
        this.people = people;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A company to add. */
    @Schema(name = "ClientInput")
    record Wanted(
            @Schema(example = "SM Zorza") String name,

            @Schema(example = "5260250274", description = "Hyphens, blanks and PL may stand in it")
            String nip,

            @Schema(description = "Made from the name when left out", example = "sm-zorza") @Nullable
            String slug,

            @Schema(example = "1001-3000") @Nullable String sizeBand,
            @Nullable String city,

            @Schema(description = "As people write them; without a country code Polish", example = "[\"61 654 00 12\"]")
            @Nullable
            List<String> phones,

            @Schema(description = "Domains of its mail", example = "[\"sm-zorza.example\"]") @Nullable
            List<String> domains) {}

    /** Who shall look after the client. */
    @Schema(name = "CaretakerInput")
    record WantedCaretaker(
            @Schema(example = "opiekun@perfektlab.example", description = "E-mail of a member of staff")
            String primary,

            @Schema(description = "E-mails of staff, in the order in which they stand in") @Nullable
            List<String> deputies,

            @Schema(description = "First day, Europe/Warsaw; today when left out") @Nullable
            LocalDate from) {}

    /** An appointment, and who answers now. */
    @Schema(name = "Appointment")
    record Appointed(
            String primary,
            List<String> deputies,
            LocalDate from,
            @Nullable CaretakerAnswer caretaker) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a client",
            description = "Its NIP is its natural key: a second client with the same NIP is refused as `nip-taken`, and"
                    + " the detail names the one that is there.")
    @ApiResponse(responseCode = "201", description = "The client; `Location` is its address")
    ResponseEntity<ClientView> create(@RequestBody Wanted wanted) {
        var result = clients.create(new CreateClient(
                wanted.name(),
                wanted.nip(),
                Optional.ofNullable(wanted.slug()),
                Optional.ofNullable(wanted.sizeBand()),
                Optional.ofNullable(wanted.city()),
                orNone(wanted.phones()),
                orNone(wanted.domains())));
        return switch (result) {
            case CreateClientResult.Created(Client client) ->
                ResponseEntity.created(URI.create("/api/v1/clients/" + client.id()))
                        .body(view(client));
            case CreateClientResult.NipTaken(Client other) ->
                throw ApiProblem.refused("nip-taken", other.nip(), other.name(), other.id());
            case CreateClientResult.SlugTaken(Client other) ->
                throw ApiProblem.refused("slug-taken", other.slug(), other.name(), other.id());
            case CreateClientResult.Refused(List<Violation> violations) -> throw invalid(violations);
        };
    }

    @GetMapping
    @Operation(summary = "Clients by name; a client's person finds only his own company")
    Listing<ClientView.Row> list(
            @Parameter(
                            description =
                                    "Words that must all be found in name, slug, NIP, city, phones or domains, or by which the search finds it")
                    @RequestParam(defaultValue = "")
                    String query,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        var words = Parameters.text("query", query);
        String list = "clients " + words;
        var slice = clients.list(words, cursors.after(list, after), Cursors.limit(limit));
        var answers = caretakers(slice.items().stream().map(Client::id).toList());
        return cursors.listing(
                list,
                new Slice<>(
                        slice.items().stream()
                                .map(client -> ClientView.Row.of(client, answers.get(client.id())))
                                .toList(),
                        slice.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A client with its caretaker and contracts")
    ClientView read(@PathVariable String id) {
        return view(find(id));
    }

    @GetMapping("/{id}/card")
    @Operation(
            summary = "The newest version of a client's card, for staff",
            description = "How its installations are set up and by which rules the firm works.")
    CardView card(@PathVariable String id) {
        return cards.newest(find(id).id()).map(CardView::of).orElseThrow(ApiProblem::notFound);
    }

    @PostMapping("/{id}/caretaker")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Appoint a caretaker and deputies from a day on",
            description = "What held before holds until the day before. The same day again replaces what was said."
                    + " Another caretaker comes without a handover; the client's people are told by mail.")
    Appointed appoint(@PathVariable String id, @RequestBody WantedCaretaker wanted) {
        var client = find(id).id();
        var from = Optional.ofNullable(wanted.from()).orElseGet(this::today);
        var deputies = orNone(wanted.deputies());
        var primary = staff("primary", wanted.primary());
        var named = deputies.stream().map(email -> staff("deputies", email)).toList();
        var result = caretakers.appoint(
                client, primary.id(), named.stream().map(Person::id).toList(), from);
        return switch (result) {
            case AppointResult.Appointed done ->
                new Appointed(
                        primary.email(),
                        named.stream().map(Person::email).toList(),
                        from,
                        caretakers(List.of(client)).get(client));
            case AppointResult.NamedTwice twice ->
                throw ApiProblem.invalid("deputies", "clients.violation.named-twice");
            case AppointResult.NotStaff not -> throw ApiProblem.invalid("primary", "clients.violation.not-staff");
            case AppointResult.ClientNotFound gone -> throw ApiProblem.notFound();
        };
    }

    private Person staff(String field, String email) {
        return people.findByEmail(email)
                .filter(Person::isStaff)
                .filter(Person::active)
                .orElseThrow(() -> ApiProblem.invalid(field, "unknown-staff"));
    }

    private ClientView view(Client client) {
        return ClientView.of(
                client, caretakers(List.of(client.id())).get(client.id()), contracts.of(client.id()), today());
    }

    private Map<ClientId, CaretakerAnswer> caretakers(Collection<ClientId> ids) {
        var answers = caretakers.lookingAfter(ids, clock.instant());
        var reach = caretakers.reach(answers, clock.instant());
        var known = people.findAll(Stream.concat(
                        answers.values().stream().map(LooksAfter::caretaker),
                        reach.values().stream().flatMap(one -> one.instead().stream()))
                .distinct()
                .toList());
        var views = new HashMap<ClientId, CaretakerAnswer>();
        answers.forEach((id, answer) -> CaretakerAnswer.of(answer, Objects.requireNonNull(reach.get(id)), known)
                .ifPresent(view -> views.put(id, view)));
        return views;
    }

    private Client find(String id) {
        return clients.find(new ClientId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    static ApiProblem invalid(List<Violation> violations) {
        return ApiProblem.invalid(violations.stream()
                .map(one -> ApiProblem.Violation.of(one.field(), "clients.violation." + one.code(), one.value()))
                .toList());
    }
}
