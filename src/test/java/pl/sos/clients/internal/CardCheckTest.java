package pl.sos.clients.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.HouseRule;
import pl.sos.clients.Violation;
import pl.sos.kernel.InstallationId;

class CardCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hasło: Zorza2024!",
                "Hasło do bazy = masterkey",
                "HASŁO admina: qwerty12",
                "AnyDesk 123 456 789, hasło: tajne77",
                "login sa, password=Sa123456",
                "pwd: abc123",
                "PIN: 4711",
                "token: ghp_abcdef",
                "postgres://meritum:sekret1@10.0.0.4/meritum",
                "-----BEGIN RSA PRIVATE KEY-----"
            })
    void aPasswordIsNotTakenIn(String text) {
        assertThat(CardCheck.looksSecret(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hasło trzyma informatyk, p. Górski",
                "hasło: w sejfie haseł, wpis SM Zorza",
                "Hasło w sejfie haseł",
                "Hasło jednorazowe podaje księgowa przez telefon",
                "hasło – u informatyka",
                "postgres://10.0.0.4/meritum",
                "Kopia o 2:00, dysk sieciowy i chmura",
                "AnyDesk 123 456 789, wpuszcza p. Maj"
            })
    void whereAPasswordIsKeptIsNoSecret(String text) {
        assertThat(CardCheck.looksSecret(text)).as(text).isFalse();
    }

    @Test
    void saysWhichFieldIsWrong() {
        var content = new CardContent(
                List.of(
                        installation("Produkcyjna", Map.of(CardField.SERVER, "biuro")),
                        installation("produkcyjna", Map.of(CardField.REMOTE_ACCESS, "hasło: abc123")),
                        installation(" ", Map.of(CardField.NOTES, "x".repeat(CardCheck.LONGEST + 1)))),
                Map.of(HouseRule.CONTACT, "dzwonić\u0007"));
        assertThat(CardCheck.violations(content, "w".repeat(201)))
                .extracting(Violation::field, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("1.NAME", "named-already"),
                        tuple("1.REMOTE_ACCESS", "secret"),
                        tuple("2.NAME", "required"),
                        tuple("2.NOTES", "card-too-long"),
                        tuple("CONTACT", "control-characters"),
                        tuple("why", "too-long"));
    }

    private static CardInstallation installation(String name, Map<CardField, String> fields) {
        return new CardInstallation(InstallationId.next(), name, fields);
    }
}
