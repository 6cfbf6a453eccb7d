package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.Ending;
import pl.sos.contracts.Fee;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.Licence;
import pl.sos.contracts.NoticeRule;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Parties;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.contracts.Travel;
import pl.sos.contracts.Updates;
import pl.sos.contracts.Visits;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/** Parts of terms as callers state and read them. Stated: what is left out stays as it is. Read: nothing is left out. */
final class TermsParts {
    private TermsParts() {}

    /** What becomes of the hours; how many there are is {@code includedMinutes}. */
    @Schema(name = "HoursTerms")
    record Hours(
            @Nullable SettlementPeriod period,

            @Schema(description = "What goes over into the next period at most; 0: nothing") @Nullable
            Integer carryOverMinutes,

            @Schema(description = "How many further periods carried minutes live") @Nullable
            Integer carryOverPeriods,

            @Nullable OrderOfUse order,
            @Nullable OverageRule overage) {
        static Hours of(HoursPackage hours) {
            return new Hours(
                    hours.period(),
                    Math.toIntExact(hours.carryOver().atMost().value()),
                    hours.carryOver().periods(),
                    hours.order(),
                    hours.overage());
        }

        HoursPackage over(HoursPackage was) {
            long most = or(carryOverMinutes, (int) was.carryOver().atMost().value());
            int periods = or(carryOverPeriods, Math.max(1, was.carryOver().periods()));
            return new HoursPackage(
                    was.monthly(),
                    or(period, was.period()),
                    most == 0 ? CarryOver.NONE : new CarryOver(Minutes.of(most), periods),
                    or(order, was.order()),
                    or(overage, was.overage()));
        }
    }

    /** How entries are rounded in one channel. */
    @Schema(name = "RoundingTerms")
    record Round(int stepMinutes, int minimumMinutes, boolean firstHourWhole) {
        static Round of(Rounding rule) {
            return new Round(
                    Math.toIntExact(rule.step().value()),
                    Math.toIntExact(rule.minimum().value()),
                    rule.firstHourWhole());
        }

        Rounding rounding() {
            return new Rounding(Minutes.of(stepMinutes), Minutes.of(minimumMinutes), firstHourWhole);
        }
    }

    /** How work is counted and what it costs. */
    @Schema(name = "WorkTerms")
    record Work(
            @Nullable List<WorkKind> drawsOnHours,
            @Nullable Map<WorkChannel, Round> rounding,
            @Nullable MoneyView hourlyRate,

            @Schema(description = "Where a kind has a rate of its own") @Nullable
            Map<WorkKind, MoneyView> rates,

            @Nullable Integer afterHoursPercent,
            @Nullable Integer dayOffPercent) {
        static Work of(WorkTerms work) {
            var rounding = new EnumMap<WorkChannel, Round>(WorkChannel.class);
            work.rounding().forEach((channel, rule) -> rounding.put(channel, Round.of(rule)));
            var rates = new EnumMap<WorkKind, MoneyView>(WorkKind.class);
            work.rates().forEach((kind, rate) -> rates.put(kind, MoneyView.of(rate)));
            return new Work(
                    work.drawsOnHours().stream().sorted().toList(),
                    rounding,
                    MoneyView.of(work.hourlyRate()),
                    rates,
                    work.afterHoursPercent(),
                    work.dayOffPercent());
        }

        WorkTerms over(WorkTerms was) {
            var rules = new EnumMap<WorkChannel, Rounding>(WorkChannel.class);
            rules.putAll(was.rounding());
            if (rounding != null) {
                rounding.forEach((channel, rule) -> rules.put(channel, rule.rounding()));
            }
            var prices = new EnumMap<WorkKind, Money>(WorkKind.class);
            if (rates == null) {
                prices.putAll(was.rates());
            } else {
                rates.forEach((kind, rate) -> prices.put(kind, rate.money()));
            }
            return new WorkTerms(
                    drawsOnHours == null
                            ? was.drawsOnHours()
                            : drawsOnHours.isEmpty() ? Set.of() : EnumSet.copyOf(drawsOnHours),
                    rules,
                    MoneyView.or(hourlyRate, was.hourlyRate()),
                    prices,
                    or(afterHoursPercent, was.afterHoursPercent()),
                    or(dayOffPercent, was.dayOffPercent()));
        }
    }

    /** Who signs, and who may report. */
    @Schema(name = "PartiesTerms")
    record People(
            @Nullable List<String> forVendor,
            @Nullable List<String> forClient,

            @Schema(description = "E-mail addresses of those who may report; none: everybody of the client") @Nullable
            List<String> reporters) {
        static People of(Parties parties) {
            return new People(
                    parties.forVendor(),
                    parties.forClient(),
                    parties.reporters().stream().sorted().toList());
        }

        Parties over(Parties was) {
            return new Parties(
                    or(forVendor, was.forVendor()),
                    or(forClient, was.forClient()),
                    reporters == null
                            ? was.reporters()
                            : new LinkedHashSet<>(reporters.stream()
                                    .map(email -> email.strip().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
    }

    /** Size of the licence and installations under care. */
    @Schema(name = "LicenceTerms")
    record Size(
            @Schema(description = "0: not limited") @Nullable
            Integer size,

            @Schema(description = "None: every installation of the client") @Nullable
            List<InstallationId> installations) {
        static Size of(Licence licence) {
            return new Size(
                    licence.size().orElse(0),
                    licence.installations().stream()
                            .sorted((one, other) -> one.toString().compareTo(other.toString()))
                            .toList());
        }

        Licence over(Licence was) {
            return new Licence(
                    size == null ? was.size() : Optional.of(size).filter(number -> number != 0),
                    installations == null ? was.installations() : new LinkedHashSet<>(installations));
        }
    }

    /** How the contract comes to its end, or goes on. */
    @Schema(name = "EndingTerms")
    record End(
            @Schema(description = "By how many months it goes on unless somebody objects; 0: it ends") @Nullable
            Integer renewalMonths,

            @Nullable Integer objectionDays,
            @Nullable Integer noticeAmount,
            NoticeRule.@Nullable Unit noticeUnit,
            NoticeRule.@Nullable Effect noticeEffect) {
        static End of(Ending ending) {
            return new End(
                    ending.renewal().map(Renewal::months).orElse(0),
                    ending.renewal().map(Renewal::objectionDays).orElse(0),
                    ending.notice().amount(),
                    ending.notice().unit(),
                    ending.notice().effect());
        }

        Ending over(Ending was) {
            int months = or(renewalMonths, was.renewal().map(Renewal::months).orElse(0));
            int days =
                    or(objectionDays, was.renewal().map(Renewal::objectionDays).orElse(30));
            return new Ending(
                    months == 0 ? Optional.empty() : Optional.of(new Renewal(months, days)),
                    new NoticeRule(
                            or(noticeAmount, was.notice().amount()),
                            or(noticeUnit, was.notice().unit()),
                            or(noticeEffect, was.notice().effect())));
        }
    }

    /** Visits, reviews, travel and protocols. */
    @Schema(name = "VisitsTerms")
    record OnSite(
            @Nullable Integer aYear,
            @Nullable Integer databaseReviews,
            Travel.@Nullable Rule travel,
            @Nullable MoneyView travelRate,

            @Schema(description = "After how many days a protocol counts as accepted; 0: never by silence") @Nullable
            Integer protocolAcceptedAfterDays) {
        static OnSite of(Visits visits) {
            return new OnSite(
                    visits.aYear(),
                    visits.databaseReviews(),
                    visits.travel().rule(),
                    MoneyView.of(visits.travel().rate()),
                    visits.protocolAcceptedAfter());
        }

        Visits over(Visits was) {
            return new Visits(
                    or(aYear, was.aYear()),
                    or(databaseReviews, was.databaseReviews()),
                    new Travel(
                            or(travel, was.travel().rule()),
                            MoneyView.or(travelRate, was.travel().rate())),
                    or(protocolAcceptedAfterDays, was.protocolAcceptedAfter()));
        }
    }

    /** New versions. */
    @Schema(name = "UpdatesTerms")
    record Versions(@Nullable Boolean included, @Nullable Integer statutoryDays) {
        static Versions of(Updates updates) {
            return new Versions(updates.included(), updates.statutoryDays());
        }

        Updates over(Updates was) {
            return new Updates(or(included, was.included()), or(statutoryDays, was.statutoryDays()));
        }
    }

    /** Which published figure the price follows. */
    enum Index {
        NONE,
        CONSUMER_PRICES,
        WAGES
    }

    /** The subscription and how it is invoiced. */
    @Schema(name = "FeeTerms")
    record Price(
            @Schema(description = "Net, a month; zero: by the price list") @Nullable
            MoneyView monthly,

            @Nullable Index index,

            @Schema(description = "Month from which a new price holds, 1 to 12") @Nullable
            Integer indexMonth,

            @Schema(description = "Per cent", example = "5") @Nullable
            BigDecimal cap,

            @Schema(description = "Per cent", example = "0") @Nullable
            BigDecimal floor,

            Fee.@Nullable Timing timing,
            @Nullable Integer dueDays) {
        static Price of(Fee fee) {
            return new Price(
                    MoneyView.of(fee.monthly()),
                    fee.indexation()
                            .map(rule -> Index.valueOf(rule.index().name()))
                            .orElse(Index.NONE),
                    fee.indexation().map(rule -> rule.month().getValue()).orElse(null),
                    fee.indexation().flatMap(Indexation::cap).orElse(null),
                    fee.indexation().flatMap(Indexation::floor).orElse(null),
                    fee.timing(),
                    fee.dueDays());
        }

        Fee over(Fee was) {
            Index wanted = or(
                    index,
                    was.indexation()
                            .map(rule -> Index.valueOf(rule.index().name()))
                            .orElse(Index.NONE));
            int month = or(
                    indexMonth,
                    was.indexation().map(rule -> rule.month().getValue()).orElse(2));
            if (month < 1 || month > 12) {
                throw ApiProblem.invalid("terms.fee.indexMonth", "api.violation.no-month");
            }
            return new Fee(
                    MoneyView.or(monthly, was.monthly()),
                    wanted == Index.NONE
                            ? Optional.empty()
                            : Optional.of(new Indexation(
                                    Indexation.Index.valueOf(wanted.name()),
                                    Month.of(month),
                                    Optional.ofNullable(cap)
                                            .or(() -> was.indexation().flatMap(Indexation::cap)),
                                    Optional.ofNullable(floor)
                                            .or(() -> was.indexation().flatMap(Indexation::floor)))),
                    or(timing, was.timing()),
                    or(dueDays, was.dueDays()));
        }
    }

    /** What lets us see the client's data. */
    @Schema(name = "DataTerms")
    record Privacy(
            @Schema(description = "Day of the agreement on processing; null: there is none") @Nullable
            LocalDate processingAgreement,

            DataProtection.@Nullable RemoteAccess remoteAccess,
            @Nullable String conditions) {
        static Privacy of(DataProtection data) {
            return new Privacy(data.processingAgreement().orElse(null), data.remoteAccess(), data.conditions());
        }

        DataProtection over(DataProtection was) {
            return new DataProtection(
                    Optional.ofNullable(processingAgreement).or(was::processingAgreement),
                    or(remoteAccess, was.remoteAccess()),
                    or(conditions, was.conditions()));
        }
    }

    private static <T> T or(@Nullable T given, T was) {
        return given == null ? was : given;
    }
}
