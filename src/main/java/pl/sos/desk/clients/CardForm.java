package pl.sos.desk.clients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.HouseRule;
import pl.sos.kernel.InstallationId;

/**
 * A card as typed: {@code i.0.SERVER} is the server of the first installation, {@code r.UPDATES} a rule of the house. An
 * installation without a name and anything else is none; one marked to be dropped leaves the card.
 */
record CardForm(int seen, CardContent content, String why) {
    private static final int MOST = 40;

    static CardForm read(Map<String, String> typed) {
        var installations = new ArrayList<CardInstallation>();
        for (int i = 0; i < MOST; i++) {
            installation(typed, "i." + i + ".").ifPresent(installations::add);
        }
        var rules = new EnumMap<HouseRule, String>(HouseRule.class);
        for (HouseRule rule : HouseRule.values()) {
            rules.put(rule, text(typed, "r." + rule.name()));
        }
        return new CardForm(number(text(typed, "seen")), new CardContent(installations, rules), text(typed, "why"));
    }

    private static Optional<CardInstallation> installation(Map<String, String> typed, String prefix) {
        if (typed.containsKey(prefix + "drop")) {
            return Optional.empty();
        }
        var fields = new EnumMap<CardField, String>(CardField.class);
        for (CardField field : CardField.values()) {
            fields.put(field, text(typed, prefix + field.name()));
        }
        var name = text(typed, prefix + "NAME").strip();
        if (name.isEmpty() && fields.values().stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(new CardInstallation(id(text(typed, prefix + "id")), name, fields));
    }

    /** Browsers send line ends as two characters. */
    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").replace("\r\n", "\n").replace("\0", "");
    }

    private static InstallationId id(String text) {
        try {
            return InstallationId.of(text);
        } catch (IllegalArgumentException none) {
            return InstallationId.next();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** The installations and one more place to fill in. */
    List<CardInstallation> withOneMore() {
        var all = new ArrayList<>(content.installations());
        all.add(new CardInstallation(InstallationId.next(), "", Map.of()));
        return all;
    }
}
