package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.HtmlTextEscapingMode;
import org.owasp.html.PolicyFactory;

/**
 * HTML of a mail: safe to be shown, and as text. It is sanitised before a tree is made of it, so that the tree is never
 * deep and never large.
 */
final class HtmlText {
    /** Stands in the text where a mail program marked the beginning of what it quotes; of the private use area. */
    static final char QUOTED_FROM_HERE = '\uE000';

    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_ATTRIBUTES = 50;
    private static final int MOST_QUOTE_DEPTH = 20;
    private static final int LONGEST_ADDRESS = 500;
    /** Divisions that Outlook on the web, Yahoo, Proton and Zoho put around what they quote, or before it. */
    private static final Set<String> QUOTE_BEGINS = Set.of(
            "divrplyfwdmsg",
            "appendonsend",
            "yahoo_quoted",
            "protonmail_quote",
            "zmail_extra",
            "ms-outlook-mobile-reference-message");

    private static final Set<String> BLOCKS = Set.of(
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd",
            "center",
            "address",
            "section",
            "article",
            "header",
            "footer",
            "caption",
            "tbody",
            "thead",
            "tfoot",
            "hr");

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
                html.replace(QUOTED_FROM_HERE, ' ').replace("\0", ""), POLICY.apply(counting), FewAttributes::new);
        Document tree = Jsoup.parseBodyFragment(clean.toString());
        tree.outputSettings().prettyPrint(false);
        var text = new Text();
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

    /** Writes the text as a person would have typed it, quoted blocks with {@code >} before each line. */
    private static final class Text implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private final Set<Node> preserved = new HashSet<>();
        private int quoted;
        private int breaks = 2;
        private boolean space;

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> words(words.getWholeText());
                case Element element -> open(element);
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            if (begins(element)) {
                line(1);
                start();
                out.append(QUOTED_FROM_HERE);
                breaks = 0;
                line(1);
            }
            switch (name) {
                case "br" -> {
                    breaks++;
                    if (breaks > 2) {
                        breaks = 2;
                    }
                    space = false;
                }
                case "blockquote" -> {
                    line(1);
                    quoted = Math.min(MOST_QUOTE_DEPTH, quoted + 1);
                }
                case "li" -> {
                    line(1);
                    start();
                    out.append("- ");
                }
                case "td", "th" -> {
                    if (element.elementSiblingIndex() > 0 && breaks == 0) {
                        space = true;
                    }
                }
                case "pre" -> {
                    line(1);
                    preserved.add(element);
                }
                default -> {
                    if (BLOCKS.contains(name)) {
                        line(paragraph(element) ? 2 : 1);
                    }
                }
            }
        }

        private void close(Element element) {
            String name = element.normalName();
            if (name.equals("blockquote")) {
                line(1);
                quoted = Math.max(0, quoted - 1);
            } else if (name.equals("a")) {
                address(element);
            } else if (BLOCKS.contains(name)) {
                line(paragraph(element) ? 2 : 1);
            }
            preserved.remove(element);
        }

        private static boolean paragraph(Element element) {
            String name = element.normalName();
            // Outlook makes a paragraph of every line.
            return name.equals("p")
                            && !element.className().toLowerCase(Locale.ROOT).contains("mso")
                    || name.matches("h[1-6]");
        }

        private static boolean begins(Element element) {
            if (!element.hasAttr("id") && !element.hasAttr("class")) {
                return false;
            }
            String id = element.id().toLowerCase(Locale.ROOT).replaceFirst("^x_", "");
            return QUOTE_BEGINS.contains(id)
                    || element.classNames().stream()
                            .map(one -> one.toLowerCase(Locale.ROOT))
                            .anyMatch(QUOTE_BEGINS::contains);
        }

        private void address(Element link) {
            String href = link.attr("href");
            if ((href.startsWith("http://") || href.startsWith("https://")) && href.length() <= LONGEST_ADDRESS) {
                String shown = link.text().strip();
                String bare = href.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
                if (!shown.isEmpty() && !shown.contains(bare)) {
                    words(" <" + href + ">");
                }
            }
        }

        private void words(String text) {
            if (preserved.isEmpty()) {
                for (int i = 0; i < text.length(); i++) {
                    char one = text.charAt(i);
                    if (one == ' ' || one == '\n' || one == '\t' || one == '\r' || one == '\u00A0' || one == '\f') {
                        space = true;
                    } else if (!Character.isISOControl(one) && one != QUOTED_FROM_HERE) {
                        character(one);
                    }
                }
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                char one = text.charAt(i);
                if (one == '\n') {
                    start();
                    out.append('\n');
                    breaks = 1;
                } else if (one == '\t' || !Character.isISOControl(one) && one != QUOTED_FROM_HERE) {
                    start();
                    out.append(one);
                }
            }
        }

        private void character(char one) {
            boolean begins = breaks > 0;
            if (begins) {
                start();
            } else if (space) {
                out.append(' ');
            }
            space = false;
            out.append(one);
        }

        /** At least so many line ends before what comes next; two make an empty line. */
        private void line(int least) {
            breaks = Math.max(breaks, least);
            space = false;
        }

        private void start() {
            if (breaks > 0) {
                boolean anything = !out.isEmpty();
                int ends = anything ? breaks - (out.charAt(out.length() - 1) == '\n' ? 1 : 0) : 0;
                for (int i = 0; i < ends; i++) {
                    out.append('\n');
                    if (i + 1 < ends && quoted > 0) {
                        out.repeat('>', quoted);
                    }
                }
                if (quoted > 0) {
                    out.repeat('>', quoted).append(' ');
                }
                breaks = 0;
            }
        }

        String done() {
            return out.toString();
        }
    }
}
