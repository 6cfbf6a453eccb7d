package pl.sos.contracts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import pl.sos.calendars.Policy;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/**
 * What the offer says where a contract says nothing: reaction within 48 hours of the report by the clock, for every
 * category; help Monday to Friday 8:00–16:00; every channel. The offer leaves the hours of variant I to the contract,
 * so there are none until one names them; for variant II it names 6 in a calendar month.
 */
public final class OfferDefaults {
    public static final String CALENDAR = "pl-8-16";

    @SuppressWarnings("CanonicalDuration") // the offer says 48 hours
    public static final ServiceLevel LEVEL =
            new ServiceLevel(Policy.clock(Duration.ofHours(48)), Optional.empty(), Optional.empty());

    public static final Minutes LICENCE_ONLY_MINUTES = Minutes.hours(6);

    /** Where the model contract of variant I says what; a contract drawn up otherwise names its own paragraphs. */
    private static final Map<Clause, String> CLAUSES = new EnumMap<>(Map.of(
            Clause.SCOPE, "§ 2",
            Clause.HOTLINE, "§ 3",
            Clause.FAILURES_AND_ERRORS, "§ 4 ust. 1",
            Clause.REACTION, "§ 4 ust. 2",
            Clause.CONSULTATIONS, "§ 5 ust. 1",
            Clause.TRAINING, "§ 5 ust. 2",
            Clause.UPDATES, "§ 6",
            Clause.MODIFICATIONS, "§ 7"));

    /**
     * What the offer leaves to the contract and a contract leaves out: steps of 10 minutes on the phone, 15 remotely and
     * 30 on site with the first hour whole; 190 zł net an hour, half as much again after hours, twice on days off.
     */
    public static final WorkTerms WORK = new WorkTerms(
            EnumSet.allOf(WorkKind.class),
            Map.of(
                    WorkChannel.PHONE, Rounding.step(10),
                    WorkChannel.REMOTE, Rounding.step(15),
                    WorkChannel.ON_SITE, new Rounding(Minutes.of(30), Minutes.hours(1), true)),
            Money.of(CurrencyUnit.of("PLN"), 190),
            Map.of(),
            150,
            200);

    /** Variant II: consultations from afar draw on the hours, everything else is paid. */
    private static final WorkTerms LICENCE_ONLY_WORK = new WorkTerms(
            EnumSet.of(WorkKind.CONSULTATION, WorkKind.REMOTE, WorkKind.PHONE),
            WORK.rounding(),
            WORK.hourlyRate(),
            WORK.rates(),
            WORK.afterHoursPercent(),
            WORK.dayOffPercent());

    /** Ends on its last day; three months' notice to the end of a month. */
    public static final Ending ENDING =
            new Ending(Optional.empty(), new NoticeRule(3, NoticeRule.Unit.MONTHS, NoticeRule.Effect.END_OF_MONTH));

    /** The offer reviews databases and leaves to the contract how often: once a year; a protocol is accepted in 7 days. */
    public static final Visits VISITS = new Visits(
            0, 1, new Travel(Travel.Rule.PER_KILOMETRE, Money.of(CurrencyUnit.of("PLN"), new BigDecimal("1.15"))), 7);

    /** New versions are part of variant I; those that the law asks for come a week before it takes effect. */
    public static final Updates UPDATES = new Updates(true, 7);

    /** The price list says how much; once a year in February by consumer prices; in arrears, 14 days. */
    public static final Fee FEE = new Fee(
            Money.zero(CurrencyUnit.of("PLN")),
            Optional.of(new Indexation(
                    Indexation.Index.CONSUMER_PRICES, Month.FEBRUARY, Optional.empty(), Optional.of(BigDecimal.ZERO))),
            Fee.Timing.IN_ARREARS,
            14);

    /** No agreement yet; nobody looks at a client's system without being let in. */
    public static final DataProtection DATA =
            new DataProtection(Optional.empty(), DataProtection.RemoteAccess.EACH_TIME, "");

    private static final int LICENCE_ONLY_MONTHS = 3;

    private OfferDefaults() {}

    /** Terms of variant I for a scope of application codes. */
    public static Terms terms(Set<String> scope) {
        return new Terms(
                scope,
                LEVEL,
                Map.of(),
                CALENDAR,
                EnumSet.allOf(Channel.class),
                HoursPackage.monthly(Minutes.ZERO),
                WORK,
                Map.copyOf(CLAUSES),
                Parties.UNNAMED,
                Licence.WHOLE,
                ENDING,
                VISITS,
                UPDATES,
                FEE,
                DATA);
    }

    /**
     * Terms of variant II; nobody signed anything, so there is no paragraph to name, and nobody agreed to pay for more
     * than the 6 hours.
     */
    public static Terms licenceOnlyTerms(Set<String> scope) {
        return terms(scope)
                .withHours(HoursPackage.monthly(LICENCE_ONLY_MINUTES).withOverage(OverageRule.REFUSE))
                .withWork(LICENCE_ONLY_WORK)
                .withClauses(Map.of())
                .withVisits(new Visits(0, 0, VISITS.travel(), 0))
                .withUpdates(new Updates(false, 0));
    }

    /**
     * The last day of variant II: the end of the third calendar month, the month of the sale being the first (the offer:
     * „przez okres 3 miesięcy kalendarzowych od miesiąca zakupu licencji włącznie”). Sold on 17 or 31 January: 31 March.
     */
    public static LocalDate licenceOnlyUntil(LocalDate soldOn) {
        return YearMonth.from(soldOn).plusMonths(LICENCE_ONLY_MONTHS - 1).atEndOfMonth();
    }
}
