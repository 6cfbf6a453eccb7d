package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.clients.Client;
import pl.sos.contracts.Clause;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.products.Application;
import pl.sos.products.Product;

/**
 * A contract on a day.
 *
 * @param shown the version whose terms the page spells out: of that day, or the nearest
 * @param offer what the offer says where a contract says nothing, for the same scope
 * @param calendar its name
 * @param scope by product
 */
public record ContractView(
        Contract contract,
        Client client,
        ContractState state,
        TermsVersion shown,
        Terms offer,
        String calendar,
        List<Line> scope,
        List<Version> versions) {

    /** One product's applications in the scope. */
    public record Line(String product, List<Application> covered, int of) {}

    /** @param last day on which these terms hold; empty while nothing ends them */
    public record Version(
            TermsVersion terms, Optional<LocalDate> last, boolean shown, Set<String> added, Set<String> gone) {}

    static ContractView of(
            Contract contract, Client client, LocalDate today, List<Product> products, Calendars calendars) {
        Terms terms = contract.termsToShow(today);
        TermsVersion shown = contract.versions().stream()
                .filter(version -> version.terms() == terms)
                .findFirst()
                .orElseThrow();
        return new ContractView(
                contract,
                client,
                contract.stateOn(today),
                shown,
                contract.variant() == Variant.STANDARD
                        ? OfferDefaults.terms(terms.scope())
                        : OfferDefaults.licenceOnlyTerms(terms.scope()),
                calendars.find(terms.calendar()).map(WorkingCalendar::name).orElse(terms.calendar()),
                products.stream()
                        .map(product -> line(product, terms.scope()))
                        .filter(line -> !line.covered().isEmpty())
                        .toList(),
                versions(contract, shown));
    }

    public Terms terms() {
        return shown.terms();
    }

    /** Categories whose times differ from those of all the others. */
    public List<Category> ownLevels() {
        return terms().levels().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(terms().defaultLevel()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public boolean asOffered(Policy reaction) {
        return reaction.equals(offer.defaultLevel().reaction());
    }

    public List<Channel> channels() {
        return terms().channels().stream().sorted().toList();
    }

    /** In the order of the paragraphs. */
    public List<Clause> clauses() {
        return terms().clauses().entrySet().stream()
                .sorted(Map.Entry.<Clause, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Line line(Product product, Set<String> scope) {
        return new Line(
                product.name(),
                product.applications().stream()
                        .filter(application -> scope.contains(application.code()))
                        .toList(),
                product.applications().size());
    }

    private static List<Version> versions(Contract contract, TermsVersion shown) {
        var versions = contract.versions();
        var lines = new ArrayList<Version>();
        for (int i = 0; i < versions.size(); i++) {
            Optional<LocalDate> last = i + 1 < versions.size()
                    ? Optional.of(versions.get(i + 1).from().minusDays(1))
                    : contract.until();
            Set<String> scope = versions.get(i).terms().scope();
            Set<String> before = i == 0 ? scope : versions.get(i - 1).terms().scope();
            lines.add(new Version(
                    versions.get(i), last, versions.get(i) == shown, without(scope, before), without(before, scope)));
        }
        return lines.reversed();
    }

    private static Set<String> without(Set<String> codes, Set<String> others) {
        var left = new TreeSet<>(codes);
        left.removeAll(others);
        return left;
    }
}
