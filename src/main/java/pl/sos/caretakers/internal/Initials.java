package pl.sos.caretakers.internal;

import pl.sos.page.Viewer;

/** A face for people whose picture nobody gave us: their initials on one of six quiet colours, as an SVG. */
public final class Initials {
    private static final String[] GROUNDS = {"#d5ebe8", "#e0e4f7", "#f6e0d8", "#e9def3", "#f3e8c7", "#dcebd3"};
    private static final String[] INKS = {"#084c48", "#2b3a86", "#7c3217", "#56297c", "#634700", "#2c5418"};

    private Initials() {}

    /** The same colours as the pages' own avatars; attributes instead of styles, since the policy refuses styles. */
    public static String svg(String name) {
        int hue = Viewer.hue(name) - 1;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" role="img">\
                <rect width="96" height="96" fill="%s"/>\
                <text x="48" y="48" dy=".35em" text-anchor="middle" font-family="Inter, system-ui, sans-serif" \
                font-size="36" font-weight="600" fill="%s">%s</text></svg>
                """.formatted(GROUNDS[hue], INKS[hue], escaped(Viewer.initials(name)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
