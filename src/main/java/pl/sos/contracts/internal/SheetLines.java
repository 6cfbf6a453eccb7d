package pl.sos.contracts.internal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.Fee;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.NoticeRule;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.TermGroup;
import pl.sos.contracts.TermSheet.Line;
import pl.sos.contracts.TermSheet.Names;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Travel;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;

/** Puts terms into words, condition by condition. */
public final class SheetLines {
    private final Terms terms;
    private final Names names;
    private final Language language;
    private final Times times;
    private final List<Line> lines = new ArrayList<>();

    public SheetLines(Terms terms, Names names, Language language, Times times) {
        this.terms = terms;
        this.names = names;
        this.language = language;
        this.times = times;
    }

    public List<Line> lines() {
        scope();
        times();
        reporting();
        hours();
        work();
        visits();
        price();
        ending();
        parties();
        for (Clause clause : Clause.values()) {
            terms.clause(clause)
                    .ifPresent(paragraph -> lines.add(new Line(
                            TermGroup.CLAUSES, "clause." + clause, word("contracts.clause." + clause), paragraph)));
        }
        return lines;
    }

    private void scope() {
        add(
                TermGroup.SCOPE,
                "scope",
                joined(terms.scope().stream().map(names::application).sorted()));
        add(
                TermGroup.SCOPE,
                "licence.size",
                terms.licence().size().map(this::number).orElseGet(() -> say("licence.size.any")));
        add(
                TermGroup.SCOPE,
                "licence.installations",
                terms.licence().installations().isEmpty()
                        ? say("licence.installations.all")
                        : joined(terms.licence().installations().stream()
                                .map(names::installation)
                                .sorted()));
    }

    private void times() {
        int before = lines.size();
        for (Category category : Category.values()) {
            ServiceLevel level = terms.level(category);
            if (!level.equals(terms.defaultLevel())) {
                lines.add(new Line(
                        TermGroup.TIMES, "level." + category, word("contracts.category." + category), level(level)));
            }
        }
        lines.add(new Line(
                TermGroup.TIMES,
                "level.all",
                word(lines.size() == before ? "contracts.sheet.level.all" : "contracts.sheet.level.others"),
                level(terms.defaultLevel())));
        add(TermGroup.TIMES, "calendar", names.calendars().apply(terms.calendar()));
    }

    private void reporting() {
        add(
                TermGroup.REPORTING,
                "channels",
                joined(Arrays.stream(Channel.values())
                        .filter(terms.channels()::contains)
                        .map(channel -> word("contracts.channel." + channel))));
        add(
                TermGroup.REPORTING,
                "reporters",
                terms.parties().reporters().isEmpty()
                        ? say("reporters.all")
                        : joined(terms.parties().reporters().stream().sorted()));
    }

    private void hours() {
        var hours = terms.hours();
        boolean some = hours.monthly().value() > 0;
        add(
                TermGroup.HOURS,
                "hours.monthly",
                some ? say("hours.monthly.value", minutes(hours.monthly())) : word("contracts.hours.none"));
        add(
                TermGroup.HOURS,
                "hours.draws",
                terms.work().drawsOnHours().isEmpty()
                        ? say("none")
                        : terms.work().drawsOnHours().size() == WorkKind.values().length
                                ? say("hours.draws.all")
                                : joined(Arrays.stream(WorkKind.values())
                                        .filter(terms.work().drawsOnHours()::contains)
                                        .map(kind -> word("contracts.kind." + kind))));
        add(TermGroup.HOURS, "hours.period", word("contracts.period." + hours.period()));
        add(
                TermGroup.HOURS,
                "hours.carry",
                hours.carryOver().none()
                        ? say("hours.carry.none")
                        : say(
                                "hours.carry.value",
                                minutes(hours.carryOver().atMost()),
                                counted("hours.periods", hours.carryOver().periods())));
        add(TermGroup.HOURS, "hours.order", word("contracts.order." + hours.order()));
        add(TermGroup.HOURS, "hours.overage", word("contracts.overage." + hours.overage()));
    }

    private void work() {
        for (WorkChannel channel : WorkChannel.values()) {
            Rounding rule = terms.work().rounding(channel);
            String value = say("rounding.step", minutes(rule.step()));
            if (rule.firstHourWhole()) {
                value += ", " + say("rounding.first-hour");
            } else if (rule.minimum().compareTo(rule.step()) > 0) {
                value += ", " + say("rounding.minimum", minutes(rule.minimum()));
            }
            lines.add(new Line(
                    TermGroup.WORK,
                    "rounding." + channel,
                    say("rounding", word("contracts.work-channel." + channel)),
                    value));
        }
        add(TermGroup.WORK, "rate", say("rate.value", money(terms.work().hourlyRate())));
        for (WorkKind kind : WorkKind.values()) {
            Optional.ofNullable(terms.work().rates().get(kind))
                    .ifPresent(rate -> lines.add(new Line(
                            TermGroup.WORK,
                            "rate." + kind,
                            say("rate.of", word("contracts.kind." + kind)),
                            say("rate.value", money(rate)))));
        }
        add(TermGroup.WORK, "after-hours", say("percent", terms.work().afterHoursPercent()));
        add(TermGroup.WORK, "day-off", say("percent", terms.work().dayOffPercent()));
    }

    private void visits() {
        var visits = terms.visits();
        add(TermGroup.VISITS, "visits", aYear(visits.aYear()));
        add(TermGroup.VISITS, "reviews", aYear(visits.databaseReviews()));
        add(
                TermGroup.VISITS,
                "travel",
                visits.travel().rule() == Travel.Rule.INCLUDED
                        ? say("travel.INCLUDED")
                        : say(
                                "travel." + visits.travel().rule(),
                                money(visits.travel().rate())));
        add(
                TermGroup.VISITS,
                "protocol",
                visits.protocolAcceptedAfter() == 0
                        ? say("protocol.never")
                        : say("protocol.value", counted("days", visits.protocolAcceptedAfter())));
        add(TermGroup.UPDATES, "updates", say(terms.updates().included() ? "updates.yes" : "updates.no"));
        add(
                TermGroup.UPDATES,
                "statutory",
                terms.updates().statutoryDays() == 0
                        ? say("statutory.same-day")
                        : say("statutory.value", counted("days", terms.updates().statutoryDays())));
    }

    private void price() {
        Fee fee = terms.fee();
        add(TermGroup.PRICE, "fee", fee.monthly().isZero() ? say("fee.list") : say("fee.value", money(fee.monthly())));
        add(
                TermGroup.PRICE,
                "indexation",
                fee.indexation().map(this::indexation).orElseGet(() -> say("none")));
        add(TermGroup.PRICE, "timing", word("contracts.timing." + fee.timing()));
        add(TermGroup.PRICE, "due", counted("days", fee.dueDays()));
    }

    private String indexation(Indexation rule) {
        String value = say(
                "indexation.value",
                word("contracts.index." + rule.index()),
                rule.month().getDisplayName(TextStyle.FULL_STANDALONE, locale()));
        return value
                + rule.cap()
                        .map(cap -> ", " + say("indexation.cap", percent(cap)))
                        .orElse("")
                + rule.floor()
                        .map(floor -> ", " + say("indexation.floor", percent(floor)))
                        .orElse("");
    }

    private void ending() {
        add(
                TermGroup.ENDING,
                "renewal",
                terms.ending()
                        .renewal()
                        .map(rule -> say(
                                "renewal.value",
                                counted("months", rule.months()),
                                counted("days", rule.objectionDays())))
                        .orElseGet(() -> say("renewal.none")));
        NoticeRule notice = terms.ending().notice();
        add(
                TermGroup.ENDING,
                "notice",
                say(
                        "notice.value",
                        counted(notice.unit() == NoticeRule.Unit.DAYS ? "days" : "months", notice.amount()),
                        word("contracts.effect." + notice.effect())));
    }

    private void parties() {
        add(TermGroup.PARTIES, "signs.vendor", people(terms.parties().forVendor()));
        add(TermGroup.PARTIES, "signs.client", people(terms.parties().forClient()));
        add(
                TermGroup.DATA,
                "processing",
                terms.data()
                        .processingAgreement()
                        .map(day -> say("processing.value", times.date(day)))
                        .orElseGet(() -> say("processing.none")));
        add(TermGroup.DATA, "remote", word("contracts.remote." + terms.data().remoteAccess()));
        if (!terms.data().conditions().isBlank()) {
            add(TermGroup.DATA, "remote.conditions", terms.data().conditions());
        }
    }

    private String people(List<String> people) {
        return people.isEmpty() ? say("people.none") : String.join("; ", people);
    }

    private String level(ServiceLevel level) {
        return Stream.of(
                        Optional.of(word("contracts.term.reaction.short") + " " + policy(level.reaction())),
                        level.workaround().map(time -> word("contracts.term.workaround.short") + " " + policy(time)),
                        level.repair().map(time -> word("contracts.term.repair.short") + " " + policy(time)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private String policy(Policy policy) {
        return policy.counting() == Counting.WORKING_DAYS
                ? Sentences.counted("contracts.policy.days", policy.days()).in(language)
                : word(
                        "contracts.policy." + policy.counting(),
                        times.minutes(policy.time().toMinutes()));
    }

    private String aYear(int number) {
        return number == 0 ? say("none") : counted("a-year", number);
    }

    private String counted(String key, long number) {
        return Sentences.counted("contracts.sheet." + key, number).in(language);
    }

    private String minutes(Minutes minutes) {
        return times.minutes(minutes.value());
    }

    /** "190 zł", "1,15 zł"; in English "PLN 1.15". Zlotys are all we sell in. */
    private String money(Money money) {
        return Amounts.zlotys(money, language);
    }

    private String percent(BigDecimal percent) {
        return NumberFormat.getNumberInstance(locale()).format(percent) + "%";
    }

    private String number(int number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    private Locale locale() {
        return language.locale();
    }

    private String joined(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    private void add(TermGroup group, String key, String value) {
        lines.add(new Line(group, key, word("contracts.sheet." + key), value));
    }

    private String say(String key, Object... arguments) {
        return word("contracts.sheet." + key, arguments);
    }

    private String word(String key, Object... arguments) {
        return Words.of(language, key, arguments);
    }
}
