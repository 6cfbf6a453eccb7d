package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.entitlement.HousePolicy;
import pl.sos.kernel.ClientId;

/** Licence sales, which start variant II. */
@RestController
@RequestMapping("/api/v1/licence-sales")
@Tag(name = "Contracts")
class LicenceSalesApi {
    private final Contracts contracts;
    private final HousePolicy house;
    private final Clock clock;

    LicenceSalesApi(Contracts contracts, HousePolicy house, Clock clock) {
        this.contracts = contracts;
        this.house = house;
        this.clock = clock;
    }

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
     * @param needs applications of the sale that work only on top of another one, which the client does not have; the sale is
     *     written down all the same
     */
    @Schema(name = "LicenceSale")
    record Sale(
            ClientId clientId,
            List<String> applications,
            LocalDate soldOn,
            boolean withImplementation,
            @Nullable ContractView contract,
            List<Needs> needs) {}

    /**
     * What an application works on.
     *
     * @param anyOf codes of those of which one would do
     */
    @Schema(name = "LicenceNeeds")
    record Needs(String application, List<String> anyOf) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Report a licence sale",
            description = "Without implementation it starts variant II by itself, through the end of the third calendar"
                    + " month, the month of the sale being the first. Client, day and applications are its natural key:"
                    + " the same sale reported again changes nothing.")
    Sale sell(@RequestBody Sold sold) {
        Set<String> applications = ContractsApi.codes(sold.applications());
        var wish = new LicenceSale(sold.clientId(), applications, sold.soldOn(), sold.withImplementation());
        var alone = contracts.sellsAlone(wish).stream()
                .map(one -> new Needs(one.application(), one.anyOf()))
                .toList();
        var result = contracts.sellLicence(wish);
        return switch (result) {
            case LicenceSaleResult.CareStarted(var contract) -> sale(sold, ContractView.of(contract, today()), alone);
            case LicenceSaleResult.Noted noted -> sale(sold, null, alone);
            case LicenceSaleResult.Refused(var violations) -> throw ContractsApi.refused(violations);
        };
    }

    private static Sale sale(Sold sold, @Nullable ContractView contract, List<Needs> needs) {
        return new Sale(
                sold.clientId(),
                ContractsApi.codes(sold.applications()).stream().sorted().toList(),
                sold.soldOn(),
                sold.withImplementation(),
                contract,
                needs);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }
}
