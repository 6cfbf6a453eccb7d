package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SetPasswordResult;
import pl.sos.identity.internal.CredentialStore.Purpose;
import pl.sos.identity.internal.PasswordChange;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.internal.Sessions;

/** A forgotten password, a new one by mailed link, and the first one by invitation. */
@Controller
class PasswordPages {
    private final PasswordChange passwords;
    private final Sessions sessions;
    private final RateLimits limits;
    private final DoorCookies cookies;
    private final Refusals refusals;

    PasswordPages(
            PasswordChange passwords, Sessions sessions, RateLimits limits, DoorCookies cookies, Refusals refusals) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.cookies = cookies;
        this.refusals = refusals;
    }

    @GetMapping("/password/forgotten")
    ModelAndView forgotten() {
        return new ModelAndView("identity/forgotten", "view", new ForgottenView("", false));
    }

    /** Answers the same whoever asks: whether there is an account is said in the mail alone. */
    @PostMapping("/password/forgotten")
    @Nullable
    ModelAndView requestReset(
            @RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wait = limits.mailFrom(request.getRemoteAddr());
        if (wait.isPresent()) {
            refusals.tooMany(request, response, wait.get());
            return null;
        }
        passwords.requestReset(email);
        return new ModelAndView("identity/forgotten", "view", new ForgottenView(email, true));
    }

    @GetMapping("/password/reset/{token}")
    ModelAndView reset(@PathVariable String token, HttpServletResponse response) {
        return form(Purpose.RESET, token, Optional.empty(), response);
    }

    @PostMapping("/password/reset/{token}")
    ModelAndView setByReset(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return set(Purpose.RESET, token, password, request, response);
    }

    @GetMapping("/invitation/{token}")
    ModelAndView invitation(@PathVariable String token, HttpServletResponse response) {
        return form(Purpose.INVITATION, token, Optional.empty(), response);
    }

    @PostMapping("/invitation/{token}")
    ModelAndView setByInvitation(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return set(Purpose.INVITATION, token, password, request, response);
    }

    private ModelAndView set(
            Purpose purpose, String token, String password, HttpServletRequest request, HttpServletResponse response) {
        return switch (passwords.byLink(purpose, token, password)) {
            case SetPasswordResult.Done(var person) -> {
                cookies.session(request).ifPresent(sessions::end);
                cookies.giveSession(
                        response, sessions.open(person.id(), request.getRemoteAddr(), LoginPage.agent(request)));
                yield LoginPage.seeOther(NextPage.home(person));
            }
            case SetPasswordResult.Weak(var why) ->
                form(purpose, token, Optional.of("identity.password." + why.name()), response);
            case SetPasswordResult.NoSuchLink(), SetPasswordResult.WrongPassword() ->
                form(purpose, token, Optional.empty(), response);
        };
    }

    /** The form, or for a link that no longer holds the way to another. */
    private ModelAndView form(Purpose purpose, String token, Optional<String> error, HttpServletResponse response) {
        var person = passwords.personOf(purpose, token);
        // The address of this page is the secret: nothing that is followed from here may carry it along.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
        } else if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        var view = new NewPasswordView(
                purpose == Purpose.INVITATION,
                token,
                person.map(one -> one.name()).orElse(""),
                person.map(one -> one.email()).orElse(""),
                person.isPresent(),
                error.orElse(""));
        return new ModelAndView("identity/new-password", "view", view);
    }
}
