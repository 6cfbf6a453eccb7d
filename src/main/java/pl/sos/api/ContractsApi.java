package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import pl.sos.clients.Clients;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.AddAnnexResult;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.GiveNoticeResult;
import pl.sos.contracts.Notice;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.entitlement.HousePolicy;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/** Contracts of both variants. */
@RestController
@RequestMapping("/api/v1/contracts")
@Tag(name = "Contracts", description = "Contracts of variant I and II, their scope and terms")
class ContractsApi {
    private final Contracts contracts;
    private final Amendments amendments;
    private final Clients clients;
    private final Cursors cursors;
    private final HousePolicy house;
    private final Clock clock;

    ContractsApi(
            Contracts contracts,
            Amendments amendments,
            Clients clients,
            Cursors cursors,
            HousePolicy house,
            Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.clients = clients;
        this.cursors = cursors;
        this.house = house;
        this.clock = clock;
    }

    /**
     * A signed contract.
     *
     * @param variant STANDARD; variant II starts with a licence sale
     */
    @Schema(name = "ContractInput")
    record Signed(
            ClientId clientId,
            @Nullable Variant variant,
            @Schema(example = "12/2024") String number,
            @Nullable LocalDate signedOn,
            LocalDate from,

            @Schema(description = "Last day in force; left out for an open-ended contract") @Nullable
            LocalDate until,

            @Schema(description = "Codes of the applications under care", example = "[\"FK\",\"CZ_ZW\"]")
            List<String> scope,

            @Schema(description = "What is left out is the offer's default") @Nullable
            TermsInput terms) {}

    /**
     * An annex.
     *
     * @param number unique within the contract
     * @param until the contract's new last day, where the annex changes it
     */
    @Schema(name = "AnnexInput")
    record AnnexInput(
            @Schema(example = "1") String number,
            LocalDate from,
            @Nullable LocalDate until,

            @Schema(description = "The whole scope from then on; left out where it stays") @Nullable
            List<String> scope,

            @Schema(description = "What changes; the rest stays as it was") @Nullable
            TermsInput terms) {}

    /** Notice to end a contract. */
    @Schema(name = "NoticeInput")
    record NoticeInput(
            @Schema(description = "The day on which it reached the other side")
            LocalDate givenOn,

            Notice.By by,
            @Nullable String reason) {}

    /** A contract in a list. */
    @Schema(name = "ContractRow")
    record Row(
            ContractId id,
            String number,
            String clientName,
            String clientSlug,
            Variant variant,
            ContractState state,
            LocalDate from,
            @Nullable LocalDate until,
            int scopeSize) {
        static Row of(ContractRow row) {
            return new Row(
                    row.id(),
                    row.number(),
                    row.clientName(),
                    row.clientSlug(),
                    row.variant(),
                    row.state(),
                    row.from(),
                    row.until().orElse(null),
                    row.scopeSize());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enter a signed contract of variant I",
            description = "Its number is its natural key: the same contract entered again is answered with the one that"
                    + " is there.")
    @ApiResponse(responseCode = "201", description = "The contract; `Location` is its address")
    ResponseEntity<ContractView> sign(@RequestBody Signed signed) {
        if (signed.variant() == Variant.LICENCE_ONLY) {
            throw ApiProblem.invalid("variant", "contracts.violation.starts-with-a-sale");
        }
        Set<String> scope = codes(signed.scope());
        var terms = Optional.ofNullable(signed.terms()).orElse(TermsInput.EMPTY);
        var result = contracts.sign(new SignContract(
                signed.clientId(),
                signed.number(),
                Optional.ofNullable(signed.signedOn()),
                signed.from(),
                Optional.ofNullable(signed.until()),
                terms.over(scope)));
        return switch (result) {
            case SignContractResult.Signed(var contract) ->
                ResponseEntity.created(URI.create("/api/v1/contracts/" + contract.id()))
                        .body(ContractView.of(contract, today()));
            case SignContractResult.Refused(var violations) -> throw refused(violations);
        };
    }

    @GetMapping
    @Operation(summary = "Contracts, the latest to start first; a client's person sees those of his company")
    Listing<Row> list(
            @RequestParam Optional<String> client,
            @RequestParam Optional<Variant> variant,
            @RequestParam Optional<ContractState> state,
            @Parameter(description = "Part of a number or of a client's name, or words by which the search finds it")
                    @RequestParam(defaultValue = "")
                    String query,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        Optional<ClientId> whose = client.map(text -> new ClientId(Parameters.id("client", text)))
                .map(id -> clients.find(id).orElseThrow(ApiProblem::notFound).id());
        var filter = new ContractFilter(Parameters.text("query", query), variant, state, whose, today());
        String list = "contracts " + whose + variant + state + query;
        var slice = contracts.list(filter, cursors.after(list, after), Cursors.limit(limit));
        return cursors.listing(list, slice.map(Row::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A contract with all versions of its terms")
    ContractView read(@PathVariable String id) {
        return contracts
                .find(new ContractId(Parameters.id(id)))
                .map(contract -> ContractView.of(contract, today()))
                .orElseThrow(ApiProblem::notFound);
    }

    @PostMapping("/{id}/annexes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add an annex: other terms from a day on",
            description = "Only what changes is stated. It begins after every earlier annex, and the past keeps its"
                    + " terms. Its number is its natural key within the contract: the same annex entered again changes"
                    + " nothing.")
    ContractView annex(@PathVariable String id, @RequestBody AnnexInput annex) {
        var contract = contracts.find(new ContractId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
        Terms before = before(contract, annex.number().strip());
        Terms scoped = annex.scope() == null ? before : before.withScope(codes(annex.scope()));
        Terms terms = annex.terms() == null ? scoped : annex.terms().over(scoped);
        var result = amendments.add(
                new AddAnnex(contract.id(), annex.number(), annex.from(), terms, Optional.ofNullable(annex.until())));
        return switch (result) {
            case AddAnnexResult.Added(var changed, var version) -> ContractView.of(changed, today());
            case AddAnnexResult.Refused(var violations) -> throw refused(violations);
            case AddAnnexResult.NotFound gone -> throw ApiProblem.notFound();
        };
    }

    /** The terms that an annex changes: the latest, or those before it where it was entered already. */
    private static Terms before(Contract contract, String annex) {
        var versions = contract.versions();
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i).annex().equals(Optional.of(annex))) {
                return versions.get(i - 1).terms();
            }
        }
        return versions.getLast().terms();
    }

    @PostMapping("/{id}/notice")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Give notice",
            description =
                    "The last day in force follows from the contract's rule and the day on which notice was given.")
    ContractView giveNotice(@PathVariable String id, @RequestBody NoticeInput notice) {
        var result = amendments.giveNotice(
                new ContractId(Parameters.id(id)),
                notice.givenOn(),
                notice.by(),
                Optional.ofNullable(notice.reason()).orElse(""));
        return switch (result) {
            case GiveNoticeResult.Given(var contract, var given) -> ContractView.of(contract, today());
            case GiveNoticeResult.Refused(var violations) -> throw refused(violations);
            case GiveNoticeResult.NotFound gone -> throw ApiProblem.notFound();
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    static Set<String> codes(List<String> codes) {
        var upper = new LinkedHashSet<String>();
        codes.forEach(code -> upper.add(code.strip().toUpperCase(Locale.ROOT)));
        return upper;
    }

    static ApiProblem refused(List<Violation> violations) {
        return ApiProblem.invalid(violations.stream()
                .map(one -> new ApiProblem.Violation(one.field(), "contracts.violation." + one.code(), one.arguments()))
                .toList());
    }
}
