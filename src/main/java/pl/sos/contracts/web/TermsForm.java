package pl.sos.contracts.web;

import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Clause;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.Ending;
import pl.sos.contracts.Fee;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.Licence;
import pl.sos.contracts.NoticeRule;
import pl.sos.contracts.Parties;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Travel;
import pl.sos.contracts.Updates;
import pl.sos.contracts.Visits;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/**
 * Reads terms out of what was typed. A field that the form does not have leaves the terms as they were; one that was left
 * empty says what the offer says, or "none" where a condition may be absent.
 */
final class TermsForm {
    private static final CurrencyUnit ZLOTYS = CurrencyUnit.of("PLN");
    private static final int LARGEST = 9;

    private final FieldReader read;
    private final Form form;
    private final Terms before;
    private final Terms offer;

    private TermsForm(FieldReader read, Terms before, Terms offer) {
        this.read = read;
        this.form = read.form();
        this.before = before;
        this.offer = offer;
    }

    /**
     * @param before what holds where the form has no field
     * @param offer what an empty field means
     */
    static Terms read(FieldReader read, Terms before, Terms offer) {
        return new TermsForm(read, before, offer).terms();
    }

    private Terms terms() {
        ServiceLevel usual =
                form.has("all.reaction.amount") ? level("all", offer.defaultLevel()) : before.defaultLevel();
        return before.withScope(new LinkedHashSet<>(form.all("scope")))
                .withLevels(usual, form.has("all.reaction.amount") ? levels(usual) : before.levels())
                .withCalendar(form.has("calendar") ? form.value("calendar") : before.calendar())
                .withChannels(channels())
                .withHours(hours())
                .withWork(work())
                .withClauses(clauses())
                .withParties(parties())
                .withLicence(licence())
                .withEnding(ending())
                .withVisits(visits())
                .withUpdates(new Updates(
                        given(
                                "updatesIncluded",
                                () -> form.value("updatesIncluded").equals("true"),
                                before.updates().included()),
                        whole(
                                "statutoryDays",
                                before.updates().statutoryDays(),
                                offer.updates().statutoryDays())))
                .withFee(fee())
                .withData(data());
    }

    private Map<Category, ServiceLevel> levels(ServiceLevel usual) {
        Map<Category, ServiceLevel> levels = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            ServiceLevel level = level(category.name(), usual);
            if (!level.equals(usual)) {
                levels.put(category, level);
            }
        }
        return levels;
    }

    private ServiceLevel level(String of, ServiceLevel otherwise) {
        return new ServiceLevel(
                read.policy(of + ".reaction").orElse(otherwise.reaction()),
                read.policy(of + ".workaround").or(otherwise::workaround),
                read.policy(of + ".repair").or(otherwise::repair));
    }

    private Set<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            if (form.has("channels", channel.name())) {
                channels.add(channel);
            }
        }
        return channels;
    }

    private HoursPackage hours() {
        HoursPackage was = before.hours();
        Minutes carried = given(
                "carryOver",
                () -> read.hours("carryOver", "terms.carryOver"),
                was.carryOver().atMost());
        int periods = whole("carryOverPeriods", was.carryOver().periods(), 1);
        return new HoursPackage(
                given("includedHours", () -> read.hours("includedHours", "terms.includedMinutes"), was.monthly()),
                constant("period", was.period()),
                carried.equals(Minutes.ZERO) ? CarryOver.NONE : new CarryOver(carried, periods),
                constant("order", was.order()),
                constant("overage", was.overage()));
    }

    private WorkTerms work() {
        WorkTerms was = before.work();
        Set<WorkKind> draws = EnumSet.noneOf(WorkKind.class);
        Map<WorkKind, Money> rates = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            if (form.has("draws", kind.name())) {
                draws.add(kind);
            }
            given(
                            "rate." + kind,
                            () -> money("rate." + kind),
                            Optional.ofNullable(was.rates().get(kind)))
                    .ifPresent(rate -> rates.put(kind, rate));
        }
        Map<WorkChannel, Rounding> rounding = new EnumMap<>(WorkChannel.class);
        for (WorkChannel channel : WorkChannel.values()) {
            rounding.put(channel, rounding(channel));
        }
        return new WorkTerms(
                form.has("draws.given") ? draws : was.drawsOnHours(),
                rounding,
                given(
                        "hourlyRate",
                        () -> money("hourlyRate").orElse(offer.work().hourlyRate()),
                        was.hourlyRate()),
                rates,
                whole("afterHoursPercent", was.afterHoursPercent(), offer.work().afterHoursPercent()),
                whole("dayOffPercent", was.dayOffPercent(), offer.work().dayOffPercent()));
    }

    private Rounding rounding(WorkChannel channel) {
        Rounding was = before.work().rounding(channel);
        Rounding offered = offer.work().rounding(channel);
        String field = "rounding." + channel;
        if (!form.has(field + ".step")) {
            return was;
        }
        return new Rounding(
                Minutes.of(whole(field + ".step", (int) was.step().value(), (int)
                        offered.step().value())),
                Minutes.of(whole(field + ".minimum", (int) was.minimum().value(), (int)
                        offered.minimum().value())),
                form.value(field + ".first").equals("true"));
    }

    private Map<Clause, String> clauses() {
        Map<Clause, String> clauses = new EnumMap<>(Clause.class);
        for (Clause clause : Clause.values()) {
            String field = "clause." + clause;
            given(field, () -> Optional.of(form.value(field)), before.clause(clause))
                    .filter(paragraph -> !paragraph.isEmpty())
                    .ifPresent(paragraph -> clauses.put(clause, paragraph));
        }
        return clauses;
    }

    private Parties parties() {
        Parties was = before.parties();
        return new Parties(
                given("vendorSignatories", () -> lines("vendorSignatories"), was.forVendor()),
                given("clientSignatories", () -> lines("clientSignatories"), was.forClient()),
                given(
                        "reporters",
                        () -> new LinkedHashSet<>(
                                Arrays.stream(form.value("reporters").split("[\\s,;]+"))
                                        .filter(email -> !email.isEmpty())
                                        .map(email -> email.toLowerCase(Locale.ROOT))
                                        .toList()),
                        was.reporters()));
    }

    private Licence licence() {
        Licence was = before.licence();
        Set<InstallationId> installations = new LinkedHashSet<>();
        for (String id : form.all("installations")) {
            try {
                installations.add(InstallationId.of(id));
            } catch (IllegalArgumentException noId) {
                read.refuse("terms.installations", "no-installation");
            }
        }
        return new Licence(
                given("licenceSize", () -> read.whole("licenceSize", LARGEST), was.size()),
                form.has("installations.given") ? installations : was.installations());
    }

    private Ending ending() {
        Ending was = before.ending();
        NoticeRule notice = was.notice();
        Optional<Renewal> renewal = given(
                "renewalMonths",
                () -> read.whole("renewalMonths", LARGEST)
                        .map(months -> new Renewal(
                                months, read.whole("objectionDays", LARGEST).orElse(30))),
                was.renewal());
        return new Ending(
                renewal,
                new NoticeRule(
                        whole(
                                "noticeAmount",
                                notice.amount(),
                                offer.ending().notice().amount()),
                        constant("noticeUnit", notice.unit()),
                        constant("noticeEffect", notice.effect())));
    }

    private Visits visits() {
        Visits was = before.visits();
        Travel.Rule rule = constant("travelRule", was.travel().rule());
        return new Visits(
                whole("visits", was.aYear(), offer.visits().aYear()),
                whole("databaseReviews", was.databaseReviews(), offer.visits().databaseReviews()),
                new Travel(
                        rule,
                        rule == Travel.Rule.INCLUDED
                                ? Money.zero(ZLOTYS)
                                : given(
                                        "travelRate",
                                        () -> money("travelRate")
                                                .orElse(offer.visits().travel().rate()),
                                        was.travel().rate())),
                whole(
                        "protocolAcceptedAfter",
                        was.protocolAcceptedAfter(),
                        offer.visits().protocolAcceptedAfter()));
    }

    private Fee fee() {
        Fee was = before.fee();
        return new Fee(
                given("monthly", () -> money("monthly").orElse(Money.zero(ZLOTYS)), was.monthly()),
                given("index", this::indexation, was.indexation()),
                constant("timing", was.timing()),
                whole("dueDays", was.dueDays(), offer.fee().dueDays()));
    }

    private Optional<Indexation> indexation() {
        return Arrays.stream(Indexation.Index.values())
                .filter(index -> index.name().equals(form.value("index")))
                .findFirst()
                .map(index -> new Indexation(
                        index,
                        Month.of(Math.clamp(read.whole("indexMonth", LARGEST).orElse(2), 1, 12)),
                        read.decimal("cap"),
                        read.decimal("floor")));
    }

    private DataProtection data() {
        DataProtection was = before.data();
        return new DataProtection(
                given("processingAgreement", () -> read.date("processingAgreement"), was.processingAgreement()),
                constant("remoteAccess", was.remoteAccess()),
                given(
                        "remoteConditions",
                        () -> form.value("remoteConditions").replace("\r\n", "\n"),
                        was.conditions()));
    }

    private Optional<Money> money(String field) {
        return read.decimal(field).map(amount -> Money.of(ZLOTYS, amount, RoundingMode.HALF_UP));
    }

    private int whole(String field, int was, int empty) {
        return given(field, () -> read.whole(field, LARGEST).orElse(empty), was);
    }

    private List<String> lines(String field) {
        var lines = new ArrayList<String>();
        form.value(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return lines;
    }

    private <T> T given(String field, Supplier<T> value, T was) {
        return form.has(field) ? value.get() : was;
    }

    private <E extends Enum<E>> E constant(String field, E was) {
        return Arrays.stream(was.getDeclaringClass().getEnumConstants())
                .filter(one -> one.name().equals(form.value(field)))
                .findFirst()
                .orElse(was);
    }
}
