package pl.sos.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.notifications.internal.ChoiceStore;
import pl.sos.notifications.internal.Digests;
import pl.sos.notifications.internal.PushStore;
import pl.sos.outbox.Bounces;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Visibility;

/** People choose what they are told of, and staff see what became of a letter. */
class NoticesStory extends HouseStory {
    @Autowired
    ChoiceStore choices;

    @Autowired
    PushStore pushes;

    @Autowired
    Digests digests;

    @Autowired
    Bounces bounces;

    @Test
    void aCaretakerChoosesTurnsOnHerBrowserAndAsksForOneLetterADay() {
        try (var anna = signedIn(people.anna())) {
            // A browser in a test cannot reach its maker's push service: it hands over keys as if it had.
            anna.allows("notifications");
            anna.startsPagesWith("""
                    PushManager.prototype.subscribe = async () => ({
                        endpoint: "https://push.example/browser",
                        getKey: name => Uint8Array.from(atob(name === "auth" ? "BTBZMqHH6r4Tts7J/aSIgg==" :
                            "BCVxsr7N/eNgVRqvHtD0zTZsEc6+VV+JvLexhqUzORcxaOzi6+AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4="),
                            one => one.charCodeAt(0)).buffer,
                    });""");
            anna.open("/account");
            anna.page().getByRole(AriaRole.MAIN).getByText("Powiadomienia").click();
            assertThat(anna.page().locator("h1")).hasText("Powiadomienia");
            anna.isAccessible();
            anna.picture("notifications-wide");

            anna.page().locator("[data-push-on]").click();
            assertThat(anna.page().locator("#push .lines li")).hasCount(1);
            assertThat((String) anna.page().evaluate("navigator.serviceWorker.ready.then(it => it.scope)"))
                    .endsWith("/");

            anna.page().getByLabel("Przydzielono mi zgłoszenie: E-mail").check();
            anna.page().getByText("Jeden list dziennie zamiast wielu").click();
            anna.page().getByLabel("O godzinie").fill("14:45");
            anna.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Zapisz"))
                    .click();
            assertThat(anna.page().locator("#toasts")).containsText("Zapisane.");
            anna.page().locator("[data-push-on]").waitFor();

            var kept = choices.of(people.anna());
            assertThat(kept.wants(Happening.ASSIGNED, Way.MAIL)).isTrue();
            assertThat(kept.digestAt()).contains(LocalTime.of(14, 45));
            anna.size(390, 844);
            anna.dark(true);
            anna.open("/account/notifications");
            assertThat(anna.page().evaluate("""
                            [...document.querySelectorAll('.table-responsive')]
                                .every(box => box.scrollWidth <= box.clientWidth)"""))
                    .as("no name of what happens is cut")
                    .isEqualTo(true);
            assertThat(anna.page().locator(".way-name").first()).isVisible();
            anna.isAccessible();
            anna.picture("notifications-phone-dark");
            anna.page().locator("#push .lines li button").click();
            assertThat(anna.page().locator("#push .lines li")).hasCount(0);
        }
    }

    @Test
    void whoseBrowserRefusesReadsWhatToDoAndGoesOnWhenItAllows() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.page();
            // As a browser in which somebody once said no.
            anna.startsPagesWith("""
                    let said = "denied";
                    const state = new EventTarget();
                    Object.defineProperty(Notification, "permission", { get: () => said });
                    Notification.requestPermission = async () => said;
                    navigator.permissions.query = async () => state;
                    window.says = word => { said = word; state.dispatchEvent(new Event("change")); };""");
            anna.open("/account/notifications");
            var why = page.locator("[data-push-says=denied]");
            assertThat(why).containsText("Przeglądarka blokuje powiadomienia tej strony");
            assertThat(why.locator("li")).hasCount(3);
            assertThat(page.locator("[data-push-on]")).isHidden();
            why.scrollIntoViewIfNeeded();
            anna.picture("notifications-refused");
            page.evaluate("says('default')");
            assertThat(why).isHidden();
            page.locator("[data-push-on]").click();
            assertThat(page.locator("[data-push-says=unanswered]")).isVisible();
            page.evaluate("says('denied')");
            assertThat(why).isVisible();
            anna.size(390, 844);
            anna.dark(true);
            why.scrollIntoViewIfNeeded();
            anna.picture("notifications-refused-390");
            anna.isAccessible();
        }
    }

    @Test
    void aClientHasHerOwnChoices() {
        try (var maria = signedIn(people.maria())) {
            maria.open("/account/notifications");
            assertThat(maria.page().locator("main")).containsText("Odpowiedź na zgłoszenie");
            assertThat(maria.page().locator("main")).not().containsText("Dzwonek");
            maria.picture("notifications-client");
        }
    }

    @Test
    void staffSeeUntilWhenALetterIsHeldAndWhichDigestCarriesIt() {
        clock.setWarsaw("2026-11-23T19:40");
        var ticket = house.report(people.maria(), Category.ERROR, "Naliczenie staje", "Od rana.");
        chooses(Optional.of(new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0))), Optional.empty());
        clock.setWarsaw("2026-11-23T21:15");
        house.write(people.anna(), ticket, Visibility.PUBLIC, "Sprawdzam, odezwę się rano.");
        try (var anna = signedIn(people.anna())) {
            var letters = anna.open("/tickets/" + ticket).page().locator(".letters");
            assertThat(letters.last()).containsText("wyjdzie po godzinach ciszy, jutro o 7:00");
        }
        clock.setWarsaw("2026-11-24T10:00");
        chooses(Optional.empty(), Optional.of(LocalTime.of(15, 30)));
        house.write(people.anna(), ticket, Visibility.PUBLIC, "Poprawka jest gotowa.");
        try (var anna = signedIn(people.anna())) {
            var letters = anna.open("/tickets/" + ticket).page().locator(".letters");
            assertThat(letters.last()).containsText("w liście zbiorczym dziś o 15:30");
            assertThat(letters.nth(1)).not().containsText("godzinach ciszy");
            letters.last().scrollIntoViewIfNeeded();
            anna.picture("letters-held");
            clock.setWarsaw("2026-11-24T15:31");
            assertThat(digests.write()).isEqualTo(1);
            assertThat(digests.write())
                    .as("what left stays to be shown, and leaves once")
                    .isZero();
            anna.open("/tickets/" + ticket);
            assertThat(letters.last()).containsText("w liście zbiorczym: czeka");
            anna.size(390, 844);
            anna.dark(true);
            letters.last().scrollIntoViewIfNeeded();
            anna.picture("letters-held-390");
        } finally {
            clock.reset();
        }
    }

    private void chooses(Optional<QuietHours> quiet, Optional<LocalTime> digest) {
        var usual = Choices.usual(people.maria());
        choices.save(people.maria().id(), new Choices(usual.ways(), quiet, digest), clock.instant());
    }

    @Test
    void staffSeeWhatBecameOfALetter() {
        var ticket = house.report(people.maria(), Category.ERROR, "Naliczenie staje", "Od rana.");
        Scope.asSystem(() -> bounces.mark(people.maria().email(), true, "550 5.1.1 User unknown"));
        try (var anna = signedIn(people.anna());
                var admin = signedIn(accounts.staff(Role.ADMINISTRATOR))) {
            anna.open("/tickets/" + ticket);
            assertThat(anna.page().locator(".letters")).containsText("wstrzymany: adres nie przyjmuje poczty");
            anna.picture("letters-on-ticket");
            anna.open("/clients/sm-zorza");
            assertThat(anna.page()
                            .locator(".person")
                            .filter(new FilterOptions()
                                    .setHasText(people.maria().name())))
                    .containsText("adres nie przyjmuje poczty");
            anna.picture("bounced-contact");
            anna.open("/");
            anna.page().locator("#bell summary").click();
            anna.page()
                    .locator("#bell a")
                    .getByText("Adres nie przyjmuje poczty")
                    .click();
            assertThat(anna.page().locator(".person:target"))
                    .containsText(people.maria().name());
            assertThat(anna.page().locator(".person:target")).isInViewport();
            anna.picture("bounced-contact-from-bell");

            admin.open("/admin");
            admin.page().getByText("Poczta wychodząca").click();
            assertThat(admin.page().locator("tbody")).containsText("550 5.1.1 User unknown");
            admin.isAccessible();
            admin.picture("outbox-wide");
            admin.page().getByText("Adres już działa").first().click();
            assertThat(admin.page().locator("tbody")).not().containsText("wstrzymany");
            admin.size(390, 844);
            admin.dark(true);
            admin.open("/admin/outbox");
            admin.isAccessible();
            admin.picture("outbox-phone-dark");
        }
    }
}
