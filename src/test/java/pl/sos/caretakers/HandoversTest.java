package pl.sos.caretakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.CardContent;
import pl.sos.clients.ClientCards;
import pl.sos.clients.HouseRule;
import pl.sos.clients.SaveCard;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.page.testing.House;

/** Anna looks after Zorza; Piotr takes over. The clock stands on Monday 23 November 2026, 10:00 in Warsaw. */
@SosTest
class HandoversTest {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    House house;

    @Autowired
    Handovers handovers;

    @Autowired
    Caretakers caretakers;

    @Autowired
    Preparation preparation;

    @Autowired
    Proposals proposals;

    @Autowired
    Competences competences;

    @Autowired
    ClientCards cards;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Contracts contracts;

    @Autowired
    TestClock clock;

    private House.People3 house3;
    private ClientId zorza;
    private PersonId anna;
    private PersonId piotr;
    private PersonId ewa;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        house3 = house.furnish();
        zorza = house3.zorza();
        anna = house3.anna().id();
        piotr = house3.piotr().id();
        ewa = house3.ewa().id();
    }

    @Test
    void bothSidesConfirmThenTheChangeTakesEffectAndTheClientIsTold() {
        Scope.asStaff(() -> {
            people.setLanguage(house3.maria().id(), Language.EN);
            writeCard(0);
            var handover = start();
            assertThat(handovers.confirm(handover.id(), anna, false, true))
                    .isEqualTo(new ConfirmHandoverResult.ListOpen(6));
            tickAll(handover);
            assertThat(handovers.confirm(handover.id(), anna, false, true))
                    .isInstanceOf(ConfirmHandoverResult.Noted.class);
            assertThat(handovers.confirm(handover.id(), piotr, false, true))
                    .isEqualTo(new ConfirmHandoverResult.CardUnread(1));
            assertThat(preparation.confirm(zorza, piotr, 1)).isEqualTo(new ConfirmCardResult.Confirmed(1));
            assertThat(letters()).isEmpty();
            assertThat(handovers.confirm(handover.id(), piotr, false, true))
                    .isInstanceOf(ConfirmHandoverResult.TakenOver.class);
            assertThat(handovers.confirm(handover.id(), piotr, false, true))
                    .isInstanceOf(ConfirmHandoverResult.Closed.class);
            assertThat(caretakers.history(zorza).getFirst())
                    .isEqualTo(new Appointment(zorza, DECEMBER, piotr, List.of(anna)));
            assertThat(caretakers
                            .lookingAfter(zorza, clock.instant())
                            .orElseThrow()
                            .caretaker())
                    .as("until December")
                    .isEqualTo(anna);
            assertThat(letters()).hasSize(1);
            assertThat(letters().getFirst())
                    .containsEntry("recipient", "ksiegowa@sm-zorza.example")
                    .containsEntry("subject", "Your new caretaker: Piotr Lis");
            assertThat(letters().getFirst().get("body").toString())
                    .contains("From 1 December 2026", "Anna Nowak", "61 654 00 13");
            assertThat(handovers.find(handover.id()).orElseThrow().done()).isPresent();
        });
        Scope.asClient(zorza.value(), UUID.randomUUID(), () -> {
            assertThat(caretakers.changeToTell(zorza)).contains(new Caretakers.Change(anna, piotr, DECEMBER));
            assertThat(handovers.of(zorza)).as("the list is ours").isEmpty();
        });
        clock.setWarsaw("2026-12-15T10:00");
        assertThat(Scope.asStaff(() -> caretakers.changeToTell(zorza)))
                .as("no news any more")
                .isEmpty();
    }

    @Test
    void aSecondStartFindsTheOneUnderWay() {
        Scope.asStaff(() -> {
            var first = start();
            assertThat(handovers.start(zorza, ewa, List.of(), DECEMBER))
                    .isEqualTo(new StartHandoverResult.UnderWay(first));
            assertThat(handovers.cancel(first.id(), "Anna zostaje")).isTrue();
            assertThat(handovers.cancel(first.id(), "")).isFalse();
            assertThat(handovers.start(zorza, ewa, List.of(), DECEMBER))
                    .isInstanceOf(StartHandoverResult.Started.class);
        });
    }

    @Test
    void whatCannotBeHandedOverIsRefused() {
        Scope.asStaff(() -> {
            assertThat(handovers.start(zorza, anna, List.of(), DECEMBER))
                    .isEqualTo(new StartHandoverResult.SamePerson(anna));
            assertThat(handovers.start(house3.lipowa(), anna, List.of(), DECEMBER))
                    .isEqualTo(new StartHandoverResult.NobodyGives());
            assertThat(handovers.start(zorza, piotr, List.of(piotr), DECEMBER))
                    .isEqualTo(new StartHandoverResult.NamedTwice(piotr));
            var contact = house3.maria().id();
            assertThat(handovers.start(zorza, contact, List.of(), DECEMBER))
                    .isEqualTo(new StartHandoverResult.NotStaff(contact));
            assertThat(handovers.start(ClientId.next(), piotr, List.of(), DECEMBER))
                    .isEqualTo(new StartHandoverResult.ClientNotFound());
        });
    }

    @Test
    void whoTakesOverWithoutAllSkillsIsAskedWhetherHeKnows() {
        Scope.asStaff(() -> {
            competences.set(piotr, ReadinessTest.competence("CZ 2/2 FK 2/2 BANK 2/1"));
            writeCard(0);
            var handover = start();
            tickAll(handover);
            preparation.confirm(zorza, piotr, 1);
            var asked = handovers.confirm(handover.id(), piotr, false, false);
            assertThat(asked)
                    .isInstanceOfSatisfying(
                            ConfirmHandoverResult.SkillsMissing.class,
                            missing -> assertThat(missing.skills())
                                    .extracting(Readiness.Missing.Skill::application)
                                    .containsExactly("BANK"));
            assertThat(handovers.find(handover.id()).orElseThrow().taken()).isEmpty();
            assertThat(handovers.confirm(handover.id(), piotr, false, true))
                    .isInstanceOf(ConfirmHandoverResult.Noted.class);
            assertThat(handovers.confirm(handover.id(), anna, false, false))
                    .as("whose word completes it")
                    .isInstanceOf(ConfirmHandoverResult.SkillsMissing.class);
            assertThat(handovers.confirm(handover.id(), anna, false, true))
                    .isInstanceOf(ConfirmHandoverResult.TakenOver.class);
        });
    }

    @Test
    void whatIsAddedOrOpenAgainTakesBackWhatWasConfirmed() {
        Scope.asStaff(() -> {
            var handover = start();
            tickAll(handover);
            handovers.confirm(handover.id(), anna, false, true);
            assertThat(handovers.add(handover.id(), "Klucz do serwerowni")).isTrue();
            assertThat(handovers.find(handover.id()).orElseThrow().given()).isEmpty();
            assertThat(handovers.add(handover.id(), "  ")).isFalse();
            assertThat(handovers.tick(handover.id(), 7, true, anna)).isTrue();
            handovers.confirm(handover.id(), anna, false, true);
            assertThat(handovers.tick(handover.id(), 1, false, anna)).isTrue();
            assertThat(handovers.find(handover.id()).orElseThrow().given()).isEmpty();
            assertThat(handovers.tick(handover.id(), 99, true, anna)).isFalse();
        });
    }

    @Test
    void aCoordinatorSpeaksForACaretakerWhoLeft() {
        Scope.asStaff(() -> {
            var handover = start();
            tickAll(handover);
            assertThat(handovers.confirm(handover.id(), ewa, true, true))
                    .isInstanceOf(ConfirmHandoverResult.NotYours.class);
            people.deactivate(anna);
            assertThat(handovers.confirm(handover.id(), ewa, true, true))
                    .isInstanceOf(ConfirmHandoverResult.Noted.class);
            assertThat(handovers
                            .find(handover.id())
                            .orElseThrow()
                            .given()
                            .orElseThrow()
                            .by())
                    .isEqualTo(ewa);
            assertThat(handovers.confirm(handover.id(), piotr, false, true))
                    .isInstanceOf(ConfirmHandoverResult.TakenOver.class);
            assertThat(caretakers.history(zorza).getFirst())
                    .as("who left is no deputy any more")
                    .isEqualTo(new Appointment(zorza, DECEMBER, piotr, List.of()));
        });
    }

    @Test
    void theBoardSaysWhoIsReadyAndWhatIsMissing() {
        Scope.asStaff(() -> {
            competences.set(anna, ReadinessTest.competence("CZ 2/2 FK 3/2 BANK 2/1"));
            writeCard(0);
            preparation.confirm(zorza, anna, 1);
            var row = board(false).rows().items().getFirst();
            assertThat(row.readiness().missing())
                    .containsExactly(
                            new Readiness.Missing.Skill("BANK", Competence.Side.TECHNICAL, Competence.Level.BASIC));
            assertThat(row.readyDeputies()).isZero();
            competences.set(anna, ReadinessTest.competence("CZ 2/2 FK 3/2 BANK 2/2"));
            assertThat(board(false).ready()).isEqualTo(1);
            assertThat(board(true).rows().items()).isEmpty();
            writeCard(1);
            assertThat(board(true).rows().items().getFirst().readiness().missing())
                    .containsExactly(new Readiness.Missing.CardUnread(2, 1));
            assertThat(preparation.confirm(zorza, anna, 1)).isEqualTo(new ConfirmCardResult.Outdated(2));
        });
    }

    @Test
    void careThatIsStillToBeginSaysFromWhenAndWhatItNeeds() {
        Scope.asSystem(() -> {
            contracts.sign(new SignContract(
                    house3.lipowa(),
                    "7/2026",
                    Optional.empty(),
                    LocalDate.of(2026, 11, 25),
                    Optional.empty(),
                    OfferDefaults.terms(Set.of("KADRY"))));
            caretakers.appoint(house3.lipowa(), piotr, List.of(), LocalDate.of(2026, 11, 1));
            var row = board(false).rows().items().stream()
                    .filter(one -> one.client().equals(house3.lipowa()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.starts()).contains(LocalDate.of(2026, 11, 25));
            assertThat(row.scope()).isEqualTo(1);
            assertThat(row.readiness().skills())
                    .extracting(Readiness.Missing.Skill::application)
                    .containsOnly("KADRY");
        });
    }

    @Test
    void theBestFittingCaretakersAreProposed() {
        Scope.asStaff(() -> {
            competences.set(piotr, ReadinessTest.competence("CZ 2/2 FK 2/2 BANK 2/2"));
            competences.set(anna, ReadinessTest.competence("CZ 1/0"));
            assertThat(proposals.of(zorza)).extracting(Proposal::person).containsExactly(piotr, anna);
            assertThat(competences.set(piotr, ReadinessTest.competence("NIC 1/1")))
                    .isEqualTo(new SetCompetenceResult.UnknownApplication("NIC"));
            assertThat(competences.set(house3.maria().id(), Competence.NONE))
                    .isInstanceOf(SetCompetenceResult.NotStaff.class);
        });
    }

    @Test
    void aDirectChangeByAProgramIsToldToo() {
        Scope.asStaff(() -> {
            caretakers.appoint(zorza, piotr, List.of(), LocalDate.of(2026, 11, 23));
            caretakers.appoint(zorza, piotr, List.of(anna), LocalDate.of(2026, 11, 23));
            assertThat(letters()).as("said twice, told once").hasSize(1);
        });
    }

    private Preparation.BoardPage board(boolean lacking) {
        return preparation.board(
                new Preparation.Filter(Preparation.Order.MISSING, lacking, Optional.empty()), Optional.empty(), 50);
    }

    private Handover start() {
        return ((StartHandoverResult.Started) handovers.start(zorza, piotr, List.of(anna), DECEMBER)).handover();
    }

    private void tickAll(Handover handover) {
        handover.items().forEach(item -> handovers.tick(handover.id(), item.position(), true, anna));
    }

    private void writeCard(int seen) {
        cards.save(
                new SaveCard(zorza, seen, new CardContent(List.of(), Map.of(HouseRule.OTHER, "wersja " + seen)), ""));
    }

    private List<Map<String, Object>> letters() {
        return Scope.asSystem(
                () -> transaction.execute(status -> jdbc.sql("""
                        select recipient, subject, body from outbox.mail
                         where recipient like '%@sm-zorza.example' order by recipient
                        """).query().listOfRows()));
    }
}
