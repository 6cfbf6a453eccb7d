package pl.sos.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.House;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;

@SosTest
class RemoteSessionsTest {
    private static final Said CLICK = new Said.InPortal("10.0.0.7", "Firefox", "");

    @Autowired
    RemoteSessions remote;

    @Autowired
    Contracts contracts;

    @Autowired
    Tickets tickets;

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private House.People3 people;

    @Autowired
    Estimates estimates;

    private TicketNumber number;

    @BeforeEach
    void mariaAsksHowToSettleMedia() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
        number = house.report(people.maria(), Category.CONSULTATION, "Jak rozliczyć media", "Prosimy o pomoc.");
    }

    @Test
    void nothingRunsBeforeTheClientAgreed() {
        var session = asked();

        assertThat(staff(() -> remote.move(session.id(), SessionMove.START, "", people.anna())))
                .isInstanceOfSatisfying(
                        SessionResult.Illegal.class,
                        no -> assertThat(no.because()).isEqualTo(SessionState.REQUESTED));
        assertThat(client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria())))
                .isInstanceOf(SessionResult.Done.class);
        assertThat(done(staff(() -> remote.move(session.id(), SessionMove.START, "", people.anna())))
                        .state())
                .isEqualTo(SessionState.RUNNING);
    }

    @Test
    void aColleagueMayStopItButNotAgree() {
        var session = asked();
        var colleague = accounts.contact(people.zorza(), Role.CLIENT_USER);
        var chairman = accounts.contact(people.zorza(), Role.DECISION_MAKER);

        assertThat(client(colleague, () -> remote.agree(session.id(), CLICK, colleague)))
                .isInstanceOf(SessionResult.NotYours.class);
        assertThat(done(client(chairman, () -> remote.agree(session.id(), CLICK, chairman)))
                        .consent()
                        .orElseThrow()
                        .name())
                .isEqualTo(chairman.name());
        staff(() -> remote.move(session.id(), SessionMove.START, "", people.anna()));
        clock.advance(Duration.ofSeconds(90));
        var stopped = done(client(colleague, () -> remote.move(session.id(), SessionMove.WITHDRAW, "", colleague)));
        assertThat(stopped.state()).isEqualTo(SessionState.WITHDRAWN);
        assertThat(stopped.toBook()).isTrue();
        assertThat(stopped.minutes(clock.instant())).isEqualTo(Minutes.of(2));
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        var session = asked();

        assertThat(client(people.kontakt(), () -> remote.find(session.id()))).isEmpty();
        assertThat(client(people.kontakt(), () -> remote.agree(session.id(), CLICK, people.kontakt())))
                .isInstanceOf(SessionResult.NotFound.class);
        assertThat(client(
                        people.kontakt(),
                        () -> remote.page(
                                        new SessionFilter(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false),
                                        Optional.empty(),
                                        50)
                                .items()))
                .isEmpty();
    }

    @Test
    void aForgedCursorStartsFromTheBeginning() {
        var session = asked();
        for (var forged : List.of("", "~", "2026~2026", "+1000000000-12-31T23:59:59Z~" + session.id())) {
            assertThat(staff(() -> remote.page(SessionFilter.of(people.zorza()), Optional.of(forged), 50)
                            .items()))
                    .as(forged)
                    .extracting(RemoteSession::id)
                    .containsExactly(session.id());
        }
    }

    @Test
    void ofTwoWhoClickAtOnceOneIsFirstAndTheHistoryTellsItOnce() throws Exception {
        var chairman = accounts.contact(people.zorza(), Role.DECISION_MAKER);
        for (int round = 0; round < 5; round++) {
            var session = asked();
            var results = atOnce(List.of(
                    () -> client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria())),
                    () -> client(chairman, () -> remote.agree(session.id(), CLICK, chairman)),
                    () -> client(chairman, () -> remote.move(session.id(), SessionMove.REFUSE, "", chairman)),
                    () -> client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria()))));

            var after = staff(() -> remote.find(session.id()).orElseThrow());
            assertThat(after.state()).isIn(SessionState.AGREED, SessionState.REFUSED);
            assertThat(results).anyMatch(SessionResult.Done.class::isInstance);
            assertThat(staff(() -> remote.history(session.id()))).hasSize(2);
            assertThat(staff(() -> tickets.history(number).orElseThrow()).stream()
                            .filter(entry -> entry.what() == EventKind.REMOTE))
                    .hasSize(2 + round * 3);
            staff(() -> remote.move(session.id(), SessionMove.WITHDRAW, "", people.anna()));
            if (after.state() == SessionState.REFUSED) {
                return;
            }
        }
    }

    @Test
    void theTimeIsWrittenDownOnceHoweverOftenTheFormIsSent() throws Exception {
        var session = ended();
        Callable<BookResult> book = () -> staff(() ->
                remote.book(session.id(), Minutes.of(23), "Poprawiono wydruk", Counting.asAgreed(), people.anna()));

        var results = atOnce(List.of(book, book, book));

        assertThat(results).allMatch(BookResult.Booked.class::isInstance);
        Long entries = staff(() -> transaction.execute(status ->
                jdbc.sql("select count(*) from work.entry").query(Long.class).single()));
        assertThat(entries).isEqualTo(1);
        assertThat(staff(() -> remote.history(session.id())))
                .extracting(Happened::what)
                .containsOnlyOnce("BOOKED");
        assertThat(staff(() -> remote.find(session.id())
                        .orElseThrow()
                        .booked()
                        .orElseThrow()
                        .minutes()))
                .isEqualTo(Minutes.of(23));
    }

    @Test
    void whatWasAskedForIsNotBookedAsDone() {
        var session = ended();
        var at = "/remote/sessions/" + session.id() + "/work";
        var anna = accounts.signedIn(people.anna());

        assertThat(anna.get(at).body())
                .contains("name=\"note\" rows=\"2\" required")
                .doesNotContain(session.request().purpose());
        assertThat(anna.post(at, "minutes", "23", "note", " ").status()).isEqualTo(422);
        assertThat(staff(() -> remote.find(session.id()).orElseThrow().toBook()))
                .as("the minutes are not lost")
                .isTrue();
        assertThat(anna.post(at, "minutes", "23", "note", "Poprawiono wydruk").status())
                .isEqualTo(200);
        assertThat(anna.get("/remote.csv").body()).contains("Czas (min);Zapisany czas (min)");
        var own = anna.get("/clients/sm-zorza/remote.csv").body();
        assertThat(own).contains("Zapisany czas (min)").doesNotContain("Gdzie").matches("(?s)\\uFEFF[^\\uFEFF]+");
        assertThat(own.lines()).hasSize(2).noneMatch(String::isBlank);
        assertThat(anna.get("/clients/sm-zorza/copies.csv").body().lines()).hasSize(1);
        assertThat(accounts.signedIn(people.maria())
                        .get("/portal/remote/copies.csv")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void minutesOfASessionAreKeptAndMarkedWhileNobodyAcceptedTheEstimate() {
        accounts.contact(people.zorza(), Role.DECISION_MAKER);
        var estimate = staff(() -> estimates.propose(
                new ProposeEstimate(
                        "k", number, Minutes.hours(4), WorkKind.CONSULTATION, "Rozliczenie mediów", Optional.empty()),
                people.anna().id()));
        var session = ended();
        var booked = (BookResult.Booked) staff(() ->
                remote.book(session.id(), Minutes.of(23), "Poprawiono wydruk", Counting.asAgreed(), people.anna()));
        assertThat(booked.work().entry().unagreed())
                .contains(((ProposeResult.Proposed) estimate).estimate().id());
        assertThat(booked.work().entry().accounted()).isEqualTo(Minutes.of(30));
    }

    @Test
    void whatHasNotEndedIsNotWrittenDown() {
        var session = asked();
        assertThat(staff(() -> remote.book(
                        session.id(), Minutes.of(5), "Poprawiono wydruk", Counting.asAgreed(), people.anna())))
                .isInstanceOf(BookResult.NothingToBook.class);
    }

    @Test
    void aContractThatForbidsRemoteAccessIsNamed() {
        signed(people.lipowa(), "7/2026", DataProtection.RemoteAccess.NONE);
        assertThat(staff(() -> remote.ask(wish(people.lipowa(), Optional.empty(), people.kontakt()), people.anna())))
                .isInstanceOfSatisfying(
                        SessionResult.Refused.class,
                        no -> assertThat(no.violations())
                                .extracting(Violation::code, Violation::arguments)
                                .containsExactly(tuple("forbidden", List.<Object>of("7/2026"))));
    }

    @Test
    void aStandingConsentOfTheContractNeedsNoAsking() {
        signed(people.lipowa(), "8/2026", DataProtection.RemoteAccess.STANDING);
        var session =
                done(staff(() -> remote.ask(wish(people.lipowa(), Optional.empty(), people.kontakt()), people.anna())));
        assertThat(session.state()).isEqualTo(SessionState.AGREED);
        assertThat(session.consent().orElseThrow().how()).isEqualTo(RemoteSession.Consent.How.CONTRACT);
        assertThat(session.consent().orElseThrow().name()).isEqualTo("8/2026");
    }

    @Test
    void aSpokenConsentNeedsAName() {
        var session = asked();
        assertThat(staff(() -> remote.agree(session.id(), new Said.Spoken(" ", ""), people.anna())))
                .isInstanceOf(SessionResult.Refused.class);
        assertThat(done(staff(() -> remote.agree(
                                session.id(), new Said.Spoken("Maria Kowal", "przez telefon"), people.anna())))
                        .consent()
                        .orElseThrow()
                        .how())
                .isEqualTo(RemoteSession.Consent.How.SPOKEN);
    }

    @Test
    void afterADayNobodyAgreesAnyMore() {
        var session = asked();
        clock.advance(Duration.ofHours(24));
        assertThat(client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria())))
                .isInstanceOfSatisfying(
                        SessionResult.Illegal.class,
                        no -> assertThat(no.because()).isEqualTo(SessionState.EXPIRED));
        assertThat(asked().state()).as("asked anew").isEqualTo(SessionState.REQUESTED);
    }

    @Test
    void onlyLinksOfTheToolAreTaken() {
        assertThat(RemoteTool.ANYDESK.number("123 456 789")).contains("123456789");
        assertThat(RemoteTool.ANYDESK.opening("123456789")).contains("anydesk:123456789");
        assertThat(RemoteTool.RUSTDESK.opening("123456789")).contains("rustdesk://123456789");
        assertThat(RemoteTool.TEAMVIEWER.opening("123456789")).contains("teamviewer10://control?device=123456789");
        assertThat(RemoteTool.OTHER.opening("x")).isEmpty();
        for (var tool : RemoteTool.values()) {
            for (var bad : List.of(
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "http://example.org/",
                    "https://anydesk.com.evil.example/x\"><script>",
                    "anydesk:1\n2",
                    "https://user@evil.example/")) {
                assertThat(tool.link(bad)).as(tool + " " + bad).isEmpty();
            }
        }
    }

    @Test
    void theClientIsAskedByALetterInTheTransaction() {
        asked();
        List<String> letters = Scope.asSystem(() -> transaction.execute(status -> jdbc.sql(
                        "select body from outbox.mail where recipient = ? and subject like 'Prośba o zgodę%'")
                .param(people.maria().email())
                .query(String.class)
                .list()));
        assertThat(letters).singleElement().asString().contains("Sprawdzimy ustawienia", "/portal/tickets/" + number);
    }

    @Test
    void whoAskedIsToldWhatTheClientAnswered() {
        var session = asked();
        client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria()));
        assertThat(lettersTo(people.anna())).containsExactly("Jest zgoda na pomoc zdalną: SM Zorza " + number);
        staff(() -> remote.move(session.id(), SessionMove.START, "", people.anna()));
        assertThat(lettersTo(people.anna())).as("who connects knows it").isEmpty();
        client(people.maria(), () -> remote.move(session.id(), SessionMove.WITHDRAW, "", people.maria()));
        assertThat(lettersTo(people.anna()))
                .as("what is no longer so is taken back")
                .containsExactly("Klient wycofał pomoc zdalną: SM Zorza " + number);
    }

    private List<String> lettersTo(Person person) {
        return Scope.asSystem(() -> transaction.execute(status -> jdbc.sql(
                        "select subject from outbox.mail where recipient = ? and subject like '%pomoc zdalną%' and state <> 'WITHDRAWN'")
                .param(person.email())
                .query(String.class)
                .list()));
    }

    private RemoteSession asked() {
        return done(staff(() -> remote.ask(wish(people.zorza(), Optional.of(number), people.maria()), people.anna())));
    }

    private RemoteSession ended() {
        var session = asked();
        client(people.maria(), () -> remote.agree(session.id(), CLICK, people.maria()));
        staff(() -> remote.move(session.id(), SessionMove.START, "", people.anna()));
        clock.advance(Duration.ofMinutes(23));
        return done(staff(() -> remote.move(session.id(), SessionMove.END, "", people.anna())));
    }

    private static AskForSession wish(ClientId client, Optional<TicketNumber> ticket, Person person) {
        return new AskForSession(
                Ids.next().toString(),
                client,
                ticket,
                person.id(),
                "Sprawdzimy ustawienia",
                RemoteTool.ANYDESK,
                "",
                "",
                Optional.empty());
    }

    private void signed(ClientId client, String contract, DataProtection.RemoteAccess access) {
        staff(() -> contracts.sign(new SignContract(
                client,
                contract,
                Optional.empty(),
                LocalDate.parse("2026-01-01"),
                Optional.empty(),
                OfferDefaults.terms(Set.of("KADRY")).withData(new DataProtection(Optional.empty(), access, "")))));
    }

    private static RemoteSession done(SessionResult result) {
        assertThat(result).isInstanceOf(SessionResult.Done.class);
        return ((SessionResult.Done) result).session();
    }

    private <R> R staff(Scope.Call<R, RuntimeException> work) {
        return Scope.asStaff(people.anna().id().value(), work);
    }

    private <R> R client(Person person, Scope.Call<R, RuntimeException> work) {
        return Scope.asClient(person.client().orElseThrow().value(), person.id().value(), work);
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
}
