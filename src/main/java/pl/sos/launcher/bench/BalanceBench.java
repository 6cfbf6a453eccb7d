package pl.sos.launcher.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import pl.sos.contracts.Contract;
import pl.sos.ground.HouseClock;
import pl.sos.ground.Scope;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ClientId;
import pl.sos.launcher.Visit;

/** The hours of a month, of a client with ten years of entries beside one with that month alone. */
final class BalanceBench implements Bench {
    private static final int MONTHS = 120;
    private static final int ENTRIES = 100_000;
    private static final int A_MONTH = ENTRIES / MONTHS;
    private static final int FIRST = 200_000;

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        var today = LocalDate.now(Clock.systemUTC());
        var month = YearMonth.from(today);
        try (var sos = context.sos("data");
                var visit = Visit.to(context.folder().resolve("data").toString());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var old = HourPackages.make(
                            visit, FIRST, 1, month.minusMonths(MONTHS - 1L).atDay(1))
                    .getFirst();
            var young = HourPackages.make(visit, FIRST + 100, 1, month.atDay(1)).getFirst();
            context.say("entering " + ENTRIES + " draws of ten years, unless a former run did");
            enter(visit, old, month.minusMonths(MONTHS - 1L), today);
            enter(visit, young, month, today);
            var token = context.admin(
                            "data", "token", "create", "--user", TwoSizes.STAFF, "--name", "bench " + System.nanoTime())
                    .strip()
                    .lines()
                    .toList()
                    .getLast();
            var pages = TwoSizes.medians(
                    () -> time(http, sos, token, old.client(), month),
                    () -> time(http, sos, token, young.client(), month));
            var ledger = visit.bean(HourLedger.class);
            var reads = TwoSizes.medians(() -> balance(ledger, old, month), () -> balance(ledger, young, month));
            return List.of(
                    Figure.of("hours of a month after ten years, 100,000 entries", pages[0], "ms")
                            .beside("after one month", pages[1])
                            .wantedRatioAtMost(1.3),
                    Figure.of("the balance alone after ten years", reads[0], "ms")
                            .beside("after one month", reads[1])
                            .wantedRatioAtMost(1.3));
        }
    }

    /** Month by month, as it would have been entered. */
    private static void enter(Visit visit, Contract contract, YearMonth from, LocalDate today) {
        var ledger = visit.bean(HourLedger.class);
        for (YearMonth month = from; !month.isAfter(YearMonth.from(today)); month = month.plusMonths(1)) {
            YearMonth now = month;
            LocalDate day = now.equals(YearMonth.from(today)) ? today : now.atDay(15);
            HouseClock.at(
                    day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                    () -> Scope.asSystem(() -> {
                        if (ledger.balance(contract.id(), now).drawn().value() == 0) {
                            ledger.together(() -> {
                                for (int i = 0; i < A_MONTH; i++) {
                                    ledger.draw(HourPackages.draw(contract.id(), day, 5 + i % 50));
                                }
                                return true;
                            });
                        }
                    }));
        }
    }

    private static double balance(HourLedger ledger, Contract contract, YearMonth month) {
        long start = System.nanoTime();
        Scope.asStaff(() -> ledger.balance(contract.id(), month));
        return (System.nanoTime() - start) / 1e6;
    }

    private static double time(HttpClient http, Started sos, String token, ClientId client, YearMonth month)
            throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(sos.address() + "/api/v1/clients/" + client + "/hours?month=" + month))
                .header("Authorization", "Bearer " + token)
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("answered " + answer.statusCode());
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
