package pl.sos.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables for spreadsheets, as Polish ones read them: UTF-8 with its mark, semicolons since commas are decimal points there,
 * lines that end with CRLF (RFC 4180). No text of a stranger is a formula, and none leaves its cell.
 */
public final class SafeCsv {
    /** What a file begins with, so that a spreadsheet knows UTF-8. */
    public static final String MARK = "\uFEFF";

    // The last four are the wide signs, which a spreadsheet takes for the others.
    private static final String FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";
    // Digits alone compute nothing: a negative number and a telephone number stay what they are.
    private static final Pattern HARMLESS = Pattern.compile("-[0-9]+(,[0-9]+)?|\\+[0-9]{6,15}");
    // A comma too: where a spreadsheet divides at commas, what follows one would begin a cell.
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[;,\"\r\n]");

    private SafeCsv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(SafeCsv::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    public static String line(String... cells) {
        return line(Arrays.asList(cells));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !HARMLESS.matcher(text).matches();
        var safe = formula ? "'" + text : text;
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
