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
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.entitlement.HousePolicy;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/** Contracts of both variants, and the licence sales that start the second. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contracts", description = "Contracts of variant I and II, their scope and terms")
class ContractsApi {
    private final Contracts contracts;
    private final Clients clients;
    private final Cursors cursors;
    private final HousePolicy house;
    private final Clock clock;

    ContractsApi(Contracts contracts, Clients clients, Cursors cursors, HousePolicy house, Clock clock) {
        this.contracts = contracts;
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

    /** Licences sold. */
    @Schema(name = "LicenceSaleInput")
    record Sold(
            ClientId clientId,

            @Schema(description = "Codes of the applications bought")
            List<String> applications,

            LocalDate soldOn,
            boolean withImplementation) {}

    /**
     * What follows from a sale.
     *
     * @param contract of variant II; null when the licences were sold with implementation
     */
    @Schema(name = "LicenceSale")
    record Sale(
            ClientId clientId,
            List<String> applications,
            LocalDate soldOn,
            boolean withImplementation,
            @Nullable ContractView contract) {}

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

    @PostMapping("/contracts")
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

    @GetMapping("/contracts")
    @Operation(summary = "Contracts, the latest to start first; a client's person sees those of his company")
    Listing<Row> list(
            @RequestParam Optional<String> client,
            @RequestParam Optional<Variant> variant,
            @RequestParam Optional<ContractState> state,
            @Parameter(description = "Part of a number or of a client's name") @RequestParam(defaultValue = "")
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

    @GetMapping("/contracts/{id}")
    @Operation(summary = "A contract with all versions of its terms")
    ContractView read(@PathVariable String id) {
        return contracts
                .find(new ContractId(Parameters.id(id)))
                .map(contract -> ContractView.of(contract, today()))
                .orElseThrow(ApiProblem::notFound);
    }

    @PostMapping("/licence-sales")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Report a licence sale",
            description = "Without implementation it starts variant II by itself, through the end of the third calendar"
                    + " month, the month of the sale being the first. Client, day and applications are its natural key:"
                    + " the same sale reported again changes nothing.")
    Sale sell(@RequestBody Sold sold) {
        Set<String> applications = codes(sold.applications());
        var result = contracts.sellLicence(
                new LicenceSale(sold.clientId(), applications, sold.soldOn(), sold.withImplementation()));
        return switch (result) {
            case LicenceSaleResult.CareStarted(var contract) -> sale(sold, ContractView.of(contract, today()));
            case LicenceSaleResult.Noted noted -> sale(sold, null);
            case LicenceSaleResult.Refused(var violations) -> throw refused(violations);
        };
    }

    private static Sale sale(Sold sold, @Nullable ContractView contract) {
        return new Sale(
                sold.clientId(),
                codes(sold.applications()).stream().sorted().toList(),
                sold.soldOn(),
                sold.withImplementation(),
                contract);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    private static Set<String> codes(List<String> codes) {
        var upper = new LinkedHashSet<String>();
        codes.forEach(code -> upper.add(code.strip().toUpperCase(Locale.ROOT)));
        return upper;
    }

    private static ApiProblem refused(List<Violation> violations) {
        return ApiProblem.invalid(violations.stream()
                .map(one -> new ApiProblem.Violation(one.field(), "contracts.violation." + one.code(), one.arguments()))
                .toList());
    }
}
