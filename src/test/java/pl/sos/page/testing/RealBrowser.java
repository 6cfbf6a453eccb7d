package pl.sos.page.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Chromium. One is started for all tests of a run; each person gets a window of his own. Whatever the browser complains
 * about – a script that failed, something the content security policy refused – fails the test that closes the window.
 *
 * <p>Opening a window costs as much as loading two pages. One that was left in order is emptied of cookies and of all it
 * remembers and handed out again; two that are open at once are strangers to each other all the same.
 *
 * <p>With {@code -Dsos.pictures=docs/podrecznik/img} the stories leave their screenshots there.
 */
public final class RealBrowser {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    /** The rule that nine tenths of axe's time go into. */
    private static final String COLOURS = "color-contrast";

    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

    private static final String VIOLATIONS = """
            options => axe.run(document, options).then(found => found.violations.map(rule => rule.id + ': ' + rule.help
                + ' ' + rule.nodes.slice(0, 4).map(node => node.html + ' ' + node.target).join(', ')))
            """;

    /** Marks a page once its scripts have run: before, keys and menus do nothing and htmx has bound no form. */
    private static final String AWAKENS =
            "addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('data-awake', ''))";

    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final Browser CHROMIUM = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run",
                            // Else nearly each page that is opened is a process of its own, which begins with nothing.
                            "--process-per-site",
                            "--renderer-process-limit=1")));

    static {
        // A busy machine is slow, not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    /** Closed ones that can be handed out again. */
    private static final Deque<Window> EMPTIED = new ConcurrentLinkedDeque<>();

    private RealBrowser() {}

    /** One person's window. */
    public static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final String base;
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private boolean altered;

        private Window(BrowserContext context, String base) {
            this.context = context;
            this.base = base;
            // Of the whole window, since a link may open another tab.
            context.onConsoleMessage(message -> {
                if (message.type().equals("error")
                        && !message.text().contains("the server responded with a status of")
                        && !message.text().startsWith("Response Status Error Code")
                        && !message.text().contains("ERR_INCOMPLETE_CHUNKED_ENCODING")) {
                    complaints.add(message.text());
                }
            });
            context.onWebError(failure -> complaints.add(failure.error()));
            context.addInitScript(AWAKENS);
            this.page = context.newPage();
            // A click does not wait for the page that it leads to: whatever is done or expected next waits until it is
            // awake.
            page.addLocatorHandler(page.locator("html:not([data-awake])"), asleep -> {});
        }

        public Page page() {
            return page;
        }

        /** Has the script run at the start of every page of this window, which nobody else gets afterwards. */
        public void startsPagesWith(String script) {
            altered = true;
            page.addInitScript(script);
        }

        /** Answers yes to what the browser would ask about, as {@link #startsPagesWith} for this window alone. */
        public void allows(String... permissions) {
            altered = true;
            context.grantPermissions(List.of(permissions));
        }

        public Window open(String path) {
            var answer = page.navigate(base + path);
            assertThat(answer.status()).as("status of " + path).isLessThan(500);
            return this;
        }

        /** The page that is open and those to come. */
        public void dark(boolean dark) {
            var theme = dark ? "dark" : "light";
            context.addCookies(List.of(new Cookie("sos_theme", theme).setUrl(base)));
            page.evaluate(
                    "theme => document.documentElement.dataset.theme = document.documentElement.dataset.bsTheme = theme",
                    theme);
        }

        public void size(int width, int height) {
            page.setViewportSize(width, height);
        }

        /** Keeps a picture under the name when pictures are wanted. */
        public void picture(String name) {
            var folder = System.getProperty("sos.pictures");
            if (folder != null) {
                // To hide the caret it would put a style into the page, which the policy refuses.
                page.screenshot(new Page.ScreenshotOptions()
                        .setCaret(ScreenshotCaret.INITIAL)
                        .setPath(Path.of(folder, name + ".png")));
            }
        }

        /** Nothing for axe to find, nothing wider than the window. */
        public void isAccessible() {
            pleases(Map.of());
        }

        /** As {@link #isAccessible}, of a page whose colours axe has seen in the same theme at another width. */
        public void isAccessibleHereToo() {
            pleases(Map.of("rules", Map.of(COLOURS, Map.of("enabled", false))));
        }

        /** As {@link #isAccessible}, of a page that axe has seen at the same width in other colours. */
        public void hasContrast() {
            pleases(Map.of("runOnly", Map.of("type", "rule", "values", List.of(COLOURS))));
        }

        /**
         * Axe's own way to run it sends its half a megabyte to the page twice each time, and all that it found out and back. A
         * page that has it keeps it. What lies in a frame would not be seen.
         */
        private void pleases(Map<String, Object> which) {
            assertThat(page.frames()).as("frames of " + page.url()).hasSize(1);
            page.waitForLoadState();
            if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
                page.evaluate(AXE);
            }
            var options = new HashMap<>(which);
            options.put("resultTypes", List.of("violations"));
            // No rule that runs reads the style sheets, which would be fetched for each.
            options.put("preload", Map.of("assets", List.of("media")));
            assertThat((List<?>) page.evaluate(VIOLATIONS, options))
                    .as("axe on " + page.url())
                    .isEmpty();
            isNotTooWide();
        }

        public void isNotTooWide() {
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling on " + page.url())
                    .isTrue();
        }

        @Override
        public void close() {
            hearComplaints();
            var complained = List.copyOf(complaints);
            if (complained.isEmpty() && isEmptied()) {
                EMPTIED.push(this);
            } else {
                context.close();
            }
            assertThat(complained).as("complaints of the browser").isEmpty();
        }

        /** What the page complained about until now has arrived once it has answered a question. */
        private void hearComplaints() {
            for (var one : context.pages()) {
                try {
                    one.evaluate("0");
                } catch (PlaywrightException gone) {
                    // Closed, or about to become another page.
                }
            }
        }

        /** A half-written form would be kept when it is left, and several tabs remember together: those windows go. */
        private boolean isEmptied() {
            if (altered || page.isClosed() || context.pages().size() != 1) {
                return false;
            }
            try {
                if ((Boolean) page.evaluate("document.querySelector('form[data-dirty]') !== null")) {
                    return false;
                }
                page.unrouteAll();
                // A page of the same origin keeps the process; this one has no script and nothing to listen to.
                page.navigate(base + "/favicon.ico");
                page.evaluate("localStorage.clear(); sessionStorage.clear()");
                context.clearCookies();
                page.mouse().move(0, 0);
                page.setViewportSize(WIDTH, HEIGHT);
                complaints.clear();
                return true;
            } catch (PlaywrightException e) {
                return false;
            }
        }
    }

    /** @param session the value of the session's cookie; empty for nobody */
    public static Window window(int port, String session) {
        var base = "http://localhost:" + port;
        var window = Optional.ofNullable(EMPTIED.poll())
                .filter(emptied -> emptied.base.equals(base))
                .orElseGet(() -> opened(base));
        if (!session.isEmpty()) {
            window.context.addCookies(
                    List.of(new Cookie("sos", session).setUrl(base).setHttpOnly(true)));
        }
        return window;
    }

    private static Window opened(String base) {
        var context = CHROMIUM.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale("pl-PL")
                .setTimezoneId("Europe/Warsaw")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        return new Window(context, base);
    }

    private static Path executable() {
        var named = System.getenv("SOS_CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium was found; install chromium or name one in SOS_CHROMIUM"));
    }
}
