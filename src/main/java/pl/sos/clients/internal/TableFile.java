package pl.sos.clients.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A table that somebody hands us: CSV in UTF-8, UTF-16, Windows-1250 or ISO-8859-2, with semicolons, commas or tabs, or
 * the first sheet of an XLSX.
 *
 * @param format what was recognised, such as "CSV, windows-1250, ;"
 * @param header the first line that is not empty
 */
public record TableFile(String format, Line header, List<Line> lines) {
    public static final int MOST_LINES = 10_000;
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int MOST_COLUMNS = 100;
    private static final long MOST_BYTES_UNPACKED = 100L * 1024 * 1024;
    private static final String SEPARATORS = ";,\t";
    private static final Charset WINDOWS = Charset.forName("windows-1250");
    private static final Charset ISO = Charset.forName("ISO-8859-2");

    /** @param number counted from 1, as an editor or Excel shows it */
    public record Line(int number, List<String> cells) {
        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** What became of reading a file. */
    public sealed interface Reading {
        record Good(TableFile table) implements Reading {}

        /**
         * @param code its sentence lies under {@code clients.import.unreadable.<code>}
         * @param detail a line number or the like; may be empty
         */
        record Bad(String code, String detail) implements Reading {}
    }

    public static Reading read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new Reading.Bad("too-big", "");
        }
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            return new Reading.Bad("old-excel", "");
        }
        return startsWith(content, 'P', 'K', 3, 4) ? readXlsx(content) : readCsv(content);
    }

    private static Reading readXlsx(byte[] content) {
        try {
            if (unpackedSize(content) > MOST_BYTES_UNPACKED) {
                return new Reading.Bad("too-big", "");
            }
            var lines = new ArrayList<Line>();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                    Stream<Row> rows = workbook.getFirstSheet().openStream()) {
                for (var row : (Iterable<Row>) rows::iterator) {
                    add(lines, new Line(row.getRowNum(), cells(row)));
                }
            }
            return table("XLSX", lines);
        } catch (IOException | RuntimeException broken) {
            // The reader throws whatever it trips over when a file is no workbook.
            return new Reading.Bad("broken-excel", "");
        }
    }

    private static List<String> cells(Row row) throws ExcelReaderException {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            Cell cell = row.hasCell(i) ? row.getCell(i) : null;
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    /** Counted by unpacking, up to a little beyond the limit: what an archive says of its sizes is its own word. */
    private static long unpackedSize(byte[] content) throws IOException {
        long size = 0;
        var buffer = new byte[64 * 1024];
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var unpacked = zip.getInputStream(entry)) {
                    int read = unpacked.read(buffer);
                    while (read >= 0 && size <= MOST_BYTES_UNPACKED) {
                        size += read;
                        read = unpacked.read(buffer);
                    }
                }
            }
        }
        return size;
    }

    private static Reading readCsv(byte[] content) {
        var charset = charset(content);
        var text = new String(content, charset);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (text.indexOf('\0') >= 0) {
            return new Reading.Bad("no-text", "");
        }
        char separator = separator(text);
        int skipped = 0;
        if (text.regionMatches(true, 0, "sep=", 0, 4)) {
            // Excel's own way of naming the separator, in a line before the header.
            text = text.replaceFirst("\\A[^\\n]*\\n?", "");
            skipped = 1;
        }
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        var lines = new ArrayList<Line>();
        long before = 0;
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var record : parser) {
                add(
                        lines,
                        new Line(
                                (int) before + 1 + skipped,
                                record.stream().limit(MOST_COLUMNS).toList()));
                before = parser.getCurrentLineNumber();
            }
        } catch (IOException | UncheckedIOException e) {
            return new Reading.Bad("bad-quotes", Long.toString(before + 1 + skipped));
        }
        var shown = separator == '\t' ? "tab" : String.valueOf(separator);
        return table("CSV, " + charset.name() + ", " + shown, lines);
    }

    /** One more than allowed is kept, so that the limit is noticed. */
    private static void add(List<Line> lines, Line line) {
        if (!line.isEmpty() && lines.size() <= MOST_LINES + 1) {
            lines.add(line);
        }
    }

    private static Reading table(String format, List<Line> lines) {
        if (lines.size() < 2) {
            return new Reading.Bad("empty", "");
        }
        if (lines.size() - 1 > MOST_LINES) {
            return new Reading.Bad("too-many-lines", Integer.toString(MOST_LINES));
        }
        return new Reading.Good(new TableFile(format, lines.getFirst(), List.copyOf(lines.subList(1, lines.size()))));
    }

    private static Charset charset(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return polish(content);
        }
    }

    /** The two differ in ą ś ź; where one has a letter the other has a sign that no name contains. */
    private static Charset polish(byte[] content) {
        int iso = 0;
        int windows = 0;
        for (byte one : content) {
            switch (one & 0xff) {
                case 0xB1, 0xB6, 0xBC, 0xA1, 0xA6, 0xAC -> iso++;
                case 0xB9, 0xA5, 0x9C, 0x9F, 0x8C, 0x8F, 0x84, 0x94, 0x96, 0x97 -> windows++;
                default -> {}
            }
        }
        return iso > windows ? ISO : WINDOWS;
    }

    /** The one that stands most often in the first line, outside of quotes. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char at = text.charAt(i);
            int which = SEPARATORS.indexOf(at);
            if (at == '"') {
                quoted = !quoted;
            } else if (which >= 0 && !quoted) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static boolean startsWith(byte[] content, int... start) {
        if (content.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
