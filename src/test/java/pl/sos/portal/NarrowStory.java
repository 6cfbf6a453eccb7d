package pl.sos.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Times;
import pl.sos.page.testing.HouseStory;
import pl.sos.page.testing.RealBrowser;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** On a telephone the hours and the terms of a contract are read whole: nothing is wider than the window, nothing cut. */
class NarrowStory extends HouseStory {
    private static final String CUT = """
            () => {
                document.querySelectorAll('main details').forEach(one => { one.open = !one.matches('[data-menu]'); });
                const shown = one => one.getBoundingClientRect().width > 1 && one.textContent.trim()
                    && !one.closest('.visually-hidden, svg, [data-menu]');
                return [...document.querySelectorAll('main *')].filter(shown).filter(one => {
                    const box = one.getBoundingClientRect();
                    return box.right > innerWidth + 1 || box.left < -1
                        || getComputedStyle(one).overflowX != 'visible' && one.scrollWidth > one.clientWidth + 1;
                }).map(one => one.tagName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 60));
            }
            """;

    @Autowired
    private Contracts contracts;

    @Autowired
    private HourLedger hours;

    @Autowired
    private WorkLog work;

    @Test
    void hoursAndTermsAreReadWhole() {
        nearlyUsedUp();
        besideTheHours();
        try (var chairman = signedIn(accounts.contact(people.zorza(), Role.DECISION_MAKER))) {
            chairman.size(390, 844);
            chairman.dark(true);
            isWhole(chairman, "/portal", ".hours-left");
            chairman.picture("telefon-godziny");
            Assertions.assertThat(chairman.page().locator(".contract-brief").innerText())
                    .as("the time that holds for each kind of ticket")
                    .contains("Awaria: do 8 h roboczych; pozostałe: do 48 h");
            isWhole(chairman, "/portal/hours", ".hours-left");
            chairman.isAccessible();
            chairman.page().locator("table.table-hours").first().scrollIntoViewIfNeeded();
            chairman.picture("telefon-minuty");
            chairman.size(1280, 1100);
            chairman.dark(false);
            chairman.open("/portal/hours");
            chairman.picture("minuty");
            chairman.size(390, 844);
            chairman.dark(true);
            isWhole(chairman, "/portal/contract", ".table-stack");
            chairman.isAccessible();
            chairman.picture("telefon-umowa");
        }
        try (var ewa = signedIn(people.ewa())) {
            ewa.size(390, 844);
            isWhole(ewa, "/contracts/12-2024", ".terms");
            ewa.picture("telefon-warunki");
            isWhole(ewa, "/contracts?sort=until", ".table-contracts");
            ewa.isAccessible();
            ewa.picture("telefon-umowy");
        }
    }

    private static void isWhole(RealBrowser.Window window, String address, String part) {
        window.open(address);
        Assertions.assertThat((List<?>) window.page().evaluate(CUT))
                .as("cut on " + address)
                .isEmpty();
        window.page().locator(part).first().scrollIntoViewIfNeeded();
    }

    private void besideTheHours() {
        var failure = house.report(people.maria(), Category.FAILURE, "Naliczanie staje na osiedlu B", "Od rana.");
        var started = clock.instant().minusSeconds(7200);
        Scope.asStaff(() -> {
            work.log(
                    new LogWork(
                            "narrow-care",
                            new WorkSource.OfTicket(failure),
                            people.anna().id(),
                            WorkKind.REMOTE,
                            WorkChannel.REMOTE,
                            started,
                            Minutes.of(50),
                            "",
                            Counting.asAgreed()),
                    Actor.of(people.anna()));
            work.log(
                    new LogWork(
                            "narrow-free",
                            new WorkSource.Alone(people.zorza()),
                            people.anna().id(),
                            WorkKind.PHONE,
                            WorkChannel.PHONE,
                            started,
                            Minutes.of(20),
                            "Rozmowa o nowym wzorze zawiadomienia o opłatach",
                            new Counting.NotAccounted("wzór był wysłany z naszym błędem, poprawka na nasz koszt")),
                    Actor.of(people.anna()));
        });
    }

    private void nearlyUsedUp() {
        var drawn = Scope.asStaff(() -> hours.draw(new DrawHours(
                "narrow",
                contracts.byNumber("12/2024").orElseThrow().id(),
                LocalDate.ofInstant(clock.instant(), Times.ZONE),
                Minutes.of(345),
                "work:narrow",
                "Konsultacja",
                Optional.empty(),
                people.anna().id(),
                Optional.empty(),
                Optional.empty())));
        Assertions.assertThat(drawn).isInstanceOf(DrawResult.Drawn.class);
    }
}
