package pl.sos.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.caretakers.SaidPresences;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.ClientCards;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.HouseRule;
import pl.sos.clients.SaveCard;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.kernel.Category;
import pl.sos.kernel.Ids;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.page.testing.RealBrowser;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;
import pl.sos.work.Timers;
import pl.sos.work.WorkLog;

/** The telephone rings: the caretaker's screen shows who calls before it is picked up, and two keys do the rest. */
class HotlineStory extends HouseStory {
    @Autowired
    Calls calls;

    @Autowired
    CallLists lists;

    @Autowired
    Duties duties;

    @Autowired
    SaidPresences presences;

    @Autowired
    People staff;

    @Autowired
    Timers timers;

    @Autowired
    ClientCards cards;

    @Autowired
    HandlingNotes notes;

    @Autowired
    WorkLog work;

    @Autowired
    Tickets tickets;

    private TicketNumber ticket;

    @BeforeEach
    void telephones() {
        Scope.asStaff(() -> {
            staff.setPhone(people.maria().id(), Optional.of("+48610002003"));
            var produces = new CardInstallation(
                    new InstallationId(Ids.next()),
                    "Produkcyjna",
                    Map.of(
                            CardField.PROGRAM_VERSION, "2026.11.2",
                            CardField.DB_ENGINE, "PostgreSQL",
                            CardField.DB_VERSION, "16.4"));
            cards.save(new SaveCard(
                    people.zorza(),
                    0,
                    new CardContent(List.of(produces), Map.of(HouseRule.CONTACT, "Najpierw p. Kowal, do 14:00.")),
                    ""));
            for (var day : DayOfWeek.values()) {
                duties.add(people.ewa().id(), Optional.of(day), Optional.empty(), 480, 960);
            }
        });
        ticket = house.report(people.maria(), Category.ERROR, "Zła stawka za odpady", "Od lipca.");
    }

    @Test
    void theScreenKnowsBeforeThePhoneIsPickedUpAndTwoKeysDoTheRest() {
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            var page = anna.open("/tickets/" + ticket).page();
            piotr.open("/hotline");
            listens(anna);
            var writing =
                    page.locator("#composer textarea, textarea[name=body]").first();
            writing.click();
            writing.fill("Dzień dobry, sprawdzam");
            rings("+48610002003", "1");
            var call = page.locator("dialog.call-screen");
            assertThat(call).isVisible();
            assertThat(call).containsText("Maria Kowal");
            assertThat(call).containsText("SM Zorza");
            assertThat(call).containsText("zostało 6 h z 6 h");
            assertThat(call).containsText("Zła stawka za odpady");
            assertThat(call).containsText("2026.11.2 · PostgreSQL 16.4");
            assertThat(call).containsText("Najpierw p. Kowal");
            assertThat(call).containsText("Karta klienta");
            assertThat(call.locator(".call-state")).containsText("Dzwoni");
            assertInSight(anna, call.locator("[data-call-key=F2]"));
            // Who was writing goes on writing.
            assertThat(writing).isFocused();
            page.keyboard().type(" to.");
            assertThat(writing).hasValue("Dzień dobry, sprawdzam to.");
            anna.picture("telefon-dzwoni");
            page.keyboard().press("Escape");
            assertThat(call).isHidden();
            assertThat(writing).hasValue("Dzień dobry, sprawdzam to.");
            assertThat(page.locator(".call-pill")).isVisible();
            // The deputy's screen stays as it is; the list moves.
            assertThat(piotr.page().locator("#hotline")).containsText("dzwoni u: Anna Nowak");
            assertThat(piotr.page().locator("dialog.call-screen")).hasCount(0);
            page.keyboard().press("F2");
            assertThat(call).isVisible();
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            Assertions.assertThat(Scope.asStaff(() -> timers.of(people.anna().id())))
                    .hasSize(1);
            page.keyboard().press("F4");
            assertThat(page.locator("#call-subject")).isFocused();
            // By keyboard: what the contract covers stands first, and the beginning of a name chooses.
            assertThat(page.locator("#call-application optgroup").first()).hasAttribute("label", "Objęte umową");
            page.locator("#call-application").focus();
            page.keyboard().type("cz");
            assertThat(page.locator("#call-application")).hasValue("CZ");
            page.locator("#call-subject").focus();
            assertInSight(anna, call.locator("[data-call-save]"));
            page.keyboard().type("Naliczenie stoi na budynku 14");
            page.locator("#call-text").fill("Pasek stoi na 62%, jutro drukują zawiadomienia.");
            clock.advance(Duration.ofMinutes(7));
            page.locator("#call-minutes").fill("7");
            anna.picture("telefon-rozmowa");
            anna.isAccessible();
            assertThat(piotr.page().locator("#hotline")).containsText("Anna Nowak");
            page.locator("#call-text").press("Control+Enter");
            assertThat(call).hasCount(0);
            assertThat(page.locator(".note-toast")).containsText("Rozmowa zapisana przy SOS-");
            Assertions.assertThat(Scope.asStaff(() -> timers.of(people.anna().id())))
                    .isEmpty();
            assertThat(writing).hasValue("Dzień dobry, sprawdzam to.");
            // What was just saved leads to its ticket: by a press, and by the call's own key.
            var link = page.locator(".note-toast a");
            link.focus();
            assertThat(link).hasText(Pattern.compile("SOS-\\d+"));
            anna.picture("rozmowa-zapisana");
            anna.isAccessibleHereToo();
            var stored = link.textContent();
            writing.focus();
            page.keyboard().press("F2");
            assertThat(page).hasURL(Pattern.compile(".*/tickets/" + stored + "$"));
            anna.open("/clients/sm-zorza");
            assertThat(page.locator("#calls")).containsText("Maria Kowal");
            assertThat(page.locator("#calls")).containsText("7 min");
        }
    }

    /** The line may tell of what a key did before its own answer comes, which would then take the place of what one goes on in. */
    @Test
    void nothingIsReplacedUnderTheHandsOfWhoPickedItUp() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "11");
            var call = page.locator("dialog.call-screen");
            assertThat(call.locator(".call-state")).containsText("Dzwoni");
            page.evaluate(
                    "document.addEventListener('sos:topic', told => told.detail.startsWith('rings:') && document.body.setAttribute('data-told', ''))");
            var answer = new AtomicReference<Runnable>();
            page.route(address -> address.endsWith("/answer"), route -> {
                var done = route.fetch();
                answer.set(() -> route.fulfill(new Route.FulfillOptions().setResponse(done)));
            });
            page.keyboard().press("F2");
            page.waitForCondition(() -> answer.get() != null);
            page.locator("body[data-told]").waitFor();
            // Whatever was asked because of that has been answered before this.
            page.evaluate("fetch('/hotline/pop').then(pop => pop.text())");
            assertThat(call.locator(".call-state")).containsText("Dzwoni");
            answer.get().run();
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            page.keyboard().press("F4");
            assertThat(page.locator("#call-subject")).isFocused();
        }
    }

    @Test
    void whatIsTypedDuringACallOutlivesALinkAndEmptyMinutesAreAskedFor() {
        for (int more = 1; more <= 7; more++) {
            house.report(people.maria(), Category.CONSULTATION, "Pytanie " + more, "Jak to ustawić?");
        }
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "4");
            var call = page.locator("dialog.call-screen");
            assertThat(call).isVisible();
            assertThat(call.locator(".call-tickets + .call-further")).hasText("i jeszcze 3");
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            assertThat(call.locator(".call-state time")).hasText("00:00");
            page.locator("#call-text").fill("Drukarka na II piętrze");
            page.locator("#call-minutes").fill("0:03");
            page.locator("#call-became").selectOption("OTHER");
            page.locator("#call-number").fill("SOS-1");
            call.locator(".call-tickets a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/tickets/SOS-\\d+$"));
            assertThat(page.locator(".call-pill")).isVisible();
            assertThat(call).isHidden();
            page.keyboard().press("F2");
            assertThat(page.locator("#call-text")).hasValue("Drukarka na II piętrze");
            assertThat(page.locator("#call-minutes")).hasValue("0:03");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-number"))
                    .hasAccessibleDescription(Pattern.compile("Ten klient nie ma takiego zgłoszenia.*"));
            assertThat(page.locator("#call-number")).isFocused();
            assertThat(call.locator(".call-state time")).hasText("00:00");
            assertThat(call.locator(".field-error")).hasCount(1);
            assertThat(call.locator(".call-tickets li")).hasCount(5);
            assertThat(call.locator(".call-tickets + .call-further"))
                    .hasText("i jeszcze 3; wszystkie są na liście „Co z tego”");
            page.locator("#call-number").fill(ticket.toString());
            page.locator("#call-minutes").fill("");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-minutes"))
                    .hasAccessibleDescription(Pattern.compile("Wpisz, ile trwała rozmowa.*Minuty trafią .*"));
            assertThat(page.locator("#call-minutes")).isFocused();
            assertThat(page.locator("#call-minutes")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#call-minutes-hint")).isVisible();
            assertThat(page.locator("#call-minutes-free")).isHidden();
            page.locator("#call-counting").selectOption("NOT_ACCOUNTED");
            assertThat(page.locator("#call-minutes-hint")).isHidden();
            assertThat(page.locator("#call-minutes"))
                    .hasAccessibleDescription(Pattern.compile("Wpisz, .*Minuty zapiszemy, ale .*"));
            page.locator("#call-counting").selectOption("AS_AGREED");
            assertThat(page.locator("#call-minutes"))
                    .hasAccessibleDescription(Pattern.compile("Wpisz, .*Minuty trafią .*"));
            page.locator("#call-counting").selectOption("NOT_ACCOUNTED");
            page.locator("#call-reason").fill("Nasza pomyłka");
            anna.picture("rozmowa-bez-rozliczenia");
            page.locator("[data-call-save]").click();
            assertThat(call).hasCount(0);
            assertThat(page.locator(".note-toast"))
                    .hasText("Rozmowa zapisana przy " + ticket + " – Maria Kowal: 1 min, do rozliczenia 0 min.");
            var entry = Scope.asStaff(
                            () -> work.of(tickets.find(ticket).orElseThrow().id()))
                    .getFirst();
            Assertions.assertThat(entry.reason()).contains("Nasza pomyłka");
            Assertions.assertThat(entry.accounted().value()).isZero();
            // The note is none of the thread that the client reads, yet he reads it with his hours.
            house.write(people.piotr(), ticket, Visibility.INTERNAL, "Zajrzę do logów.");
            anna.open("/tickets/" + ticket);
            var notes = page.locator("#thread .message.internal");
            assertThat(notes).hasCount(2);
            assertThat(notes.first()).containsText("Drukarka na II piętrze");
            assertThat(notes.first().locator(".only-us")).hasText("Klient czyta to w rozliczeniu godzin");
            assertThat(notes.last().locator(".only-us")).hasText("Tylko my");
            anna.picture("rozmowa-w-rozliczeniu");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            fits(anna, "#thread .message header");
            anna.picture("rozmowa-w-rozliczeniu-390");
        }
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/hours").page();
            assertThat(page.locator("main")).containsText("Drukarka na II piętrze");
            maria.open("/portal/tickets/" + ticket);
            assertThat(page.locator("main")).containsText("Zła stawka za odpady");
            assertThat(page.locator("main")).not().containsText("Drukarka na II piętrze");
        }
    }

    @Test
    void aTalkThatIsOverWaitsAtThePagesFootUntilItIsWrittenDown() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "6");
            var call = page.locator("dialog.call-screen");
            var reminder = page.locator(".call-unsaved");
            assertThat(call).isVisible();
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            page.locator("#call-text").fill("Drukarka na II piętrze");
            page.locator("#call-minutes").fill("4");
            page.keyboard().press("Escape");
            assertThat(page.locator(".call-pill")).containsText("Rozmowa: Maria Kowal");
            Scope.asSystem(() -> calls.ended(calls.find("6").orElseThrow().id(), false));
            assertThat(reminder).containsText("Niezapisana rozmowa: Maria Kowal");
            anna.open("/tickets/" + ticket);
            assertThat(reminder).containsText("Dokończ");
            assertThat(call).isHidden();
            // Where the window is full the reminder has a strip of its own, so that what is beneath can be pressed.
            page.locator("textarea[name=body]").fill("Sprawdzam.");
            page.locator(".composer-send").click(new Locator.ClickOptions().setTrial(true));
            anna.picture("rozmowa-niezapisana");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            page.locator("main").evaluate("main => main.querySelector('.split-pane').scrollTo(0, 100000)");
            anna.picture("rozmowa-niezapisana-390");
            anna.dark(false);
            anna.size(1280, 800);
            // A call that rings comes before it, and leaves it where it was.
            rings("+48610002003", "7");
            assertThat(call.locator(".call-state")).containsText("Dzwoni");
            Scope.asSystem(() -> calls.ended(calls.find("7").orElseThrow().id(), true));
            assertThat(reminder).isVisible();
            assertThat(call).isHidden();
            reminder.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#call-text")).isFocused();
            assertThat(page.locator("#call-text")).hasValue("Drukarka na II piętrze");
            assertThat(page.locator("#call-minutes")).hasValue("4");
            page.locator("[data-call-save]").click();
            assertThat(page.locator(".note-toast")).containsText("Rozmowa zapisana");
            assertThat(page.locator(".call-pill")).hasCount(0);
            page.keyboard().press("F2");
            assertThat(page).hasURL(Pattern.compile(".*/hotline/calls/[0-9a-f-]{36}$"));
            assertThat(page.locator(".call-page")).containsText("Drukarka na II piętrze");
        }
    }

    @Test
    void whatKeepsACallFromBeingSavedIsSaidAtItsField() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48229998877", "8");
            rings("+48610002003", "9");
            var call = page.locator("dialog.call-screen");
            assertThat(call).containsText("Maria Kowal");
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            page.locator("#call-minutes").fill("dwie");
            page.locator("#call-became").selectOption("OTHER");
            page.locator("#call-number").fill("SOS-9999");
            page.locator("[data-call-save]").click();
            // Both at once, and one begins at the first.
            assertThat(page.locator("#call-number")).isFocused();
            assertThat(page.locator("#call-minutes")).hasAccessibleDescription(Pattern.compile("Minuty wpisz jako .*"));
            assertThat(page.locator("#call-number + .field-error")).hasText(Pattern.compile("Ten klient nie ma .*"));
            page.keyboard().press("F4");
            page.locator("#call-minutes").fill("5");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-subject")).isFocused();
            assertThat(page.locator("#call-subject")).hasAccessibleDescription(Pattern.compile("\\S.*"));
            assertThat(call.locator(".field-error")).hasCount(1);
            assertThat(call.locator(".field-error")).hasText("To pole jest potrzebne.");
            page.locator("#call-subject").fill("Drukarka");
            page.locator("#call-contact").selectOption("");
            page.locator("#call-counting").selectOption("NOT_ACCOUNTED");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-reason")).isFocused();
            assertThat(page.locator("#call-reason + .field-error"))
                    .hasText("Napisz, dlaczego klient za to nie zapłaci. Przeczyta ten powód.");
            anna.picture("rozmowa-odmowa");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("rozmowa-odmowa-390");
            page.locator("#call-reason").fill("Nasza pomyłka");
            page.locator("[data-call-save]").click();
            assertThat(call).hasCount(0);
        }
        // Without a script the page says it in the same places, also of a caller whom nobody knows.
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/hotline/calls/"
                            + Scope.asSystem(() -> calls.find("8"))
                                    .orElseThrow()
                                    .id())
                    .page();
            page.locator(".call-foot .btn-primary").click();
            page.locator("#call-minutes").fill("5");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-for")).isFocused();
            assertThat(page.locator("#call-for")).hasAccessibleDescription(Pattern.compile("Wskaż klienta.*"));
            // Its address, opened anew, is the call's.
            assertThat(page).hasURL(Pattern.compile(".*/settle$"));
            page.navigate(page.url());
            assertThat(page).hasURL(Pattern.compile(".*/hotline/calls/[0-9a-f-]{36}$"));
            assertThat(page.locator("#call-minutes")).isVisible();
        }
    }

    @Test
    void whatWasRefusedIsKeptWhenOneLeavesAndForgottenWhenItIsWrittenDown() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "14");
            var id = Scope.asSystem(() -> calls.find("14").orElseThrow().id());
            var call = page.locator("dialog.call-screen");
            assertThat(call).isVisible();
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            page.locator("#call-text").fill("Pasek stoi na 62%.");
            page.locator("#call-minutes").fill("dwie");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-minutes + .field-error")).isVisible();
            // On its own page the same, refused without a word typed since.
            anna.open("/hotline/calls/" + id);
            assertThat(page.locator("#call-text")).hasValue("Pasek stoi na 62%.");
            page.locator("#call-text").fill("Pasek stoi na 62%, jutro druk.");
            page.locator("[data-call-save]").click();
            assertThat(page.locator("#call-minutes + .field-error")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*/settle$"));
            anna.open("/clients/sm-zorza");
            assertThat(page.locator(".call-pill")).isVisible();
            anna.open("/hotline/calls/" + id);
            assertThat(page.locator("#call-text")).hasValue("Pasek stoi na 62%, jutro druk.");
            assertThat(page.locator("#call-minutes")).hasValue("dwie");
            page.locator("#call-minutes").fill("2");
            page.locator("[data-call-save]").click();
            assertThat(page).hasURL(Pattern.compile(".*/hotline$"));
            // Without a ticket the word that confirms it leads to the call.
            var link = page.locator(".note-toast a");
            assertThat(link).hasText("Rozmowa zapisana");
            assertThat(link).hasAttribute("href", "/hotline/calls/" + id);
            anna.picture("rozmowa-zapisana-bez-zgloszenia");
            page.waitForFunction("() => !Object.keys(localStorage).some((key) => key.startsWith('sos-call-draft'))");
        }
    }

    @Test
    void aNumberOfTwoPeopleOfOneCompanyAsksWhoCallsAndTheRecordOfTheTalkIsOurs() {
        Scope.asStaff(() -> staff.setPhone(
                house.contact(people.zorza(), "Ewa Lis", "lis@sm-zorza.example").id(), Optional.of("+48610002003")));
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "5");
            var call = page.locator("dialog.call-screen");
            assertThat(call).containsText("Zapytaj, kto dzwoni");
            call.locator(".btn-list button", new Locator.LocatorOptions().setHasText("Maria Kowal"))
                    .click();
            assertThat(call.locator("#call-title")).hasText("Maria Kowal");
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            page.keyboard().press("F4");
            page.locator("#call-subject").fill("Ustawienia drukarki");
            page.locator("#call-text").fill("Wyjaśniłam ustawienia drukarki.");
            call.locator("button[formaction$=hang-up]").click();
            assertThat(call.locator(".call-state")).containsText("Rozmowa zakończona");
            Assertions.assertThat(Scope.asStaff(() -> timers.of(people.anna().id())))
                    .isEmpty();
            anna.size(390, 844);
            page.keyboard().press("Escape");
            anna.picture("rozmowa-zakonczona-390");
            page.locator(".call-pill").click();
            assertInSight(anna, page.locator("#call-became"));
            anna.picture("rozmowa-dokoncz-390");
            page.locator("[data-call-save]").click();
            assertThat(call).hasCount(0);
        }
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets").page();
            page.getByText("Ustawienia drukarki").first().click();
            assertThat(page.locator(".message").first()).containsText("Rozmowa telefoniczna z: Maria Kowal");
            assertThat(page.locator(".message").first()).containsText("zapisane przez: Anna Nowak");
            maria.picture("portal-rozmowa");
        }
    }

    @Test
    void theSwitchboardOfACompanyIsAskedWhoCalledAndAnybodyMayBeNamed() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update clients.client set phones = array['+48610002000'] where slug = 'sm-zorza'");
        }
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002000", "10");
            var call = page.locator("dialog.call-screen");
            assertThat(call.locator("#call-title")).hasText("SM Zorza");
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            assertThat(page.locator("#call-caller")).isHidden();
            page.locator("#call-minutes").fill("3");
            page.locator("#call-text").fill("Ustawienia wydruku.");
            page.locator("#call-text").press("Control+Enter");
            assertThat(call).containsText("Wskaż, kto dzwonił: ten numer należy do firmy");
            anna.picture("rozmowa-kto-dzwonil");
            page.locator("#call-contact").selectOption("SOMEBODY");
            assertThat(page.locator("#call-caller")).isVisible();
            page.locator("#call-text").press("Control+Enter");
            assertThat(call).containsText("Wpisz, kto dzwonił.");
            page.locator("#call-caller").fill("Adam Nowicki");
            anna.picture("rozmowa-ktos-inny");
            anna.isAccessible();
            page.locator("#call-text").press("Control+Enter");
            assertThat(call).hasCount(0);
            anna.open("/hotline/calls");
            assertThat(page.locator(".table-calls")).containsText("Adam Nowicki, SM Zorza");
        }
    }

    @Test
    void awayItRingsAtTheDeputy() {
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            anna.open("/");
            piotr.open("/");
            listens(piotr);
            anna.page().locator("#presence summary").click();
            // What one is stands once, marked among what one may be.
            var menu = anna.page().locator("#presence .menu-body");
            assertThat(menu.getByText("przy telefonie")).hasCount(1);
            assertThat(menu.locator("[aria-pressed=true]")).hasText("Przy telefonie");
            anna.picture("status-przy-telefonie");
            anna.page().locator("#away-until").fill("13:00");
            anna.page().locator("#presence .btn").click();
            assertThat(anna.page().locator("#presence .presence-away")).isVisible();
            anna.page().locator("#presence summary").click();
            assertThat(menu).containsText("Nie ma Cię, powrót dziś o 13:00.");
            assertThat(menu.locator("[aria-pressed=true]")).hasCount(0);
            anna.picture("status-nieobecnosc");
            anna.isAccessibleHereToo();
            rings("+48610002003", "2");
            assertThat(piotr.page().locator("dialog.call-screen")).containsText("Maria Kowal");
            assertThat(piotr.page().locator("dialog.call-screen")).containsText("telefon dzwoni u Ciebie");
            piotr.picture("telefon-zastepstwo");
            assertThat(anna.page().locator("dialog.call-screen")).hasCount(0);
            piotr.size(390, 844);
            piotr.dark(true);
            piotr.page().reload();
            assertThat(piotr.page().locator("dialog.call-screen")).isVisible();
            assertInSight(piotr, piotr.page().locator("dialog.call-screen [data-call-key=F2]"));
            piotr.picture("telefon-390");
            piotr.isAccessible();
            piotr.page().locator("dialog.call-screen [data-call-key=F2]").click();
            assertThat(piotr.page().locator("dialog.call-screen .call-state")).containsText("Rozmowa");
            assertInSight(piotr, piotr.page().locator("dialog.call-screen [data-call-save]"));
            piotr.picture("rozmowa-390");
        }
    }

    @Test
    void atFivePastFourTheCallBackWaitsWithItsClock() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/hotline").page();
            clock.setWarsaw("2026-11-23T16:05");
            rings("+48610002003", "3");
            assertThat(page.locator("#hotline")).containsText("Obiecane oddzwonienie: jutro do 09:00");
        }
        clock.setWarsaw("2026-11-24T08:10");
        var returned = Scope.asStaff(() -> calls.find("3").orElseThrow().id());
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/hotline").page();
            assertThat(page.locator("dialog.call-screen")).hasCount(0);
            anna.picture("hotline");
            page.locator(".line-acts .btn-primary").click();
            assertThat(page.locator(".note-toast")).containsText("czas liczy się od chwili telefonu");
            anna.isAccessible();
            // Two days of the clock from 16:05, when it rang.
            assertThat(page.locator("#waiting").locator("..").locator("small")).containsText("wczoraj 16:05");
            page.locator(".line-acts .btn-primary").click();
            assertThat(page.locator(".call-page")).containsText("Rozmowa");
            assertThat(page.locator(".call-page")).containsText("jutro do 16:05");
            page.locator("#call-minutes").fill("3");
            page.locator("#call-text").fill("Wyjaśnione.");
            anna.picture("oddzwonienie");
            page.locator("[data-call-save]").click();
            assertThat(page).hasURL(Pattern.compile(".*/tickets/SOS-\\d+$"));
            assertThat(page.locator("main")).containsText("telefon · wczoraj 16:05");
            anna.open("/hotline/calls/" + returned);
            assertThat(page.locator(".call-page")).containsText("Maria Kowal");
            assertThat(page.locator(".call-page")).not().containsText("Reakcja najpóźniej");
            anna.open("/hotline/calls");
            assertThat(page.locator(".table-calls")).containsText("Maria Kowal");
            anna.picture("rozmowy");
            anna.open("/hotline/statistics");
            assertThat(page.locator("tbody")).containsText("16:00");
            // All that were promised, this one too, which is dealt with.
            assertThat(page.locator("thead")).containsText("Obiecane oddzwonienia");
            assertThat(page.locator(".form-hint")).containsText("także już załatwione");
            assertThat(page.locator("tfoot td[data-label='Obiecane oddzwonienia']")).hasText("1");
            anna.picture("statystyka");
            anna.size(390, 844);
            anna.dark(true);
            anna.open("/hotline/statistics");
            fits(anna, "main");
            assertThat(page.locator("#s-until")).isInViewport();
            anna.picture("statystyka-390");
            page.locator("#presence summary").click();
            assertThat(page.locator("#presence .menu-body"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            anna.picture("status-390");
            anna.dark(false);
            anna.size(1280, 800);
            anna.picture("status");
        }
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/hotline/duty").page();
            // A date is asked for only where it is one date, and each refusal stands at its field.
            assertThat(page.locator("#d-date")).isHidden();
            page.locator("#d-when").selectOption("DATE");
            page.locator("#d-from").fill("");
            page.locator("#d-until").press("Enter");
            assertThat(page.locator("#d-date")).isFocused();
            assertThat(page.locator("#d-date")).hasAccessibleDescription("To pole jest potrzebne.");
            assertThat(page.locator("#d-from")).hasAccessibleDescription("To pole jest potrzebne.");
            assertThat(page.locator("#d-until")).hasAccessibleDescription("");
            ewa.picture("dyzury-puste");
            page.locator("#d-from").fill("08:00");
            page.locator("#d-until").fill("07:00");
            page.locator("#d-until").press("Enter");
            assertThat(page.locator("#d-date")).isFocused();
            assertThat(page.locator("#d-date")).hasAccessibleDescription("To pole jest potrzebne.");
            assertThat(page.locator("#d-until")).hasAccessibleDescription(Pattern.compile("Koniec dyżuru .*"));
            ewa.picture("dyzury-odmowa");
            page.locator("#d-date").fill("2026-11-25");
            page.locator("#d-date").press("Enter");
            assertThat(page.locator("#d-until")).isFocused();
            assertThat(page.locator("#d-until")).hasAccessibleDescription(Pattern.compile("Koniec dyżuru .*"));
            page.locator("#x-person").selectOption(people.anna().id().toString());
            page.locator("#x-extension").fill("wewnętrzny");
            page.locator("#x-extension").press("Enter");
            assertThat(page.locator("#x-extension")).isFocused();
            assertThat(page.locator("#x-extension"))
                    .hasAccessibleDescription(Pattern.compile("Numer wewnętrzny to .*"));
            assertThat(page.locator("#x-person")).hasValue(people.anna().id().toString());
            ewa.isAccessible();
            ewa.size(390, 844);
            fits(ewa, "main");
            ewa.picture("dyzury-390");
            ewa.size(1280, 800);
            page.locator("#x-person").selectOption(people.anna().id().toString());
            page.locator("#x-extension").fill("112");
            page.locator("#x-extension").press("Enter");
            assertThat(page.locator("#extensions").locator("..")).containsText("112");
            ewa.picture("dyzury");
            ewa.isAccessible();
            page.locator("a[href='/hotline/rehearsal']").click();
            page.locator("#r-at").fill("2026-11-28T10:00");
            page.locator("#r-from").fill("610 002 003");
            page.locator("#r-from").press("Enter");
            assertThat(page.locator("main")).containsText("Maria Kowal, SM Zorza");
            assertThat(page.locator("main")).containsText("u nikogo");
            assertThat(page.locator("main")).containsText("Oddzwonimy w poniedziałek do 09:00");
            assertThat(page.locator(".rehearsal-late")).hasCount(0);
            // Two days by the clock end on Sunday, before anybody is there.
            page.locator("#r-at").fill("2026-11-27T16:30");
            page.locator("#r-at").press("Enter");
            assertThat(page.locator(".rehearsal-late")).containsText("po terminie reakcji: w niedzielę do 16:30");
            ewa.picture("proba-za-pozno");
            page.locator("#r-from").fill("numer Marii 2");
            page.locator("#r-from").press("Enter");
            assertThat(page.locator("#r-from")).isFocused();
            assertThat(page.locator("#r-from"))
                    .hasAccessibleDescription(Pattern.compile("To nie jest numer telefonu.*"));
            assertThat(page.locator("#r-from")).hasValue("numer Marii 2");
            assertThat(page.locator("#would")).hasCount(0);
            ewa.picture("proba-zly-numer");
            page.locator("#r-from").fill("610 002 003");
            page.locator("#r-at").fill("2026-11-27T10:00");
            page.locator("#r-at").press("Enter");
            assertThat(page.locator(".rehearsal-rings li").first()).containsText("Anna Nowak 112");
            ewa.picture("proba");
            ewa.isAccessible();
            ewa.size(390, 844);
            fits(ewa, "main");
            ewa.picture("proba-390");
            ewa.size(390, 844);
            ewa.open("/hotline");
            page.evaluate("document.querySelectorAll('#duty-today ~ ul b').forEach((name) => {"
                    + " name.textContent = 'Aleksandra Brzęczyszczykiewicz-Wielkopolska'; })");
            fits(ewa, "#duty-today ~ ul b");
            ewa.picture("hotline-390");
            ewa.isAccessible();
        }
    }

    @Test
    void thePageOfAMissedCallSaysByWhenItIsOwedAndIsTakenAndSettledThere() {
        clock.setWarsaw("2026-11-23T16:05");
        rings("+48610002003", "8");
        clock.setWarsaw("2026-11-24T08:10");
        var id = Scope.asStaff(() -> calls.find("8").orElseThrow().id());
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            var page = anna.open("/hotline/calls/" + id).page();
            var late = piotr.open("/hotline/calls/" + id).page();
            assertThat(page.locator(".call-owed")).containsText(Pattern.compile("Obiecane\\s*dziś do 09:00"));
            assertThat(page.locator(".call-page").getByText("Anuluj")).hasCount(0);
            assertThat(page.locator(".call-page")).containsText("jeszcze nikt");
            anna.picture("nieodebrane");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            fits(anna, "main, .call-page");
            // What one may do stands before what one may read.
            assertInSight(anna, page.locator(".call-page form[action$='/answer'] button"));
            assertInSight(anna, page.locator(".call-page form[action$='/done'] button"));
            anna.picture("nieodebrane-390");
            anna.dark(false);
            anna.size(1440, 900);
            page.locator(".call-page form[action$='/take'] button").click();
            assertThat(page.locator(".call-page .call-part .who")).containsText("Anna Nowak");
            assertThat(page.locator(".call-page .call-part")).containsText("SOS-");
            assertThat(page.locator(".call-page form[action$='/give-back']")).hasCount(1);
            assertThat(page.locator(".call-page form[action$='/take']")).hasCount(0);
            anna.picture("nieodebrane-moje");

            late.locator(".call-page form[action$='/take'] button").click();
            assertThat(late.locator(".call-page [role=alert]"))
                    .containsText("Ten telefon należy już do kogoś innego: Anna Nowak.");
            assertThat(late.locator(".call-page form[action$='/answer'] .btn-primary"))
                    .hasCount(0);
            piotr.picture("nieodebrane-zajete");

            page.locator("#owed-note").fill("Napisała, że już działa.");
            page.locator("#owed-note").press("Enter");
            assertThat(page.locator(".call-page"))
                    .containsText("Załatwione: Anna Nowak, dziś 08:10. Napisała, że już działa.");
            assertThat(page.locator(".call-page")).not().containsText("Reakcja najpóźniej");
            assertThat(page.locator(".call-page .call-missed")).hasCount(0);
            anna.picture("nieodebrane-zalatwione");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            assertInSight(anna, page.locator(".call-outcome"));
            anna.picture("nieodebrane-zalatwione-390");
            anna.dark(false);
            anna.size(1440, 900);
            late.locator(".call-page form[action$='/answer'] button").click();
            assertThat(late.locator(".call-page [role=alert]"))
                    .containsText("Ten telefon jest już załatwiony: Anna Nowak.");
        }
    }

    @Test
    void aTalkTakesWhatItsCallerWaitedForOffTheListWhileOneLooks() {
        rings("+48610002003", "6");
        var missed = Scope.asStaff(
                        () -> calls.ended(calls.find("6").orElseThrow().id(), true))
                .orElseThrow();
        clock.advance(Duration.ofMinutes(5));
        rings("+48610002003", "7");
        var talk = Scope.asStaff(() -> calls.answered(
                        calls.find("7").orElseThrow().id(), people.anna().id(), false))
                .orElseThrow();
        try (var piotr = signedIn(people.piotr());
                var anna = signedIn(people.anna())) {
            var page = piotr.open("/hotline").page();
            assertThat(page.locator("#call-" + missed.id())).isVisible();
            anna.open("/hotline/calls/" + talk.id())
                    .page()
                    .locator("#call-text")
                    .fill("Ustaliłyśmy termin.");
            anna.page().locator("[data-call-save]").click();
            assertThat(anna.page()).hasURL(Pattern.compile(".*/hotline$"));
            assertThat(anna.page().locator(".note-toast"))
                    .hasText(Pattern.compile("Rozmowa zapisana – Maria Kowal: .*min.*"));
            assertThat(page.locator("#call-" + missed.id())).hasCount(0);
            piotr.open("/hotline/calls");
            var settled = page.locator("td a", new Page.LocatorOptions().setHasText("Załatwione rozmową"));
            assertThat(settled).hasAttribute("href", "/hotline/calls/" + talk.id());
            piotr.picture("rozmowy-zalatwione-rozmowa");
            piotr.isAccessible();
            piotr.open("/hotline/calls/" + missed.id());
            assertThat(page.locator(".call-page a[href='/hotline/calls/" + talk.id() + "']"))
                    .containsText("Załatwione rozmową: Anna Nowak, dziś");
            assertThat(page.locator(".call-page")).containsText("Objęte umową");
            assertThat(page.locator(".call-page")).not().containsText("Reakcja najpóźniej");
            piotr.picture("nieodebrane-zalatwione-rozmowa");
            piotr.open("/clients/sm-zorza");
            assertThat(page.locator("#calls a[href='/hotline/calls/" + talk.id() + "']:not(.line-main)"))
                    .containsText("Załatwione rozmową, dziś");
            assertThat(page.locator("#calls .tag")).hasCount(0);
            piotr.picture("klient-rozmowy");
        }
    }

    @Test
    void aCallPastTheExchangeTakesANumberOrNoneAndNothingElse() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/hotline").page();
            page.locator(".card-add summary").click();
            page.locator("#hand-for").fill("SM Zorza");
            page.locator("#hand-from").fill("numer Marii 2");
            page.locator("#hand-from").press("Enter");
            assertThat(page.locator("#hand-from")).isFocused();
            assertThat(page.locator("#hand-from"))
                    .hasAccessibleDescription(Pattern.compile("To nie jest numer telefonu.*"));
            assertThat(page.locator("#hand-from")).hasValue("numer Marii 2");
            assertThat(page.locator("#hand-for")).hasValue("SM Zorza");
            Assertions.assertThat(Scope.asStaff(() -> lists.running())).isEmpty();
            anna.picture("poza-centrala-zly-numer");
            anna.isAccessible();
            anna.size(390, 844);
            fits(anna, "main");
            anna.picture("poza-centrala-zly-numer-390");
            page.locator("#hand-from").fill("610 002 003");
            page.locator("#hand-from").press("Enter");
            assertThat(page.locator(".call-page")).containsText("Maria Kowal");
            anna.open("/hotline");
            page.locator(".card-add summary").click();
            page.locator("#hand-from").press("Enter");
            assertThat(page.locator(".call-page .call-from")).hasText("numer ukryty");
        }
    }

    @Test
    void aSecondTalkSaysThatTheFirstGoesOnAndNobodyIsFreeMeanwhile() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/hotline").page();
            listens(anna);
            rings("+48610002003", "11");
            var call = page.locator("dialog.call-screen");
            assertThat(call).isVisible();
            page.keyboard().press("F2");
            assertThat(call.locator(".call-state")).containsText("Rozmowa");
            assertThat(call.locator("[data-call-told]")).isHidden();
            page.keyboard().press("Escape");
            clock.advance(Duration.ofMinutes(9));
            page.locator(".card-add summary").click();
            page.locator("#hand-for").fill("SM Zorza");
            page.locator("#hand-from").fill("22 123 45 67");
            page.locator("#hand-from").press("Enter");
            var told = page.locator(".call-page [data-call-told]");
            assertThat(told)
                    .containsText(
                            Pattern.compile("Trwa też Twoja rozmowa: Maria Kowal, SM Zorza, od \\d\\d:\\d\\d\\."));
            anna.picture("dwie-rozmowy");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            fits(anna, "main, .call-page");
            anna.picture("dwie-rozmowy-390");
            anna.dark(false);
            anna.size(1280, 800);
            // Both lines are kept: the one that is written down leaves her on the phone.
            page.locator("#call-text").fill("Pytanie o wydruk.");
            page.locator("[data-call-save]").click();
            assertThat(page).hasURL(Pattern.compile(".*/hotline$"));
            assertThat(page.locator("#presence .presence-on_phone")).hasCount(1);
            page.locator(".card-add summary").click();
            page.locator("#hand-for").fill("SM Zorza");
            page.locator("#hand-from").press("Enter");
            page.locator("#call-text").fill("Druga linia");
            anna.open("/tickets/" + ticket);
            assertThat(page.locator(".call-pill")).isVisible();
            page.keyboard().press("F2");
            assertThat(call.locator("[data-call-told]")).isVisible();
            assertThat(call.locator("[data-call-told]")).containsText("Maria Kowal");
            anna.picture("dwie-rozmowy-okno");
            call.locator("[data-call-told] summary").click();
            call.locator("[data-call-told] button", new Locator.LocatorOptions().setHasText("Skończyła się przed"))
                    .click();
            assertThat(page.locator(".note-toast"))
                    .hasText("Rozmowa zakończona i czeka na opisanie: Maria Kowal, SM Zorza.");
            assertThat(call.locator("[data-call-told]")).isHidden();
            assertThat(page.locator("#call-text")).hasValue("Druga linia");
            assertThat(page.locator("#call-text")).isFocused();
            page.locator(".note-toast a").click();
            assertThat(page.locator(".call-page .call-state")).containsText("Rozmowa zakończona 9 min");
        }
    }

    @Test
    void whoWaitsToBeCalledBackAndCallsIsToldSo() {
        clock.setWarsaw("2026-11-23T16:05");
        rings("+48610002003", "12");
        clock.setWarsaw("2026-11-24T08:10");
        var missed = Scope.asStaff(() -> calls.find("12").orElseThrow().id());
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            var page = anna.open("/").page();
            listens(anna);
            rings("+48610002003", "13");
            var told = page.locator("dialog.call-screen [data-call-told]");
            assertThat(told)
                    .containsText(
                            "Czeka na oddzwonienie od wczoraj 16:05, obiecane dziś do 09:00 (oddzwania: jeszcze nikt).");
            anna.picture("czeka-na-oddzwonienie");
            piotr.open("/hotline/calls/" + missed);
            piotr.page().locator(".call-page form[action$='/take'] button").click();
            assertThat(piotr.page().locator(".call-page form[action$='/give-back']"))
                    .hasCount(1);
            page.keyboard().press("F2");
            assertThat(told).containsText("(oddzwania: Piotr Lis)");
            page.locator("#call-text").fill("Ustalone.");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("czeka-na-oddzwonienie-390");
            anna.dark(false);
            anna.size(1280, 800);
            told.locator("summary").click();
            told.locator("a").click();
            assertThat(page).hasURL(Pattern.compile(".*/hotline/calls/" + missed + "$"));
            anna.open("/tickets/" + ticket);
            assertThat(page.locator(".call-pill")).isVisible();
            page.keyboard().press("F2");
            page.locator("[data-call-save]").click();
            assertThat(page.locator(".note-toast")).containsText("Rozmowa zapisana");
            anna.open("/hotline/calls/" + missed);
            assertThat(page.locator(".call-page")).containsText("Załatwione rozmową: Anna Nowak");
        }
    }

    @Test
    void aSecondCallsFormHasRoomAndSaysWhoseItIs() {
        Scope.asStaff(() -> notes.write(
                people.zorza(),
                "Zanim połączysz się zdalnie, zadzwoń do p. Górskiego. Bez jego potwierdzenia sesja zostanie zerwana"
                        + " i trafi do ich rejestru naruszeń."));
        for (int more = 1; more <= 7; more++) {
            house.report(people.maria(), Category.CONSULTATION, "Pytanie " + more, "Jak to ustawić?");
        }
        clock.setWarsaw("2026-11-23T16:05");
        rings("+48610002003", "21");
        clock.setWarsaw("2026-11-24T08:10");
        Scope.asStaff(() -> calls.takenByHand(
                "room",
                "+48221234567",
                Optional.of(people.zorza()),
                Optional.empty(),
                clock.instant(),
                people.anna().id(),
                false));
        clock.advance(Duration.ofMinutes(3));
        rings("+48610002003", "22");
        Scope.asStaff(() -> calls.answered(
                calls.find("22").orElseThrow().id(), people.anna().id(), false));
        try (var anna = signedIn(people.anna())) {
            anna.size(1440, 900);
            var page = anna.open("/").page();
            page.locator(".call-pill").click();
            var call = page.locator("dialog.call-screen");
            assertThat(call.locator("[data-call-told] > details:not([open])")).hasCount(2);
            var note = call.getByLabel("O czym była rozmowa – Maria Kowal");
            assertThat(note).isFocused();
            assertInSight(anna, note);
            Assertions.assertThat(note.evaluate(
                            "one => Math.floor(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))"))
                    .as("lines of the note")
                    .isIn(4, 5);
            assertInSight(anna, call.locator("#call-counting"));
            Assertions.assertThat((Boolean) note.evaluate("one => one.getBoundingClientRect().bottom"
                            + " <= one.closest('dialog').querySelector('.call-foot').getBoundingClientRect().top"))
                    .as("not under the keys")
                    .isTrue();
            anna.picture("druga-rozmowa-okno");
            anna.isAccessible();
            page.keyboard().press("F4");
            assertThat(call.locator("#call-subject")).isFocused();
            anna.picture("druga-rozmowa-nowe-zgloszenie");
            call.locator("#call-became").selectOption("NONE");
            anna.size(390, 844);
            anna.dark(true);
            fits(anna, "dialog, .call-about");
            anna.picture("druga-rozmowa-okno-390");
            anna.dark(false);
            anna.size(1440, 900);
            note.fill("Ustalone.");
            page.locator("[data-call-save]").click();
            assertThat(page.locator(".note-toast")).containsText("Rozmowa zapisana – Maria Kowal: 1 min");
            assertThat(call.getByLabel("O czym była rozmowa – SM Zorza")).isVisible();
            anna.picture("druga-rozmowa-zapisana");
        }
    }

    @Test
    void anHourThatIsPromisedForMondayIsNotBrokenOnSunday() {
        clock.setWarsaw("2026-11-27T16:05");
        rings("+48610002003", "31");
        try (var anna = signedIn(people.anna())) {
            var row = anna.open("/hotline").page().locator("#waiting + .lines li");
            assertThat(row)
                    .containsText(
                            "Obiecane oddzwonienie: w poniedziałek do 09:00; reakcja najpóźniej w niedzielę do 16:05");
        }
        clock.setWarsaw("2026-11-29T16:05");
        clock.advance(Duration.ofSeconds(30));
        try (var anna = signedIn(people.anna())) {
            var row = anna.open("/hotline").page().locator("#waiting + .lines li");
            assertThat(row).containsText("Minął czas reakcji z umowy; obiecano jutro do 09:00");
            assertThat(row.locator(".due")).hasText("termin właśnie minął");
            anna.picture("termin-reakcji-przed-obietnica");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            fits(anna, "main");
            anna.picture("termin-reakcji-przed-obietnica-390");
        }
        clock.setWarsaw("2026-11-30T09:01");
        try (var anna = signedIn(people.anna())) {
            var row = anna.open("/hotline").page().locator("#waiting + .lines li");
            assertThat(row).containsText("Obiecane oddzwonienie: dziś do 09:00");
        }
    }

    /** Nobody has to scroll for it. */
    private static void assertInSight(RealBrowser.Window window, Locator button) {
        assertThat(button).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
    }

    /** Nothing stands beyond its edge, cut or to be scrolled to. */
    private static void fits(RealBrowser.Window window, String what) {
        Assertions.assertThat(window.page()
                        .evaluate(
                                "what => [...document.querySelectorAll(what)].every((one) => one.scrollWidth <= one.clientWidth + 1"
                                        + " || getComputedStyle(one).display === 'inline') && document.documentElement.scrollWidth <= innerWidth",
                                what))
                .as(what)
                .isEqualTo(true);
    }

    private void rings(String from, String id) {
        Scope.asSystem(() -> calls.incoming(from, "616540000", id));
    }

    /** The page has asked what is on the screen; what happened since is told as soon as its line is open. */
    private static void listens(RealBrowser.Window window) {
        window.page()
                .waitForFunction("() => performance.getEntriesByType('resource')"
                        + ".some((one) => one.name.endsWith('/hotline/pop'))");
    }
}
