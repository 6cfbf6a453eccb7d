package pl.sos.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.tickets.CannedReplies;

@SosTest
class CannedReplyPagesTest {
    private static final String ADDRESS = "/admin/canned-replies";

    @Autowired
    TestAccounts accounts;

    @Autowired
    CannedReplies replies;

    @BeforeEach
    void empty() {
        TestDatabase.reset();
    }

    @Test
    void aCoordinatorKeepsReadyTexts() {
        var browser = accounts.signedIn(accounts.staff(Role.COORDINATOR));
        assertThat(browser.get(ADDRESS).body()).contains("Nie ma jeszcze gotowych odpowiedzi");
        assertThat(browser.post(ADDRESS, Map.of("title", "", "body", "x")).status())
                .isEqualTo(422);
        var saved = browser.post(ADDRESS, Map.of("title", "<b>Powitanie</b>", "body", "Dzień dobry, {osoba}!"));
        assertThat(saved.status()).isEqualTo(302);
        var reply = Scope.asSystem(replies::list).getFirst();
        assertThat(browser.get(ADDRESS).body()).contains("&lt;b&gt;Powitanie&lt;/b&gt;");
        assertThat(browser.get(ADDRESS + "/" + reply.id()).body()).contains("Dzień dobry, {osoba}!");
        browser.post(ADDRESS + "/" + reply.id(), Map.of("title", "Powitanie", "body", "Witam"));
        assertThat(Scope.asSystem(replies::list).getFirst().body()).isEqualTo("Witam");
        browser.post(ADDRESS + "/" + reply.id() + "/removal", Map.of());
        assertThat(Scope.asSystem(replies::list)).isEmpty();
    }

    @Test
    void nobodyElseComesIn() {
        assertThat(accounts.signedIn(accounts.staff(Role.CONSULTANT))
                        .get(ADDRESS)
                        .status())
                .isEqualTo(404);
    }
}
