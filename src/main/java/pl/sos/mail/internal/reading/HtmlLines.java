package pl.sos.mail.internal.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes the text as a person would have typed it, quoted blocks with {@code >} before each line. */
final class HtmlLines implements NodeVisitor {
    /** Stands in the text where a mail program marked the beginning of what it quotes; of the private use area. */
    static final char QUOTED_FROM_HERE = '\uE000';

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
        return (name.equals("p")
                        && !element.className().toLowerCase(Locale.ROOT).contains("mso"))
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
            } else if (one == '\t' || (!Character.isISOControl(one) && one != QUOTED_FROM_HERE)) {
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
