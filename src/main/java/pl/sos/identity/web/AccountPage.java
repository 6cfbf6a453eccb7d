package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SetPasswordResult;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Tokens;
import pl.sos.identity.internal.PasswordChange;
import pl.sos.identity.internal.Sessions;

/** What a person decides about her own account: password, open sessions, tokens for programs. */
@Controller
class AccountPage {
    private static final int MAX_TOKEN_DAYS = 3660;

    private final Sessions sessions;
    private final Tokens tokens;
    private final PasswordChange passwords;
    private final DoorCookies cookies;
    private final Clock clock;

    AccountPage(Sessions sessions, Tokens tokens, PasswordChange passwords, DoorCookies cookies, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.cookies = cookies;
        this.clock = clock;
    }

    @GetMapping("/account")
    ModelAndView show(SignedIn who, HttpServletRequest request) {
        return page(who, request, "", "");
    }

    @PostMapping("/account/password")
    ModelAndView changePassword(
            SignedIn who,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = cookies.session(request).orElse("");
        var result = passwords.byOwner(who.person(), present, password, session, request.getRemoteAddr());
        return switch (result) {
            case SetPasswordResult.Done(var person) -> {
                // The secret changes with the password, in case the old one was what somebody else had got hold of.
                sessions.end(session);
                cookies.giveSession(
                        response, sessions.open(person.id(), request.getRemoteAddr(), LoginPage.agent(request)));
                yield LoginPage.seeOther("/account");
            }
            case SetPasswordResult.Weak(var why) -> refused(who, request, response, "identity.password." + why.name());
            case SetPasswordResult.WrongPassword(), SetPasswordResult.NoSuchLink() ->
                refused(who, request, response, "identity.password.WRONG");
        };
    }

    @PostMapping("/account/sessions/{id}/end")
    ModelAndView endSession(SignedIn who, @PathVariable UUID id) {
        sessions.end(who.id(), id);
        return LoginPage.seeOther("/account");
    }

    @PostMapping("/account/sessions/end-others")
    ModelAndView endOthers(SignedIn who, HttpServletRequest request) {
        sessions.endAll(who.id(), cookies.session(request));
        return LoginPage.seeOther("/account");
    }

    @PostMapping("/account/sign-out-everywhere")
    ModelAndView endAll(SignedIn who, HttpServletResponse response) {
        sessions.endAll(who.id(), Optional.empty());
        cookies.takeSession(response);
        return LoginPage.seeOther("/login");
    }

    /** @param days until it expires; 0: never */
    @PostMapping("/account/tokens")
    ModelAndView issueToken(
            SignedIn who,
            @RequestParam String name,
            @RequestParam(defaultValue = "read") String scope,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request) {
        var scopes = scope.equals("write") ? Tokens.ALL_SCOPES : Set.of("read");
        var expires = days <= 0
                ? Optional.<Instant>empty()
                : Optional.of(clock.instant().plus(Duration.ofDays(Math.min(days, MAX_TOKEN_DAYS))));
        return page(who, request, "", tokens.issue(who.id(), name.isBlank() ? "API" : name, scopes, expires));
    }

    @PostMapping("/account/tokens/{id}/revoke")
    ModelAndView revokeToken(SignedIn who, @PathVariable UUID id) {
        tokens.revoke(who.id(), id);
        return LoginPage.seeOther("/account");
    }

    private ModelAndView refused(SignedIn who, HttpServletRequest request, HttpServletResponse response, String error) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(who, request, error, "");
    }

    private ModelAndView page(SignedIn who, HttpServletRequest request, String error, String newToken) {
        var present = cookies.session(request).flatMap(sessions::find).map(Sessions.Known::id);
        var view = new AccountView(who.person(), sessions.of(who.id()), present, tokens.of(who.id()), newToken, error);
        return new ModelAndView("identity/account", "view", view);
    }
}
