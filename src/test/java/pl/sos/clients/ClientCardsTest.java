package pl.sos.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

@SosTest
class ClientCardsTest {
    private static final InstallationId MAIN = InstallationId.next();

    @Autowired
    ClientCards cards;

    @Autowired
    HandlingNotes notes;

    @Autowired
    Clients clients;

    @Autowired
    People people;

    private ClientId zorza;

    @BeforeEach
    void client() {
        TestDatabase.reset();
        var created = Scope.asStaff(() -> clients.create(CreateClient.of("SM Zorza", "5260250274")));
        zorza = ((CreateClientResult.Created) created).client().id();
    }

    @Test
    void everySavingIsAVersionAndTheSameAgainIsNone() {
        Scope.asStaff(() -> {
            assertThat(save(0, "Firebird", "pierwsza")).isInstanceOf(SaveCardResult.Saved.class);
            assertThat(save(1, "PostgreSQL", "nowy serwer")).isInstanceOf(SaveCardResult.Saved.class);
            assertThat(save(1, "PostgreSQL", "drugi klik")).isInstanceOf(SaveCardResult.Saved.class);
            assertThat(cards.versions(zorza))
                    .extracting(ClientCards.Version::version)
                    .containsExactly(2, 1);
            assertThat(cards.version(zorza, 1).orElseThrow().why()).isEqualTo("pierwsza");
            assertThat(cards.newestVersions(List.of(zorza))).containsEntry(zorza, 2);
        });
    }

    @Test
    void whoSavesSecondSeesWhatChangedAndOverwritesNothing() {
        Scope.asStaff(() -> {
            save(0, "Firebird", "");
            save(1, "PostgreSQL", "");
            var conflict = (SaveCardResult.Conflict) save(1, "SQL Server", "");
            assertThat(conflict.current().version()).isEqualTo(2);
            assertThat(conflict.since())
                    .containsExactly(
                            new CardDifference(Optional.of("Produkcyjna"), "DB_ENGINE", "Firebird", "PostgreSQL"));
            assertThat(cards.newest(zorza)
                            .orElseThrow()
                            .content()
                            .installations()
                            .getFirst()
                            .field(CardField.DB_ENGINE))
                    .isEqualTo("PostgreSQL");
        });
    }

    @Test
    void theInstallationsThatOthersKnowAreThoseOfTheCard() {
        Scope.asStaff(() -> {
            save(0, "Firebird", "");
            assertThat(clients.installations(zorza))
                    .extracting(Installation::id, one -> one.dbEngine().orElse(""))
                    .containsExactly(tuple(MAIN, "Firebird 5"));
            assertThat(cards.save(new SaveCard(zorza, 1, CardContent.EMPTY, "wyłączona")))
                    .isInstanceOf(SaveCardResult.Saved.class);
            assertThat(clients.installations(zorza)).isEmpty();
            save(2, "Firebird", "jednak działa");
            assertThat(clients.installations(zorza)).hasSize(1);
        });
    }

    @Test
    void aClientReadsNeitherItsCardNorOurNote() {
        Scope.asStaff(() -> {
            save(0, "Firebird", "");
            notes.write(zorza, "Mówić głośno");
        });
        Scope.asClient(zorza.value(), UUID.randomUUID(), () -> {
            assertThat(cards.newest(zorza)).isEmpty();
            assertThat(cards.versions(zorza)).isEmpty();
            assertThat(notes.of(zorza)).isEmpty();
        });
    }

    @Test
    void aNoteIsShownToEachPersonOnceAndAgainWhenItChanged() {
        var anna = staff("anna@vendor.example");
        var piotr = staff("piotr@vendor.example");
        Scope.asStaff(() -> {
            notes.write(zorza, "Mówić głośno");
            var note = notes.unseenBy(anna, zorza).orElseThrow();
            notes.confirm(zorza, anna, note.version());
            assertThat(notes.unseenBy(anna, zorza)).isEmpty();
            assertThat(notes.unseenBy(piotr, zorza)).isPresent();
            notes.write(zorza, "Mówić głośno, tylko rano");
            assertThat(notes.unseenBy(anna, zorza)).isPresent();
            notes.confirm(zorza, anna, note.version());
            assertThat(notes.unseenBy(anna, zorza))
                    .as("an older one was confirmed")
                    .isPresent();
            notes.write(zorza, " ");
            assertThat(notes.unseenBy(piotr, zorza)).isEmpty();
            assertThat(notes.write(zorza, "hasło: abc123")).isEqualTo(HandlingNotes.Written.SECRET);
        });
    }

    private SaveCardResult save(int seen, String engine, String why) {
        var installation = new CardInstallation(
                MAIN, "Produkcyjna", Map.of(CardField.DB_ENGINE, engine, CardField.DB_VERSION, "5"));
        return cards.save(new SaveCard(
                zorza, seen, new CardContent(List.of(installation), Map.of(HouseRule.UPDATES, "w piątki")), why));
    }

    private PersonId staff(String email) {
        var added = Scope.asSystem(
                () -> people.addStaff(email, email, Set.of(Role.CONSULTANT), Optional.empty(), Language.PL));
        return ((AddPersonResult.Added) added).person().id();
    }
}
