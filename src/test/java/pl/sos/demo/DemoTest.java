package pl.sos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.caretakers.Preparation;
import pl.sos.ground.Installation;
import pl.sos.ground.Scope;
import pl.sos.ground.VendorData;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.search.Search;
import pl.sos.search.SearchIndex;
import pl.sos.search.SearchKind;

@SosTest
class DemoTest {
    @Autowired
    private Preparation preparation;

    @Autowired
    Demo demo;

    @Autowired
    Search search;

    @Autowired
    SearchIndex index;

    @Autowired
    VendorData vendor;

    @Autowired
    SyntheticTickets synthetic;

    @Autowired
    LoadCommand load;

    @Autowired
    Installation installation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
        clock.reset();
    }

    /** One load serves all of it: a load takes seconds. */
    @Test
    void loadsTheVendorOnceWithItsTicketsInAllStatesAndBelievableOnesBesideInAnyNumber() throws Exception {
        loadsTheVendorOnceWithItsTicketsInAllStates();
        hasOneBreachedAndSomeAboutToBreach();
        addsBelievableTicketsInAnyNumber();
    }

    private void loadsTheVendorOnceWithItsTicketsInAllStates() {
        var accounts = demo.ensureLoaded();
        demo.ensureLoaded();

        assertThat(accounts)
                .extracting("email")
                .contains(
                        "admin@perfektlab.example",
                        "koordynator@perfektlab.example",
                        "opiekun@perfektlab.example",
                        "konsultant@perfektlab.example",
                        "rozliczenia@perfektlab.example",
                        "ksiegowa@sm-zorza.example",
                        "prezes@sm-zorza.example",
                        "biuro@zarzadca-klon.example",
                        "kontakt@wm-lipowa.example");
        assertThat(number("select count(*) from outbox.mail where state <> 'SENT'"))
                .as("letters of days past leave through no mail server")
                .isZero();
        assertThat(number("""
                        select count(*) from tickets.ticket t join identity.person p on p.id = t.reporter_id
                         where t.channel = 'EMAIL' and t.created_at > ? and p.email <> 'kadry@sm-slonecznik.example'
                        """, clock.instant().minusSeconds(3600)))
                .as("so that the next mail gets its receipt at once")
                .isZero();
        assertThat(number("select count(*) from tickets.held_receipt where until > ?", clock.instant()))
                .as("one that waits for the end of its hour can be seen")
                .isEqualTo(1);
        assertThat(number("select count(*) from clients.client")).isEqualTo(24);
        assertThat(number("select count(*) from identity.person where client_id is null"))
                .isEqualTo(8);
        assertThat(number("select count(*) from tickets.ticket where number >= 1000"))
                .as("forty-one, and five by mail")
                .isEqualTo(46);
        index.catchUp();
        assertThat(Scope.asStaff(() -> search.best("umowa czynsz", 5)).stream()
                        .filter(hit -> hit.kind() == SearchKind.TICKET)
                        .map(hit -> hit.shown().title()))
                .as("whoever asks for a contract and a rent finds the letter about \"umów o najem, czynszów\"")
                .contains("Na wydruku umów jest czynsz z zeszłego miesiąca");
        assertThat(number("""
                        select count(*) from mail.awaited w join mail.incoming a on a.id = w.mail_id
                          join mail.incoming q on q.message_id = w.message_id
                          join tickets.ticket t on t.id = a.ticket_id and t.merged_into is null
                          join tickets.ticket u on u.id = q.ticket_id and u.merged_into is null
                         where t.id <> u.id
                        """))
                .as("a question that came late, proposed to be joined")
                .isEqualTo(1);
        assertThat(vendor.get().orElseThrow().name()).isEqualTo("PERFEKTLAB");
        assertThat(number("select count(*) from tickets.ticket where number < 1000 and status <> 'CLOSED'"))
                .as("what was worked on is over")
                .isZero();
        assertThat(number("select count(*) from tickets.ticket where number < 1000"))
                .isBetween(150L, 450L);
        assertThat(number("select count(*) * 100 / (select count(*) from work.entry) from work.entry"
                        + " where ticket_id is not null"))
                .as("per cent of the work that stands on a ticket")
                .isGreaterThan(60);
        assertThat(number("""
                        select count(*) from work.entry e join tickets.ticket t on t.id = e.ticket_id
                        where t.number < 1000 and (t.client_id <> e.client_id or e.started_at < t.reported_at
                            or e.started_at + make_interval(mins => e.minutes) > t.resolved_at)
                        """))
                .as("work before its ticket, after it or at another client's")
                .isZero();
        assertThat(number("""
                        select count(*) from tickets.ticket t left join search.entry s on s.id = t.id
                        where t.number < 1000 and s.id is null
                        """))
                .as("nothing is left for the search to find later")
                .isZero();
        assertThat(number("select count(distinct person_id) from caretakers.competence"))
                .isEqualTo(8);
        assertThat(number("select count(distinct client_id) from clients.card_version"))
                .isGreaterThan(15);
        assertThat(number("select count(*) from caretakers.handover where done_at is null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from clients.handling_note")).isEqualTo(4);
        var board = Scope.asStaff(() -> preparation.board(
                new Preparation.Filter(Preparation.Order.MISSING, false, Optional.empty()), Optional.empty(), 50));
        assertThat(board.ready()).isBetween(board.all() / 3, board.all() - 3);
        assertThat(statuses().keySet()).contains("NEW", "OPEN", "WAITING_FOR_CLIENT", "RESOLVED", "CLOSED");
        assertThat(number("select count(*) from tickets.message where visibility = 'INTERNAL'"))
                .isGreaterThan(10);
    }

    /** In the night of a holiday and on the Sunday of the clock change; the first load was in working hours. */
    @Test
    void hasOneBreachedAndSomeAboutToBreachWheneverItIsLoaded() {
        for (var now : List.of("2026-12-26T03:00", "2027-03-28T12:00")) {
            TestDatabase.reset();
            clock.setWarsaw(now);
            demo.ensureLoaded();
            hasOneBreachedAndSomeAboutToBreach();
        }
    }

    private void hasOneBreachedAndSomeAboutToBreach() {
        var at = clock.instant();
        assertThat(number("""
                        select count(*) from sla.clock
                        where kind = 'REACTION' and stopped_at is null and cancelled_at is null and due <= ?
                        """, at)).as("breached at " + at).isGreaterThanOrEqualTo(1);
        assertThat(number("""
                        select count(*) from tickets.ticket
                        where status in ('NEW', 'OPEN') and breaching_at <= ? and next_due > ?
                        """, at, at)).as("about to breach at " + at).isGreaterThanOrEqualTo(2);
        assertThat(number("select count(*) from tickets.message where written_at > ?", at))
                .as("written after " + at)
                .isZero();
    }

    private void addsBelievableTicketsInAnyNumber() throws Exception {
        var before = number("select count(*) from tickets.ticket");
        synthetic.load(1_000, 7, done -> {});

        assertThat(number("select count(*) from tickets.ticket")).isEqualTo(before + 1_000);
        assertThat(number("select count(*) from tickets.ticket where status not in ('RESOLVED', 'CLOSED')"))
                .isBetween(30L, 80L);
        assertThat(number("select count(*) from tickets.ticket t where not exists"
                        + " (select from tickets.message m where m.ticket_id = t.id)"))
                .isZero();
        assertThat(number("select count(*) from tickets.ticket t where not exists"
                        + " (select from entitlement.decision d where d.ticket_id = t.id)"))
                .isZero();
        assertThat(number("select count(*) from sla.clock where kind = 'REACTION'"))
                .isEqualTo(before + 1_000);
        assertThat(number(
                        "select count(*) from tickets.ticket where closed_at > ? or reported_at > ?",
                        clock.instant(),
                        clock.instant()))
                .isZero();
    }

    @Test
    void loadingTicketsIntoAnEmptyInstallationOpensNoAccountAndLeavesItEmpty() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("delete from ground.installation where name like 'demo%'");
        }
        load.run(List.of("--tickets", "20"), new PrintStream(OutputStream.nullOutputStream()));

        var tickets = number("select count(*) from tickets.ticket");
        assertThat(number("select count(*) from tickets.ticket where number >= 1000"))
                .isEqualTo(66);
        assertThat(number("select count(*) from identity.credential")).isZero();
        assertThat(installation.fact("demo")).isEmpty();

        // Started with the demo later on, it has the accounts and remembers it.
        var accounts = demo.ensureLoaded();
        assertThat(number("select count(*) from identity.credential")).isEqualTo(accounts.size());
        assertThat(installation.fact("demo")).isPresent();
        assertThat(number("select count(*) from tickets.ticket")).isEqualTo(tickets);
    }

    private long number(String sql, Instant... moments) {
        return Scope.asSystem(() -> transaction.execute(status -> {
            var statement = jdbc.sql(sql);
            for (var moment : moments) {
                statement = statement.param(pl.sos.ground.Sql.at(moment));
            }
            return statement.query(Long.class).single();
        }));
    }

    private Map<String, Long> statuses() {
        return Scope.asSystem(() -> transaction.execute(
                status -> jdbc.sql("select status from tickets.ticket").query(String.class).list().stream()
                        .collect(Collectors.groupingBy(one -> one, Collectors.counting()))));
    }
}
