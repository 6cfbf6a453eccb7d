package pl.sos.clients;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a card says: installations in their order, and the rules of the house; a rule that is blank is left out. */
public record CardContent(List<CardInstallation> installations, Map<HouseRule, String> rules) {
    public static final CardContent EMPTY = new CardContent(List.of(), Map.of());

    public CardContent {
        installations = List.copyOf(installations);
        var filled = new EnumMap<HouseRule, String>(HouseRule.class);
        rules.forEach((rule, text) -> {
            if (!text.isBlank()) {
                filled.put(rule, text.strip());
            }
        });
        rules = Collections.unmodifiableMap(filled);
    }

    /** Empty where nothing is known. */
    public String rule(HouseRule rule) {
        return rules.getOrDefault(rule, "");
    }
}
