package pl.sos.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Contract;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Severity;

/** Random contracts and questions against a model that asks one plain question after another; SOS_SEED repeats a run. */
class EntitlementRuleProperties {
    private static final List<String> CODES = List.of("FK", "CZ_ZW", "KADRY", "BANK");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private final long seed =
            Optional.ofNullable(System.getenv("SOS_SEED")).map(Long::parseLong).orElseGet(System::nanoTime);
    private final Random random = new Random(seed);

    @Test
    void agreesWithAskingEveryContractInTurn() {
        for (int i = 0; i < 20_000; i++) {
            List<Contract> contracts = contracts();
            Question question = question();
            String story = "seed %d, case %d: %s of %s".formatted(seed, i, question, contracts);

            Decision decision = decide(question, contracts);

            assertThat(decision.coverage()).as(story).isEqualTo(naiveCoverage(question, contracts));
            assertThat(decision.underCare())
                    .as(story)
                    .isEqualTo(!inForce(question, contracts).isEmpty());
            assertThat(decision.contract().isPresent()).as(story).isEqualTo(decision.underCare());
            decision.contract()
                    .ifPresent(id -> assertThat(inForce(question, contracts))
                            .as(story)
                            .anyMatch(contract -> contract.id().equals(id)));
            assertThat(decision.reaction().due()).as(story).isAfter(question.at());
            if (!decision.underCare()) {
                assertThat(decision.reaction().promised()).as(story).isFalse();
                assertThat(decision.reason() == Reason.NO_CONTRACT).as(story).isEqualTo(contracts.isEmpty());
            }
            assertThat(decision.includedMinutes().isEmpty() || decision.coverage() != Coverage.NONE)
                    .as(story)
                    .isTrue();
            assertThat(decision.sentence().pl()).as(story).doesNotContain("{").endsWith(".");
            assertThat(decision.sentence().en()).as(story).doesNotContain("{").endsWith(".");
        }
    }

    @Test
    void theOrderOfContractsDoesNotMatter() {
        for (int i = 0; i < 5_000; i++) {
            List<Contract> contracts = contracts();
            Question question = question();
            Decision decision = decide(question, contracts);
            var shuffled = new ArrayList<>(contracts);
            Collections.shuffle(shuffled, random);

            assertThat(decide(question, shuffled))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(decision);
        }
    }

    @Test
    void aFurtherContractNeverTakesCoverageAway() {
        for (int i = 0; i < 5_000; i++) {
            var contracts = new ArrayList<>(contracts());
            Question question = question();
            Coverage before = decide(question, contracts).coverage();
            contracts.add(contract("99/2026"));

            assertThat(decide(question, contracts).coverage())
                    .as("seed %d, case %d", seed, i)
                    .isLessThanOrEqualTo(before);
        }
    }

    private Decision decide(Question question, List<Contract> contracts) {
        return EntitlementRule.decide(
                question,
                contracts,
                HoursKnown.NONE,
                EntitlementFixtures.CATALOGUE,
                EntitlementFixtures.CALENDARS,
                HousePolicy.DEFAULT);
    }

    private static Coverage naiveCoverage(Question question, List<Contract> contracts) {
        boolean partly = false;
        for (Contract contract : inForce(question, contracts)) {
            Terms terms = naiveTerms(contract, question.at().atZone(WARSAW).toLocalDate());
            boolean kind = contract.variant() == Variant.STANDARD || question.category() == Category.CONSULTATION;
            boolean named = question.application().isPresent();
            boolean scope =
                    !named || terms.scope().contains(question.application().get());
            boolean channel = terms.channels().contains(question.channel());
            if (kind && named && scope && channel) {
                return Coverage.FULL;
            }
            partly |= kind && scope;
        }
        return partly ? Coverage.PARTIAL : Coverage.NONE;
    }

    private static Terms naiveTerms(Contract contract, LocalDate day) {
        Terms terms = contract.versions().getFirst().terms();
        for (TermsVersion version : contract.versions()) {
            if (!version.from().isAfter(day)) {
                terms = version.terms();
            }
        }
        return terms;
    }

    private static List<Contract> inForce(Question question, List<Contract> contracts) {
        LocalDate day = question.at().atZone(WARSAW).toLocalDate();
        var inForce = new ArrayList<Contract>();
        for (Contract contract : contracts) {
            LocalDate last = contract.until().orElse(LocalDate.MAX);
            if (contract.from().toEpochDay() <= day.toEpochDay() && day.toEpochDay() <= last.toEpochDay()) {
                inForce.add(contract);
            }
        }
        return inForce;
    }

    private List<Contract> contracts() {
        var contracts = new ArrayList<Contract>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            contracts.add(contract((i + 1) + "/2026"));
        }
        return contracts;
    }

    private Contract contract(String number) {
        LocalDate from = day();
        boolean licence = random.nextInt(3) == 0;
        Optional<LocalDate> until = licence
                ? Optional.of(OfferDefaults.licenceOnlyUntil(from))
                : random.nextBoolean() ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(60)));
        var versions = new ArrayList<TermsVersion>();
        versions.add(new TermsVersion(from, Optional.empty(), terms(licence)));
        if (random.nextInt(3) == 0) {
            versions.add(new TermsVersion(from.plusDays(1 + random.nextInt(30)), Optional.of("1"), terms(licence)));
        }
        return new Contract(
                ContractId.next(),
                EntitlementFixtures.ZORZA,
                licence ? Variant.LICENCE_ONLY : Variant.STANDARD,
                number,
                Optional.empty(),
                from,
                until,
                versions);
    }

    private Terms terms(boolean licence) {
        Set<String> scope = new HashSet<>(Set.of(CODES.get(random.nextInt(4))));
        CODES.stream().filter(code -> random.nextBoolean()).forEach(scope::add);
        Terms terms = licence ? OfferDefaults.licenceOnlyTerms(scope) : OfferDefaults.terms(scope);
        Set<Channel> channels = new HashSet<>(Set.of(Channel.PORTAL));
        List.of(Channel.values()).stream()
                .filter(channel -> random.nextInt(4) > 0)
                .forEach(channels::add);
        Map<Category, ServiceLevel> levels = random.nextBoolean()
                ? Map.of()
                : Map.of(
                        Category.values()[random.nextInt(8)],
                        new ServiceLevel(
                                random.nextBoolean()
                                        ? Policy.workingHours(Duration.ofHours(1 + random.nextInt(40)))
                                        : Policy.workingDays(1 + random.nextInt(9)),
                                Optional.empty(),
                                Optional.of(Policy.workingDays(10))));
        return terms.withScope(scope)
                .withLevels(terms.defaultLevel(), levels)
                .withChannels(channels)
                .withHours(HoursPackage.monthly(Minutes.hours(random.nextInt(8))));
    }

    private Question question() {
        Instant at = day().atStartOfDay(WARSAW).toInstant().plusSeconds(random.nextInt(5) - 2L);
        return new Question(
                EntitlementFixtures.ZORZA,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(CODES.get(random.nextInt(4))),
                Category.values()[random.nextInt(8)],
                Severity.NORMAL,
                Channel.values()[random.nextInt(4)],
                at);
    }

    private LocalDate day() {
        return LocalDate.of(2026, 10, 1).plusDays(random.nextInt(90));
    }
}
