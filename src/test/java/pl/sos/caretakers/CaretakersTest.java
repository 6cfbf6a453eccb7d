package pl.sos.caretakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

@SosTest
class CaretakersTest {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Autowired
    Caretakers caretakers;

    @Autowired
    Absences absences;

    @Autowired
    StaffPhotos photos;

    @Autowired
    SaidPresences said;

    @Autowired
    TestClock clock;

    @Autowired
    Clients clients;

    @Autowired
    People people;

    private ClientId zorza;
    private ClientId klon;
    private PersonId anna;
    private PersonId piotr;
    private PersonId ewa;

    @BeforeEach
    void staff() {
        TestDatabase.reset();
        anna = staff("Anna Nowak");
        piotr = staff("Piotr Lis");
        ewa = staff("Ewa Mak");
        zorza = client("SM Zorza", "5260250274");
        klon = client("Zarządca Klon", "7740001454");
        Scope.asStaff(() -> caretakers.appoint(zorza, anna, List.of(piotr), JANUARY));
    }

    @Test
    void aClientLearnsWhoAnswersButNothingOfOthersAndNoReasons() {
        Scope.asStaff(() -> caretakers.appoint(klon, ewa, List.of(), JANUARY));
        away(anna, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        Scope.asClient(zorza.value(), UUID.randomUUID(), () -> {
            assertThat(caretakers.lookingAfter(zorza, MONDAY_TEN).orElseThrow().present())
                    .contains(piotr);
            assertThat(caretakers.lookingAfter(klon, MONDAY_TEN)).isEmpty();
            assertThat(caretakers.lookingAfter(List.of(zorza, klon), MONDAY_TEN))
                    .containsOnlyKeys(zorza);
            assertThat(absences.between(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                    .isEmpty();
        });
    }

    @Test
    void theSubstitutesSubstituteWorks() {
        away(anna, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        away(piotr, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        Scope.asStaff(() ->
                assertThat(caretakers.nameSubstitutes(piotr, List.of(ewa))).isEmpty());
        var answer =
                Scope.asStaff(() -> caretakers.lookingAfter(zorza, MONDAY_TEN)).orElseThrow();
        assertThat(answer.present()).contains(ewa);
        assertThat(answer.chain()).containsExactly(anna, piotr, ewa);
        assertThat(Scope.asStaff(() -> caretakers.standsInFor(ewa, MONDAY_TEN))).containsExactly(zorza);
        assertThat(Scope.asStaff(() -> caretakers.standIns(MONDAY_TEN)))
                .containsExactly(new Caretakers.StandIn(anna, Optional.of(ewa), List.of(zorza)));
    }

    @Test
    void whoSaysThatSheIsAwayIsAwayEverywhereAndHerDeputyIsNamed() {
        Scope.asStaff(() -> {
            var answer = caretakers.lookingAfter(zorza, clock.instant()).orElseThrow();
            assertThat(caretakers.reach(answer, clock.instant()).instead()).isEmpty();
            said.away(anna, clock.instant().plusSeconds(7200));
            assertThat(caretakers.reach(answer, clock.instant()))
                    .isEqualTo(new Reach(new Presence.Away(clock.instant().plusSeconds(7200)), Optional.of(piotr)));
            assertThat(caretakers.reach(caretakers.lookingAfter(List.of(zorza), clock.instant()), clock.instant()))
                    .hasEntrySatisfying(
                            zorza, reach -> assertThat(reach.instead()).contains(piotr));
            said.away(piotr, clock.instant().plusSeconds(3600));
            assertThat(caretakers.reach(answer, clock.instant()).instead()).isEmpty();
        });
    }

    @Test
    void anAppointmentHoldsFromItsDayOnAndThePastStays() {
        Scope.asStaff(() -> {
            caretakers.appoint(zorza, ewa, List.of(anna), LocalDate.of(2026, 11, 24));
            assertThat(caretakers.lookingAfter(zorza, MONDAY_TEN).orElseThrow().caretaker())
                    .isEqualTo(anna);
            assertThat(caretakers
                            .lookingAfter(zorza, Instant.parse("2026-11-23T23:30:00Z"))
                            .orElseThrow()
                            .caretaker())
                    .describedAs("already Tuesday in Warsaw")
                    .isEqualTo(ewa);
            assertThat(caretakers.history(zorza))
                    .extracting(Appointment::primary)
                    .containsExactly(ewa, anna);
        });
    }

    @Test
    void theSameDayTwiceMendsTheFirst() {
        Scope.asStaff(() -> {
            caretakers.appoint(zorza, ewa, List.of(), JANUARY);
            assertThat(caretakers.history(zorza))
                    .extracting(Appointment::primary)
                    .containsExactly(ewa);
        });
    }

    @Test
    void onlyActiveStaffLookAfterClients() {
        Scope.asStaff(() -> {
            var stranger = PersonId.next();
            assertThat(caretakers.appoint(zorza, stranger, List.of(), JANUARY))
                    .isEqualTo(new AppointResult.NotStaff(stranger));
            assertThat(caretakers.appoint(zorza, anna, List.of(piotr, piotr), JANUARY))
                    .isEqualTo(new AppointResult.NamedTwice(piotr));
            assertThat(caretakers.appoint(ClientId.next(), anna, List.of(), JANUARY))
                    .isEqualTo(new AppointResult.ClientNotFound());
            people.deactivate(piotr);
            assertThat(caretakers.appoint(klon, piotr, List.of(), JANUARY))
                    .isEqualTo(new AppointResult.NotStaff(piotr));
            assertThat(caretakers.nameSubstitutes(anna, List.of(anna))).contains(anna);
        });
    }

    @Test
    void whoLeftIsSteppedOver() {
        Scope.asStaff(() -> people.deactivate(anna));
        assertThat(Scope.asStaff(() -> caretakers.lookingAfter(zorza, MONDAY_TEN))
                        .orElseThrow()
                        .present())
                .contains(piotr);
    }

    @Test
    void removingAnAbsenceBringsBack() {
        away(anna, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        Scope.asStaff(() -> {
            var noted = absences.between(MONDAY_TEN, MONDAY_TEN.plusSeconds(1));
            assertThat(noted).hasSize(1);
            assertThat(absences.remove(noted.getFirst().id())).isTrue();
            assertThat(absences.remove(noted.getFirst().id())).isFalse();
            assertThat(caretakers.lookingAfter(zorza, MONDAY_TEN).orElseThrow().present())
                    .contains(anna);
        });
    }

    @Test
    void absencesThatCannotBeAreRefused() {
        Scope.asStaff(() -> {
            assertThat(absences.add(anna, MONDAY_TEN, MONDAY_TEN, Absence.Kind.SICK, Optional.empty()))
                    .isInstanceOf(AddAbsenceResult.EndsBeforeItBegins.class);
            assertThat(absences.add(
                            anna, MONDAY_TEN, MONDAY_TEN.plusSeconds(70_000_000), Absence.Kind.SICK, Optional.empty()))
                    .isInstanceOf(AddAbsenceResult.TooLong.class);
        });
    }

    @Test
    void aPictureIsTakenOnlyWhenItIsOne() {
        Scope.asStaff(() -> {
            assertThat(photos.set(anna, "<svg onload='x'/>".getBytes())).isInstanceOf(SetPhotoResult.NoPicture.class);
            assertThat(photos.set(anna, new byte[StaffPhotos.MOST_BYTES + 1]))
                    .isInstanceOf(SetPhotoResult.TooLarge.class);
            assertThat(photos.of(anna).orElseThrow().contentType()).isEqualTo("image/svg+xml");
            byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};
            assertThat(photos.set(anna, png)).isInstanceOf(SetPhotoResult.Set.class);
            assertThat(photos.of(anna).orElseThrow().content()).isEqualTo(png);
            assertThat(people.find(anna).orElseThrow().photo().orElseThrow())
                    .startsWith("/staff/" + anna + "/photo?v=");
        });
    }

    private void away(PersonId person, String from, String until) {
        Scope.asStaff(() ->
                absences.add(person, Instant.parse(from), Instant.parse(until), Absence.Kind.SICK, Optional.of("flu")));
    }

    private PersonId staff(String name) {
        var email = name.toLowerCase().replace(' ', '.') + "@vendor.example";
        var added = Scope.asSystem(
                () -> people.addStaff(name, email, Set.of(Role.CONSULTANT), Optional.of("+48616540012"), Language.PL));
        return ((AddPersonResult.Added) added).person().id();
    }

    private ClientId client(String name, String nip) {
        var created = Scope.asStaff(() -> clients.create(CreateClient.of(name, nip)));
        return ((CreateClientResult.Created) created).client().id();
    }
}
