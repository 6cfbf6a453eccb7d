package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.List;
import pl.sos.contracts.ContractRow;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;

/** The list as a table for spreadsheets. */
final class ContractCsv {
    private ContractCsv() {}

    static String head(Page page) {
        return SafeCsv.MARK
                + SafeCsv.line(
                        List.of("number", "client", "variant", "state", "from", "until", "days-left", "scope-size")
                                .stream()
                                .map(column -> page.t("contracts.column." + column))
                                .toArray(String[]::new));
    }

    static String line(ContractRow row, LocalDate today, Page page) {
        return SafeCsv.line(
                row.number(),
                row.clientName(),
                page.t("contracts.variant", row.variant()),
                page.t("contracts.state", row.state()),
                row.from().toString(),
                row.until().map(LocalDate::toString).orElse(""),
                row.endsIn(today).map(String::valueOf).orElse(""),
                String.valueOf(row.scopeSize()));
    }
}
