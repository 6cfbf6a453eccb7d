package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Notice;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * A contract as it stands today.
 *
 * @param scope and {@code terms}: of today, or the nearest where it is not in force
 */
@Schema(name = "Contract")
record ContractView(
        ContractId id,
        ClientId clientId,
        Variant variant,
        @Schema(example = "12/2024") String number,
        ContractState state,
        @Nullable LocalDate signedOn,
        LocalDate from,

        @Schema(description = "Last day in force, or of the period that renews itself; null for an open-ended contract")
        @Nullable
        LocalDate until,

        @Schema(description = "Notice that was given; null for none") @Nullable
        NoticeView notice,

        List<String> scope,
        TermsView terms,
        List<Version> versions) {
    /** Notice to end the contract. */
    @Schema(name = "Notice")
    record NoticeView(LocalDate givenOn, Notice.By by, LocalDate endsOn) {}

    /** Which terms hold from which day. */
    @Schema(name = "TermsVersion")
    record Version(LocalDate from, @Nullable String annex, List<String> scope, TermsView terms) {
        static Version of(TermsVersion version) {
            return new Version(
                    version.from(),
                    version.annex().orElse(null),
                    sorted(version.terms()),
                    TermsView.of(version.terms()));
        }
    }

    static ContractView of(Contract contract, LocalDate today) {
        Terms terms = contract.termsToShow(today);
        return new ContractView(
                contract.id(),
                contract.client(),
                contract.variant(),
                contract.number(),
                contract.stateOn(today),
                contract.signedOn().orElse(null),
                contract.from(),
                contract.lastDay(today).orElse(null),
                contract.notice()
                        .map(given -> new NoticeView(given.givenOn(), given.by(), given.endsOn()))
                        .orElse(null),
                sorted(terms),
                TermsView.of(terms),
                contract.versions().stream().map(Version::of).toList());
    }

    private static List<String> sorted(Terms terms) {
        return terms.scope().stream().sorted().toList();
    }
}
