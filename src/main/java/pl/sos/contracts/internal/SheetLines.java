package pl.sos.contracts.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pl.sos.contracts.Clause;
import pl.sos.contracts.Fee;
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
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Times;

/** Puts terms into words, condition by condition. */
public final class SheetLines {
    private final Terms terms;
    private final Names names;
    private final SheetWords words;
    private final List<Line> lines = new ArrayList<>();

    public SheetLines(Terms terms, Names names, Language language, Times times) {
        this.terms = terms;
        this.names = names;
        this.words = new SheetWords(language, times);
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
                            TermGroup.CLAUSES,
                            "clause." + clause,
                            words.word("contracts.clause." + clause),
                            paragraph)));
        }
        return lines;
    }

    private void scope() {
        add(
                TermGroup.SCOPE,
                "scope",
                words.joined(terms.scope().stream().map(names::application).sorted()));
        add(
                TermGroup.SCOPE,
                "licence.size",
                terms.licence().size().map(words::number).orElseGet(() -> words.say("licence.size.any")));
        add(
                TermGroup.SCOPE,
                "licence.installations",
                terms.licence().installations().isEmpty()
                        ? words.say("licence.installations.all")
                        : words.joined(terms.licence().installations().stream()
                                .map(names::installation)
                                .sorted()));
    }

    private void times() {
        int before = lines.size();
        for (Category category : Category.values()) {
            ServiceLevel level = terms.level(category);
            if (!level.equals(terms.defaultLevel())) {
                lines.add(new Line(
                        TermGroup.TIMES,
                        "level." + category,
                        words.word("contracts.category." + category),
                        words.level(level)));
            }
        }
        lines.add(new Line(
                TermGroup.TIMES,
                "level.all",
                words.word(lines.size() == before ? "contracts.sheet.level.all" : "contracts.sheet.level.others"),
                words.level(terms.defaultLevel())));
        add(TermGroup.TIMES, "calendar", names.calendars().apply(terms.calendar()));
    }

    private void reporting() {
        add(
                TermGroup.REPORTING,
                "channels",
                words.joined(Arrays.stream(Channel.values())
                        .filter(terms.channels()::contains)
                        .map(channel -> words.word("contracts.channel." + channel))));
        add(
                TermGroup.REPORTING,
                "reporters",
                terms.parties().reporters().isEmpty()
                        ? words.say("reporters.all")
                        : words.joined(terms.parties().reporters().stream().sorted()));
    }

    private void hours() {
        var hours = terms.hours();
        boolean some = hours.monthly().value() > 0;
        add(
                TermGroup.HOURS,
                "hours.monthly",
                some
                        ? words.say("hours.monthly.value", words.minutes(hours.monthly()))
                        : words.word("contracts.hours.none"));
        add(
                TermGroup.HOURS,
                "hours.draws",
                terms.work().drawsOnHours().isEmpty()
                        ? words.say("none")
                        : terms.work().drawsOnHours().size() == WorkKind.values().length
                                ? words.say("hours.draws.all")
                                : words.joined(Arrays.stream(WorkKind.values())
                                        .filter(terms.work().drawsOnHours()::contains)
                                        .map(kind -> words.word("contracts.kind." + kind))));
        add(TermGroup.HOURS, "hours.period", words.word("contracts.period." + hours.period()));
        add(
                TermGroup.HOURS,
                "hours.carry",
                hours.carryOver().none()
                        ? words.say("hours.carry.none")
                        : words.say(
                                "hours.carry.value",
                                words.minutes(hours.carryOver().atMost()),
                                words.counted("hours.periods", hours.carryOver().periods())));
        add(TermGroup.HOURS, "hours.order", words.word("contracts.order." + hours.order()));
        add(TermGroup.HOURS, "hours.overage", words.word("contracts.overage." + hours.overage()));
    }

    private void work() {
        for (WorkChannel channel : WorkChannel.values()) {
            Rounding rule = terms.work().rounding(channel);
            String value = words.say("rounding.step", words.minutes(rule.step()));
            if (rule.firstHourWhole()) {
                value += ", " + words.say("rounding.first-hour");
            } else if (rule.minimum().compareTo(rule.step()) > 0) {
                value += ", " + words.say("rounding.minimum", words.minutes(rule.minimum()));
            }
            lines.add(new Line(
                    TermGroup.WORK,
                    "rounding." + channel,
                    words.say("rounding", words.word("contracts.work-channel." + channel)),
                    value));
        }
        add(
                TermGroup.WORK,
                "rate",
                words.say("rate.value", words.money(terms.work().hourlyRate())));
        for (WorkKind kind : WorkKind.values()) {
            Optional.ofNullable(terms.work().rates().get(kind))
                    .ifPresent(rate -> lines.add(new Line(
                            TermGroup.WORK,
                            "rate." + kind,
                            words.say("rate.of", words.word("contracts.kind." + kind)),
                            words.say("rate.value", words.money(rate)))));
        }
        add(TermGroup.WORK, "after-hours", words.say("percent", terms.work().afterHoursPercent()));
        add(TermGroup.WORK, "day-off", words.say("percent", terms.work().dayOffPercent()));
    }

    private void visits() {
        var visits = terms.visits();
        add(TermGroup.VISITS, "visits", words.aYear(visits.aYear()));
        add(TermGroup.VISITS, "reviews", words.aYear(visits.databaseReviews()));
        add(
                TermGroup.VISITS,
                "travel",
                visits.travel().rule() == Travel.Rule.INCLUDED
                        ? words.say("travel.INCLUDED")
                        : words.say(
                                "travel." + visits.travel().rule(),
                                words.money(visits.travel().rate())));
        add(
                TermGroup.VISITS,
                "protocol",
                visits.protocolAcceptedAfter() == 0
                        ? words.say("protocol.never")
                        : words.say("protocol.value", words.counted("days", visits.protocolAcceptedAfter())));
        add(TermGroup.UPDATES, "updates", words.say(terms.updates().included() ? "updates.yes" : "updates.no"));
        add(
                TermGroup.UPDATES,
                "statutory",
                terms.updates().statutoryDays() == 0
                        ? words.say("statutory.same-day")
                        : words.say(
                                "statutory.value",
                                words.counted("days", terms.updates().statutoryDays())));
    }

    private void price() {
        Fee fee = terms.fee();
        add(
                TermGroup.PRICE,
                "fee",
                fee.monthly().isZero() ? words.say("fee.list") : words.say("fee.value", words.money(fee.monthly())));
        add(
                TermGroup.PRICE,
                "indexation",
                fee.indexation().map(words::indexation).orElseGet(() -> words.say("none")));
        add(TermGroup.PRICE, "timing", words.word("contracts.timing." + fee.timing()));
        add(TermGroup.PRICE, "due", words.counted("days", fee.dueDays()));
    }

    private void ending() {
        add(
                TermGroup.ENDING,
                "renewal",
                terms.ending()
                        .renewal()
                        .map(rule -> words.say(
                                "renewal.value",
                                words.counted("months", rule.months()),
                                words.counted("days", rule.objectionDays())))
                        .orElseGet(() -> words.say("renewal.none")));
        NoticeRule notice = terms.ending().notice();
        add(
                TermGroup.ENDING,
                "notice",
                words.say(
                        "notice.value",
                        words.counted(notice.unit() == NoticeRule.Unit.DAYS ? "days" : "months", notice.amount()),
                        words.word("contracts.effect." + notice.effect())));
    }

    private void parties() {
        add(TermGroup.PARTIES, "signs.vendor", words.people(terms.parties().forVendor()));
        add(TermGroup.PARTIES, "signs.client", words.people(terms.parties().forClient()));
        add(
                TermGroup.DATA,
                "processing",
                terms.data()
                        .processingAgreement()
                        .map(day -> words.say("processing.value", words.times().date(day)))
                        .orElseGet(() -> words.say("processing.none")));
        add(
                TermGroup.DATA,
                "remote",
                words.word("contracts.remote." + terms.data().remoteAccess()));
        if (!terms.data().conditions().isBlank()) {
            add(TermGroup.DATA, "remote.conditions", terms.data().conditions());
        }
    }

    private void add(TermGroup group, String key, String value) {
        lines.add(new Line(group, key, words.word("contracts.sheet." + key), value));
    }
}
