package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.AddAbsenceResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.page.testing.House;

/** A ticket that nobody looks after rings at the coordinators who are there, as letters for them go. */
@SosTest
class BellOfNobodysTicketTest {
    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Absences absences;

    @Autowired
    Caretakers caretakers;

    @Autowired
    Notifications bell;

    @Autowired
    TestClock clock;

    private House.People3 people;
    private Person second;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        people = house.furnish();
        second = accounts.staff(Role.COORDINATOR);
    }

    @Test
    void ringsAtThoseWhoAreThereOrWhoStandsIn() {
        assertThat(toldOfOne()).containsExactly(people.ewa(), second);

        away(people.ewa());
        assertThat(toldOfOne()).containsExactly(second);

        away(second);
        assertThat(toldOfOne()).as("nobody is there and nobody stands in").containsExactly(people.ewa(), second);

        Scope.asStaff(() ->
                caretakers.nameSubstitutes(second.id(), List.of(people.piotr().id())));
        assertThat(toldOfOne()).containsExactly(people.piotr());
    }

    private List<Person> toldOfOne() {
        var ticket = house.report(people.kontakt(), Category.ERROR, "Wydruk bez stopki", "Od rana.");
        return List.of(people.ewa(), second, people.anna(), people.piotr()).stream()
                .filter(reader -> Scope.asStaff(reader.id().value(), () -> bell.latest(reader.id(), 50)).stream()
                        .anyMatch(line -> line.ticket().equals(ticket)))
                .toList();
    }

    private void away(Person person) {
        var from = clock.instant().minus(Duration.ofHours(1));
        assertThat(Scope.asStaff(() -> absences.add(
                        person.id(), from, from.plus(Duration.ofDays(3)), Absence.Kind.VACATION, Optional.empty())))
                .isInstanceOf(AddAbsenceResult.Added.class);
    }
}
