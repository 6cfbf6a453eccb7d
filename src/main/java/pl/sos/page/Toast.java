package pl.sos.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** As {@link #afterRedirect(HttpServletResponse, String)}, of a sentence with places for arguments, each of one line. */
    public static void afterRedirect(HttpServletResponse response, String key, List<String> arguments) {
        afterRedirect(response, key, arguments, Optional.empty());
    }

    /** As {@link #afterRedirect(HttpServletResponse, String, List)}; a sentence with a link stays a little longer. */
    public static void afterRedirect(
            HttpServletResponse response, String key, List<String> arguments, Optional<Link> link) {
        var said = Stream.concat(Stream.of(key), arguments.stream()).collect(Collectors.joining(Pages.TOAST_ARGUMENT));
        var leading = link.map(one -> Pages.TOAST_LINK + one.words() + Pages.TOAST_LINK + one.to())
                .orElse("");
        afterRedirect(response, URLEncoder.encode(said + leading, StandardCharsets.UTF_8));
    }

    /**
     * A sentence on a whole page.
     *
     * @param link its words stand in the sentence
     */
    public record Shown(String sentence, Optional<Link> link) {
        /** What stands before the link; all of it where there is none. */
        public String before() {
            return link.map(one -> sentence.substring(0, sentence.indexOf(one.words())))
                    .orElse(sentence);
        }

        public String after() {
            return link.map(one -> sentence.substring(
                            sentence.indexOf(one.words()) + one.words().length()))
                    .orElse("");
        }
    }

    /**
     * Words of a sentence that lead somewhere.
     *
     * @param words as they stand in the sentence
     * @param to a path of this installation
     */
    public record Link(String words, String to) {}

    /** Shows the sentence beside the fragment that this answer carries. */
    public static void withFragment(HttpServletResponse response, String sentence) {
        withFragment(response, sentence, Optional.empty());
    }

    /** As {@link #withFragment(HttpServletResponse, String)}; a sentence with a link stays a little longer. */
    public static void withFragment(HttpServletResponse response, String sentence, Optional<Link> link) {
        response.setHeader("HX-Trigger", "{" + toast(sentence, link) + "}");
    }

    /** As {@link #withFragment(HttpServletResponse, String)}, and every live fragment of the page fetches itself again. */
    public static void changed(HttpServletResponse response, String sentence) {
        changed(response, sentence, Optional.empty());
    }

    public static void changed(HttpServletResponse response, String sentence, Optional<Link> link) {
        response.setHeader("HX-Trigger", "{" + toast(sentence, link) + ",\"sos:changed\":\"\"}");
    }

    private static String toast(String sentence, Optional<Link> link) {
        var said = "\"sos:toast\":{\"value\":\"" + escape(sentence) + "\"";
        return said
                + link.map(one -> ",\"words\":\"" + escape(one.words()) + "\",\"to\":\"" + escape(one.to()) + "\"")
                        .orElse("")
                + "}";
    }

    private static String escape(String text) {
        return text.chars()
                .mapToObj(unit -> unit < 0x20 || unit > 0x7e || unit == '"' || unit == '\\'
                        ? "\\u%04x".formatted(unit)
                        : String.valueOf((char) unit))
                .collect(Collectors.joining());
    }
}
