package pl.sos.portal.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.estimates.Estimates;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;
import pl.sos.page.Pdf;
import pl.sos.page.SafeCsv;
import pl.sos.work.DrawsOn;
import pl.sos.work.MonthLine;

/** The hours of a month: what there was, what became of it, every minute of work; as a page, a table and a document. */
@Controller
class HoursPages {
    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    private final HoursViews hours;
    private final Estimates estimates;
    private final Pdf pdf;

    HoursPages(HoursViews hours, Estimates estimates, Pdf pdf) {
        this.hours = hours;
        this.estimates = estimates;
        this.pdf = pdf;
    }

    @GetMapping("/portal/hours")
    ModelAndView page(@RequestParam Optional<String> month, Page page, SignedIn me) {
        var client = PortalPages.client(me);
        return new ModelAndView(
                page.fragment() ? "portal/hours-now" : "portal/hours",
                Map.of("view", hours.of(client, month(month), page), "estimates", estimates.toDecide(client)));
    }

    @GetMapping("/portal/hours.csv")
    ResponseEntity<String> csv(@RequestParam Optional<String> month, Page page, SignedIn me) {
        var view = hours.of(PortalPages.client(me), month(month), page);
        var head = Stream.of(
                        "day",
                        "kind",
                        "what",
                        "person",
                        "ticket",
                        "added",
                        "passed",
                        "worked",
                        "rounding",
                        "reserved",
                        "expired",
                        "overage",
                        "reason",
                        "from",
                        "beside",
                        "carried-out",
                        "left",
                        "agreed",
                        "kept")
                .map(column -> page.t("portal.hours.column." + column))
                .toList();
        var lines = Stream.concat(view.moves().reversed().stream(), view.work().reversed().stream())
                .sorted(Comparator.comparing(HoursView.Row::on))
                .map(row -> SafeCsv.line(List.of(
                        row.on().toString(),
                        page.t("portal.hours.kind", row.kind()),
                        row.what(),
                        row.person().orElse(""),
                        row.ticket().orElse(""),
                        figure(row.share().pool()),
                        row.kind().isWork() ? String.valueOf(row.passed().value()) : "",
                        row.takes(DrawsOn.HOURS)
                                ? String.valueOf(row.share().drawn().value())
                                : "",
                        row.kind().isWork() ? RoundingWords.of(row, page) : "",
                        figure(row.share().reserved()),
                        figure(row.share().expired()),
                        String.valueOf(row.share().overage().value()),
                        row.reason().orElse(""),
                        row.drawsOn()
                                .map(source -> page.t("portal.hours.from", source))
                                .orElse(""),
                        row.kind() == MonthLine.Kind.WORK
                                ? String.valueOf(row.minutes().value())
                                : "",
                        figure(row.share().carriedOut()),
                        figure(row.share().remaining()),
                        row.kind().isWork() ? "" : figure(row.overage()),
                        KeptWords.of(row, page))))
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(view, "csv"))
                .body(SafeCsv.MARK + SafeCsv.line(head) + lines);
    }

    @GetMapping("/portal/hours.pdf")
    ResponseEntity<byte[]> pdf(@RequestParam Optional<String> month, Page page, SignedIn me) {
        var view = hours.of(PortalPages.client(me), month(month), page);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(view, "pdf"))
                .body(pdf.print("portal/print/hours", Map.of("page", page, "view", view)));
    }

    private static String attachment(HoursView view, String ending) {
        return "attachment; filename=\"godziny-" + view.month() + "." + ending + "\"";
    }

    private YearMonth month(Optional<String> wanted) {
        try {
            var month =
                    wanted.filter(text -> !text.isBlank()).map(YearMonth::parse).orElseGet(hours::thisMonth);
            if (month.isBefore(EARLIEST) || month.isAfter(hours.thisMonth().plusYears(1))) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return month;
        } catch (DateTimeException noMonth) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Each figure of the balance has a column, so that a column can be summed and is the figure. */
    private static String figure(Minutes minutes) {
        return minutes.value() == 0 ? "" : String.valueOf(minutes.value());
    }
}
