package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.internal.Endings;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.page.testing.House;

/** Caretaker and billing hear of an end 90, 60 and 30 days before, each once, also after the house stood still. */
@SosTest
class EndingsTest {
    @Autowired
    House house;

    @Autowired
    Contracts contracts;

    @Autowired
    Amendments amendments;

    @Autowired
    Endings endings;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    private House.People3 people;
    private Contract contract;
    private String billing;

    @BeforeEach
    void aContractUntilTheEndOf2027() {
        TestDatabase.reset();
        people = house.furnish();
        billing = accounts.staff(Role.BILLING).email();
        contract = Scope.asStaff(() -> contracts.of(people.zorza()).getFirst());
    }

    @Test
    void eachDistanceIsToldOnceToCaretakerAndBilling() throws SQLException {
        var told = new ArrayList<String>();
        for (LocalDate day = LocalDate.parse("2027-09-25");
                day.isBefore(LocalDate.parse("2028-01-05"));
                day = day.plusDays(1)) {
            int before = letters().size();
            roundOn(day);
            roundOn(day);
            if (letters().size() > before) {
                told.add(day.toString());
            }
        }
        assertThat(told).containsExactly("2027-10-02", "2027-11-01", "2027-12-01");
        assertThat(letters()).hasSize(6).contains(billing, people.anna().email());
    }

    @Test
    void whatFellDueWhileTheHouseStoodStillIsMadeUpOnce() throws SQLException {
        roundOn(LocalDate.parse("2027-11-20"));
        assertThat(letters()).as("60 days, 90 passed over").hasSize(2);
        roundOn(LocalDate.parse("2027-11-21"));
        assertThat(letters()).hasSize(2);
        roundOn(LocalDate.parse("2027-12-24"));
        assertThat(letters()).hasSize(4);
    }

    @Test
    void noticeMovesTheEndAndItsReminders() throws SQLException {
        Scope.asStaff(() -> amendments.giveNotice(contract.id(), LocalDate.parse("2026-11-23"), Notice.By.CLIENT, ""));
        roundOn(LocalDate.parse("2026-12-01"));
        assertThat(letters()).as("90 days before 28 February").hasSize(2);
        roundOn(LocalDate.parse("2027-12-01"));
        assertThat(letters()).as("over").hasSize(2);
    }

    @Test
    void whatRenewsItselfIsNotesAsRenewedAndNotTold() throws SQLException {
        Scope.asStaff(() -> amendments.add(new AddAnnex(
                contract.id(),
                "1",
                LocalDate.parse("2026-12-01"),
                contract.versions()
                        .getFirst()
                        .terms()
                        .withEnding(new Ending(Optional.of(new Renewal(12, 30)), OfferDefaults.ENDING.notice())),
                Optional.empty())));
        roundOn(LocalDate.parse("2027-12-05"));
        assertThat(letters()).isEmpty();
        assertThat(Scope.asStaff(
                        () -> contracts.find(contract.id()).orElseThrow().until()))
                .contains(LocalDate.parse("2028-12-31"));
    }

    @Test
    void variantTwoIsToldFromItsFirstDayOnOnly() throws SQLException {
        Scope.asStaff(() -> contracts.sellLicence(
                new LicenceSale(people.lipowa(), Set.of("FK"), LocalDate.parse("2026-11-03"), false)));
        roundOn(LocalDate.parse("2026-11-23"));
        assertThat(letters()).as("90 days before was before it began").isEmpty();
        roundOn(LocalDate.parse("2026-12-02"));
        assertThat(letters()).containsExactly(billing);
    }

    private void roundOn(LocalDate day) {
        clock.set(Instant.parse(day + "T09:00:00Z"));
        Scope.asSystem(endings::round);
    }

    private static List<String> letters() throws SQLException {
        var recipients = new ArrayList<String>();
        try (var statement = TestDatabase.get().superuser().createStatement();
                var found = statement.executeQuery("select recipient from outbox.mail")) {
            while (found.next()) {
                recipients.add(found.getString(1));
            }
        }
        return recipients;
    }
}
