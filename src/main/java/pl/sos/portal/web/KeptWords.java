package pl.sos.portal.web;

import pl.sos.hours.HourEntry;
import pl.sos.page.Page;

/** From which reservation work is taken, in words. */
public final class KeptWords {
    private KeptWords() {}

    /** Empty where none of its minutes were reserved. */
    public static String of(HoursView.Row row, Page page) {
        return row.kept()
                .map(kept -> kept.minutes().equals(row.minutes())
                        ? whole(kept, page)
                        : page.t("portal.hours.kept-by.part", page.minutes(kept.minutes()), whole(kept, page)))
                .orElse("");
    }

    private static String whole(HourEntry.Kept kept, Page page) {
        var name = kept.estimate().isPresent() ? "portal.hours.kept-by.estimate" : "portal.hours.kept-by";
        return page.t(name, page.date(kept.on()))
                + (kept.what().isBlank() ? "" : page.t("portal.hours.kept-by.what", kept.what()));
    }
}
