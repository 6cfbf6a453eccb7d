package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import pl.sos.page.testing.HouseStory;

/** That every story fails where a page holds what the content security policy refuses: here pages are broken on purpose. */
class BrowserComplaintsStory extends HouseStory {
    private static final List<String> REFUSED = List.of(
            "<p style=\"color: red\">x</p>",
            "<style>p { color: red }</style>",
            "<script>document.title = 'x'</script>",
            "<script nonce=\"guessed\">document.title = 'x'</script>",
            "<img alt=\"x\" src=\"https://elsewhere.example/x.png\">");

    @Test
    void whatThePolicyRefusesFailsTheStory() {
        assertThat(REFUSED.stream().filter(this::failsNoStory)).isEmpty();
    }

    private boolean failsNoStory(String refused) {
        var window = signedIn(people.anna());
        window.page().route("**/clients", route -> withIn(route, refused));
        window.open("/clients");
        try {
            window.close();
            return true;
        } catch (AssertionError complaint) {
            return !complaint.getMessage().contains("Content Security Policy");
        }
    }

    /** Of a handler within the page the browser tells only when its moment comes; {@link TemplatesTest} finds it before. */
    @Test
    void soDoesAHandlerWithinThePageWhenItsMomentComes() {
        var window = signedIn(people.anna());
        window.page().route("**/clients", route -> withIn(route, "<button onclick=\"x()\">broken</button>"));
        window.open("/clients").page().locator("text=broken").click();
        assertThatThrownBy(window::close).hasMessageContaining("Content Security Policy");
    }

    @Test
    void soDoesWhatAxeFindsEachTimeItLooks() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/clients").page();
            window.isAccessible();
            page.evaluate("document.documentElement.removeAttribute('lang')");
            assertThatThrownBy(window::isAccessible)
                    .hasMessageContaining("html-has-lang")
                    .hasMessageContaining("<html");
            assertThatThrownBy(window::isAccessibleHereToo).hasMessageContaining("html-has-lang");
            window.hasContrast();
            // The one way to a style that the policy leaves open.
            page.evaluate("""
                    const heading = document.querySelector('h1');
                    heading.style.color = '#777';
                    heading.style.backgroundColor = '#888';
                    """);
            assertThatThrownBy(window::hasContrast).hasMessageContaining("color-contrast");
            assertThatThrownBy(window::isAccessible)
                    .hasMessageContaining("color-contrast")
                    .hasMessageContaining("html-has-lang");
            page.evaluate("document.documentElement.lang = 'pl'");
            window.isAccessibleHereToo();
        }
    }

    @Test
    void soDoesAStyleThatAScriptPutsIn() {
        var window = signedIn(people.anna());
        window.open("/clients").page().evaluate("document.body.setAttribute('style', 'color: red')");
        assertThatThrownBy(window::close).hasMessageContaining("Content Security Policy");
    }

    @Test
    void soDoesAScriptThatFailsAlsoInAnotherTab() {
        var window = signedIn(people.anna());
        var other =
                window.open("/clients").page().waitForPopup(() -> window.page().evaluate("void open('/clients')"));
        var slipped = new AtomicBoolean();
        other.onPageError(slip -> slipped.set(true));
        other.evaluate("void setTimeout(() => { throw new Error('a slip') })");
        other.waitForCondition(slipped::get);
        assertThatThrownBy(window::close).hasMessageContaining("a slip");
    }

    @Test
    void aPageAsItIsFailsNone() {
        var window = signedIn(people.anna());
        window.page().route("**/clients", route -> withIn(route, "<p class=\"text-danger\">x</p>"));
        window.open("/clients");
        window.close();
        // Whoever gets the window next gets the page as it is.
        try (var next = signedIn(people.anna())) {
            PlaywrightAssertions.assertThat(next.open("/clients").page().locator("main > .text-danger"))
                    .hasCount(0);
        }
    }

    private static void withIn(Route route, String added) {
        var answer = route.fetch();
        assertThat(answer.headers()).containsKey("content-security-policy");
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("</main>", added + "</main>")));
    }
}
