package pl.sos.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * A contract with all versions of its terms, oldest first.
 *
 * @param from first day in force, Europe/Warsaw
 * @param until last day in force; empty for an open-ended contract. A contract that renews itself goes on beyond it, see
 *     {@link #lastDay}
 * @param notice that was given and not taken back; {@code until} is then its last day
 * @param follows the contract that this one renews
 */
public record Contract(
        ContractId id,
        ClientId client,
        Variant variant,
        String number,
        Optional<LocalDate> signedOn,
        LocalDate from,
        Optional<LocalDate> until,
        List<TermsVersion> versions,
        Optional<Notice> notice,
        Optional<ContractId> follows) {
    public Contract {
        versions = List.copyOf(versions);
    }

    /** One of which nobody gave notice and that renews no other. */
    public Contract(
            ContractId id,
            ClientId client,
            Variant variant,
            String number,
            Optional<LocalDate> signedOn,
            LocalDate from,
            Optional<LocalDate> until,
            List<TermsVersion> versions) {
        this(id, client, variant, number, signedOn, from, until, versions, Optional.empty(), Optional.empty());
    }

    public boolean inForceOn(LocalDate day) {
        return stateOn(day).inForce();
    }

    /** The terms of that day; empty when the contract is not in force then. */
    public Optional<Terms> termsOn(LocalDate day) {
        return inForceOn(day) ? Optional.of(versionOn(day).terms()) : Optional.empty();
    }

    public ContractState stateOn(LocalDate day) {
        if (day.isBefore(from)) {
            return ContractState.COMING;
        }
        if (lastDay(day).filter(day::isAfter).isPresent()) {
            return ContractState.ENDED;
        }
        return notice.filter(given -> !day.isBefore(given.givenOn())).isPresent()
                ? ContractState.IN_NOTICE
                : ContractState.ACTIVE;
    }

    /** By what the contract goes on after its last day; empty when it has none, or somebody gave notice. */
    public Optional<Renewal> renewal() {
        return until.isPresent() && notice.isEmpty()
                ? versions.getLast().terms().ending().renewal()
                : Optional.empty();
    }

    /**
     * The last day of the period that a day lies in, tacit renewals counted whether or not anybody noted them yet; empty
     * for an open-ended contract.
     */
    public Optional<LocalDate> lastDay(LocalDate day) {
        return until.map(last -> {
            LocalDate reached = last;
            if (renewal().isPresent()) {
                while (reached.isBefore(day)) {
                    reached = renewal().get().after(reached);
                }
            }
            return reached;
        });
    }

    /**
     * The last day in force if notice were given on a day: by the rule of that day's terms, at the latest with the period
     * that can no longer be kept from beginning.
     */
    public LocalDate lastDayAfterNotice(LocalDate given) {
        LocalDate byRule = termsToShow(given).ending().notice().endsOn(given);
        LocalDate counted = byRule.isBefore(from) ? from : byRule;
        return lastDay(given)
                .map(last -> renewal()
                        .filter(rule -> given.isAfter(rule.objectionUntil(last)))
                        .map(rule -> rule.after(last))
                        .orElse(last))
                .filter(last -> last.isBefore(counted))
                .orElse(counted);
    }

    /** The terms to show on a day: of that day, or the first before it starts, or the last after it ended. */
    public Terms termsToShow(LocalDate day) {
        return versionOn(day).terms();
    }

    /** The version of a day, or the first before the contract starts, or the last after it ended. */
    public TermsVersion versionOn(LocalDate day) {
        for (int i = versions.size() - 1; i > 0; i--) {
            if (!versions.get(i).from().isAfter(day)) {
                return versions.get(i);
            }
        }
        return versions.getFirst();
    }

    /** With one more version, the latest. */
    public Contract with(TermsVersion version) {
        var longer = new ArrayList<>(versions);
        longer.add(version);
        return new Contract(id, client, variant, number, signedOn, from, until, longer, notice, follows);
    }

    Contract withUntil(Optional<LocalDate> last) {
        return withNotice(notice, last);
    }

    Contract withNotice(Optional<Notice> given, Optional<LocalDate> last) {
        return new Contract(id, client, variant, number, signedOn, from, last, versions, given, follows);
    }

    /** This contract as if it had been in force from an earlier day on, by its first terms. */
    public Contract reachingBackTo(LocalDate day) {
        if (!day.isBefore(from)) {
            return this;
        }
        var reaching = new ArrayList<>(versions);
        var first = reaching.getFirst();
        reaching.set(0, new TermsVersion(day, first.annex(), first.terms()));
        return new Contract(id, client, variant, number, signedOn, day, until, reaching, notice, follows);
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
