package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.LicenceCare;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.TermGroup;
import pl.sos.contracts.TermSheet;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;

/**
 * A contract on a day.
 *
 * @param today Europe/Warsaw
 * @param shown the version whose terms the page spells out
 * @param lastDay of the period that today lies in
 * @param former the contract that it renews
 * @param followers contracts that renew it
 * @param licence what variant II gives; empty for variant I
 */
public record ContractView(
        Contract contract,
        Client client,
        LocalDate today,
        ContractState state,
        TermsVersion shown,
        TermSheet sheet,
        TermSheet offer,
        Optional<LocalDate> lastDay,
        List<Version> versions,
        Optional<Contract> former,
        List<Contract> followers,
        Optional<LicenceCare> licence) {

    /**
     * Terms and the days on which they hold.
     *
     * @param last empty while nothing ends them
     * @param changes against the version before
     */
    public record Version(
            TermsVersion terms,
            Optional<LocalDate> last,
            boolean shown,
            boolean now,
            boolean coming,
            List<TermSheet.Change> changes) {}

    static ContractView of(
            Contract contract,
            Client client,
            LocalDate today,
            LocalDate day,
            Function<Terms, TermSheet> words,
            TermSheet offer,
            List<Contract> others,
            Optional<LicenceCare> licence) {
        TermsVersion shown = contract.versionOn(day);
        return new ContractView(
                contract,
                client,
                today,
                contract.stateOn(today),
                shown,
                words.apply(shown.terms()),
                offer,
                contract.lastDay(today),
                versions(contract, today, shown, words),
                others.stream()
                        .filter(other -> contract.follows().equals(Optional.of(other.id())))
                        .findFirst(),
                others.stream()
                        .filter(other -> other.follows().equals(Optional.of(contract.id())))
                        .toList(),
                licence);
    }

    /** Groups that say something. */
    public List<TermGroup> groups() {
        return Arrays.stream(TermGroup.values())
                .filter(group -> group != TermGroup.SCOPE && group != TermGroup.CLAUSES)
                .filter(group -> !sheet.lines(group).isEmpty())
                .toList();
    }

    public boolean asOffered(TermGroup group) {
        return sheet.agrees(group, offer);
    }

    public boolean standard() {
        return contract.variant() == Variant.STANDARD;
    }

    public boolean mayEnd() {
        return standard() && contract.notice().isEmpty() && state != ContractState.ENDED;
    }

    /** It ends, or has ended, and nothing followed it. */
    public boolean mayRenew() {
        return standard()
                && followers.isEmpty()
                && contract.until().isPresent()
                && contract.renewal().isEmpty();
    }

    /** Until when somebody may object to its going on. */
    public Optional<LocalDate> objectionUntil() {
        return contract.renewal()
                .flatMap(rule -> lastDay.map(rule::objectionUntil))
                .filter(day -> !today.isAfter(day));
    }

    public Optional<Renewal> renewal() {
        return contract.renewal();
    }

    private static List<Version> versions(
            Contract contract, LocalDate today, TermsVersion shown, Function<Terms, TermSheet> words) {
        var versions = contract.versions();
        boolean inForce = contract.inForceOn(today);
        var lines = new ArrayList<Version>();
        for (int i = 0; i < versions.size(); i++) {
            TermsVersion version = versions.get(i);
            Optional<LocalDate> last = i + 1 < versions.size()
                    ? Optional.of(versions.get(i + 1).from().minusDays(1))
                    : contract.renewal().isPresent() ? Optional.empty() : contract.until();
            lines.add(new Version(
                    version,
                    last,
                    version.equals(shown),
                    inForce && version.equals(contract.versionOn(today)),
                    version.from().isAfter(today),
                    i == 0
                            ? List.of()
                            : words.apply(version.terms())
                                    .changesSince(
                                            words.apply(versions.get(i - 1).terms()))));
        }
        return lines.reversed();
    }
}
