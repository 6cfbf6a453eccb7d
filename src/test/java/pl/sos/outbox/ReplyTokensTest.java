package pl.sos.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

@SosTest
class ReplyTokensTest {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    @Autowired
    ReplyTokens tokens;

    private final TicketId ticket = TicketId.next();
    private final PersonId maria = new PersonId(Ids.next());

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
    }

    @Test
    void saysWhoMayAnswerWhat() {
        var token = tokens.issue(ticket, maria);
        assertThat(token).matches("[a-z2-7]{24}");
        assertThat(tokens.issue(ticket, maria)).isEqualTo(token);
        assertThat(tokens.issue(ticket, new PersonId(Ids.next()))).isNotEqualTo(token);
        assertThat(tokens.read(token)).contains(new ReplyToken(ticket, maria));
        assertThat(tokens.read(token.toUpperCase(Locale.ROOT)))
                .as("some servers fold the case of addresses")
                .contains(new ReplyToken(ticket, maria));
    }

    @Test
    void aClientsTransactionMayIssueOne() {
        var token = Scope.asClient(Ids.next(), maria.value(), () -> tokens.issue(ticket, maria));
        assertThat(tokens.read(token)).isPresent();
    }

    @Test
    void believesNoForgery() {
        var token = tokens.issue(ticket, maria);
        var other = tokens.issue(TicketId.next(), new PersonId(Ids.next()));
        for (var forged : new String[] {
            "",
            "sos-1042",
            token.substring(1),
            token + "a",
            other.substring(0, 8) + token.substring(8),
            token.substring(0, 8) + other.substring(8),
            token.substring(0, 8) + "a".repeat(16),
            "a".repeat(24),
            "7".repeat(24),
            "ą".repeat(24),
            token.replace(token.charAt(10), '1'),
            " ".repeat(24)
        }) {
            assertThat(tokens.read(forged)).as(forged).isEmpty();
        }
        Seeded.cases(60, random -> {
            var changed = new StringBuilder(token);
            int at = random.between(0, token.length() - 1);
            changed.setCharAt(at, ALPHABET.charAt(random.between(0, 31)));
            if (!changed.toString().equals(token)) {
                assertThat(tokens.read(changed.toString()))
                        .as(changed.toString())
                        .isEmpty();
            }
        });
    }

    @Test
    void aTokenDoesNotPassToWhoeverGetsItsNumberAfterABackupWasRestored() {
        var token = tokens.issue(ticket, maria);
        TestDatabase.reset();
        assertThat(tokens.read(token)).isEmpty();
        var later = tokens.issue(TicketId.next(), new PersonId(Ids.next()));
        assertThat(later.substring(0, 8)).as("the same number again").isEqualTo(token.substring(0, 8));
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void isFoundInWhatMailProgramsMakeOfHeaders() {
        var token = tokens.issue(ticket, maria);
        var reference = tokens.reference(token);
        var address = ReplyTokens.address(
                        Letter.of("maria@x.example", "x", "x").with("References", reference),
                        settings("sos@firma.example", null))
                .orElseThrow();
        assertThat(reference).isEqualTo("<sos-" + token + "@localhost>");
        assertThat(address).isEqualTo("sos+" + token + "@firma.example");
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(ReplyTokens.in("<other@x.example>\r\n\t" + reference + " <CAF@mail.example>"))
                .containsExactly(token);
        assertThat(ReplyTokens.in("\"S.O.S.\" <" + address.toUpperCase(Locale.ROOT) + ">, b@x.example"))
                .containsExactly(token);
        assertThat(ReplyTokens.in("sos@localhost, " + token)).isEmpty();
        assertThat(ReplyTokens.in((address + ",").repeat(10_000))).containsExactly(token);
    }

    @Test
    void peopleAnswerWhereOthersCanWriteTo() {
        assertThat(ReplyTokens.replyAddress(settings(null, null))).isEmpty();
        assertThat(ReplyTokens.replyAddress(settings("pomoc@firma.example", null)))
                .contains("pomoc@firma.example");
        assertThat(ReplyTokens.replyAddress(settings("Pomoc <pomoc@firma.example>", null)))
                .contains("pomoc@firma.example");
        assertThat(ReplyTokens.replyAddress(settings("a@b.example", "opieka@firma.example")))
                .contains("opieka@firma.example");
        for (var own : List.of("sos@localhost", "S.O.S. <sos@LOCALHOST>", "root@poczta.localdomain", "sos")) {
            assertThat(ReplyTokens.replyAddress(settings(own, null))).as(own).isEmpty();
        }
        var letter = Letter.of("maria@x.example", "Odpowiedź", "Treść")
                .with("References", "<1@x.example> <sos-abcdefghijklmnopqrstuvwx@localhost>");
        assertThat(ReplyTokens.address(letter, settings("pomoc@firma.example", null)))
                .contains("pomoc+abcdefghijklmnopqrstuvwx@firma.example");
        assertThat(ReplyTokens.address(letter, settings("sos@localhost", null))).isEmpty();
        assertThat(ReplyTokens.address(
                        Letter.of("maria@x.example", "Zaproszenie", "Treść"), settings("pomoc@firma.example", null)))
                .as("nothing to be answered")
                .isEmpty();
    }

    private static Settings settings(@Nullable String from, @Nullable String replyTo) {
        return new Settings(
                Path.of("target"),
                0,
                "127.0.0.1",
                URI.create("http://localhost"),
                false,
                null,
                null,
                from == null ? null : new Settings.Smtp("127.0.0.1", 25, null, null, Settings.Tls.NONE, from),
                Settings.Customs.USUAL,
                new Settings.Correspondence(replyTo, null, null),
                Settings.Exchange.NONE);
    }

    @Test
    void theMarkerIsAmongThoseWeKnow() {
        assertThat(ReplyTokens.MARKERS).contains(ReplyTokens.MARKER).allMatch(marker -> marker.startsWith("---"));
    }
}
