package pl.sos.contracts.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.joda.money.Money;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.Ending;
import pl.sos.contracts.Fee;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.Licence;
import pl.sos.contracts.NoticeRule;
import pl.sos.contracts.Parties;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Travel;
import pl.sos.contracts.Updates;
import pl.sos.contracts.Visits;
import pl.sos.kernel.InstallationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions of a contract besides times and hours. A part that is left out stays as it was in the terms given. */
final class MoreTermsJson {
    void write(ObjectNode root, Terms terms) {
        ObjectNode parties = root.putObject("parties");
        terms.parties().forVendor().forEach(parties.putArray("forVendor")::add);
        terms.parties().forClient().forEach(parties.putArray("forClient")::add);
        new TreeSet<>(terms.parties().reporters()).forEach(parties.putArray("reporters")::add);

        ObjectNode licence = root.putObject("licence");
        terms.licence().size().ifPresent(size -> licence.put("size", size));
        ArrayNode installations = licence.putArray("installations");
        terms.licence().installations().stream()
                .map(InstallationId::toString)
                .sorted()
                .forEach(installations::add);

        ObjectNode ending = root.putObject("ending");
        terms.ending()
                .renewal()
                .ifPresent(renewal -> ending.putObject("renewal")
                        .put("months", renewal.months())
                        .put("objectionDays", renewal.objectionDays()));
        NoticeRule notice = terms.ending().notice();
        ending.putObject("notice")
                .put("amount", notice.amount())
                .put("unit", notice.unit().name())
                .put("effect", notice.effect().name());

        ObjectNode visits = root.putObject("visits")
                .put("aYear", terms.visits().aYear())
                .put("databaseReviews", terms.visits().databaseReviews())
                .put("protocolAcceptedAfter", terms.visits().protocolAcceptedAfter());
        visits.putObject("travel")
                .put("rule", terms.visits().travel().rule().name())
                .put("rate", terms.visits().travel().rate().toString());

        root.putObject("updates")
                .put("included", terms.updates().included())
                .put("statutoryDays", terms.updates().statutoryDays());
        fee(root.putObject("fee"), terms.fee());

        ObjectNode data = root.putObject("data")
                .put("remoteAccess", terms.data().remoteAccess().name())
                .put("conditions", terms.data().conditions());
        terms.data().processingAgreement().ifPresent(day -> data.put("processingAgreement", day.toString()));
    }

    Terms read(JsonNode root, Terms otherwise) {
        return otherwise
                .withParties(root.has("parties") ? parties(root.path("parties")) : otherwise.parties())
                .withLicence(root.has("licence") ? licence(root.path("licence")) : otherwise.licence())
                .withEnding(root.has("ending") ? ending(root.path("ending"), otherwise.ending()) : otherwise.ending())
                .withVisits(root.has("visits") ? visits(root.path("visits"), otherwise.visits()) : otherwise.visits())
                .withUpdates(new Updates(
                        root.path("updates")
                                .path("included")
                                .asBoolean(otherwise.updates().included()),
                        root.path("updates")
                                .path("statutoryDays")
                                .asInt(otherwise.updates().statutoryDays())))
                .withFee(root.has("fee") ? fee(root.path("fee"), otherwise.fee()) : otherwise.fee())
                .withData(root.has("data") ? data(root.path("data"), otherwise.data()) : otherwise.data());
    }

    private static Parties parties(JsonNode node) {
        return new Parties(
                texts(node.path("forVendor")),
                texts(node.path("forClient")),
                new LinkedHashSet<>(texts(node.path("reporters"))));
    }

    private static Licence licence(JsonNode node) {
        var installations = new LinkedHashSet<InstallationId>();
        node.path("installations").forEach(id -> installations.add(InstallationId.of(id.asString())));
        return new Licence(
                Optional.of(node.path("size")).filter(JsonNode::isNumber).map(JsonNode::asInt), installations);
    }

    private static Ending ending(JsonNode node, Ending otherwise) {
        JsonNode renewal = node.path("renewal");
        JsonNode notice = node.path("notice");
        return new Ending(
                renewal.isObject()
                        ? Optional.of(new Renewal(
                                renewal.path("months").asInt(),
                                renewal.path("objectionDays").asInt(0)))
                        : Optional.empty(),
                notice.isObject()
                        ? new NoticeRule(
                                notice.path("amount").asInt(),
                                NoticeRule.Unit.valueOf(notice.path("unit").asString()),
                                NoticeRule.Effect.valueOf(notice.path("effect").asString()))
                        : otherwise.notice());
    }

    private static Visits visits(JsonNode node, Visits otherwise) {
        JsonNode travel = node.path("travel");
        return new Visits(
                node.path("aYear").asInt(otherwise.aYear()),
                node.path("databaseReviews").asInt(otherwise.databaseReviews()),
                travel.isObject()
                        ? new Travel(
                                Travel.Rule.valueOf(travel.path("rule").asString()),
                                Money.parse(travel.path("rate").asString()))
                        : otherwise.travel(),
                node.path("protocolAcceptedAfter").asInt(otherwise.protocolAcceptedAfter()));
    }

    private static void fee(ObjectNode node, Fee fee) {
        node.put("monthly", fee.monthly().toString())
                .put("timing", fee.timing().name())
                .put("dueDays", fee.dueDays());
        fee.indexation().ifPresent(indexation -> {
            ObjectNode index = node.putObject("indexation")
                    .put("index", indexation.index().name())
                    .put("month", indexation.month().getValue());
            indexation.cap().ifPresent(cap -> index.put("cap", cap.toPlainString()));
            indexation.floor().ifPresent(floor -> index.put("floor", floor.toPlainString()));
        });
    }

    private static Fee fee(JsonNode node, Fee otherwise) {
        JsonNode indexation = node.path("indexation");
        return new Fee(
                Money.parse(node.path("monthly").asString(otherwise.monthly().toString())),
                indexation.isObject()
                        ? Optional.of(new Indexation(
                                Indexation.Index.valueOf(
                                        indexation.path("index").asString()),
                                Month.of(indexation.path("month").asInt()),
                                decimal(indexation.path("cap")),
                                decimal(indexation.path("floor"))))
                        : Optional.empty(),
                Fee.Timing.valueOf(
                        node.path("timing").asString(otherwise.timing().name())),
                node.path("dueDays").asInt(otherwise.dueDays()));
    }

    private static DataProtection data(JsonNode node, DataProtection otherwise) {
        return new DataProtection(
                Optional.of(node.path("processingAgreement"))
                        .filter(JsonNode::isString)
                        .map(day -> LocalDate.parse(day.asString())),
                DataProtection.RemoteAccess.valueOf(node.path("remoteAccess")
                        .asString(otherwise.remoteAccess().name())),
                node.path("conditions").asString(otherwise.conditions()));
    }

    private static Optional<BigDecimal> decimal(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(text -> new BigDecimal(text.asString()));
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
