package pl.sos.portal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WeekWords;
import pl.sos.contracts.Clause;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractCard;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceCare;
import pl.sos.contracts.Offer;
import pl.sos.contracts.Offers;
import pl.sos.contracts.PackageMonths;
import pl.sos.contracts.TermGroup;
import pl.sos.contracts.TermSheet;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Variant;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.products.Application;
import pl.sos.products.Products;
import pl.sos.tickets.web.ApplicationChoices;

/** Puts a contract into words for its client. */
@Component
class ContractViews {
    private final Contracts contracts;
    private final Products products;
    private final ApplicationChoices applications;
    private final TermSheets sheets;
    private final Offers offers;
    private final PackageMonths hours;
    private final HouseHours house;
    private final Clock clock;

    ContractViews(
            Contracts contracts,
            Products products,
            ApplicationChoices applications,
            TermSheets sheets,
            Offers offers,
            PackageMonths hours,
            HouseHours house,
            Clock clock) {
        this.contracts = contracts;
        this.products = products;
        this.applications = applications;
        this.sheets = sheets;
        this.offers = offers;
        this.hours = hours;
        this.house = house;
        this.clock = clock;
    }

    Optional<ContractView> of(ClientId client, Page page) {
        return contracts.card(client, today()).map(card -> view(card, page));
    }

    /** Codes and names of the applications under care today, by name; none without a contract. */
    List<Application> underCare(ClientId client) {
        return applications.underCare(client, today());
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private ContractView view(ContractCard card, Page page) {
        var contract = card.contract();
        var terms = card.terms();
        var offer = page.has("DECISION_MAKER") ? offers.sent(contract.id()) : Optional.<Offer>empty();
        Map<String, Application> catalogue = products.catalogue();
        return new ContractView(
                contract.number(),
                contract.variant().name(),
                card.state().name(),
                contract.lastDay(today())
                        .map(day -> page.t("portal.contract.until", page.date(day)))
                        .orElse(page.t("portal.contract.open-ended")),
                reaction(terms, page),
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
                                page.t("common.category", category)
                                        + (contract.variant() == Variant.LICENCE_ONLY && !covered(category)
                                                ? " – " + page.t("portal.contract.level.paid")
                                                : ""),
                                terms.clause(clause(category)),
                                words(terms.level(category).reaction(), page),
                                terms.level(category).workaround().map(policy -> words(policy, page)),
                                terms.level(category).repair().map(policy -> words(policy, page))))
                        .toList(),
                Arrays.stream(Channel.values())
                        .filter(terms.channels()::contains)
                        .map(channel -> page.t("common.channel", channel))
                        .toList(),
                WeekWords.full(house.calendar(), page.language()),
                contract.slug(),
                groups(card, page),
                versions(contract, page),
                contract.notice()
                        .map(notice -> page.t(
                                "portal.contract.notice." + notice.by(),
                                page.date(notice.givenOn()),
                                page.date(notice.endsOn()))),
                page.has("DECISION_MAKER"),
                offer.isPresent(),
                LicenceCare.of(contract, hours, offer, today()));
    }

    /** What the page tells besides scope and times; what it costs is for those who decide. */
    private List<ContractView.Group> groups(ContractCard card, Page page) {
        var sheet = sheets.of(card.terms(), card.contract().client(), page.language());
        return Stream.of(
                        TermGroup.HOURS,
                        TermGroup.WORK,
                        TermGroup.VISITS,
                        TermGroup.UPDATES,
                        TermGroup.PRICE,
                        TermGroup.ENDING,
                        TermGroup.DATA)
                .filter(group -> page.has("DECISION_MAKER") || (group != TermGroup.PRICE && group != TermGroup.WORK))
                .map(group -> new ContractView.Group(group, sheet.lines(group)))
                .toList();
    }

    private List<ContractView.Version> versions(Contract contract, Page page) {
        var versions = new ArrayList<ContractView.Version>();
        var before = Optional.<TermSheet>empty();
        for (var version : contract.versions()) {
            var sheet = sheets.of(version.terms(), contract.client(), page.language());
            versions.add(new ContractView.Version(
                    version.annex(),
                    page.date(version.from()),
                    version.from().toString(),
                    contract.inForceOn(today()) && version.equals(contract.versionOn(today())),
                    before.map(sheet::changesSince).orElse(List.of()).stream()
                            .filter(change -> page.has("DECISION_MAKER")
                                    || (change.group() != TermGroup.PRICE && change.group() != TermGroup.WORK))
                            .toList()));
            before = Optional.of(sheet);
        }
        return versions.reversed();
    }

    /** Variant II helps with the configuration of basic functions; all else is answered in time, but agreed on and paid. */
    private static boolean covered(Category category) {
        return switch (category) {
            case CONSULTATION, OTHER -> true;
            case FAILURE, ERROR, ANALYSIS, CHANGE, UPDATE, TRAINING -> false;
        };
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

    /** What holds for which kind of matter: those with a time of their own first, then all others. */
    private static String reaction(Terms terms, Page page) {
        Policy usual = terms.defaultLevel().reaction();
        var own = new LinkedHashMap<Policy, List<String>>();
        Arrays.stream(Category.values())
                .filter(category -> !terms.level(category).reaction().equals(usual))
                .forEach(category -> own.computeIfAbsent(terms.level(category).reaction(), policy -> new ArrayList<>())
                        .add(page.t("common.category", category)));
        var parts = new ArrayList<String>();
        own.forEach((policy, categories) ->
                parts.add(page.t("portal.contract.reaction.of", String.join(", ", categories), words(policy, page))));
        boolean allNamed = own.values().stream().mapToInt(List::size).sum() == Category.values().length;
        if (!allNamed) {
            parts.add(
                    own.isEmpty() ? words(usual, page) : page.t("portal.contract.reaction.others", words(usual, page)));
        }
        return String.join("; ", parts);
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
