package pl.sos.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** Contracts for tests: the offer's defaults with what a test wants otherwise. */
public final class ContractFixtures {
    private ContractFixtures() {}

    public static Contract standard(ClientId client, String number, String from, String until, String... scope) {
        return standard(client, number, from, until, OfferDefaults.terms(Set.of(scope)));
    }

    /** @param until the last day, or an empty text for an open end */
    public static Contract standard(ClientId client, String number, String from, String until, Terms terms) {
        LocalDate first = LocalDate.parse(from);
        return new Contract(
                ContractId.next(),
                client,
                Variant.STANDARD,
                number,
                Optional.of(first),
                first,
                until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                List.of(new TermsVersion(first, Optional.empty(), terms)));
    }

    public static Contract licence(ClientId client, String number, String soldOn, String... scope) {
        LocalDate day = LocalDate.parse(soldOn);
        return new Contract(
                ContractId.next(),
                client,
                Variant.LICENCE_ONLY,
                number,
                Optional.empty(),
                day,
                Optional.of(OfferDefaults.licenceOnlyUntil(day)),
                List.of(new TermsVersion(day, Optional.empty(), OfferDefaults.licenceOnlyTerms(Set.of(scope)))));
    }

    public static Contract withAnnex(Contract contract, String from, String annex, UnaryOperator<Terms> change) {
        var last = contract.versions().getLast();
        var next = new TermsVersion(LocalDate.parse(from), Optional.of(annex), change.apply(last.terms()));
        var versions = new ArrayList<>(contract.versions());
        versions.add(next);
        return new Contract(
                contract.id(),
                contract.client(),
                contract.variant(),
                contract.number(),
                contract.signedOn(),
                contract.from(),
                contract.until(),
                versions);
    }

    public static Terms withChannels(Terms terms, Channel... channels) {
        return terms.withChannels(Set.of(channels));
    }

    public static Terms withHours(Terms terms, long hours) {
        return terms.withHours(terms.hours().withMonthly(Minutes.hours(hours)));
    }

    public static Terms withLevels(Terms terms, Map<Category, ServiceLevel> levels) {
        return terms.withLevels(terms.defaultLevel(), levels);
    }

    public static Terms withScope(Terms terms, String... scope) {
        return terms.withScope(Set.of(scope));
    }
}
