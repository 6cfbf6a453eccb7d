package pl.sos.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.entitlement.Entitlements;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkKind;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

@SosTest
class EstimatesTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Evidence HERE = new Evidence(Evidence.Via.PORTAL, "10.0.0.7", "Firefox");
    private static final Pattern LINK = Pattern.compile("/estimates/([A-Za-z0-9_-]{43})");

    @Autowired
    Estimates estimates;

    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    Tickets tickets;

    @Autowired
    Entitlements entitlements;

    @Autowired
    People people;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private ClientId zorza;
    private ContractId contract;
    private Person anna;
    private Person prezes;
    private Person maria;
    private Ticket ticket;

    @BeforeEach
    void threeAndAHalfHoursAreLeft() {
        TestDatabase.reset();
        anna = accounts.staff(Role.CONSULTANT);
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            zorza = client("SM Zorza", "7811767696");
            contract = sign(zorza, "12/2026", OverageRule.ASK);
        });
        prezes = accounts.contact(zorza, Role.DECISION_MAKER);
        maria = accounts.contact(zorza, Role.CLIENT_USER);
        Scope.asStaff(() -> {
            ticket = open(zorza, maria, Category.ANALYSIS, false);
            draw("first", 150);
        });
    }

    @Test
    void aDecisionMakerReadsWhatItMeansAndAccepts() {
        var estimate = proposed(240);
        asClient(prezes, () -> {
            var now = estimates.now(estimates.find(estimate.id()).orElseThrow());
            assertThat(OfferWords.of(now).pl())
                    .startsWith(
                            "Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet, płatne po 190 zł netto");

            var done = accepted(estimates.accept(estimate.id(), OfferWords.fingerprint(now), prezes.id(), HERE));

            assertThat(done.state()).isEqualTo(EstimateState.ACCEPTED);
            assertThat(done.answer().orElseThrow().by()).isEqualTo(prezes.id());
            assertThat(done.answer().orElseThrow().shown()).contains(OfferWords.of(now));
            assertThat(done.reservation()).isPresent();
            var balance = ledger.balance(contract, NOVEMBER);
            assertThat(balance.reserved()).isEqualTo(Minutes.of(210));
            assertThat(balance.remaining()).isEqualTo(Minutes.ZERO);
            return null;
        });
        Scope.asStaff(() -> {
            var agreed = estimates.acceptedFor(ticket.id()).orElseThrow();
            assertThat(agreed.left()).isEqualTo(Minutes.hours(4));
            assertThat(agreed.consent().orElseThrow().upTo()).isEqualTo(Minutes.of(30));
            assertThat(entitlements.of(ticket.id()).orElseThrow().sentence().pl())
                    .contains("praca według wyceny na 4 h, którą przyjęto", "30 min ponad pakiet po 190 zł netto");
            assertThat(ledger.draw(new DrawHours(
                            "work",
                            contract,
                            LocalDate.parse("2026-11-23"),
                            Minutes.hours(4),
                            "work:1",
                            "Analiza",
                            Optional.of(ticket.id()),
                            anna.id(),
                            agreed.reservation(),
                            agreed.consent())))
                    .isInstanceOfSatisfying(
                            DrawResult.Drawn.class,
                            drawn -> assertThat(drawn.overage()).isEqualTo(Minutes.of(30)));
            assertThat(estimates.acceptedFor(ticket.id()).orElseThrow().left()).isEqualTo(Minutes.ZERO);
        });
    }

    @Test
    void theEvidenceIsKeptAndCannotBeChanged() {
        var estimate = proposed(240);
        accept(estimate, prezes);

        var kept = asSystem(() -> jdbc.sql("select * from estimates.event where estimate_id = ? and state = 'ACCEPTED'")
                .param(estimate.id().value())
                .query()
                .singleRow());
        assertThat(kept.get("person_id")).isEqualTo(prezes.id().value());
        assertThat(kept.get("address")).isEqualTo("10.0.0.7");
        assertThat(kept.get("agent")).isEqualTo("Firefox");
        assertThat(kept.get("shown_pl").toString())
                .startsWith("Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet");
        assertThat(catchThrowable(() -> asSystem(() ->
                        jdbc.sql("update estimates.event set reason = 'x'").update())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void whatChangedMeanwhileIsSaidAnewAndNothingIsKept() {
        var estimate = proposed(240);
        var seen = asClient(prezes, () -> OfferWords.fingerprint(estimates.now(estimate)));
        asStaff(() -> draw("second", 60));

        asClient(prezes, () -> {
            var result = estimates.accept(estimate.id(), seen, prezes.id(), HERE);
            assertThat(result).isInstanceOf(DecideResult.ChangedMeanwhile.class);
            var now = ((DecideResult.ChangedMeanwhile) result).now();
            assertThat(now.beyond()).isEqualTo(Minutes.of(90));
            assertThat(ledger.balance(contract, NOVEMBER).reserved()).isEqualTo(Minutes.ZERO);
            accepted(estimates.accept(estimate.id(), OfferWords.fingerprint(now), prezes.id(), HERE));
            return null;
        });
    }

    @Test
    void untilItIsDecidedEachPageSaysWhatItMeansAtTheMomentOfReading() {
        proposed(240);
        asStaff(() -> draw("second", 10));
        var chairman = accounts.signedIn(prezes);
        for (var at : List.of("/portal", "/portal/hours", "/portal/tickets/" + ticket.number())) {
            assertThat(chairman.get(at).body())
                    .as(at)
                    .contains("Potrzeba 4 h, w pakiecie zostało 3 h 20 min – 40 min ponad pakiet")
                    .doesNotContain("zostało 3 h 30 min");
        }
    }

    @Test
    void onlyADecisionMakerDecides() {
        var estimate = proposed(60);
        assertThat(asClient(maria, () -> estimates.find(estimate.id()))).isPresent();
        assertThat(decide(estimate, maria)).isInstanceOf(DecideResult.NotYours.class);
        asSystem(() -> people.deactivate(prezes.id()));
        assertThat(decide(estimate, prezes)).isInstanceOf(DecideResult.NotYours.class);
    }

    @Test
    void anotherClientSeesNothingOfIt() {
        var estimate = proposed(60);
        var klon = asStaff(() -> client("Zarządca Klon", "7740001454"));
        var stranger = accounts.contact(klon, Role.DECISION_MAKER);

        assertThat(asClient(stranger, () -> estimates.find(estimate.id()))).isEmpty();
        assertThat(asClient(stranger, () -> estimates.of(ticket.id()))).isEmpty();
        assertThat(asClient(stranger, () -> estimates.accept(estimate.id(), "", stranger.id(), HERE)))
                .isInstanceOf(DecideResult.NotFound.class);
        assertThat(asClient(
                        prezes,
                        () -> jdbc.sql("select count(*) from estimates.link")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void aConfidentialTicketsEstimateIsKeptFromWhoMayNotReadIt() {
        var secret = asStaff(() -> open(zorza, maria, Category.ANALYSIS, true));

        assertThat(asStaff(() -> estimates.propose(wish(secret, "k", 60), anna.id())))
                .isInstanceOf(ProposeResult.NobodyDecides.class);
        asStaff(() -> tickets.watch(secret.number(), prezes.id(), Actor.of(anna)));
        assertThat(asStaff(() -> estimates.propose(wish(secret, "k", 60), anna.id())))
                .isInstanceOf(ProposeResult.Proposed.class);
    }

    @Test
    void aNewOneTakesThePlaceOfOneThatWaits() {
        var first = proposed(240);
        var second = proposed(120);

        asStaff(() -> {
            assertThat(estimates.find(first.id()).orElseThrow().state()).isEqualTo(EstimateState.REPLACED);
            assertThat(estimates.waiting(zorza)).extracting(Estimate::id).containsExactly(second.id());
            return null;
        });
        assertThat(decide(first, prezes)).isInstanceOf(DecideResult.NotOpen.class);
    }

    @Test
    void theSameKeyProposesOnce() {
        asStaff(() -> {
            var one = (ProposeResult.Proposed) estimates.propose(wish(ticket, "same", 60), anna.id());
            var again = (ProposeResult.Proposed) estimates.propose(wish(ticket, "same", 60), anna.id());
            assertThat(again.estimate().id()).isEqualTo(one.estimate().id());
            return null;
        });
        assertThat(links()).hasSize(1);
    }

    @Test
    void afterItsLastDayNobodyAccepts() {
        var estimate = proposed(60);
        clock.advance(Duration.ofDays(15));

        assertThat(decide(estimate, prezes))
                .isInstanceOfSatisfying(
                        DecideResult.NotOpen.class,
                        result -> assertThat(result.estimate().state()).isEqualTo(EstimateState.EXPIRED));
    }

    @Test
    void takenBackItGivesTheHoursBack() {
        var estimate = proposed(240);
        accept(estimate, prezes);
        asStaff(() -> {
            assertThat(estimates.withdraw(estimate.id(), "Klient zrezygnował", anna.id()))
                    .isInstanceOf(WithdrawResult.Withdrawn.class);
            assertThat(estimates.acceptedFor(ticket.id())).isEmpty();
            assertThat(ledger.balance(contract, NOVEMBER).remaining()).isEqualTo(Minutes.of(210));
            assertThat(entitlements.of(ticket.id()).orElseThrow().estimate()).isEmpty();
            return null;
        });
    }

    @Test
    void whatWasDecidedStaysReadableWithItsFiguresWhateverBecomesOfIt() {
        var accepted = proposed(240);
        accept(accepted, prezes);
        asStaff(() -> {
            estimates.withdraw(accepted.id(), "Klient zrezygnował", anna.id());
            return draw("after", 60);
        });
        asClient(maria, () -> {
            var verdict = estimates.verdict(accepted.id()).orElseThrow();
            assertThat(verdict.state()).isEqualTo(EstimateState.ACCEPTED);
            assertThat(verdict.by()).isEqualTo(prezes.id());
            assertThat(verdict.offer().fromPackage()).isEqualTo(Minutes.of(210));
            assertThat(verdict.offer().beyond()).isEqualTo(Minutes.of(30));
            return null;
        });

        var refused = proposed(300);
        assertThat(estimates.verdict(refused.id())).isEmpty();
        asClient(prezes, () -> estimates.refuse(refused.id(), "Za drogo", prezes.id(), HERE));
        asStaff(() -> draw("later", 30));
        assertThat(asClient(maria, () -> estimates.verdict(refused.id()))).hasValueSatisfying(verdict -> {
            assertThat(verdict.reason()).isEqualTo("Za drogo");
            assertThat(verdict.offer().hours().orElseThrow().left()).isEqualTo(Minutes.of(150));
        });
    }

    @Test
    void aContractThatRefusesOverageRefusesTheEstimate() {
        asStaff(() -> {
            var klon = client("Zarządca Klon", "7740001454");
            sign(klon, "13/2026", OverageRule.REFUSE);
            var kowalski = accounts.contact(klon, Role.DECISION_MAKER);
            var other = open(klon, kowalski, Category.ANALYSIS, false);
            assertThat(estimates.propose(wish(other, "k", 361), anna.id()))
                    .isInstanceOf(ProposeResult.NotPossible.class);
            assertThat(estimates.propose(wish(other, "k", 360), anna.id())).isInstanceOf(ProposeResult.Proposed.class);
            return null;
        });
    }

    @Test
    void removingErrorsNeedsNoEstimate() {
        var error = asStaff(() -> open(zorza, maria, Category.ERROR, false));

        assertThat(asStaff(() -> estimates.propose(wish(error, "k", 60), anna.id())))
                .isInstanceOfSatisfying(
                        ProposeResult.Refused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::code)
                                .containsExactly("care"));
    }

    @Test
    void ofTwoWhoClickAtOnceOneDecidesAndTheHoursAreKeptOnce() throws Exception {
        var chief = accounts.contact(zorza, Role.DECISION_MAKER);
        for (int round = 0; round < 10; round++) {
            var estimate = proposed(10);
            var results = atOnce(List.of(
                    () -> decide(estimate, prezes),
                    () -> decide(estimate, chief),
                    () -> decide(estimate, prezes),
                    () -> asClient(chief, () -> estimates.refuse(estimate.id(), "", chief.id(), HERE))));
            var state =
                    asStaff(() -> estimates.find(estimate.id()).orElseThrow().state());
            assertThat(results).anyMatch(DecideResult.Decided.class::isInstance);
            assertThat(state).isIn(EstimateState.ACCEPTED, EstimateState.REFUSED);
            asStaff(() -> {
                long kept = state == EstimateState.ACCEPTED ? 10 : 0;
                assertThat(ledger.balance(contract, NOVEMBER).reserved()).isEqualTo(Minutes.of(kept));
                estimates.withdraw(estimate.id(), "Następna próba", anna.id());
                return null;
            });
        }
    }

    @Test
    void neverMoreIsPaidThanWasReadWhenHoursAreUsedAtThatMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            var estimate = proposed(20);
            int number = round;
            atOnce(List.<Callable<Object>>of(
                    () -> decide(estimate, prezes), () -> asStaff(() -> draw("race" + number, 15))));
            asStaff(() -> {
                var now = estimates.find(estimate.id()).orElseThrow();
                now.answer().flatMap(Estimate.Answer::agreed).ifPresent(agreed -> {
                    var kept =
                            ledger.reservation(now.reservation().orElseThrow()).orElseThrow();
                    assertThat(kept.overage()).isLessThanOrEqualTo(agreed.beyond());
                });
                return null;
            });
        }
    }

    @Test
    void aLinkDecidesThisEstimateOnceWithoutSigningIn() {
        proposed(240);
        var link = "/estimates/" + links().getFirst();
        var browser = accounts.browser();

        var page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body())
                .contains("Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet, płatne po 190 zł netto");
        assertThat(page.body()).doesNotContain("Dodatkowe zestawienie");
        assertThat(browser.get(link).status()).as("opening it uses nothing up").isEqualTo(200);
        assertThat(browser.post(link + "/acceptance", Map.of("seen", "else")).status())
                .isEqualTo(409);

        var done = browser.post(link + "/acceptance", Map.of("seen", seen(page)));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("wycena przyjęta");
        assertThat(browser.get(link).status()).isEqualTo(410);
        assertThat(browser.post(link + "/refusal", Map.of()).status()).isEqualTo(410);
        asStaff(() -> {
            var estimate = estimates.of(ticket.id()).getFirst();
            assertThat(estimate.answer().orElseThrow().by()).isEqualTo(prezes.id());
            return null;
        });
    }

    @Test
    void aForgedLinkOneThatIsOverAndOneOfWhoLeftOpenNothing() {
        proposed(240);
        var link = "/estimates/" + links().getFirst();
        var browser = accounts.browser();

        assertThat(browser.get("/estimates/" + "A".repeat(43)).status()).isEqualTo(410);
        assertThat(browser.get(link.substring(0, link.length() - 1)).status()).isEqualTo(410);
        asSystem(() -> people.changeRoles(prezes.id(), Set.of(Role.CLIENT_USER)));
        var page = browser.get(link);
        assertThat(browser.post(link + "/acceptance", Map.of("seen", seen(page)))
                        .status())
                .isEqualTo(410);
        asSystem(() -> people.changeRoles(prezes.id(), Set.of(Role.DECISION_MAKER)));
        clock.advance(Duration.ofDays(15));
        assertThat(browser.get(link).status()).isEqualTo(410);
    }

    @Test
    void aDecisionByOneMakesTheOthersLinkWorthless() {
        accounts.contact(zorza, Role.DECISION_MAKER);
        var estimate = proposed(60);
        assertThat(links()).hasSize(2);
        accept(estimate, prezes);

        for (var secret : links()) {
            assertThat(accounts.browser().get("/estimates/" + secret).status()).isEqualTo(410);
        }
    }

    @Test
    void theLinkStandsInTheLetterAloneAndOnlyItsHashIsKept() {
        proposed(60);
        var secret = links().getFirst();

        assertThat(asSystem(() -> jdbc.sql("select hash from estimates.link")
                        .query(byte[].class)
                        .single()))
                .hasSize(32)
                .isNotEqualTo(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void inThePortalAUserReadsAndTheDecisionMakerDecides() {
        var estimate = proposed(240);
        var at = "/portal/estimates/" + estimate.id();
        var user = accounts.signedIn(maria).get(at);
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.body()).contains("O przyjęciu wyceny decyduje").doesNotContain("/acceptance");

        var browser = accounts.signedIn(prezes);
        var page = browser.get(at);
        assertThat(page.body()).contains("Przyjmuję, dopłata 95 zł netto");
        assertThat(browser.post(at + "/acceptance", Map.of("seen", seen(page))).status())
                .isEqualTo(302);
        assertThat(browser.get(at).body()).contains("przyjęta", prezes.name());
    }

    private static String seen(Browser.Answer page) {
        var matcher = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    /** The secrets of all links in letters that wait. */
    private List<String> links() {
        var found = new ArrayList<String>();
        asSystem(() -> jdbc.sql("select body from outbox.mail order by id")
                        .query(String.class)
                        .list())
                .forEach(body -> {
                    var matcher = LINK.matcher(body);
                    while (matcher.find()) {
                        found.add(matcher.group(1));
                    }
                });
        return found;
    }

    private static <R> List<R> atOnce(List<Callable<R>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<R>();
            for (var one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }

    private Estimate proposed(long minutes) {
        return asStaff(() -> ((ProposeResult.Proposed)
                        estimates.propose(wish(ticket, Ids.next().toString(), minutes), anna.id()))
                .estimate());
    }

    private static ProposeEstimate wish(Ticket on, String key, long minutes) {
        return new ProposeEstimate(
                key,
                on.number(),
                Minutes.of(minutes),
                WorkKind.ANALYSIS,
                "Przygotujemy raport zaległości.",
                Optional.empty());
    }

    private DecideResult decide(Estimate estimate, Person by) {
        return asClient(
                by,
                () -> estimates.accept(
                        estimate.id(),
                        OfferWords.fingerprint(
                                estimates.now(estimates.find(estimate.id()).orElseThrow())),
                        by.id(),
                        HERE));
    }

    private Estimate accept(Estimate estimate, Person by) {
        return accepted(decide(estimate, by));
    }

    private static Estimate accepted(DecideResult result) {
        assertThat(result).isInstanceOf(DecideResult.Decided.class);
        return ((DecideResult.Decided) result).estimate();
    }

    private DrawResult draw(String key, long minutes) {
        return ledger.draw(new DrawHours(
                key,
                contract,
                LocalDate.parse("2026-11-20"),
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                anna.id(),
                Optional.empty(),
                Optional.empty()));
    }

    private ClientId client(String name, String nip) {
        return ((CreateClientResult.Created) clients.create(CreateClient.of(name, nip)))
                .client()
                .id();
    }

    private ContractId sign(ClientId client, String number, OverageRule rule) {
        var hours = HoursPackage.monthly(Minutes.hours(6)).withOverage(rule);
        return ((SignContractResult.Signed) contracts.sign(new SignContract(
                        client,
                        number,
                        Optional.empty(),
                        LocalDate.parse("2026-01-01"),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of("FK")).withHours(hours))))
                .contract()
                .id();
    }

    private Ticket open(ClientId client, Person reporter, Category category, boolean confidential) {
        return ((OpenTicketResult.Opened) tickets.open(
                        new OpenTicket(
                                client,
                                reporter.id(),
                                Optional.of("FK"),
                                category,
                                Optional.empty(),
                                "Dodatkowe zestawienie",
                                "Potrzebujemy raportu.",
                                confidential,
                                List.of(),
                                OpenTicket.Arrival.now(Channel.PORTAL)),
                        Actor.of(reporter)))
                .ticket();
    }

    private static <R> R asStaff(Scope.Call<R, RuntimeException> work) {
        return Scope.asStaff(work);
    }

    private <R> R asSystem(Scope.Call<R, RuntimeException> work) {
        return Scope.asSystem(() -> transaction.execute(status -> work.call()));
    }

    private static <R> R asClient(Person person, Scope.Call<R, RuntimeException> work) {
        return Scope.asClient(
                person.client().map(ClientId::value).orElseThrow(), person.id().value(), work);
    }
}
