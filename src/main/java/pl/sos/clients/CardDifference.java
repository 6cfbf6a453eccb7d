package pl.sos.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.kernel.InstallationId;

/**
 * One thing in which two versions of a card differ.
 *
 * @param installation the name of the installation it belongs to; empty for a rule of the house
 * @param what the constant's name of a {@link CardField} or {@link HouseRule}; NAME or INSTALLATION for the installation
 *     itself
 * @param was empty where it was not there
 * @param became empty where it is gone
 */
public record CardDifference(Optional<String> installation, String what, String was, String became) {
    public static final String NAME = "NAME";
    public static final String INSTALLATION = "INSTALLATION";

    /** Installations are told apart by their ids, so that one with another name is the same one renamed. */
    public static List<CardDifference> between(CardContent before, CardContent after) {
        var differences = new ArrayList<CardDifference>();
        var was = byId(before);
        var is = byId(after);
        is.forEach((id, one) -> {
            var old = was.get(id);
            if (old == null) {
                differences.add(new CardDifference(Optional.of(one.name()), INSTALLATION, "", one.name()));
                compare(one.name(), new CardInstallation(id, one.name(), Map.of()), one, differences);
            } else {
                if (!old.name().equals(one.name())) {
                    differences.add(new CardDifference(Optional.of(one.name()), NAME, old.name(), one.name()));
                }
                compare(one.name(), old, one, differences);
            }
        });
        was.forEach((id, one) -> {
            if (!is.containsKey(id)) {
                differences.add(new CardDifference(Optional.of(one.name()), INSTALLATION, one.name(), ""));
            }
        });
        for (HouseRule rule : HouseRule.values()) {
            add(Optional.empty(), rule.name(), before.rule(rule), after.rule(rule), differences);
        }
        return differences;
    }

    private static void compare(
            String name, CardInstallation before, CardInstallation after, List<CardDifference> differences) {
        for (CardField field : CardField.values()) {
            add(Optional.of(name), field.name(), before.field(field), after.field(field), differences);
        }
    }

    private static void add(
            Optional<String> installation, String what, String was, String became, List<CardDifference> differences) {
        if (!was.equals(became)) {
            differences.add(new CardDifference(installation, what, was, became));
        }
    }

    private static LinkedHashMap<InstallationId, CardInstallation> byId(CardContent content) {
        var byId = new LinkedHashMap<InstallationId, CardInstallation>();
        content.installations().forEach(one -> byId.put(one.id(), one));
        return byId;
    }
}
