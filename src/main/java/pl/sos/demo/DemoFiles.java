package pl.sos.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the files under {@code demo/}: UTF-8, semicolons, names of the columns in the first line. */
final class DemoFiles {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private DemoFiles() {}

    static List<CSVRecord> rows(String name) {
        try (var in = DemoFiles.class.getResourceAsStream("/demo/" + name);
                var reader = new InputStreamReader(known(in, name), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        try (var in = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            return known(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell that holds a list: parts between commas. */
    static List<String> list(CSVRecord row, String column) {
        return Stream.of(row.get(column).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static java.io.InputStream known(java.io.@org.jspecify.annotations.Nullable InputStream in, String name) {
        if (in == null) {
            throw new IllegalStateException("There is no demo/" + name);
        }
        return in;
    }
}
