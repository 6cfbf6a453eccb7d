package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Variant;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;

/** A client with who looks after it and its contracts. */
@Schema(name = "Client")
record ClientView(
        ClientId id,
        @Schema(example = "SM Zorza") String name,
        @Schema(example = "sm-zorza") String slug,
        Nip nip,
        @Nullable String sizeBand,
        @Nullable String city,
        List<PhoneNumber> phones,
        List<String> domains,
        Instant createdAt,
        int version,

        @Schema(description = "Null while nobody was appointed") @Nullable
        CaretakerAnswer caretaker,

        List<Line> contracts) {

    /** A contract of the client; {@code GET /contracts/{id}} tells the rest. */
    @Schema(name = "ClientContract")
    record Line(
            ContractId id,
            @Schema(example = "12/2024") String number,
            Variant variant,
            ContractState state,
            LocalDate from,
            @Nullable LocalDate until,
            List<String> scope) {
        static Line of(Contract contract, LocalDate today) {
            return new Line(
                    contract.id(),
                    contract.number(),
                    contract.variant(),
                    contract.stateOn(today),
                    contract.from(),
                    contract.until().orElse(null),
                    contract.termsToShow(today).scope().stream().sorted().toList());
        }
    }

    /** A client in a list. */
    @Schema(name = "ClientRow")
    record Row(
            ClientId id,
            String name,
            String slug,
            Nip nip,
            @Nullable String sizeBand,
            @Nullable String city,
            List<PhoneNumber> phones,
            List<String> domains,
            @Nullable CaretakerAnswer caretaker) {
        static Row of(Client client, @Nullable CaretakerAnswer caretaker) {
            return new Row(
                    client.id(),
                    client.name(),
                    client.slug(),
                    client.nip(),
                    client.sizeBand().orElse(null),
                    client.city().orElse(null),
                    client.phones(),
                    client.domains(),
                    caretaker);
        }
    }

    static ClientView of(
            Client client, @Nullable CaretakerAnswer caretaker, List<Contract> contracts, LocalDate today) {
        return new ClientView(
                client.id(),
                client.name(),
                client.slug(),
                client.nip(),
                client.sizeBand().orElse(null),
                client.city().orElse(null),
                client.phones(),
                client.domains(),
                client.createdAt(),
                client.version(),
                caretaker,
                contracts.stream().map(contract -> Line.of(contract, today)).toList());
    }
}
