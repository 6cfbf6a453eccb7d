package pl.sos.work.web;

import java.util.List;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;
import pl.sos.work.WorkEntry;

/** Entries as a table for spreadsheets. */
final class WorkCsv {
    private WorkCsv() {}

    static String head(Page page) {
        return SafeCsv.MARK
                + SafeCsv.line(List.of(
                                "day",
                                "time",
                                "person",
                                "client",
                                "ticket",
                                "kind",
                                "minutes",
                                "accounted",
                                "draws-on",
                                "billed",
                                "net",
                                "note",
                                "reason")
                        .stream()
                        .map(column -> page.t("work.column." + column))
                        .toArray(String[]::new));
    }

    static String line(WorkEntry entry, Page page) {
        var done = entry.done();
        return SafeCsv.line(
                done.performedOn().toString(),
                Figures.hour(done.startedAt()),
                entry.names().person(),
                entry.names().client(),
                entry.names().ticket().map(Object::toString).orElse(""),
                page.t("work.kind", done.kind()),
                number(entry.minutes().value()),
                number(entry.accounted().value()),
                page.t("work.draws-on", entry.count().drawsOn()),
                number(entry.billed().value()),
                entry.count()
                        .price()
                        .map(price -> price.net().getAmount().toString().replace('.', ','))
                        .orElse(""),
                done.note(),
                entry.reason()
                        .or(() -> entry.unagreed().map(estimate -> page.t("work.despite")))
                        .orElse(""));
    }

    private static String number(long value) {
        return Long.toString(value);
    }
}
