package pl.sos.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractFixtures;
import pl.sos.contracts.Violation;
import pl.sos.kernel.ClientId;

class AnnexRulesTest {
    private static final ClientId CLIENT = ClientId.next();

    @ParameterizedTest(name = "latest terms from {0}, ends {1}, today {2}: from {3}")
    @CsvSource({
        "2024-03-01, , 2026-11-28, 2026-12-01",
        "2024-03-01, , 2026-12-31, 2027-01-01",
        "2024-03-01, , 2026-12-01, 2027-01-01",
        "2026-12-01, , 2026-11-28, 2027-01-01",
        "2027-01-15, , 2026-11-28, 2027-02-01",
        "2027-01-31, , 2026-11-28, 2027-02-01",
        // The contract has ended by the first of a month: the next day that it still covers.
        "2024-03-01, 2026-11-30, 2026-11-28, 2026-11-29",
        "2024-03-01, 2026-11-28, 2026-11-28, 2026-12-01",
        "2024-03-01, 2026-12-01, 2026-11-28, 2026-12-01",
    })
    void anAnnexBeginsWithTheMonthAfterTodayAndAfterWhatIsSettled(
            LocalDate latest, LocalDate until, LocalDate today, LocalDate expected) {
        assertThat(AnnexRules.usualStart(contract(latest, until), today)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, ",
        "2031-11-28, ",
        "2031-11-29, annex-too-far",
        "2062-12-01, annex-too-far",
        "9062-12-01, date-out-of-range",
        "2024-02-29, annex-not-after",
        "2024-03-01, annex-not-after",
    })
    void aDayThatMakesNoSenseIsRefused(LocalDate from, String code) {
        var contract = contract(LocalDate.parse("2024-03-01"), null);
        var terms = contract.versions().getLast().terms();
        var annex = new AddAnnex(contract.id(), "1", from, ContractFixtures.withHours(terms, 77), Optional.empty());

        assertThat(AnnexRules.violations(contract, annex, LocalDate.parse("2026-11-28"), known -> true, known -> true))
                .extracting(Violation::code)
                .isEqualTo(Optional.ofNullable(code).stream().toList());
    }

    @Test
    void aContractWithACoupleOfAnnexesGoesOnFromTheLatest() {
        var contract = ContractFixtures.withAnnex(
                contract(LocalDate.parse("2024-03-01"), null),
                "2027-04-10",
                "1",
                terms -> ContractFixtures.withHours(terms, 8));

        assertThat(AnnexRules.usualStart(contract, LocalDate.parse("2026-11-28")))
                .isEqualTo(LocalDate.parse("2027-05-01"));
    }

    private static Contract contract(LocalDate from, @Nullable LocalDate until) {
        return ContractFixtures.standard(
                CLIENT, "1/2024", from.toString(), until == null ? "" : until.toString(), "FK");
    }
}
