package pl.sos.launcher.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import pl.sos.contracts.Contract;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.Ids;
import pl.sos.launcher.Visit;

/**
 * Draws a second with 16 clients: on 1,000 packages beside a bare transaction of the two inserts that a draw ends in –
 * entry and postings into tables with the same columns and indexes, without any rule – and on one package, where each
 * waits for its turn.
 */
final class DrawsBench implements Bench {
    private static final int CLIENTS = 16;
    private static final int PACKAGES = 1_000;
    private static final int WARM_SECONDS = 12;
    private static final int SECONDS = 12;
    private static final int TURNS = 2;
    private static final int FIRST = 100_000;

    /** What one client does again and again. */
    @FunctionalInterface
    private interface Work {
        void once() throws Exception;
    }

    @FunctionalInterface
    private interface Clients {
        Work open() throws Exception;
    }

    /** How often a second, and how long each took in milliseconds (median). */
    private record Pace(double rate, double median) {}

    @Override
    public String name() {
        return "draws";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        try (var sos = context.sos("data");
                var visit = Visit.to(context.folder().resolve("data").toString())) {
            var today = LocalDate.now(Clock.systemUTC());
            context.say("making " + PACKAGES + " packages");
            var contracts = HourPackages.make(visit, FIRST, PACKAGES, today.withDayOfMonth(1));
            bareTables(sos);
            var ledger = visit.bean(HourLedger.class);
            Clients many = () -> drawing(ledger, contracts, today);
            Clients one = () -> drawing(ledger, contracts.subList(0, 1), today);
            Clients bare = () -> bare(sos);
            context.say("warming up");
            pace(many, CLIENTS, WARM_SECONDS);
            pace(bare, CLIENTS, 3);
            var rates = new double[3];
            for (int turn = 0; turn < TURNS; turn++) {
                rates[0] += pace(many, CLIENTS, SECONDS).rate() / TURNS;
                rates[1] += pace(bare, CLIENTS, SECONDS).rate() / TURNS;
            }
            var alone = pace(one, 1, SECONDS / 2);
            var queued = pace(one, CLIENTS, SECONDS);
            return List.of(
                    Figure.of("draws on 1,000 packages, 16 clients", rates[0], "/s")
                            .beside("bare transaction of the two inserts", rates[1])
                            .wantedRatioAtLeast(0.5),
                    Figure.of("draws on one package, 16 clients", queued.rate(), "/s")
                            .beside("on 1,000 packages", rates[0]),
                    Figure.of("a draw on one package, nobody else (median)", alone.median(), "ms"),
                    Figure.of("a draw on one package, 16 clients (median)", queued.median(), "ms")
                            .beside("of it waiting for its turn", queued.median() - alone.median()));
        }
    }

    private static Work drawing(HourLedger ledger, List<Contract> contracts, LocalDate today) {
        return () -> {
            var random = ThreadLocalRandom.current();
            var wish = HourPackages.draw(
                    contracts.get(random.nextInt(contracts.size())).id(), today, 1);
            var result = Scope.asStaff(() -> ledger.draw(wish));
            if (!(result instanceof DrawResult.Drawn)) {
                throw new IllegalStateException("not drawn: " + result);
            }
        };
    }

    private static void bareTables(Started sos) throws Exception {
        try (Connection database = DriverManager.getConnection(sos.superuserUrl());
                var statement = database.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.entry, bench.side");
            statement.execute("create table bench.entry (like hours.transfer including defaults including indexes)");
            statement.execute("create table bench.side (like hours.posting including defaults including indexes)");
        }
    }

    private static Work bare(Started sos) throws Exception {
        Connection connection = DriverManager.getConnection(sos.superuserUrl() + "&prepareThreshold=1");
        connection.setAutoCommit(false);
        var entry = connection.prepareStatement("""
                insert into bench.entry (id, contract_id, client_id, key, kind, month, happened_on, recorded_at, source, what)
                values (?, ?, ?, ?, 'DRAW', date_trunc('month', now())::date, now()::date, now(), 'work', 'Konsultacja')
                """);
        var sides = connection.prepareStatement("""
                insert into bench.side (lot_id, account, number, minutes, balance, transfer_id, client_id)
                values (?, 'AVAILABLE', 1, -1, 1, ?, ?), (?, 'DRAWN', 1, 1, 1, ?, ?)
                """);
        return () -> {
            var id = Ids.next();
            entry.setObject(1, id);
            entry.setObject(2, id);
            entry.setObject(3, id);
            entry.setString(4, id.toString());
            entry.executeUpdate();
            for (int i = 1; i <= 6; i++) {
                sides.setObject(i, id);
            }
            sides.executeUpdate();
            connection.commit();
        };
    }

    private static Pace pace(Clients clients, int count, int seconds) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var works = new ArrayList<Work>();
            for (int i = 0; i < count; i++) {
                works.add(clients.open());
            }
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            var tasks = works.stream()
                    .<Callable<List<Long>>>map(work -> () -> {
                        var times = new ArrayList<Long>();
                        for (long now = System.nanoTime(); now < end; ) {
                            work.once();
                            long then = System.nanoTime();
                            times.add(then - now);
                            now = then;
                        }
                        return times;
                    })
                    .toList();
            var all = new ArrayList<Long>();
            for (var task : threads.invokeAll(tasks)) {
                all.addAll(task.get());
            }
            double took = System.nanoTime() - start;
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return new Pace(sorted.length * 1e9 / took, sorted[sorted.length / 2] / 1e6);
        }
    }
}
