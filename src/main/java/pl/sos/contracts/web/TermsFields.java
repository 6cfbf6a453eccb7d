package pl.sos.contracts.web;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.kernel.Minutes;

/** Terms as the fields of a form hold them; {@link TermsForm} reads them back. */
final class TermsFields {
    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    private TermsFields() {}

    static MultiValueMap<String, String> of(Terms terms) {
        var fields = new TermsFields();
        fields.scope(terms);
        fields.times(terms);
        fields.hours(terms);
        fields.work(terms);
        fields.care(terms);
        fields.price(terms);
        fields.ending(terms);
        fields.rest(terms);
        return fields.values;
    }

    private void scope(Terms terms) {
        terms.scope().stream().sorted().forEach(code -> values.add("scope", code));
        put("licenceSize", terms.licence().size().map(String::valueOf));
        put("installations.given", "1");
        terms.licence().installations().forEach(id -> values.add("installations", id.toString()));
    }

    private void times(Terms terms) {
        level("all", terms.defaultLevel(), Optional.empty());
        terms.levels().forEach((category, level) -> level(category.name(), level, Optional.of(terms.defaultLevel())));
        put("calendar", terms.calendar());
        terms.channels().forEach(channel -> values.add("channels", channel.name()));
        put(
                "reporters",
                String.join("\n", terms.parties().reporters().stream().sorted().toList()));
    }

    private void level(String of, ServiceLevel level, Optional<ServiceLevel> usual) {
        if (usual.isEmpty() || !level.reaction().equals(usual.get().reaction())) {
            policy(of + ".reaction", Optional.of(level.reaction()));
        }
        if (usual.isEmpty() || !level.workaround().equals(usual.get().workaround())) {
            policy(of + ".workaround", level.workaround());
        }
        if (usual.isEmpty() || !level.repair().equals(usual.get().repair())) {
            policy(of + ".repair", level.repair());
        }
    }

    private void policy(String field, Optional<Policy> policy) {
        policy.ifPresent(one -> {
            put(
                    field + ".amount",
                    String.valueOf(
                            one.counting() == Counting.WORKING_DAYS
                                    ? one.days()
                                    : one.time().toHours()));
            put(field + ".counting", one.counting().name());
        });
    }

    private void hours(Terms terms) {
        var hours = terms.hours();
        put("includedHours", hours.monthly().value() == 0 ? "" : inHours(hours.monthly()));
        put("draws.given", "1");
        terms.work().drawsOnHours().forEach(kind -> values.add("draws", kind.name()));
        put("period", hours.period().name());
        put(
                "carryOver",
                hours.carryOver().none() ? "" : inHours(hours.carryOver().atMost()));
        put(
                "carryOverPeriods",
                hours.carryOver().none() ? "" : String.valueOf(hours.carryOver().periods()));
        put("order", hours.order().name());
        put("overage", hours.overage().name());
    }

    private void work(Terms terms) {
        terms.work().rounding().forEach((channel, rule) -> {
            put("rounding." + channel + ".step", String.valueOf(rule.step().value()));
            put(
                    "rounding." + channel + ".minimum",
                    String.valueOf(rule.minimum().value()));
            put("rounding." + channel + ".first", rule.firstHourWhole() ? "true" : "false");
        });
        put("hourlyRate", plain(terms.work().hourlyRate().getAmount()));
        terms.work().rates().forEach((kind, rate) -> put("rate." + kind, plain(rate.getAmount())));
        put("afterHoursPercent", String.valueOf(terms.work().afterHoursPercent()));
        put("dayOffPercent", String.valueOf(terms.work().dayOffPercent()));
    }

    private void care(Terms terms) {
        put("visits", String.valueOf(terms.visits().aYear()));
        put("databaseReviews", String.valueOf(terms.visits().databaseReviews()));
        put("travelRule", terms.visits().travel().rule().name());
        put("travelRate", plain(terms.visits().travel().rate().getAmount()));
        put("protocolAcceptedAfter", String.valueOf(terms.visits().protocolAcceptedAfter()));
        put("updatesIncluded", String.valueOf(terms.updates().included()));
        put("statutoryDays", String.valueOf(terms.updates().statutoryDays()));
    }

    private void price(Terms terms) {
        var fee = terms.fee();
        put("monthly", fee.monthly().isZero() ? "" : plain(fee.monthly().getAmount()));
        put("index", fee.indexation().map(rule -> rule.index().name()).orElse("NONE"));
        put(
                "indexMonth",
                fee.indexation().map(rule -> String.valueOf(rule.month().getValue())));
        put("cap", fee.indexation().flatMap(Indexation::cap).map(TermsFields::plain));
        put("floor", fee.indexation().flatMap(Indexation::floor).map(TermsFields::plain));
        put("timing", fee.timing().name());
        put("dueDays", String.valueOf(fee.dueDays()));
    }

    private void ending(Terms terms) {
        put("renewalMonths", terms.ending().renewal().map(rule -> String.valueOf(rule.months())));
        put("objectionDays", terms.ending().renewal().map(rule -> String.valueOf(rule.objectionDays())));
        put("noticeAmount", String.valueOf(terms.ending().notice().amount()));
        put("noticeUnit", terms.ending().notice().unit().name());
        put("noticeEffect", terms.ending().notice().effect().name());
    }

    private void rest(Terms terms) {
        put("vendorSignatories", String.join("\n", terms.parties().forVendor()));
        put("clientSignatories", String.join("\n", terms.parties().forClient()));
        put("processingAgreement", terms.data().processingAgreement().map(Object::toString));
        put("remoteAccess", terms.data().remoteAccess().name());
        put("remoteConditions", terms.data().conditions());
        terms.clauses().forEach((clause, paragraph) -> put("clause." + clause, paragraph));
    }

    /** Hours as people write them: 6 or 3,5; minutes that make no such number as a fraction of hundredths. */
    private static String inHours(Minutes minutes) {
        return BigDecimal.valueOf(minutes.value())
                .divide(BigDecimal.valueOf(60), 4, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private void put(String field, Optional<String> value) {
        put(field, value.orElse(""));
    }

    private void put(String field, String value) {
        values.set(field, value);
    }
}
