package pl.sos.launcher.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.Contract;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.EntitlementRule;
import pl.sos.entitlement.HoursKnown;
import pl.sos.entitlement.HousePolicy;
import pl.sos.entitlement.Question;
import pl.sos.entitlement.RemainingHours.Remaining;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.products.Application;

/**
 * Decisions on one thread: the pure rule with contracts, an annex and what is left of the hours in memory, the sentence
 * in both languages included; beside the deadline alone, which every decision contains.
 */
final class EntitlementBench implements Bench {
    private static final int MANY = 200_000;
    private static final int QUESTIONS = 10_000;
    private static final int ROUNDS = 7;
    private static final ClientId CLIENT = ClientId.next();
    private static final List<String> CODES = List.of("FK", "CZ_ZW", "BANK", "KADRY");

    private final Deadlines deadlines = new Deadlines(WorkingCalendar.ofTheOffer());
    private final Map<String, Application> catalogue = Map.of("FK", named("FK"), "KADRY", named("KADRY"));
    private final Question[] questions = new Question[QUESTIONS];

    @Override
    public String name() {
        return "entitlement";
    }

    @Override
    public List<Figure> run(BenchContext context) {
        context.say(ROUNDS + " rounds of " + MANY + " decisions");
        var random = new SplittableRandom(42);
        for (int i = 0; i < QUESTIONS; i++) {
            var category = Category.ofRank(random.nextInt(Category.values().length));
            questions[i] = new Question(
                    CLIENT,
                    Optional.of(CODES.get(random.nextInt(CODES.size()))),
                    category,
                    category.usualSeverity(),
                    Channel.PORTAL,
                    Instant.parse("2021-06-01T00:00:00Z").plusSeconds(random.nextInt(200_000_000)));
        }
        var contracts = contracts();
        var month = YearMonth.of(2026, 11);
        var left = new Remaining(Minutes.hours(6), Minutes.of(210), month, month);
        var hours = new HoursKnown(
                Map.of(
                        contracts.get(0).id(),
                        left,
                        contracts.get(1).id(),
                        left,
                        contracts.get(2).id(),
                        left),
                Optional.empty());
        double ours = rate(i -> EntitlementRule.decide(
                        questions[i], contracts, hours, catalogue, code -> deadlines, HousePolicy.DEFAULT)
                .sentence()
                .pl()
                .length());
        double due = rate(i ->
                deadlines.due(OfferDefaults.LEVEL.reaction(), questions[i].at()).getEpochSecond());
        return List.of(Figure.of("decisions with their sentences, one thread", ours, "/s")
                .beside("the deadline alone", due)
                .wantedAtLeast(20_000));
    }

    private static double rate(IntToLongFunction work) {
        var rates = new double[ROUNDS];
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < MANY; i++) {
                sum += work.applyAsLong(i % QUESTIONS);
            }
            rates[round] = MANY * 1e9 / (System.nanoTime() - start);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was decided");
        }
        return Arrays.stream(rates).sorted().toArray()[ROUNDS / 2];
    }

    /** One that is over, one with an annex, and a licence sold beside them. */
    private static List<Contract> contracts() {
        var terms = withHours(OfferDefaults.terms(Set.of("FK")), 6);
        var annexed = withHours(terms.withScope(Set.of("FK", "CZ_ZW")), 10);
        return List.of(
                contract(
                        Variant.STANDARD,
                        "1/2022",
                        "2022-01-01",
                        Optional.of("2023-12-31"),
                        Map.of("2022-01-01", terms)),
                contract(
                        Variant.STANDARD,
                        "12/2024",
                        "2024-01-01",
                        Optional.empty(),
                        Map.of("2024-01-01", terms, "2025-07-01", annexed)),
                contract(
                        Variant.LICENCE_ONLY,
                        "L/17/2026",
                        "2026-11-17",
                        Optional.of("2027-01-31"),
                        Map.of("2026-11-17", OfferDefaults.licenceOnlyTerms(Set.of("BANK")))));
    }

    private static Contract contract(
            Variant variant, String number, String from, Optional<String> until, Map<String, Terms> versions) {
        var first = LocalDate.parse(from);
        return new Contract(
                ContractId.next(),
                CLIENT,
                variant,
                number,
                Optional.of(first),
                first,
                until.map(LocalDate::parse),
                versions.keySet().stream()
                        .sorted()
                        .map(day -> new TermsVersion(
                                LocalDate.parse(day),
                                Optional.of("1").filter(annex -> !day.equals(from)),
                                versions.getOrDefault(day, OfferDefaults.terms(Set.of()))))
                        .toList());
    }

    private static Terms withHours(Terms terms, long hours) {
        return terms.withHours(terms.hours().withMonthly(Minutes.hours(hours)));
    }

    private static Application named(String code) {
        return new Application(code, "MERITUM", code, Optional.empty(), Optional.empty(), List.of());
    }
}
