package pl.sos.estimates.internal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import pl.sos.contracts.OverageRule;
import pl.sos.estimates.Offer;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Offers as their columns keep them. Each name here is for good: rows bear it. */
@Component
class OfferJson {
    private final JsonMapper json;

    OfferJson(JsonMapper json) {
        this.json = json;
    }

    String write(Offer offer) {
        var root = json.createObjectNode()
                .put("asked", offer.asked().value())
                .put("fromPackage", offer.fromPackage().value())
                .put("beyond", offer.beyond().value())
                .put("rate", offer.rate().getAmount().toPlainString())
                .put("currency", offer.rate().getCurrencyUnit().getCode());
        offer.contract()
                .ifPresent(contract -> root.putObject("contract")
                        .put("id", contract.id().toString())
                        .put("number", contract.number())
                        .put("rule", contract.rule().name()));
        offer.hours()
                .ifPresent(hours -> root.putObject("hours")
                        .put("left", hours.left().value())
                        .put("reserved", hours.reserved().value())
                        .put("from", hours.from().toString())
                        .put("until", hours.until().toString()));
        return json.writeValueAsString(root);
    }

    Offer read(String text) {
        JsonNode root = json.readTree(text);
        JsonNode contract = root.path("contract");
        JsonNode hours = root.path("hours");
        return new Offer(
                contract.isObject()
                        ? Optional.of(new Offer.Governing(
                                ContractId.of(contract.path("id").asString()),
                                contract.path("number").asString(),
                                OverageRule.valueOf(contract.path("rule").asString())))
                        : Optional.empty(),
                Minutes.of(root.path("asked").asLong()),
                hours.isObject()
                        ? Optional.of(new Offer.Left(
                                Minutes.of(hours.path("left").asLong()),
                                Minutes.of(hours.path("reserved").asLong(0)),
                                YearMonth.parse(hours.path("from").asString()),
                                YearMonth.parse(hours.path("until").asString())))
                        : Optional.empty(),
                Minutes.of(root.path("fromPackage").asLong()),
                Minutes.of(root.path("beyond").asLong()),
                Money.of(
                        CurrencyUnit.of(root.path("currency").asString()),
                        new BigDecimal(root.path("rate").asString())));
    }
}
