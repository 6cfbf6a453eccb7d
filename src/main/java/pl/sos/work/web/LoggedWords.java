package pl.sos.work.web;

import pl.sos.page.Page;
import pl.sos.work.LogWorkResult;

/** What was just written down, in a sentence. */
final class LoggedWords {
    private LoggedWords() {}

    static String of(LogWorkResult.Logged logged, Page page) {
        var said = counted(logged, page);
        return logged.entry().unagreed().isPresent() ? said + " " + page.t("work.logged.despite") : said;
    }

    private static String counted(LogWorkResult.Logged logged, Page page) {
        var entry = logged.entry();
        var worked = page.minutes(entry.minutes());
        // What is left of the package is no matter of work that was agreed on apart.
        if (logged.leftOfEstimate().isPresent()) {
            return page.t(
                    "work.logged.estimate",
                    worked,
                    page.minutes(entry.accounted()),
                    page.minutes(logged.leftOfEstimate().get()));
        }
        return switch (entry.count().drawsOn()) {
            case HOURS ->
                logged.draw()
                        .map(drawn -> page.t(
                                "work.logged.HOURS",
                                worked,
                                page.minutes(entry.accounted()),
                                page.minutes(drawn.after().remaining())))
                        .orElse(page.t("work.logged", worked));
            case RATE ->
                page.t(
                        "work.logged.RATE",
                        worked,
                        page.minutes(entry.accounted()),
                        entry.count()
                                .price()
                                .map(price -> Figures.net(price.net(), page))
                                .orElse(""));
            case CARE -> page.t("work.logged.CARE", worked);
            case NOTHING -> page.t("work.logged.NOTHING", worked);
            case UNDECIDED -> page.t("work.logged", worked);
        };
    }
}
