package pl.sos.page.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pl.sos.kernel.Language;
import pl.sos.page.Pages;
import pl.sos.page.Theme;
import pl.sos.page.Viewers;

/** Language and theme: kept in this browser, the language with the person too. */
@Controller
class Preferences {
    private final ObjectProvider<Viewers> viewers;

    Preferences(ObjectProvider<Viewers> viewers) {
        this.viewers = viewers;
    }

    @PostMapping("/preferences/language")
    String language(
            @RequestParam Language value,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        viewers.ifAvailable(known -> known.remember(value));
        keep(request, response, Pages.LANGUAGE_COOKIE, value.code());
        return "redirect:" + ourOwn(back);
    }

    @PostMapping("/preferences/theme")
    String theme(
            @RequestParam Theme value,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        keep(request, response, Pages.THEME_COOKIE, value.code());
        return "redirect:" + ourOwn(back);
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /** Only a path of ours: an address that begins with two slashes or a backslash would leave for another host. */
    private static String ourOwn(String back) {
        return back.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? back : "/";
    }
}
