package pl.sos.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.internal.MailStore;

@SosTest
class MailboxTest {
    @Autowired
    MailStore store;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestAccounts accounts;

    @BeforeEach
    void emptyMailbox() {
        TestDatabase.reset();
    }

    @Test
    void isNotThereWithoutTheDemo() {
        assertThat(accounts.browser().get("/demo/mailbox").status()).isEqualTo(404);
    }

    @Test
    void showsLettersAtThisMachineAlone() {
        transaction.executeWithoutResult(status -> outbox.send(
                Letter.of("anna@x.example", "Witaj", "Kliknij:\n\nhttp://localhost/invitation/abc\n\nDo zobaczenia")));
        var view = view(request("127.0.0.1", "127.0.0.1"));
        assertThat(view.mails()).hasSize(1);
        assertThat(view.pieces(view.mails().getFirst()))
                .contains(new MailboxView.Piece("http://localhost/invitation/abc", true));

        for (var request : new MockHttpServletRequest[] {
            request("192.0.2.7", "127.0.0.1"), request("127.0.0.1", "192.0.2.1"), request("::ffff:192.0.2.7", "::1")
        }) {
            assertThatThrownBy(() -> page(true).show(request)).isInstanceOf(ResponseStatusException.class);
        }
        assertThatThrownBy(() -> page(false).show(request("127.0.0.1", "127.0.0.1")))
                .isInstanceOf(ResponseStatusException.class);
    }

    /** A page at a time, and whoever waits for one letter asks for hers. */
    @Test
    void showsAPageAtATimeAndOnesOwnLetters() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 30; i++) {
                outbox.send(Letter.of(i == 3 ? "maria@x.example" : "anna@x.example", "List " + i, "Treść"));
            }
        });
        var first = view(request("127.0.0.1", "127.0.0.1"));
        assertThat(first.mails())
                .hasSize(25)
                .extracting(mail -> mail.letter().subject())
                .contains("List 29");
        var further = request("127.0.0.1", "127.0.0.1");
        further.setParameter("after", first.slice().next().orElseThrow());
        assertThat(view(further).mails()).hasSize(5).doesNotContainAnyElementsOf(first.mails());
        assertThat(view(further).slice().next()).isEmpty();

        var hers = request("127.0.0.1", "127.0.0.1");
        hers.setParameter("to", " maria@x.example ");
        assertThat(view(hers).mails())
                .extracting(mail -> mail.letter().subject())
                .containsExactly("List 3");
    }

    private MailboxView view(MockHttpServletRequest request) {
        return (MailboxView)
                Objects.requireNonNull(page(true).show(request).getModel().get("view"));
    }

    private MailboxPage page(boolean demo) {
        return new MailboxPage(
                store,
                transaction,
                new Settings(Path.of("target"), 0, null, URI.create("http://localhost"), demo, null, null, null));
    }

    private static MockHttpServletRequest request(String remote, String local) {
        var request = new MockHttpServletRequest("GET", "/demo/mailbox");
        request.setRemoteAddr(remote);
        request.setLocalAddr(local);
        return request;
    }
}
