package pl.sos.portal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.ContractCard;
import pl.sos.contracts.Contracts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** Puts a contract into words for its client. */
@Component
class ContractViews {
    private final Contracts contracts;
    private final Products products;
    private final Clock clock;

    ContractViews(Contracts contracts, Products products, Clock clock) {
        this.contracts = contracts;
        this.products = products;
        this.clock = clock;
    }

    Optional<ContractView> of(ClientId client, Page page) {
        return contracts.card(client, today()).map(card -> view(card, page));
    }

    /** Codes and names of the applications under care today, by name; none without a contract. */
    List<Application> underCare(ClientId client) {
        var catalogue = products.catalogue();
        return contracts.of(client).stream()
                .flatMap(contract -> contract.termsOn(today()).stream())
                .flatMap(terms -> terms.scope().stream())
                .distinct()
                .flatMap(code -> Optional.ofNullable(catalogue.get(code)).stream())
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private ContractView view(ContractCard card, Page page) {
        var contract = card.contract();
        var terms = card.terms();
        Map<String, Application> catalogue = products.catalogue();
        return new ContractView(
                contract.number(),
                contract.variant().name(),
                card.state().name(),
                contract.until()
                        .map(day -> page.t("portal.contract.until", page.date(day)))
                        .orElse(page.t("portal.contract.open-ended")),
                words(terms.defaultLevel().reaction(), page),
                terms.includedMinutes().equals(Minutes.ZERO)
                        ? Optional.empty()
                        : Optional.of(page.minutes(terms.includedMinutes())),
                terms.scope().stream()
                        .map(code -> Optional.ofNullable(catalogue.get(code))
                                .map(Application::name)
                                .orElse(code))
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList(),
                Arrays.stream(Category.values())
                        .map(category -> new ContractView.Level(
                                page.t("common.category", category),
                                terms.clause(clause(category)),
                                words(terms.level(category).reaction(), page),
                                terms.level(category).workaround().map(policy -> words(policy, page)),
                                terms.level(category).repair().map(policy -> words(policy, page))))
                        .toList(),
                Arrays.stream(Channel.values())
                        .filter(terms.channels()::contains)
                        .map(channel -> page.t("common.channel", channel))
                        .toList());
    }

    private static Clause clause(Category category) {
        return switch (category) {
            case FAILURE, ERROR -> Clause.FAILURES_AND_ERRORS;
            case CONSULTATION, ANALYSIS -> Clause.CONSULTATIONS;
            case CHANGE -> Clause.MODIFICATIONS;
            case UPDATE -> Clause.UPDATES;
            case TRAINING -> Clause.TRAINING;
            case OTHER -> Clause.HOTLINE;
        };
    }

    private static String words(Policy policy, Page page) {
        return switch (policy.counting()) {
            case CLOCK -> page.t("portal.policy.clock", page.minutes(minutes(policy)));
            case WORKING_HOURS -> page.t("portal.policy.working-hours", page.minutes(minutes(policy)));
            case WORKING_DAYS ->
                page.count("portal.policy.working-days", policy.amount() instanceof Period days ? days.getDays() : 0);
        };
    }

    private static Minutes minutes(Policy policy) {
        return Minutes.of(policy.amount() instanceof Duration time ? time.toMinutes() : 0);
    }
}
