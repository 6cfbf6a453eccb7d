package pl.sos.contracts.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Terms without their scope, as the column {@code conditions} keeps them. Each name here is for good: rows bear it. */
@Component
class TermsJson {
    private final JsonMapper json;

    TermsJson(JsonMapper json) {
        this.json = json;
    }

    String write(Terms terms) {
        ObjectNode root = json.createObjectNode();
        level(root.putObject("defaultLevel"), terms.defaultLevel());
        ObjectNode levels = root.putObject("levels");
        terms.levels().forEach((category, level) -> level(levels.putObject(category.name()), level));
        root.put("calendar", terms.calendar());
        var channels = root.putArray("channels");
        new TreeSet<>(terms.channels()).forEach(channel -> channels.add(channel.name()));
        root.put("includedMinutes", terms.includedMinutes().value());
        ObjectNode clauses = root.putObject("clauses");
        terms.clauses().forEach((clause, paragraph) -> clauses.put(clause.name(), paragraph));
        return json.writeValueAsString(root);
    }

    Terms read(Set<String> scope, String conditions) {
        JsonNode root = json.readTree(conditions);
        var levels = new EnumMap<Category, ServiceLevel>(Category.class);
        root.path("levels")
                .properties()
                .forEach(entry -> levels.put(Category.valueOf(entry.getKey()), level(entry.getValue())));
        var channels = EnumSet.noneOf(Channel.class);
        root.path("channels").forEach(channel -> channels.add(Channel.valueOf(channel.asString())));
        var clauses = new EnumMap<Clause, String>(Clause.class);
        root.path("clauses")
                .properties()
                .forEach(entry -> clauses.put(
                        Clause.valueOf(entry.getKey()), entry.getValue().asString()));
        return new Terms(
                scope,
                level(root.path("defaultLevel")),
                levels,
                root.path("calendar").asString(),
                channels,
                Minutes.of(root.path("includedMinutes").asLong()),
                Map.copyOf(clauses));
    }

    private static void level(ObjectNode node, ServiceLevel level) {
        policy(node.putObject("reaction"), level.reaction());
        level.workaround().ifPresent(policy -> policy(node.putObject("workaround"), policy));
        level.repair().ifPresent(policy -> policy(node.putObject("repair"), policy));
    }

    private static void policy(ObjectNode node, Policy policy) {
        node.put("amount", policy.text()).put("counting", policy.counting().name());
    }

    private static ServiceLevel level(JsonNode node) {
        return new ServiceLevel(
                policy(node.path("reaction")).orElseThrow(),
                policy(node.path("workaround")),
                policy(node.path("repair")));
    }

    private static Optional<Policy> policy(JsonNode node) {
        return node.isObject()
                ? Optional.of(Policy.parse(
                        node.path("amount").asString(),
                        Counting.valueOf(node.path("counting").asString())))
                : Optional.empty();
    }
}
