package pl.sos.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.internal.Endings;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.hours.PurchaseHours;
import pl.sos.identity.NameContactResult;
import pl.sos.identity.People;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.Bounces;
import pl.sos.page.testing.House;

/** A bell is no news any more once what it rang for was dealt with, whoever did that and wherever. */
@SosTest
class SilentBellsTest {
    @Autowired
    House house;

    @Autowired
    Contracts contracts;

    @Autowired
    Amendments amendments;

    @Autowired
    Endings endings;

    @Autowired
    HourLedger ledger;

    @Autowired
    Bounces bounces;

    @Autowired
    People register;

    @Autowired
    RungNotices bell;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private House.People3 people;
    private Contract contract;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.setWarsaw("2026-11-23T10:05");
        people = house.furnish();
        contract = Scope.asStaff(() -> contracts.of(people.zorza()).getFirst());
    }

    @AfterEach
    void backToTheDay() {
        clock.reset();
    }

    @Test
    void theEndOfAContractUntilItIsMoved() {
        endTold("2027-10-05");
        Scope.asStaff(() -> amendments.add(new AddAnnex(
                contract.id(),
                "1",
                LocalDate.parse("2027-10-05"),
                contract.versions().getFirst().terms(),
                Optional.of(LocalDate.parse("2028-06-30")))));
        assertThat(news(Happening.CONTRACT_ENDING))
                .as("it goes on for half a year")
                .isZero();
    }

    @Test
    void theEndOfAContractUntilAnotherFollows() {
        endTold("2027-11-02");
        var signed = Scope.asStaff(() -> contracts.sign(new SignContract(
                people.zorza(),
                "44/2027",
                Optional.of(LocalDate.parse("2027-11-02")),
                LocalDate.parse("2028-01-01"),
                Optional.empty(),
                contract.versions().getFirst().terms(),
                Optional.of(contract.id()))));
        assertThat(signed).isInstanceOf(SignContractResult.Signed.class);
        assertThat(news(Happening.CONTRACT_ENDING)).as("another follows").isZero();
    }

    @Test
    void theEndOfAContractUntilItIsPast() {
        endTold("2027-12-02");
        clock.setWarsaw("2027-12-31T08:00");
        Scope.asSystem(endings::round);
        assertThat(news(Happening.CONTRACT_ENDING)).as("its last day").isOne();
        clock.setWarsaw("2028-01-01T08:00");
        Scope.asSystem(endings::round);
        assertThat(news(Happening.CONTRACT_ENDING)).isZero();
    }

    @Test
    void hoursThatRunOutUntilThereAreHoursAgain() {
        draw("a", 300);
        assertThat(news(Happening.HOURS_LOW)).isOne();
        var last = draw("b", 60);
        assertThat(news(Happening.HOURS_LOW)).as("80 and 100 percent").isEqualTo(2);

        Scope.asStaff(() -> ledger.reverse(last, "pomyłka", PersonId.next(), "back"));
        assertThat(news(Happening.HOURS_LOW)).as("80 percent is still so").isOne();

        Scope.asStaff(() -> ledger.purchase(new PurchaseHours(
                "bought",
                contract.id(),
                Minutes.hours(10),
                LocalDate.parse("2026-11-23"),
                LocalDate.parse("2027-11-22"),
                "Dokupione godziny",
                PersonId.next())));
        assertThat(news(Happening.HOURS_LOW)).isZero();
    }

    @Test
    void hoursOfAMonthUntilTheMonthIsOver() {
        draw("a", 270);
        clock.setWarsaw("2026-11-25T07:55");
        timers.run();
        timers.runUntil(clock.instant().plus(Duration.ofMinutes(10)), Duration.ofMinutes(5));
        assertThat(news(Happening.HOURS_LOW))
                .as("an hour and a half may expire")
                .isOne();
        draw("b", 30);
        assertThat(news(Happening.HOURS_LOW)).as("and 80 percent are used").isEqualTo(2);

        clock.setWarsaw("2026-11-30T23:55");
        timers.run();
        assertThat(news(Happening.HOURS_LOW)).isEqualTo(2);
        timers.runUntil(clock.instant().plus(Duration.ofMinutes(10)), Duration.ofMinutes(5));
        assertThat(news(Happening.HOURS_LOW)).as("December").isZero();
    }

    @Test
    void anAddressThatTakesNoMailUntilItIsCorrectedOrSaidToWork() {
        writeToMaria();
        bounced(true);
        Scope.asStaff(() -> bounces.clear(people.maria().email()));
        assertThat(news(Happening.ADDRESS_BOUNCED)).isZero();

        clock.advance(Duration.ofMinutes(1));
        bounced(true);
        Scope.asStaff(() -> register.setPhone(people.maria().id(), Optional.of("+48610002003")));
        assertThat(news(Happening.ADDRESS_BOUNCED))
                .as("the address is the same")
                .isOne();
        assertThat(Scope.asStaff(
                        () -> register.nameContact(people.maria().id(), "Maria Kowal", "m.kowal@sm-zorza.example")))
                .isInstanceOf(NameContactResult.Named.class);
        assertThat(news(Happening.ADDRESS_BOUNCED)).isZero();
    }

    @Test
    void anAddressThatTookNoMailForNowUntilALetterArrivesThere() {
        writeToMaria();
        bounced(false);
        clock.advance(Duration.ofHours(1));
        writeToMaria();
        clock.advance(Duration.ofDays(4));
        Scope.asSystem(bounces::lookAgain);
        assertThat(news(Happening.ADDRESS_BOUNCED)).as("servers may still try").isOne();
        clock.advance(Duration.ofDays(3));
        Scope.asSystem(bounces::lookAgain);
        assertThat(news(Happening.ADDRESS_BOUNCED)).isZero();
        assertThat(Scope.asStaff(() -> bounces.of(people.maria().email()))).isEmpty();
    }

    /** A letter to her that left. */
    private void writeToMaria() {
        house.report(people.maria(), Category.CONSULTATION, "Jak rozliczyć media", "Prosimy o pomoc.");
        Scope.asSystem(() -> transaction.execute(status -> jdbc.sql(
                        "update outbox.mail set state = 'SENT', sent_at = ? where recipient = ? and state = 'QUEUED'")
                .params(Sql.at(clock.instant()), people.maria().email())
                .update()));
    }

    private void bounced(boolean permanent) {
        Scope.asSystem(() -> bounces.mark(people.maria().email(), permanent, "450 4.2.2 Mailbox full"));
        assertThat(news(Happening.ADDRESS_BOUNCED)).isOne();
    }

    private void endTold(String day) {
        clock.setWarsaw(day + "T08:00");
        Scope.asSystem(endings::round);
        assertThat(news(Happening.CONTRACT_ENDING)).isOne();
    }

    private DrawId draw(String key, long minutes) {
        var result = Scope.asStaff(() -> ledger.draw(new DrawHours(
                key,
                contract.id(),
                LocalDate.parse("2026-11-23"),
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                PersonId.next(),
                Optional.empty(),
                Optional.empty())));
        return ((DrawResult.Drawn) result).id();
    }

    /** Lines of this kind that are news to the caretaker. */
    private long news(Happening what) {
        var anna = people.anna().id();
        List<RungNotice> lines = Scope.asStaff(anna.value(), () -> bell.latest(anna, MomentCursor.FIRST, 100));
        return lines.stream()
                .filter(line -> line.what() == what && line.unread())
                .count();
    }
}
