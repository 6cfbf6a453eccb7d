package pl.sos.demo;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Database;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.search.SearchIndex;

/** Any number of believable tickets: years of finished ones in bulk, and of open ones as many as a house can have. */
@Component
class SyntheticTickets {
    private static final int BATCH = 5_000;
    private static final int MOST_OPEN = 900;
    private static final int MOST_CLIENTS = 400;
    private static final int MOST_DAYS = 2_200;
    private static final int WORKERS = 2;
    private static final List<String> TABLES = List.of(
            "tickets.ticket",
            "tickets.message",
            "tickets.event",
            "entitlement.decision",
            "sla.clock",
            "sla.evidence",
            "search.entry",
            "search.word");

    private final ClosedTickets closed;
    private final OpenTickets open;
    private final SyntheticClients clients;
    private final People people;
    private final Database database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SyntheticTickets(
            ClosedTickets closed,
            OpenTickets open,
            SyntheticClients clients,
            People people,
            Database database,
            TransactionTemplate transaction,
            Clock clock) {
        this.closed = closed;
        this.open = open;
        this.clients = clients;
        this.people = people;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param progress hears how many tickets are there so far */
    void load(int count, long seed, IntConsumer progress) throws Exception {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, DemoTime.ZONE);
        var random = new SplittableRandom(seed);
        var cast = Scope.asSystem(() -> cast(count, today, random));
        int stillOpen = Math.min(MOST_OPEN, Math.max(1, count * 3 / 100));
        var found = closed.index();
        var plan = new Plan(today, count - stillOpen, random.split());
        gather(true);
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var jobs = new ArrayList<Callable<Void>>();
            for (int i = 0; i < WORKERS; i++) {
                var own = random.split();
                jobs.add(() -> {
                    Scope.asSystem(() -> work(plan, cast, now, own, found, progress));
                    return null;
                });
            }
            for (var job : workers.invokeAll(jobs)) {
                job.get();
            }
        } finally {
            gather(false);
        }
        Scope.asSystem(() -> {
            transaction.executeWithoutResult(status -> found.end());
            for (int i = 0; i < stillOpen; i++) {
                transaction.executeWithoutResult(status -> open.write(cast, now, random));
            }
        });
        progress.accept(count);
        analyze();
    }

    private ClosedTickets.Cast cast(int count, LocalDate today, SplittableRandom random) {
        var houses = clients.atLeast(Math.min(MOST_CLIENTS, 24 + count / 2_500), today, random);
        var staff = people.staff().stream()
                .filter(person -> person.has(Role.CONSULTANT))
                .map(Person::id)
                .toList();
        return new ClosedTickets.Cast(houses, staff, Matter.urn());
    }

    /** Numbers are taken together with the moments, so that they rise with time. */
    private record Batch(List<Instant> moments, List<Long> numbers) {
        List<ClosedTickets.Wanted> wanted(ClosedTickets.Cast cast, SplittableRandom random) {
            var wanted = new ArrayList<ClosedTickets.Wanted>(moments.size());
            for (int i = 0; i < moments.size(); i++) {
                wanted.add(cast.wanted(moments.get(i), numbers.get(i), random));
            }
            return wanted;
        }
    }

    private void work(
            Plan plan,
            ClosedTickets.Cast cast,
            Instant now,
            SplittableRandom random,
            SearchIndex.Bulk found,
            IntConsumer progress) {
        for (var batch = plan.next(this::batch); !batch.moments().isEmpty(); batch = plan.next(this::batch)) {
            var mine = batch;
            transaction.executeWithoutResult(status -> closed.write(mine.wanted(cast, random), now, random, found));
            progress.accept(plan.done(mine.moments().size()));
        }
    }

    private Batch batch(List<Instant> moments) {
        var numbers = transaction.execute(status -> closed.numbers(moments.size()));
        return new Batch(moments, numbers);
    }

    /**
     * While so much is written the search index gathers it and sorts it in by the ten thousand: a word that many tickets share is
     * then looked up once for all of them.
     */
    private void gather(boolean gathering) throws SQLException {
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("alter index search.entry_words set (fastupdate = " + gathering
                    + ", gin_pending_list_limit = 32768)");
            if (!gathering) {
                statement.execute("select gin_clean_pending_list('search.entry_words')");
            }
        }
    }

    /** The planner does not know the tables' new size until somebody tells it. */
    private void analyze() throws SQLException {
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute("analyze " + table);
            }
        }
    }

    /** Which moments are still to be lived through, in order. */
    private static final class Plan {
        private final LocalDate first;
        private final int[] perDay;
        private final SplittableRandom random;
        private int day;
        private int done;

        Plan(LocalDate today, int count, SplittableRandom random) {
            int days = Math.clamp(count / 15, 90, MOST_DAYS);
            this.first = today.minusDays(days + 12L);
            this.perDay = Season.perDay(first, days, count);
            this.random = random;
        }

        synchronized Batch next(java.util.function.Function<List<Instant>, Batch> number) {
            var moments = new ArrayList<Instant>();
            while (day < perDay.length && moments.size() < BATCH) {
                moments.addAll(List.of(Season.moments(first.plusDays(day), perDay[day], random)));
                day++;
            }
            return moments.isEmpty() ? new Batch(List.of(), List.of()) : number.apply(moments);
        }

        synchronized int done(int more) {
            return done += more;
        }
    }
}
