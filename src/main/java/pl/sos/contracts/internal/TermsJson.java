package pl.sos.contracts.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Clause;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.contracts.Terms;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Terms without their scope, as the column {@code conditions} keeps them. Each name here is for good: rows bear it. */
@Component
class TermsJson {
    private final JsonMapper json;
    private final MoreTermsJson more = new MoreTermsJson();

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
        hours(root.putObject("hours"), terms.hours());
        work(root.putObject("work"), terms.work());
        ObjectNode clauses = root.putObject("clauses");
        terms.clauses().forEach((clause, paragraph) -> clauses.put(clause.name(), paragraph));
        more.write(root, terms);
        return json.writeValueAsString(root);
    }

    /** What is left out is the offer's: rows written before a condition had a name go on by it. */
    Terms read(Set<String> scope, String conditions) {
        JsonNode root = json.readTree(conditions);
        Terms offer = OfferDefaults.terms(scope);
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
        Terms read = offer.withLevels(
                        root.has("defaultLevel") ? level(root.path("defaultLevel")) : offer.defaultLevel(), levels)
                .withCalendar(root.path("calendar").asString(offer.calendar()))
                .withHours(root.has("hours") ? hours(root.path("hours"), offer.hours()) : offer.hours())
                .withWork(root.has("work") ? work(root.path("work"), offer.work()) : offer.work());
        read = root.has("channels") ? read.withChannels(channels) : read;
        read = root.has("clauses") ? read.withClauses(Map.copyOf(clauses)) : read;
        return more.read(root, read);
    }

    private static void level(ObjectNode node, ServiceLevel level) {
        policy(node.putObject("reaction"), level.reaction());
        level.workaround().ifPresent(policy -> policy(node.putObject("workaround"), policy));
        level.repair().ifPresent(policy -> policy(node.putObject("repair"), policy));
    }

    private static void hours(ObjectNode node, HoursPackage hours) {
        node.put("monthly", hours.monthly().value())
                .put("period", hours.period().name());
        node.putObject("carryOver")
                .put("atMost", hours.carryOver().atMost().value())
                .put("periods", hours.carryOver().periods());
        node.put("order", hours.order().name()).put("overage", hours.overage().name());
    }

    private static HoursPackage hours(JsonNode node, HoursPackage offer) {
        var carryOver = node.path("carryOver");
        return new HoursPackage(
                Minutes.of(node.path("monthly").asLong(offer.monthly().value())),
                SettlementPeriod.valueOf(
                        node.path("period").asString(offer.period().name())),
                new CarryOver(
                        Minutes.of(carryOver.path("atMost").asLong(0)),
                        carryOver.path("periods").asInt(0)),
                OrderOfUse.valueOf(node.path("order").asString(offer.order().name())),
                OverageRule.valueOf(
                        node.path("overage").asString(offer.overage().name())));
    }

    private static void work(ObjectNode node, WorkTerms work) {
        var draws = node.putArray("drawsOnHours");
        new TreeSet<>(work.drawsOnHours()).forEach(kind -> draws.add(kind.name()));
        var rounding = node.putObject("rounding");
        work.rounding()
                .forEach((channel, rule) -> rounding.putObject(channel.name())
                        .put("step", rule.step().value())
                        .put("minimum", rule.minimum().value())
                        .put("firstHourWhole", rule.firstHourWhole()));
        node.put("hourlyRate", work.hourlyRate().toString());
        var rates = node.putObject("rates");
        work.rates().forEach((kind, rate) -> rates.put(kind.name(), rate.toString()));
        node.put("afterHoursPercent", work.afterHoursPercent()).put("dayOffPercent", work.dayOffPercent());
    }

    private static WorkTerms work(JsonNode node, WorkTerms offer) {
        var draws = EnumSet.noneOf(WorkKind.class);
        node.path("drawsOnHours").forEach(kind -> draws.add(WorkKind.valueOf(kind.asString())));
        var rounding = new EnumMap<WorkChannel, Rounding>(WorkChannel.class);
        node.path("rounding")
                .properties()
                .forEach(entry -> rounding.put(
                        WorkChannel.valueOf(entry.getKey()),
                        new Rounding(
                                Minutes.of(entry.getValue().path("step").asLong()),
                                Minutes.of(entry.getValue().path("minimum").asLong()),
                                entry.getValue().path("firstHourWhole").asBoolean())));
        var rates = new EnumMap<WorkKind, Money>(WorkKind.class);
        node.path("rates")
                .properties()
                .forEach(entry -> rates.put(
                        WorkKind.valueOf(entry.getKey()),
                        Money.parse(entry.getValue().asString())));
        return new WorkTerms(
                node.has("drawsOnHours") ? draws : offer.drawsOnHours(),
                node.has("rounding") ? rounding : offer.rounding(),
                Money.parse(node.path("hourlyRate").asString(offer.hourlyRate().toString())),
                rates,
                node.path("afterHoursPercent").asInt(offer.afterHoursPercent()),
                node.path("dayOffPercent").asInt(offer.dayOffPercent()));
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
