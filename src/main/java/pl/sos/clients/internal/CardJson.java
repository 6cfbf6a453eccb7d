package pl.sos.clients.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import org.springframework.stereotype.Component;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.HouseRule;
import pl.sos.kernel.InstallationId;
import tools.jackson.databind.json.JsonMapper;

/** A card's content as the column {@code content} keeps it. Each name here is for good: rows bear it. */
@Component
class CardJson {
    private final JsonMapper json;

    CardJson(JsonMapper json) {
        this.json = json;
    }

    String write(CardContent content) {
        var root = json.createObjectNode();
        var installations = root.putArray("installations");
        for (CardInstallation one : content.installations()) {
            var node = installations.addObject();
            node.put("id", one.id().toString());
            node.put("name", one.name());
            var fields = node.putObject("fields");
            one.fields().forEach((field, text) -> fields.put(field.name(), text));
        }
        var rules = root.putObject("rules");
        content.rules().forEach((rule, text) -> rules.put(rule.name(), text));
        return json.writeValueAsString(root);
    }

    CardContent read(String text) {
        var root = json.readTree(text);
        var installations = new ArrayList<CardInstallation>();
        root.path("installations").forEach(node -> {
            var fields = new EnumMap<CardField, String>(CardField.class);
            node.path("fields")
                    .properties()
                    .forEach(entry -> fields.put(
                            CardField.valueOf(entry.getKey()), entry.getValue().asString()));
            installations.add(new CardInstallation(
                    InstallationId.of(node.path("id").asString()),
                    node.path("name").asString(),
                    fields));
        });
        var rules = new EnumMap<HouseRule, String>(HouseRule.class);
        root.path("rules")
                .properties()
                .forEach(entry -> rules.put(
                        HouseRule.valueOf(entry.getKey()), entry.getValue().asString()));
        return new CardContent(installations, rules);
    }
}
