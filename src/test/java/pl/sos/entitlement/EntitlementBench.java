package pl.sos.entitlement;

import static pl.sos.contracts.ContractFixtures.licence;
import static pl.sos.contracts.ContractFixtures.standard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import pl.sos.contracts.Contract;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Severity;

/** Decisions a second on one thread: the pure rule, sentences in both languages included, terms in memory. */
public final class EntitlementBench {
    private EntitlementBench() {}

    public static void main(String[] args) {
        List<Contract> contracts = List.of(
                standard(EntitlementFixtures.ZORZA, "1/2022", "2022-01-01", "2023-12-31", "FK"),
                standard(EntitlementFixtures.ZORZA, "12/2024", "2024-01-01", "", "FK", "CZ_ZW"),
                licence(EntitlementFixtures.ZORZA, "L/17/2026", "2026-11-17", "BANK"));
        var random = new Random(42);
        var questions = new Question[10_000];
        for (int i = 0; i < questions.length; i++) {
            questions[i] = new Question(
                    EntitlementFixtures.ZORZA,
                    Optional.of(List.of("FK", "CZ_ZW", "BANK", "KADRY").get(random.nextInt(4))),
                    Category.values()[random.nextInt(8)],
                    Severity.NORMAL,
                    Channel.PORTAL,
                    Instant.parse("2021-06-01T00:00:00Z").plusSeconds(random.nextInt(200_000_000)));
        }
        for (int round = 0; round < 8; round++) {
            long characters = 0;
            long start = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                characters += EntitlementRule.decide(
                                questions[i % questions.length],
                                contracts,
                                EntitlementFixtures.CATALOGUE,
                                EntitlementFixtures.CALENDARS,
                                HousePolicy.DEFAULT)
                        .sentence()
                        .pl()
                        .length();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%,.0f decisions/s (check %d)%n", 200_000 / seconds, characters);
        }
    }
}
