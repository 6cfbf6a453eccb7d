package pl.sos.tickets.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.sos.page.Page;
import pl.sos.tickets.Violation;

/** Says what was wrong with a form, in the reader's language. */
public final class Violations {
    private Violations() {}

    public static List<String> sentences(List<Violation> violations, Page page) {
        return violations.stream().map(one -> sentence(one, page)).toList();
    }

    /** Sentences by field, those of no field under an empty name. */
    public static Map<String, String> byField(List<Violation> violations, Page page) {
        var said = new LinkedHashMap<String, String>();
        for (Violation violation : violations) {
            said.merge(violation.field(), sentence(violation, page), (one, other) -> one + " " + other);
        }
        return said;
    }

    private static String sentence(Violation one, Page page) {
        return page.t("tickets.violation." + one.code(), one.arguments().toArray());
    }
}
