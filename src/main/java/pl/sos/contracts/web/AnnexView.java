package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.TermSheet;
import pl.sos.contracts.TermsVersion;

/**
 * An annex that is being written.
 *
 * @param changes what it would change, once it was read
 * @param checked whether the changes are those of what is filled in
 * @param holding the terms in force today; empty when the contract has not begun or has ended
 * @param coming terms that are settled and begin later, the earliest first
 */
public record AnnexView(
        Contract contract,
        Client client,
        TermsFormView terms,
        List<TermSheet.Change> changes,
        boolean checked,
        Optional<TermsVersion> holding,
        List<TermsVersion> coming) {
    static AnnexView of(
            Contract contract,
            Client client,
            TermsFormView terms,
            List<TermSheet.Change> changes,
            boolean checked,
            LocalDate today) {
        return new AnnexView(
                contract,
                client,
                terms,
                changes,
                checked,
                contract.inForceOn(today) ? Optional.of(contract.versionOn(today)) : Optional.empty(),
                contract.versions().stream()
                        .filter(version -> version.from().isAfter(today))
                        .toList());
    }

    public Form form() {
        return terms.form();
    }

    /** The terms that the annex changes: the latest, whether or not they hold yet. */
    public TermsVersion basis() {
        return contract.versions().getLast();
    }

    /** It changes what holds today, and nothing is in between. */
    public boolean onWhatHolds() {
        return holding.equals(Optional.of(basis()));
    }
}
