package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import pl.sos.identity.SignedIn;
import pl.sos.identity.internal.Sessions;
import pl.sos.identity.internal.SignIn;
import pl.sos.identity.internal.SignIn.Outcome;

/** Coming in and going out. */
@Controller
class LoginPage {
    private final SignIn signIn;
    private final Sessions sessions;
    private final DoorCookies cookies;

    LoginPage(SignIn signIn, Sessions sessions, DoorCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/login")
    ModelAndView show(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(required = false) Optional<String> stale,
            @RequestParam(required = false) Optional<String> changed) {
        var who = SignedIn.current();
        if (who.isPresent()) {
            return seeOther(NextPage.of(next, who.get().person()));
        }
        var notice = stale.isPresent() ? "identity.login.stale" : changed.isPresent() ? "identity.login.changed" : "";
        return page(new LoginView("", ours(next), "", notice, 0));
    }

    @PostMapping("/login")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var outcome = signIn.attempt(email, password, request.getRemoteAddr(), agent(request));
        return switch (outcome) {
            case Outcome.Welcome(var person, var secret) -> {
                // What the browser brought along ends: two people at one computer leave nothing open.
                cookies.session(request).ifPresent(sessions::end);
                cookies.giveSession(response, secret);
                yield seeOther(NextPage.of(next, person));
            }
            case Outcome.Refused() -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                yield page(new LoginView(email, ours(next), "identity.login.refused", "", 0));
            }
            case Outcome.TooMany(var wait) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                long seconds = Refusals.seconds(wait);
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                yield page(new LoginView(email, ours(next), "identity.login.too-many", "", (seconds + 59) / 60));
            }
        };
    }

    @PostMapping("/logout")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request).ifPresent(sessions::end);
        cookies.takeSession(response);
        return seeOther("/login");
    }

    /** Where a second tab ends after signing in again for a page that stays open in the first. */
    @GetMapping("/signed-in")
    ModelAndView signedIn() {
        return new ModelAndView("identity/signed-in");
    }

    static String agent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    }

    static ModelAndView seeOther(String path) {
        var redirect = new RedirectView(path, false, true, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private static String ours(String next) {
        return NextPage.isOurs(next) ? next : "";
    }

    private static ModelAndView page(LoginView view) {
        return new ModelAndView("identity/login", "view", view);
    }
}
