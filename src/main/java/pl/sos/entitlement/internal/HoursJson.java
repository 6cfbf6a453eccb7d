package pl.sos.entitlement.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import pl.sos.contracts.OverageRule;
import pl.sos.entitlement.AcceptedEstimate;
import pl.sos.entitlement.Decision.Beyond;
import pl.sos.entitlement.Decision.Hours;
import pl.sos.entitlement.RemainingHours.Remaining;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a decision says of hours, as its column keeps it; the first version knew {@code includedMinutes} alone. */
final class HoursJson {
    private HoursJson() {}

    static void write(ObjectNode root, Hours hours) {
        root.put("includedMinutes", hours.included().value());
        hours.remaining()
                .ifPresent(remaining -> root.putObject("remaining")
                        .put("pool", remaining.pool().value())
                        .put("left", remaining.left().value())
                        .put("from", remaining.from().toString())
                        .put("until", remaining.until().toString()));
        hours.beyond().ifPresent(beyond -> {
            var node = root.putObject("beyond").put("rule", beyond.rule().name());
            money(node, beyond.rate());
        });
    }

    static Optional<Hours> hours(JsonNode root) {
        JsonNode remaining = root.path("remaining");
        JsonNode beyond = root.path("beyond");
        return Optional.of(root.path("includedMinutes"))
                .filter(JsonNode::isNumber)
                .map(minutes -> new Hours(
                        Minutes.of(minutes.asLong()),
                        remaining.isObject()
                                ? Optional.of(new Remaining(
                                        Minutes.of(remaining.path("pool").asLong()),
                                        Minutes.of(remaining.path("left").asLong()),
                                        YearMonth.parse(remaining.path("from").asString()),
                                        YearMonth.parse(remaining.path("until").asString())))
                                : Optional.empty(),
                        beyond.isObject()
                                ? Optional.of(new Beyond(
                                        OverageRule.valueOf(beyond.path("rule").asString()), money(beyond)))
                                : Optional.empty()));
    }

    static void write(ObjectNode node, AcceptedEstimate estimate) {
        node.put("contract", estimate.contract().toString())
                .put("minutes", estimate.minutes().value())
                .put("beyond", estimate.beyond().value())
                .put("at", estimate.at().toString())
                .put("by", estimate.by());
        estimate.rate().ifPresent(rate -> money(node, rate));
    }

    static Optional<AcceptedEstimate> estimate(JsonNode node) {
        return node.isObject()
                ? Optional.of(new AcceptedEstimate(
                        ContractId.of(node.path("contract").asString()),
                        Minutes.of(node.path("minutes").asLong()),
                        Minutes.of(node.path("beyond").asLong()),
                        node.path("amount").isString() ? Optional.of(money(node)) : Optional.empty(),
                        Instant.parse(node.path("at").asString()),
                        node.path("by").asString()))
                : Optional.empty();
    }

    private static void money(ObjectNode node, Money money) {
        node.put("amount", money.getAmount().toPlainString())
                .put("currency", money.getCurrencyUnit().getCode());
    }

    private static Money money(JsonNode node) {
        return Money.of(
                CurrencyUnit.of(node.path("currency").asString()),
                new BigDecimal(node.path("amount").asString()));
    }
}
