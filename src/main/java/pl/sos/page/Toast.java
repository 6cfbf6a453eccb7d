package pl.sos.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;

/** A sentence that confirms what was just done and goes away by itself. */
public final class Toast {
    private Toast() {}

    /** Shows the sentence under the key on the next whole page, after a redirect. */
    public static void afterRedirect(HttpServletResponse response, String key) {
        var cookie = new Cookie(Pages.TOAST_COOKIE, key);
        cookie.setPath("/");
        cookie.setMaxAge(20);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /** As {@link #afterRedirect(HttpServletResponse, String)}, of a counted thing: the bundle has its plural forms. */
    public static void afterRedirect(HttpServletResponse response, String key, long number) {
        afterRedirect(response, key + ":" + number);
    }

    /** Shows the sentence beside the fragment that this answer carries. */
    public static void withFragment(HttpServletResponse response, String sentence) {
        response.setHeader("HX-Trigger", "{\"sos:toast\":\"" + escape(sentence) + "\"}");
    }

    /** As {@link #withFragment}, and every live fragment of the page fetches itself again. */
    public static void changed(HttpServletResponse response, String sentence) {
        response.setHeader("HX-Trigger", "{\"sos:toast\":\"" + escape(sentence) + "\",\"sos:changed\":\"\"}");
    }

    private static String escape(String text) {
        return text.chars()
                .mapToObj(unit -> unit < 0x20 || unit > 0x7e || unit == '"' || unit == '\\'
                        ? "\\u%04x".formatted(unit)
                        : String.valueOf((char) unit))
                .collect(Collectors.joining());
    }
}
