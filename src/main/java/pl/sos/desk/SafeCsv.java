package pl.sos.desk;

import java.util.List;
import java.util.stream.Collectors;

/** Lines for a spreadsheet: semicolons, quotes where needed, and no cell that it would take for a formula. */
public final class SafeCsv {
    /** Tells Excel that the file is UTF-8. */
    public static final String MARK = "\uFEFF";

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private SafeCsv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(SafeCsv::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String cell(String text) {
        // A telephone number keeps its plus: digits alone compute nothing.
        boolean formula =
                !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !text.matches("\\+[0-9]{7,15}");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[;\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
