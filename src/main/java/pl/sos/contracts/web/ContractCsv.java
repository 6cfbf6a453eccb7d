package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import pl.sos.contracts.ContractRow;
import pl.sos.page.Page;

/**
 * The list as a table for spreadsheets: semicolons, because a Polish spreadsheet reads commas as decimal points, and the
 * mark by which it knows UTF-8. A value that would be taken for a formula gets an apostrophe before it.
 */
final class ContractCsv {
    private static final String KNOWN_AS_UTF_8 = "\uFEFF";

    private ContractCsv() {}

    static String head(Page page) {
        return KNOWN_AS_UTF_8
                + line(
                        List.of("number", "client", "variant", "state", "from", "until", "days-left", "scope-size")
                                .stream()
                                .map(column -> page.t("contracts.column." + column))
                                .toArray(String[]::new));
    }

    static String line(ContractRow row, LocalDate today, Page page) {
        return line(
                row.number(),
                row.clientName(),
                page.t("contracts.variant", row.variant()),
                page.t("contracts.state", row.state()),
                row.from().toString(),
                row.until().map(LocalDate::toString).orElse(""),
                row.endsIn(today).map(String::valueOf).orElse(""),
                String.valueOf(row.scopeSize()));
    }

    private static String line(String... values) {
        return Arrays.stream(values).map(ContractCsv::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("[^;\"\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
