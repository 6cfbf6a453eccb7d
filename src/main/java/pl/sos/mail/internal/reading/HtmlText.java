package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.HtmlTextEscapingMode;
import org.owasp.html.PolicyFactory;

/**
 * HTML of a mail: safe to be shown, and as text ({@link HtmlLines}). It is sanitised before a tree is made of it, so that the tree is never
 * deep and never large.
 */
final class HtmlText {
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_ATTRIBUTES = 50;

    /** Classes and ids stay until the quotation is found, and are taken away after it. */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "a",
                    "abbr",
                    "address",
                    "article",
                    "b",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "dd",
                    "del",
                    "dfn",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "font",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "tt",
                    "u",
                    "ul",
                    "var")
            .allowTextIn("table", "tr", "ul", "ol", "tbody", "thead", "tfoot", "dl")
            .allowStandardUrlProtocols()
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
            .allowAttributes("href")
            .matching((element, attribute, value) -> value.regionMatches(true, 0, "cid:", 0, 4) ? null : value)
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("src")
            .matching((element, attribute, value) -> value.regionMatches(true, 0, "cid:", 0, 4) ? value : null)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("colspan", "rowspan", "width", "height")
            .matching((element, attribute, value) -> value.matches("[0-9]{1,4}") ? value : null)
            .onElements("td", "th", "img", "table")
            .allowAttributes("class", "id")
            .matching((element, attribute, value) -> value.length() <= 200 ? value : null)
            .globally()
            .allowWithoutAttributes("a", "span", "font", "div", "img")
            .toFactory();

    private HtmlText() {}

    /** @param cut that there were more elements than are kept; their text stands, their form does not */
    record Shown(String html, String text, boolean cut) {}

    /** @param html never longer than a mail's text may be */
    static Shown read(String html) {
        var clean = new StringBuilder(html.length());
        var counting = new Counting(HtmlStreamRenderer.create(clean, problem -> {}));
        HtmlSanitizer.sanitize(
                html.replace(HtmlLines.QUOTED_FROM_HERE, ' ').replace("\0", ""),
                POLICY.apply(counting),
                FewAttributes::new);
        Document tree = Jsoup.parseBodyFragment(clean.toString());
        tree.outputSettings().prettyPrint(false);
        var text = new HtmlLines();
        NodeTraversor.traverse(text, tree.body());
        for (Element element : tree.body().getAllElements()) {
            element.removeAttr("class").removeAttr("id");
            if (element.nameIs("pre") && element.firstChild() instanceof TextNode first) {
                // A line end right after the opening is not part of the text, however often it is written down again.
                first.text(first.getWholeText().replaceFirst("^\n+", ""));
            }
            if (element.nameIs("img") && !element.hasAttr("src")) {
                element.tagName("span").clearAttributes();
            }
        }
        return new Shown(tree.body().html().strip(), text.done(), counting.cut);
    }

    /** A tag's first attributes alone: what sanitises them takes the square of the time on their number. */
    private static final class FewAttributes extends HtmlStreamEventReceiverWrapper {
        FewAttributes(HtmlStreamEventReceiver next) {
            super(next);
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            // Names and values alternate.
            int most = 2 * MOST_ATTRIBUTES;
            super.openTag(
                    element, attributes.size() <= most ? attributes : new ArrayList<>(attributes.subList(0, most)));
        }

        @Override
        public void close() {}
    }

    /** Lets so many elements through and no more. */
    private static final class Counting implements HtmlStreamEventReceiver {
        private final HtmlStreamEventReceiver next;
        private int elements;
        private int skipped;
        private boolean cut;

        Counting(HtmlStreamEventReceiver next) {
            this.next = next;
        }

        @Override
        public void openDocument() {
            next.openDocument();
        }

        @Override
        public void closeDocument() {
            next.closeDocument();
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            if (++elements <= MOST_ELEMENTS) {
                next.openTag(element, attributes);
            } else {
                cut = true;
                skipped += HtmlTextEscapingMode.isVoidElement(element) ? 0 : 1;
                next.text(" ");
            }
        }

        @Override
        public void closeTag(String element) {
            // Elements are balanced: those that were opened last and skipped are closed first.
            if (skipped > 0) {
                skipped--;
            } else {
                next.closeTag(element);
            }
        }

        @Override
        public void text(String text) {
            next.text(text);
        }
    }
}
