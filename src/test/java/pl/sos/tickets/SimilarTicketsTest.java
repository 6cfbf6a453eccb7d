package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.testing.SosTest;
import pl.sos.kernel.Category;

@SosTest
class SimilarTicketsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    SimilarTickets similar;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void findsWhatSharesItsWordsWhateverTheirEndings() {
        var earlier = house.open(house.maria, Category.FAILURE, "Naliczenie czynszów zatrzymuje się na osiedlu B");
        house.open(house.maria, Category.ERROR, "Drukarka nie drukuje książeczek");
        var found = house.as(house.maria, () -> similar.to(house.zorza, "Naliczanie czynszów się zawiesza"));
        assertThat(found).extracting(SimilarTicket::number).containsExactly(earlier.number());
        assertThat(found.getFirst().outcome()).isEmpty();
    }

    @Test
    void tellsHowItEnded() {
        var earlier = house.open(house.maria, Category.FAILURE, "Wyciąg z banku nie wczytuje się");
        house.reply(house.anna, earlier.number(), "Sprawdzam.");
        house.say(house.anna, earlier.number(), Visibility.INTERNAL, "Znowu ten bank.");
        house.move(house.anna, earlier.number(), TicketStatus.RESOLVED, "Wczytaliśmy nowy format;\nproszę spróbować.");
        var found = house.as(house.prezes, () -> similar.to(house.zorza, "Nie wczytuje się wyciąg bankowy"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(found.getFirst().outcome()).isEqualTo(Optional.of("Wczytaliśmy nowy format; proszę spróbować."));
    }

    @Test
    void showsNoOtherCompanysTicketWhoeverIsNamed() {
        house.open(house.kowalski, Category.FAILURE, "Naliczenie czynszów zatrzymuje się");
        house.as(house.maria, () -> {
            assertThat(similar.to(house.zorza, "Naliczenie czynszów zatrzymuje się"))
                    .isEmpty();
            assertThat(similar.to(house.klon, "Naliczenie czynszów zatrzymuje się"))
                    .isEmpty();
            return null;
        });
    }

    @Test
    void showsNoColleaguesConfidentialTicket() {
        var secret = house.open(house.prezes, Category.FAILURE, "Lista płac zarządu się nie zgadza");
        house.as(house.anna, () -> house.tickets.setConfidential(secret.number(), true, Actor.of(house.anna)));
        assertThat(house.as(house.maria, () -> similar.to(house.zorza, "Lista płac się nie zgadza")))
                .isEmpty();
        assertThat(house.as(house.prezes, () -> similar.to(house.zorza, "Lista płac się nie zgadza")))
                .hasSize(1);
    }

    @Test
    void showsThreeAtTheMostTheNewestOfEqualsFirst() {
        for (int i = 0; i < 5; i++) {
            house.open(house.maria, Category.ERROR, "Kopia bezpieczeństwa nie wykonuje się");
        }
        var last = house.open(house.maria, Category.ERROR, "Kopia bezpieczeństwa nie wykonuje się");
        var found = house.as(house.maria, () -> similar.to(house.zorza, "Kopia bezpieczeństwa"));
        assertThat(found).hasSize(SimilarTickets.MOST);
        assertThat(found.getFirst().number()).isEqualTo(last.number());
    }

    @Test
    void asksNothingOfAFewLettersAndOfWhatNobodyTypes() {
        house.open(house.maria, Category.ERROR, "Błąd");
        house.as(house.maria, () -> {
            assertThat(similar.to(house.zorza, "Błą")).isEmpty();
            assertThat(similar.to(house.zorza, "   \u0000 ")).isEmpty();
            assertThat(similar.to(house.zorza, "%_'\\ \ud83d " + "x".repeat(100_000)))
                    .isEmpty();
            return null;
        });
    }
}
