package pl.sos.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.InstallationId;

class CardDifferenceTest {
    private static final InstallationId ONE = InstallationId.next();
    private static final InstallationId TWO = InstallationId.next();

    @Test
    void theSameContentDiffersInNothing() {
        var content = new CardContent(List.of(one("A", Map.of(CardField.SERVER, "s"))), Map.of(HouseRule.OTHER, "x"));
        assertThat(CardDifference.between(content, content)).isEmpty();
    }

    @Test
    void blankIsTheSameAsMissing() {
        var blank = new CardContent(List.of(one("A", Map.of(CardField.SERVER, "  "))), Map.of(HouseRule.OTHER, ""));
        assertThat(blank).isEqualTo(new CardContent(List.of(one("A", Map.of())), Map.of()));
    }

    @Test
    void saysWhatChangedWhereAndWhatWasThere() {
        var before = new CardContent(
                List.of(one("Produkcyjna", Map.of(CardField.DB_ENGINE, "Firebird", CardField.DB_VERSION, "2.5"))),
                Map.of(HouseRule.UPDATES, "w piątki"));
        var after = new CardContent(
                List.of(
                        one("Główna", Map.of(CardField.DB_ENGINE, "PostgreSQL", CardField.BACKUP, "co noc")),
                        new CardInstallation(TWO, "Testowa", Map.of(CardField.SERVER, "chmura"))),
                Map.of(HouseRule.CONTACT, "księgowa"));
        assertThat(CardDifference.between(before, after))
                .containsExactly(
                        new CardDifference(Optional.of("Główna"), "NAME", "Produkcyjna", "Główna"),
                        new CardDifference(Optional.of("Główna"), "DB_ENGINE", "Firebird", "PostgreSQL"),
                        new CardDifference(Optional.of("Główna"), "DB_VERSION", "2.5", ""),
                        new CardDifference(Optional.of("Główna"), "BACKUP", "", "co noc"),
                        new CardDifference(Optional.of("Testowa"), "INSTALLATION", "", "Testowa"),
                        new CardDifference(Optional.of("Testowa"), "SERVER", "", "chmura"),
                        new CardDifference(Optional.empty(), "CONTACT", "", "księgowa"),
                        new CardDifference(Optional.empty(), "UPDATES", "w piątki", ""));
    }

    @Test
    void thereAndBackIsEachOthersMirror() {
        Seeded.cases(500, random -> {
            var before = content(random);
            var after = content(random);
            var there = CardDifference.between(before, after);
            var back = CardDifference.between(after, before);
            assertThat(there.isEmpty()).isEqualTo(before.equals(after));
            // An installation that comes brings its fields along; one that goes takes them away unnamed.
            assertThat(rules(there).map(one -> one.what() + one.was() + one.became()))
                    .containsExactlyElementsOf(rules(back)
                            .map(one -> one.what() + one.became() + one.was())
                            .toList());
        });
    }

    private static Stream<CardDifference> rules(List<CardDifference> differences) {
        return differences.stream().filter(one -> one.installation().isEmpty());
    }

    private static CardContent content(Seeded random) {
        var installations = new ArrayList<CardInstallation>();
        for (InstallationId id : List.of(ONE, TWO)) {
            if (random.chance(50)) {
                var fields = new EnumMap<CardField, String>(CardField.class);
                for (CardField field : CardField.values()) {
                    fields.put(field, "x".repeat(random.between(0, 2)));
                }
                installations.add(new CardInstallation(id, "n" + random.between(0, 1), fields));
            }
        }
        var rules = new EnumMap<HouseRule, String>(HouseRule.class);
        for (HouseRule rule : HouseRule.values()) {
            rules.put(rule, "y".repeat(random.between(0, 2)));
        }
        return new CardContent(installations, rules);
    }

    private static CardInstallation one(String name, Map<CardField, String> fields) {
        return new CardInstallation(ONE, name, fields);
    }
}
