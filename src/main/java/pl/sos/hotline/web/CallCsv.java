package pl.sos.hotline.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.sos.hotline.Call;
import pl.sos.hotline.HourOfCalls;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;

/** Calls as a table for spreadsheets. */
final class CallCsv {
    private CallCsv() {}

    static String head(Page page) {
        return SafeCsv.MARK
                + SafeCsv.line(words(
                        page, List.of("at", "from", "client", "contact", "state", "who", "minutes", "ticket", "note")));
    }

    static String line(Call call, Page page) {
        var names = call.names();
        return SafeCsv.line(
                HistoryPages.clock(call.at()),
                call.from(),
                text(names.client()),
                text(names.contact()),
                page.t("hotline.state", call.state()),
                text(names.answeredBy() == null ? names.owner() : names.answeredBy()),
                HistoryPages.talked(call),
                names.ticket() == null ? "" : names.ticket().toString(),
                call.settledByTalk()
                        .map(talk -> page.t("hotline.settled-by-talk", talk.who(), HistoryPages.clock(talk.at())))
                        .orElse(call.note()));
    }

    static String hoursHead(Page page) {
        return SafeCsv.MARK
                + SafeCsv.line(
                        words(page, List.of("hour", "answered", "missed", "call-backs", "mean-wait", "longest-wait")));
    }

    static String line(HourOfCalls hour) {
        return SafeCsv.line(
                String.valueOf(hour.hour()),
                String.valueOf(hour.answered()),
                String.valueOf(hour.missed()),
                String.valueOf(hour.callBacks()),
                String.valueOf(hour.meanWait().toSeconds()),
                String.valueOf(hour.longestWait().toSeconds()));
    }

    private static String[] words(Page page, List<String> columns) {
        return columns.stream()
                .map(column -> page.t("hotline.column." + column))
                .toArray(String[]::new);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
