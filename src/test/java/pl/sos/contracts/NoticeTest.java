package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.contracts.NoticeRule.Effect;
import pl.sos.contracts.NoticeRule.Unit;
import pl.sos.kernel.ClientId;

/** When notice ends a contract, by each rule, and when a contract goes on by itself. */
class NoticeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 14, DAYS,   THAT_DAY,       2026-12-07",
        "2026-11-23, 0,  DAYS,   THAT_DAY,       2026-11-23",
        "2026-11-23, 14, DAYS,   END_OF_MONTH,   2026-12-31",
        "2026-01-31, 1,  MONTHS, THAT_DAY,       2026-02-28",
        "2028-01-31, 1,  MONTHS, THAT_DAY,       2028-02-29",
        "2026-11-30, 3,  MONTHS, THAT_DAY,       2027-02-28",
        "2026-11-01, 3,  MONTHS, END_OF_MONTH,   2027-02-28",
        "2026-11-23, 3,  MONTHS, END_OF_MONTH,   2027-02-28",
        "2026-11-30, 3,  MONTHS, END_OF_MONTH,   2027-02-28",
        "2026-12-01, 3,  MONTHS, END_OF_MONTH,   2027-03-31",
        "2026-11-23, 1,  MONTHS, END_OF_QUARTER, 2026-12-31",
        "2026-12-01, 1,  MONTHS, END_OF_QUARTER, 2027-03-31",
        "2026-06-30, 0,  MONTHS, END_OF_QUARTER, 2026-06-30",
        "2026-11-23, 1,  MONTHS, END_OF_YEAR,    2026-12-31",
        "2026-12-01, 1,  MONTHS, END_OF_YEAR,    2027-12-31",
    })
    void noticeTakesEffectByItsRule(LocalDate given, int amount, Unit unit, Effect effect, LocalDate lastDay) {
        assertThat(new NoticeRule(amount, unit, effect).endsOn(given)).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 6,  2026-12-31",
        "2026-12-31, 2,  2027-02-28",
        "2027-12-31, 2,  2028-02-29",
        "2027-02-28, 12, 2028-02-29",
        "2026-06-14, 12, 2027-06-14",
        "2026-08-30, 6,  2027-02-28",
    })
    void aPeriodThatEndsWithAMonthGoesOnToTheEndOfOne(LocalDate lastDay, int months, LocalDate next) {
        assertThat(new Renewal(months, 30).after(lastDay)).isEqualTo(next);
    }

    /** In force 2026-01-01 to 2026-12-31, three months' notice to the end of a month, objection 30 days before the end. */
    @ParameterizedTest
    @CsvSource({
        "false, 2026-03-15, 2026-06-30",
        "false, 2026-11-23, 2026-12-31",
        "true,  2026-03-15, 2026-06-30",
        "true,  2026-12-01, 2026-12-31",
        "true,  2026-12-02, 2027-03-31",
        "true,  2027-11-23, 2027-12-31",
        "true,  2027-12-15, 2028-03-31",
    })
    void aContractWithALastDayEndsThenAtTheLatest(boolean renews, LocalDate given, LocalDate lastDay) {
        assertThat(contract("2026-12-31", renews).lastDayAfterNotice(given)).isEqualTo(lastDay);
    }

    @Test
    void noticeBeforeTheFirstDayEndsItNoEarlierThanOnThatDay() {
        var quick = new Ending(Optional.empty(), new NoticeRule(0, Unit.DAYS, Effect.THAT_DAY));
        var contract = ContractFixtures.standard(
                ClientId.next(),
                "1/2026",
                "2026-01-01",
                "",
                OfferDefaults.terms(java.util.Set.of("FK")).withEnding(quick));
        assertThat(contract.lastDayAfterNotice(LocalDate.parse("2025-11-01"))).isEqualTo("2026-01-01");
    }

    @Test
    void aContractThatRenewsItselfIsInForceWhetherOrNotAnybodyNotedIt() {
        var renewing = contract("2026-12-31", true);
        assertThat(renewing.stateOn(LocalDate.parse("2030-05-01"))).isEqualTo(ContractState.ACTIVE);
        assertThat(renewing.lastDay(LocalDate.parse("2026-05-01"))).contains(LocalDate.parse("2026-12-31"));
        assertThat(renewing.lastDay(LocalDate.parse("2030-05-01"))).contains(LocalDate.parse("2030-12-31"));
        assertThat(contract("2026-12-31", false).stateOn(LocalDate.parse("2027-01-01")))
                .isEqualTo(ContractState.ENDED);
    }

    @Test
    void noticeShowsFromTheDayItWasGivenUntilTheEnd() {
        var before = contract("", false);
        var given = LocalDate.parse("2026-03-15");
        var ends = before.lastDayAfterNotice(given);
        var noticed = new Contract(
                before.id(),
                before.client(),
                before.variant(),
                before.number(),
                before.signedOn(),
                before.from(),
                Optional.of(ends),
                before.versions(),
                Optional.of(new Notice(given, Notice.By.CLIENT, ends, "")),
                Optional.empty());
        assertThat(noticed.stateOn(LocalDate.parse("2026-03-14"))).isEqualTo(ContractState.ACTIVE);
        assertThat(noticed.stateOn(given)).isEqualTo(ContractState.IN_NOTICE);
        assertThat(noticed.termsOn(ends)).isPresent();
        assertThat(noticed.stateOn(ends.plusDays(1))).isEqualTo(ContractState.ENDED);
    }

    private static Contract contract(String until, boolean renews) {
        var ending = new Ending(
                renews ? Optional.of(new Renewal(12, 30)) : Optional.empty(),
                new NoticeRule(3, Unit.MONTHS, Effect.END_OF_MONTH));
        return ContractFixtures.standard(
                ClientId.next(),
                "1/2026",
                "2026-01-01",
                until,
                OfferDefaults.terms(java.util.Set.of("FK")).withEnding(ending));
    }
}
