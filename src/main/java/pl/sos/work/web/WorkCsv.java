package pl.sos.work.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import pl.sos.page.Page;
import pl.sos.work.WorkEntry;

/** Entries as a table for spreadsheets: semicolons, the mark of UTF-8, and no cell that would be taken for a formula. */
final class WorkCsv {
    private static final String KNOWN_AS_UTF_8 = "\uFEFF";

    private WorkCsv() {}

    static String head(Page page) {
        return KNOWN_AS_UTF_8
                + line(List.of(
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
        return line(
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

    private static String line(String... values) {
        return Arrays.stream(values).map(WorkCsv::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String cell(String value) {
        boolean formula =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !value.matches("-\\d+(,\\d+)?");
        String safe = formula ? "'" + value : value;
        return safe.matches("[^;\"\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
