package pl.sos.launcher.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.launcher.Visit;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;

/** The staff's queue, 50 rows of HTML: with a hundred times the tickets, and its SQL beside a bare select. */
final class QueueBench implements Bench {
    private static final String PAGE = "/tickets?tab=open";

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        var figures = new ArrayList<Figure>();
        try (var large = TwoSizes.sos(context, TwoSizes.LARGE);
                var small = TwoSizes.sos(context, TwoSizes.SMALL);
                var atLarge = Visitor.signedIn(large, TwoSizes.STAFF);
                var atSmall = Visitor.signedIn(small, TwoSizes.STAFF)) {
            var pages = TwoSizes.medians(() -> atLarge.time(PAGE), () -> atSmall.time(PAGE));
            figures.add(new Figure("queue page at 1,000,000 tickets", pages[0], "ms", null, null, null, null)
                    .beside("at 10,000", pages[1])
                    .wantedRatioAtMost(1.3));
            figures.add(Figure.of("resident memory after it", large.residentMegabytes(), "MB")
                    .wantedAtMost(450));
            figures.add(sql(context));
        }
        return figures;
    }

    private static Figure sql(BenchContext context) throws Exception {
        try (var visit = Visit.to(context.folder()
                .resolveSibling("sizes")
                .resolve(TwoSizes.data(TwoSizes.LARGE))
                .toString())) {
            var transaction = visit.bean(TransactionTemplate.class);
            var queue = visit.bean(Queue.class);
            var jdbc = visit.bean(JdbcClient.class);
            var viewer = Scope.asSystem(() -> visit.bean(People.class)
                    .findByEmail(TwoSizes.STAFF)
                    .orElseThrow()
                    .id());
            var filter = QueueFilter.of(QueueTab.OPEN, viewer);
            Runnable page = () -> queue.page(filter, Optional.empty(), 50);
            var statement = statement(transaction, jdbc, page);
            var times = TwoSizes.medians(
                    TwoSizes.inTransaction(
                            transaction,
                            () -> jdbc.sql(statement)
                                    .params(Collections.nCopies(
                                            (int) statement
                                                    .chars()
                                                    .filter(letter -> letter == '?')
                                                    .count(),
                                            viewer.value()))
                                    .query()
                                    .listOfRows()),
                    TwoSizes.inTransaction(
                            transaction, () -> jdbc.sql("""
                            select * from tickets.ticket
                            where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
                            order by care_rank, category_rank, severity_rank, next_due, number
                            limit 50
                            """).query().listOfRows()));
            return new Figure("SQL of the queue at 1,000,000", times[0], "ms", null, null, null, null)
                    .beside("bare select of 50 rows", times[1])
                    .wantedRatioAtMost(2);
        }
    }

    /**
     * The very statement that the queue sends, as the server knows it after it was sent a few times; both are then read
     * the same way. All that is bound to it is who looks.
     */
    private static String statement(TransactionTemplate transaction, JdbcClient jdbc, Runnable page) {
        return Scope.asStaff(() -> transaction.execute(status -> {
            for (int i = 0; i < 10; i++) {
                page.run();
            }
            return jdbc.sql("select statement from pg_prepared_statements where statement like '%as client_name%'")
                    .query(String.class)
                    .list()
                    .getFirst()
                    .replaceAll("\\$[0-9]+", "?");
        }));
    }
}
