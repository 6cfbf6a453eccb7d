package pl.sos.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.contracts.ContractFixtures.licence;
import static pl.sos.contracts.ContractFixtures.standard;
import static pl.sos.contracts.ContractFixtures.withAnnex;
import static pl.sos.contracts.ContractFixtures.withHours;
import static pl.sos.entitlement.EntitlementFixtures.CALENDARS;
import static pl.sos.entitlement.EntitlementFixtures.CATALOGUE;
import static pl.sos.entitlement.EntitlementFixtures.ZORZA;
import static pl.sos.entitlement.EntitlementFixtures.question;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.sos.contracts.Contract;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Terms;
import pl.sos.contracts.WorkTerms;
import pl.sos.entitlement.RemainingHours.Remaining;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkKind;

/** What a decision says of hours: what is left, what lies beyond, what was agreed. */
class EntitledHoursTest {
    private static final String SUNDAY = "2026-11-22T09:40:17Z";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final String REACTION = " Reakcja najpóźniej we wtorek 24 listopada 2026 r. do 10:40.";

    private final Contract contract = standard(ZORZA, "12/2024", "2024-03-01", "", sixHours());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            210 | 3 h 30 min
            360 | 6 h
             45 | 45 min
              1 | 1 min
            """)
    void saysHowMuchIsLeftInTheMonth(long left, String words) {
        var decision = decide(Category.CONSULTATION, left(left));

        assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
        assertThat(decision.hours().orElseThrow().remaining().orElseThrow().left())
                .isEqualTo(Minutes.of(left));
        assertThat(decision.sentence().pl())
                .isEqualTo("Objęte umową 12/2024, § 5 ust. 1: konsultacja w ramach pakietu, pozostało " + words
                        + " w listopadzie." + REACTION);
        assertThat(decision.sentence().en()).contains("out of your hours, " + words + " left in November.");
    }

    @Test
    void saysUntilWhenAQuarterLasts() {
        var quarter =
                new Remaining(Minutes.hours(18), Minutes.hours(7), YearMonth.of(2026, 10), YearMonth.of(2026, 12));

        assertThat(decide(Category.TRAINING, known(quarter)).sentence().pl())
                .startsWith("Objęte umową 12/2024, § 5 ust. 2: szkolenie w ramach pakietu, pozostało 7 h do końca"
                        + " grudnia.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ASK    | konsultacja po 190 zł netto za godzinę, po Państwa zgodzie na wycenę.
            BILL   | konsultacja po 190 zł netto za godzinę, jak mówi umowa.
            REFUSE | a umowa nie przewiduje pracy ponad pakiet; następne godziny od 1 grudnia 2026 r.
            """)
    void saysWhatLiesBeyondWhenNothingIsLeft(OverageRule rule, String words) {
        var terms = sixHours().withHours(sixHours().hours().withOverage(rule));
        var strict = standard(ZORZA, "12/2024", "2024-03-01", "", terms);
        var decision = decide(question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), left(strict, 0), strict);

        assertThat(decision.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(decision.reason()).isEqualTo(Reason.HOURS_USED_UP);
        assertThat(decision.reaction().promised()).isTrue();
        assertThat(decision.hours().orElseThrow().beyond())
                .contains(new Decision.Beyond(rule, Money.of(CurrencyUnit.of("PLN"), 190)));
        assertThat(decision.sentence().pl())
                .startsWith("Częściowo objęte umową 12/2024, § 5 ust. 1: pakiet godzin w listopadzie jest wykorzystany")
                .contains(words);
    }

    @Test
    void aFailureDrawsOnNoHoursWhateverIsLeft() {
        var decision = decide(Category.FAILURE, left(0));

        assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
        assertThat(decision.hours()).isEmpty();
    }

    @Test
    void whatTheContractDoesNotCountIsCoveredWithoutHours() {
        var work = OfferDefaults.WORK;
        var kinds = EnumSet.allOf(WorkKind.class);
        kinds.remove(WorkKind.ANALYSIS);
        var terms = sixHours()
                .withWork(new WorkTerms(
                        kinds,
                        work.rounding(),
                        work.hourlyRate(),
                        work.rates(),
                        work.afterHoursPercent(),
                        work.dayOffPercent()));
        var free = standard(ZORZA, "12/2024", "2024-03-01", "", terms);

        assertThat(decide(question("FK", Category.ANALYSIS, Channel.PORTAL, SUNDAY), left(free, 0), free)
                        .coverage())
                .isEqualTo(Coverage.FULL);
    }

    @Test
    void variantTwoEndsWithItsSixHoursAndNamesThePrice() {
        var sold = licence(ZORZA, "L/17/2026", "2026-11-17", "FK");
        var asked = question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY);

        assertThat(decide(asked, left(sold, 90), sold).sentence().pl())
                .contains("do 6 h miesięcznie, pozostało 1 h 30 min w listopadzie.");
        var gone = decide(asked, left(sold, 0), sold);
        assertThat(gone.coverage()).isEqualTo(Coverage.NONE);
        assertThat(gone.reason()).isEqualTo(Reason.HOURS_USED_UP);
        assertThat(gone.underCare()).isTrue();
        assertThat(gone.sentence().pl())
                .startsWith("Nieobjęte: 6 h z opieki po zakupie licencji (wariant II, nr L/17/2026) w listopadzie jest"
                        + " już wykorzystane; pomoc płatna, 190 zł netto za godzinę.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"FAILURE", "ERROR", "ANALYSIS", "CHANGE", "UPDATE", "TRAINING", "OTHER"})
    void variantTwoRefusesAllElseWithThePrice(Category category) {
        var sold = licence(ZORZA, "L/17/2026", "2026-11-17", "FK");

        assertThat(decide(question("FK", category, Channel.PORTAL, SUNDAY), left(sold, 360), sold)
                        .sentence()
                        .pl())
                .contains("pomoc płatna, 190 zł netto za godzinę.");
    }

    @Test
    void anotherContractThatStillHasHoursAnswers() {
        var other = standard(ZORZA, "3/2025", "2025-01-01", "", sixHours());
        var hours = new HoursKnown(Map.of(contract.id(), november(0), other.id(), november(60)), Optional.empty());

        assertThat(decide(question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), hours, contract, other)
                        .contractNumber())
                .contains("3/2025");
    }

    @Test
    void blocksBoughtWithoutAPackageCountToo() {
        var none = standard(ZORZA, "12/2024", "2024-03-01", "", OfferDefaults.terms(Set.of("FK")));
        var block = new HoursKnown(
                Map.of(none.id(), new Remaining(Minutes.hours(10), Minutes.hours(10), NOVEMBER, NOVEMBER)),
                Optional.empty());

        assertThat(decide(question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), block, none)
                        .sentence()
                        .pl())
                .contains("pozostało 10 h w listopadzie");
    }

    @Test
    void anAcceptedEstimateStandsBeforeWhatIsLeft() {
        var agreed = new AcceptedEstimate(
                contract.id(),
                Minutes.hours(4),
                Minutes.of(30),
                Optional.of(Money.of(CurrencyUnit.of("PLN"), 190)),
                Instant.parse("2026-11-23T08:00:00Z"),
                "Jan Wiśniewski");
        var hours = new HoursKnown(Map.of(contract.id(), november(0)), Optional.of(agreed));
        var decision = decide(question("FK", Category.ANALYSIS, Channel.PORTAL, SUNDAY), hours, contract);

        assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
        assertThat(decision.estimate()).contains(agreed);
        assertThat(decision.sentence().pl())
                .isEqualTo("Objęte umową 12/2024, § 5 ust. 1: praca według wyceny na 4 h, którą przyjęto 23 listopada"
                        + " 2026 r. (Jan Wiśniewski); 30 min ponad pakiet po 190 zł netto za godzinę." + REACTION);
    }

    @Test
    void anAnnexChangesThePackageFromItsDayOn() {
        var annexed = withAnnex(contract, "2026-12-01", "1", terms -> withHours(terms, 10));

        assertThat(decide(question("FK", Category.ANALYSIS, Channel.PORTAL, SUNDAY), HoursKnown.NONE, annexed)
                        .includedMinutes())
                .contains(Minutes.hours(6));
        assertThat(decide(
                                question("FK", Category.ANALYSIS, Channel.PORTAL, "2026-11-30T23:00:00Z"),
                                HoursKnown.NONE,
                                annexed)
                        .includedMinutes())
                .contains(Minutes.hours(10));
    }

    @Test
    void twoDecisionsThatDifferInTheMinutesLeftSayTheSame() {
        var one = decide(Category.CONSULTATION, left(210));

        assertThat(one.saysTheSame(decide(Category.CONSULTATION, left(200)))).isTrue();
        assertThat(one.saysTheSame(decide(Category.CONSULTATION, left(0)))).isFalse();
        assertThat(one.saysTheSame(decide(Category.ANALYSIS, left(210)))).isTrue();
        assertThat(one.saysTheSame(decide(Category.FAILURE, left(210)))).isFalse();
    }

    private static Terms sixHours() {
        return withHours(OfferDefaults.terms(Set.of("FK")), 6);
    }

    private static Remaining november(long left) {
        return new Remaining(Minutes.hours(6), Minutes.of(left), NOVEMBER, NOVEMBER);
    }

    private HoursKnown left(long minutes) {
        return left(contract, minutes);
    }

    private static HoursKnown left(Contract contract, long minutes) {
        return new HoursKnown(Map.of(contract.id(), november(minutes)), Optional.empty());
    }

    private HoursKnown known(Remaining remaining) {
        return new HoursKnown(Map.of(contract.id(), remaining), Optional.empty());
    }

    private Decision decide(Category category, HoursKnown hours) {
        return decide(question("FK", category, Channel.PORTAL, SUNDAY), hours, contract);
    }

    private static Decision decide(Question question, HoursKnown hours, Contract... contracts) {
        return EntitlementRule.decide(question, List.of(contracts), hours, CATALOGUE, CALENDARS, HousePolicy.DEFAULT);
    }
}
