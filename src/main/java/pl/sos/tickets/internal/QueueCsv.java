package pl.sos.tickets.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pl.sos.kernel.Language;
import pl.sos.page.SafeCsv;
import pl.sos.page.Sentences;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.Who;

/** The queue as a table for spreadsheets. */
public final class QueueCsv {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Warsaw"));
    private static final List<String> COLUMNS = List.of(
            "position",
            "number",
            "subject",
            "client",
            "care",
            "category",
            "severity",
            "application",
            "status",
            "assignee",
            "reporter",
            "channel",
            "reported",
            "updated",
            "due",
            "finished",
            "because");

    private final Writer out;
    private final Language language;

    public QueueCsv(OutputStream out, Language language) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.language = language;
        this.out.write(SafeCsv.MARK
                + SafeCsv.line(COLUMNS.stream()
                        .map(column -> t("tickets.csv." + column))
                        .toList()));
    }

    public void write(QueueRow row) throws IOException {
        out.write(SafeCsv.line(
                String.valueOf(row.position()),
                row.number().toString(),
                row.subject(),
                row.clientName(),
                t(row.underCare() ? "tickets.because.under-care" : "tickets.because.outside-care"),
                t("tickets.category." + row.category().name()),
                t("tickets.severity." + row.severity().name()),
                row.applicationName().or(row::application).orElse(""),
                t("tickets.status." + row.status().name()),
                row.assignee().map(Who::name).orElse(""),
                row.reporter().name(),
                t("tickets.channel." + row.channel().name()),
                MOMENT.format(row.reportedAt()),
                MOMENT.format(row.updatedAt()),
                moment(row.due()),
                moment(row.finishedAt()),
                row.sentence().in(language)));
    }

    /** The caller closes the stream. */
    public void finish() throws IOException {
        out.flush();
    }

    private static String moment(Optional<Instant> at) {
        return at.map(MOMENT::format).orElse("");
    }

    private String t(String key) {
        return Sentences.of(key).in(language);
    }
}
