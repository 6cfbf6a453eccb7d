package pl.sos.tickets.web;

import pl.sos.page.Page;

/** Why something changed: a person's own words as they are, a rule's reason in the reader's language. */
public final class Reasons {
    private Reasons() {}

    /** @param reason as history keeps it */
    public static String say(String reason, Page page) {
        return switch (reason) {
            case "contract" -> page.t("tickets.why.contract");
            case "mail" -> page.t("tickets.why.mail");
            default -> reason;
        };
    }
}
