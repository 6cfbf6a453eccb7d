package pl.sos.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.kernel.TicketNumber;
import pl.sos.launcher.Visit;
import pl.sos.tickets.Tickets;

/** A ticket's page: with a hundred times the tickets, and its SQL beside a bare select. */
final class ThreadBench implements Bench {
    private static final Pattern NUMBER = Pattern.compile("/tickets/(SOS-[0-9]+)");

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        var figures = new ArrayList<Figure>();
        try (var large = TwoSizes.sos(context, TwoSizes.LARGE);
                var small = TwoSizes.sos(context, TwoSizes.SMALL);
                var atLarge = Visitor.signedIn(large, TwoSizes.STAFF);
                var atSmall = Visitor.signedIn(small, TwoSizes.STAFF)) {
            var here = numbers(atLarge);
            var there = numbers(atSmall);
            var turn = new int[2];
            var pages = TwoSizes.medians(
                    () -> atLarge.time("/tickets/" + here.get(turn[0]++ % here.size())),
                    () -> atSmall.time("/tickets/" + there.get(turn[1]++ % there.size())));
            figures.add(new Figure("ticket page at 1,000,000 tickets", pages[0], "ms", null, null, null, null)
                    .beside("at 10,000", pages[1])
                    .wantedRatioAtMost(1.3));
            figures.add(sql(context, TicketNumber.parse(here.getFirst()).orElseThrow()));
        }
        return figures;
    }

    private static List<String> numbers(Visitor visitor) throws Exception {
        return NUMBER.matcher(visitor.get("/tickets?tab=open"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .limit(20)
                .toList();
    }

    private static Figure sql(BenchContext context, TicketNumber number) throws Exception {
        try (var visit = Visit.to(context.folder()
                .resolveSibling("sizes")
                .resolve(TwoSizes.data(TwoSizes.LARGE))
                .toString())) {
            var transaction = visit.bean(TransactionTemplate.class);
            var tickets = visit.bean(Tickets.class);
            var jdbc = visit.bean(JdbcClient.class);
            var times = TwoSizes.medians(
                    TwoSizes.inTransaction(transaction, () -> tickets.read(number)),
                    TwoSizes.inTransaction(
                            transaction,
                            () -> jdbc.sql("""
                                    select * from tickets.message
                                    where ticket_id = (select id from tickets.ticket where number = ?)
                                    order by written_at, id limit 50
                                    """).param(number.value()).query().listOfRows()));
            return new Figure("reading the ticket at 1,000,000", times[0], "ms", null, null, null, null)
                    .beside("bare select of its thread", times[1]);
        }
    }
}
