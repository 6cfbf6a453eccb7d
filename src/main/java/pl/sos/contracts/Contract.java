package pl.sos.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * A contract with all versions of its terms, oldest first.
 *
 * @param from first day in force, Europe/Warsaw
 * @param until last day in force; empty for an open-ended contract
 */
public record Contract(
        ContractId id,
        ClientId client,
        Variant variant,
        String number,
        Optional<LocalDate> signedOn,
        LocalDate from,
        Optional<LocalDate> until,
        List<TermsVersion> versions) {
    public Contract {
        versions = List.copyOf(versions);
    }

    public boolean inForceOn(LocalDate day) {
        return stateOn(day) == ContractState.ACTIVE;
    }

    /** The terms of that day; empty when the contract is not in force then. */
    public Optional<Terms> termsOn(LocalDate day) {
        if (!inForceOn(day)) {
            return Optional.empty();
        }
        return versions.reversed().stream()
                .filter(version -> !version.from().isAfter(day))
                .findFirst()
                .map(TermsVersion::terms);
    }

    public ContractState stateOn(LocalDate day) {
        return ContractState.on(day, from, until);
    }

    /** The terms to show on a day: of that day, or the first before it starts, or the last after it ended. */
    public Terms termsToShow(LocalDate day) {
        return termsOn(day).orElseGet(() -> (day.isBefore(from) ? versions.getFirst() : versions.getLast()).terms());
    }

    /** Its number as an address can carry it: 12/2024 is found at /contracts/12-2024. */
    public String slug() {
        return slug(number);
    }

    /** Letters and digits of a number in lower case, whatever stands between them as one hyphen; may be empty. */
    public static String slug(String number) {
        return number.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
