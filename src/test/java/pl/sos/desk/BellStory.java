package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.hotline.CallBacks;
import pl.sos.hotline.Calls;
import pl.sos.hotline.IncomingResult;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.kernel.Category;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.testing.StrangersMail;
import pl.sos.page.testing.HouseStory;

/** The bell rings also for what is no ticket, leads there, and is silent once it is dealt with. */
class BellStory extends HouseStory {
    private static final String MARIA = "+48610002003";

    @Autowired
    Calls calls;

    @Autowired
    CallBacks callBacks;

    @Autowired
    People staff;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Autowired
    DueTimers timers;

    @AfterEach
    void backToTheDay() {
        clock.reset();
    }

    @Test
    void theCaretakerHearsOfAMissedCallGoesThereAndLooksBack() {
        clock.setWarsaw("2026-11-23T16:05");
        for (int i = 1; i <= 11; i++) {
            house.report(people.maria(), Category.ERROR, "Naliczenie staje, odcinek " + i, "Od rana.");
            clock.advance(Duration.ofMinutes(1));
        }
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            assertThat(page.locator(".bell-count")).hasText("11");
            var call = rings();
            // It comes by itself, behind the bell and on the first page.
            assertThat(page.locator(".bell-count")).hasText("12");
            assertThat(page.locator(".news li").first()).containsText("Nieodebrany telefon: Maria Kowal");
            page.locator("#bell summary").click();
            assertThat(page.locator("#bell a").first()).containsText("Nieodebrany telefon: Maria Kowal");
            assertThat(page.locator("#bell a")).hasCount(10);
            anna.picture("dzwonek");
            anna.isAccessible();
            page.getByText("Wcześniejsze").click();
            assertThat(page.locator("#bell a")).hasCount(12);
            assertThat(page.locator("#bell a").nth(10)).isFocused();
            assertThat(page.getByText("Wcześniejsze")).hasCount(0);
            assertThat(page.locator("#bell details, #bell[open]")).hasCount(1);

            page.locator("#bell a").first().click();
            page.waitForURL("**/hotline/calls/" + call);
            assertThat(page.locator("main")).containsText("Maria Kowal");
            assertThat(page.locator(".bell-count")).hasText("11");
            anna.picture("dzwonek-prowadzi");
        }
    }

    @Test
    void aCallBackWarnsAndFallsSilentWhenItIsDealtWith() {
        clock.setWarsaw("2026-11-23T16:05");
        var call = rings();
        clock.advance(Duration.ofHours(44));
        timers.run();
        try (var ewa = signedIn(people.ewa())) {
            ewa.size(390, 844);
            ewa.dark(true);
            var page = ewa.open("/").page();
            assertThat(page.locator(".bell-count")).hasText("1");
            page.locator("#bell summary").click();
            assertThat(page.locator("#bell a").first()).containsText("Czeka na telefon: Maria Kowal, minęło 90% czasu");
            ewa.picture("dzwonek-390");
            ewa.isAccessible();
            Scope.asStaff(
                    people.anna().id().value(),
                    () -> callBacks.done(call, "Sama zadzwoniła.", people.anna().id()));
            page.keyboard().press("Escape");
            assertThat(page.locator(".bell-count")).hasCount(0);
            page.locator("#bell summary").click();
            assertThat(page.locator("#bell a")).hasCount(1);
        }
    }

    @Test
    void mailOfAStrangerRingsUntilSomebodySaysWhatBecomesOfIt() {
        clock.setWarsaw("2026-11-23T10:05");
        StrangersMail.arrives(mailboxes, mails, clock.instant());
        clock.advance(Duration.ofMinutes(10));
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/").page();
            assertThat(page.locator(".bell-count")).hasText("1");
            var me = new SignedIn(people.ewa(), Via.SESSION, Set.of());
            Scope.asStaff(
                    people.ewa().id().value(),
                    () -> mails.list(Set.of(MailState.TRIAGE), Optional.empty())
                            .items()
                            .forEach(mail -> mails.discard(mail.id(), "reklama", me)));
            assertThat(page.locator(".bell-count")).hasCount(0);
            page.locator("#bell summary").click();
            assertThat(page.locator("#bell a")).containsText("Poczta do przypisania: Pomoc");
            page.locator("#bell a").click();
            page.waitForURL("**/mail");
        }
    }

    private UUID rings() {
        Scope.asStaff(
                people.anna().id().value(), () -> staff.setPhone(people.maria().id(), Optional.of(MARIA)));
        var result = Scope.asSystem(() -> calls.incoming(MARIA, "616540000", "one"));
        timers.run();
        return result instanceof IncomingResult.Routed(var call, var again) ? call.id() : fail();
    }

    private static <R> R fail() {
        throw new AssertionError();
    }
}
