package pl.sos.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.contracts.ContractFixtures.licence;
import static pl.sos.contracts.ContractFixtures.standard;
import static pl.sos.contracts.ContractFixtures.withAnnex;
import static pl.sos.contracts.ContractFixtures.withChannels;
import static pl.sos.contracts.ContractFixtures.withHours;
import static pl.sos.contracts.ContractFixtures.withLevels;
import static pl.sos.contracts.ContractFixtures.withScope;
import static pl.sos.entitlement.EntitlementFixtures.ZORZA;
import static pl.sos.entitlement.EntitlementFixtures.decide;
import static pl.sos.entitlement.EntitlementFixtures.failure;
import static pl.sos.entitlement.EntitlementFixtures.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Contract;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Variant;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;

class EntitlementRuleTest {
    private static final String SUNDAY = "2026-11-22T09:40:17Z";
    private final Contract signed = standard(ZORZA, "12/2024", "2024-03-01", "", "FK", "CZ_ZW");

    @Nested
    class WithAStandardContract {
        @Test
        void coversAnApplicationInScopeAndSaysByWhichClause() {
            var decision = decide(failure("CZ_ZW", SUNDAY), signed);

            assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
            assertThat(decision.reason()).isEqualTo(Reason.IN_SCOPE);
            assertThat(decision.underCare()).isTrue();
            assertThat(decision.contract()).contains(signed.id());
            assertThat(decision.variant()).contains(Variant.STANDARD);
            assertThat(decision.clause()).contains("§ 4 ust. 1");
            assertThat(decision.reaction().promised()).isTrue();
            assertThat(decision.reaction().due()).isEqualTo(Instant.parse("2026-11-24T09:40:17Z"));
            assertThat(decision.sentence().pl())
                    .isEqualTo("Objęte umową 12/2024, § 4 ust. 1."
                            + " Reakcja najpóźniej we wtorek 24 listopada 2026 r. do 10:40.");
            assertThat(decision.sentence().en())
                    .isEqualTo("Covered by contract 12/2024, § 4 ust. 1."
                            + " First answer on Tuesday 24 November 2026 by 10:40 at the latest.");
        }

        @Test
        void doesNotCoverAnotherApplicationButKeepsTheClientsPlaceAndReaction() {
            var decision = decide(failure("KADRY", SUNDAY), signed);

            assertThat(decision.coverage()).isEqualTo(Coverage.NONE);
            assertThat(decision.reason()).isEqualTo(Reason.APPLICATION_OUT_OF_SCOPE);
            assertThat(decision.underCare()).isTrue();
            assertThat(decision.clause()).contains("§ 2");
            assertThat(decision.reaction().promised()).isTrue();
            assertThat(decision.sentence().pl())
                    .isEqualTo("Nieobjęte: aplikacja Kadry i Płace nie należy do zakresu umowy 12/2024;"
                            + " pomoc płatna według cennika."
                            + " Reakcja najpóźniej we wtorek 24 listopada 2026 r. do 10:40.");
        }

        @Test
        void namesAllContractsWhoseScopeLacksTheApplication() {
            var second = standard(ZORZA, "3/2025", "2025-01-01", "", "BANK");

            assertThat(decide(failure("KADRY", SUNDAY), signed, second)
                            .sentence()
                            .pl())
                    .startsWith("Nieobjęte: aplikacja Kadry i Płace nie należy do zakresu umów 12/2024 i 3/2025;");
        }

        @Test
        void coversInPartWhenNoApplicationWasNamed() {
            var decision = decide(failure("", SUNDAY), signed);

            assertThat(decision.coverage()).isEqualTo(Coverage.PARTIAL);
            assertThat(decision.reason()).isEqualTo(Reason.APPLICATION_NOT_NAMED);
            assertThat(decision.reaction().promised()).isTrue();
            assertThat(decision.sentence().pl())
                    .contains(", jeżeli sprawa dotyczy aplikacji z tej umowy; aplikację ustali opiekun. ");
        }

        @Test
        void doesNotBindItsTimesToAChannelItExcludes() {
            var written = standard(
                    ZORZA,
                    "7/2026",
                    "2026-01-01",
                    "",
                    withChannels(OfferDefaults.terms(Set.of("FK")), Channel.PORTAL, Channel.EMAIL));
            var decision = decide(question("FK", Category.ERROR, Channel.PHONE, SUNDAY), written);

            assertThat(decision.coverage()).isEqualTo(Coverage.PARTIAL);
            assertThat(decision.reason()).isEqualTo(Reason.CHANNEL_NOT_ALLOWED);
            assertThat(decision.underCare()).isTrue();
            assertThat(decision.reaction().promised()).isFalse();
            assertThat(decision.sentence().pl())
                    .startsWith("Częściowo objęte umową 7/2026, § 3: umowa nie przewiduje zgłoszeń telefonicznych,"
                            + " dlatego czasy z umowy nie wiążą. Postaramy się odpowiedzieć najpóźniej ");
        }

        @Test
        void takesTimesAndClocksOfTheCategory() {
            var level = new ServiceLevel(
                    Policy.workingHours(Duration.ofHours(4)),
                    Optional.of(Policy.workingHours(Duration.ofHours(8))),
                    Optional.of(Policy.workingDays(5)));
            var quick = standard(
                    ZORZA,
                    "8/2026",
                    "2026-01-01",
                    "",
                    withLevels(OfferDefaults.terms(Set.of("FK")), Map.of(Category.FAILURE, level)));
            var decision = decide(failure("FK", SUNDAY), quick);

            assertThat(decision.reaction().due()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
            assertThat(decision.workaround()).isEqualTo(level.workaround());
            assertThat(decision.repair()).isEqualTo(level.repair());
            assertThat(decide(failure("KADRY", SUNDAY), quick).repair()).isEmpty();
            assertThat(decide(question("FK", Category.ERROR, Channel.PORTAL, SUNDAY), quick)
                            .repair())
                    .isEmpty();
        }

        @Test
        void saysFromWhichHoursAConsultationIsTaken() {
            var hours = standard(ZORZA, "12/2024", "2024-03-01", "", withHours(OfferDefaults.terms(Set.of("FK")), 6));
            var decision = decide(question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), hours);

            assertThat(decision.includedMinutes()).contains(Minutes.hours(6));
            assertThat(decision.sentence().pl())
                    .startsWith("Objęte umową 12/2024, § 5 ust. 1: konsultacja w ramach 6 h miesięcznie. Reakcja ");
            assertThat(decide(failure("FK", SUNDAY), hours).includedMinutes()).isEmpty();
        }

        @Test
        void followsTheTermsOfTheDay() {
            var widened = withAnnex(signed, "2026-12-01", "1", terms -> withScope(terms, "FK", "CZ_ZW", "KADRY"));

            assertThat(decide(failure("KADRY", "2026-11-30T22:59:59Z"), widened).coverage())
                    .isEqualTo(Coverage.NONE);
            assertThat(decide(failure("KADRY", "2026-11-30T23:00:00Z"), widened).coverage())
                    .isEqualTo(Coverage.FULL);
        }
    }

    @Nested
    class OnTheDaysAtTheEdges {
        /** Days begin and end in Warsaw: an hour before midnight UTC in winter, two in summer. */
        @ParameterizedTest
        @CsvSource({
            "2026-02-28T22:59:59Z, NONE",
            "2026-02-28T23:00:00Z, FULL",
            "2026-03-31T21:59:59Z, FULL",
            "2026-03-31T22:00:00Z, NONE",
        })
        void coversFromTheFirstSecondOfTheFirstDayToTheLastOfTheLast(String at, Coverage coverage) {
            var contract = standard(ZORZA, "1/2026", "2026-03-01", "2026-03-31", "FK");

            assertThat(decide(failure("FK", at), contract).coverage()).isEqualTo(coverage);
        }

        /** 29 March 2026 has 23 hours, 25 October 2026 has 25. */
        @ParameterizedTest
        @CsvSource({
            "2026-03-29, 2026-03-28T22:59:59Z, NONE",
            "2026-03-29, 2026-03-28T23:00:00Z, FULL",
            "2026-03-29, 2026-03-29T21:59:59Z, FULL",
            "2026-03-29, 2026-03-29T22:00:00Z, NONE",
            "2026-10-25, 2026-10-24T21:59:59Z, NONE",
            "2026-10-25, 2026-10-24T22:00:00Z, FULL",
            "2026-10-25, 2026-10-25T22:59:59Z, FULL",
            "2026-10-25, 2026-10-25T23:00:00Z, NONE",
        })
        void aContractOfOneDayCoversThatDayAlsoWhenClocksChange(String day, String at, Coverage coverage) {
            assertThat(decide(failure("FK", at), standard(ZORZA, "1/2026", day, day, "FK"))
                            .coverage())
                    .isEqualTo(coverage);
        }

        @Test
        void fortyEightHoursAreElapsedTimeOverTheClockChange() {
            var decision = decide(failure("FK", "2026-03-28T09:00:00Z"), signed);

            assertThat(decision.reaction().due()).isEqualTo(Instant.parse("2026-03-30T09:00:00Z"));
            assertThat(decision.sentence().pl()).endsWith("w poniedziałek 30 marca 2026 r. do 11:00.");
        }
    }

    @Nested
    class WithoutAContractInForce {
        @Test
        void neverTakesAnExpiredContract() {
            var older = standard(ZORZA, "1/2020", "2020-01-01", "2021-12-31", "FK");
            var ended = standard(ZORZA, "2/2022", "2022-01-01", "2026-03-31", "FK");
            var decision = decide(failure("FK", SUNDAY), older, ended);

            assertThat(decision.coverage()).isEqualTo(Coverage.NONE);
            assertThat(decision.reason()).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
            assertThat(decision.underCare()).isFalse();
            assertThat(decision.contract()).isEmpty();
            assertThat(decision.contractNumber()).isEmpty();
            assertThat(decision.reaction().promised()).isFalse();
            assertThat(decision.sentence().pl())
                    .isEqualTo("Nieobjęte: umowa 2/2022 obowiązywała do 31 marca 2026 r.; pomoc płatna według cennika."
                            + " Postaramy się odpowiedzieć najpóźniej w piątek 27 listopada 2026 r. do 16:00.");
        }

        @Test
        void saysFromWhenAComingContractHolds() {
            var decision = decide(failure("FK", SUNDAY), standard(ZORZA, "15/2026", "2026-12-01", "", "FK"));

            assertThat(decision.reason()).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
            assertThat(decision.sentence().pl())
                    .startsWith("Nieobjęte: umowa 15/2026 obowiązuje dopiero od 1 grudnia 2026 r.;"
                            + " do tego dnia pomoc płatna według cennika.");
            assertThat(decision.sentence().en())
                    .startsWith("Not covered: contract 15/2026 starts only on 1 December 2026;");
        }

        @Test
        void aimsAtFiveWorkingDaysForAClientWithoutAny() {
            var decision = decide(failure("FK", SUNDAY));

            assertThat(decision.reason()).isEqualTo(Reason.NO_CONTRACT);
            assertThat(decision.reaction().policy()).isEqualTo(Policy.workingDays(5));
            assertThat(decision.reaction().due()).isEqualTo(Instant.parse("2026-11-27T15:00:00Z"));
            assertThat(decision.sentence().pl())
                    .startsWith("Nieobjęte: nie mają Państwo umowy S.O.S.; pomoc płatna według cennika.");
        }
    }

    @Nested
    class WithALicenceWithoutImplementation {
        private final Contract licence = licence(ZORZA, "L/17/2026", "2026-11-17", "FK");

        @ParameterizedTest
        @EnumSource(Category.class)
        void coversConsultationsOnly(Category category) {
            var decision = decide(question("FK", category, Channel.PHONE, SUNDAY), licence);

            assertThat(decision.underCare()).isTrue();
            if (category == Category.CONSULTATION) {
                assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
                assertThat(decision.includedMinutes()).contains(Minutes.hours(6));
                assertThat(decision.sentence().pl())
                        .startsWith(
                                "Objęte opieką po zakupie licencji (wariant II, nr L/17/2026, do 31 stycznia 2027 r.):"
                                        + " zdalna konsultacja w zakresie konfiguracji podstawowych funkcji,"
                                        + " do 6 h miesięcznie. Reakcja ");
            } else {
                assertThat(decision.coverage()).isEqualTo(Coverage.NONE);
                assertThat(decision.reason()).isEqualTo(Reason.BEYOND_BASIC_CONFIGURATION);
                assertThat(decision.includedMinutes()).isEmpty();
            }
        }

        @Test
        void aSignedContractGoesBeforeItWhereBothCover() {
            var decision = decide(question("FK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), licence, signed);

            assertThat(decision.contractNumber()).contains("12/2024");
        }

        @Test
        void itCoversWhatTheSignedContractDoesNot() {
            var bank = licence(ZORZA, "L/18/2026", "2026-11-17", "BANK");
            var decision = decide(question("BANK", Category.CONSULTATION, Channel.PORTAL, SUNDAY), signed, bank);

            assertThat(decision.contractNumber()).contains("L/18/2026");
            assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
        }
    }

    @Nested
    class Overruled {
        @Test
        void saysWhatThePersonWroteAndKeepsTheReaction() {
            var decided = decide(failure("KADRY", SUNDAY), signed);
            var decision = EntitlementRule.override(
                    decided, Coverage.FULL, "Ustalenie z prezesem z 20 listopada", HousePolicy.DEFAULT);

            assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
            assertThat(decision.reason()).isEqualTo(Reason.OVERRIDDEN);
            assertThat(decision.reaction()).isEqualTo(decided.reaction());
            assertThat(decision.sentence().pl())
                    .isEqualTo("Objęte decyzją naszego zespołu. Ustalenie z prezesem z 20 listopada."
                            + " Reakcja najpóźniej we wtorek 24 listopada 2026 r. do 10:40.");
        }
    }
}
