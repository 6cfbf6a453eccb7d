package pl.sos.entitlement;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.Contract;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.products.Application;

/** Questions and what surrounds them, for tests of the rule. */
final class EntitlementFixtures {
    static final ClientId ZORZA = ClientId.next();
    static final Map<String, Application> CATALOGUE = catalogue(Map.of(
            "FK", "Finanse i Księgowość",
            "CZ_ZW", "Czynsze - Zasoby Własne",
            "KADRY", "Kadry i Płace",
            "BANK", "Bank - Płatności masowe"));
    private static final Deadlines OFFER = new Deadlines(WorkingCalendar.ofTheOffer());
    static final Function<String, Deadlines> CALENDARS = code -> OFFER;

    private EntitlementFixtures() {}

    static Question question(String application, Category category, Channel channel, String at) {
        return new Question(
                ZORZA,
                Optional.of(application).filter(code -> !code.isEmpty()),
                category,
                category.usualSeverity(),
                channel,
                Instant.parse(at));
    }

    static Question failure(String application, String at) {
        return question(application, Category.FAILURE, Channel.PORTAL, at);
    }

    static Decision decide(Question question, Contract... contracts) {
        return EntitlementRule.decide(
                question, List.of(contracts), HoursKnown.NONE, CATALOGUE, CALENDARS, HousePolicy.DEFAULT);
    }

    private static Map<String, Application> catalogue(Map<String, String> names) {
        var catalogue = new HashMap<String, Application>();
        names.forEach((code, name) -> catalogue.put(
                code, new Application(code, "MERITUM", name, Optional.empty(), Optional.empty(), List.of())));
        return Map.copyOf(catalogue);
    }
}
