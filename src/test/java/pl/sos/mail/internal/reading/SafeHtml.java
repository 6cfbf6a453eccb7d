package pl.sos.mail.internal.reading;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/** What must be so of every HTML that is shown, whatever it was made from. */
final class SafeHtml {
    private static final Set<String> ATTRIBUTES =
            Set.of("href", "rel", "src", "alt", "colspan", "rowspan", "width", "height");
    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "svg",
            "math",
            "link",
            "meta",
            "base",
            "video",
            "audio",
            "source",
            "template",
            "noscript",
            "textarea",
            "select",
            "frame");

    private SafeHtml() {}

    static void check(String html) {
        for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            if (FORBIDDEN.contains(element.normalName())) {
                throw new AssertionError("<" + element.normalName() + "> in " + html);
            }
            for (var attribute : element.attributes()) {
                String name = attribute.getKey();
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                boolean safe = ATTRIBUTES.contains(name)
                        && (!name.equals("src") || value.startsWith("cid:"))
                        && (!name.equals("href") || value.matches("(?s)(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#]).*"));
                if (!safe) {
                    throw new AssertionError(name + "=" + value + " in " + html);
                }
            }
        }
        String again = HtmlText.read(html).html();
        if (!again.equals(html)) {
            int at = 0;
            while (at < Math.min(html.length(), again.length()) && html.charAt(at) == again.charAt(at)) {
                at++;
            }
            throw new AssertionError(
                    "once more it is «" + piece(again, at) + "» where it was «" + piece(html, at) + "»");
        }
    }

    private static String piece(String html, int at) {
        return html.substring(Math.max(0, at - 40), Math.min(html.length(), at + 40));
    }
}
