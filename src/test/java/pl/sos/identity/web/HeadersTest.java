package pl.sos.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;

@SosTest
class HeadersTest {
    @Autowired
    TestAccounts accounts;

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
    }

    @Test
    void everyAnswerTellsTheBrowserWhatNotToDo() {
        var staff = accounts.staff(Role.CONSULTANT);
        for (var answer : new Browser.Answer[] {
            accounts.browser().get("/login"),
            accounts.browser().get("/account"),
            accounts.signedIn(staff).get("/account"),
            accounts.signedIn(staff).get("/nowhere"),
            accounts.browser().get("/api/v1/nowhere")
        }) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().get("x-content-type-options")).hasSize(1);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Set-Cookie")).doesNotContain("JSESSIONID");
        }
    }

    @Test
    void overHttpsCookiesBelongToThisHostAlone() {
        var cookies = new DoorCookies(
                new Settings(Path.of("target"), 0, null, URI.create("https://sos.example"), false, null, null, null));
        var response = new MockHttpServletResponse();
        cookies.giveSession(response, "x".repeat(43));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-sos=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("sos", "x".repeat(43)));
        assertThat(cookies.session(request)).as("a cookie planted over http").isEmpty();
    }

    @Test
    void theFirstVisitGivesNoCookieButTheForms() {
        var browser = accounts.browser();
        browser.get("/login");
        assertThat(browser.cookies()).containsOnlyKeys("sos-form");
    }
}
