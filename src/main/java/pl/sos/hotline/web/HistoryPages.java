package pl.sos.hotline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallFilter;
import pl.sos.hotline.CallLists;
import pl.sos.hotline.HourOfCalls;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** Calls that were, and how it went hour by hour; both as tables for spreadsheets too. */
@Controller
class HistoryPages {
    private static final int SHOWN = 50;
    private static final int EXPORTED = 5000;
    private static final int DAYS = 28;
    private static final int MOST_DAYS = 92;

    private final CallLists lists;
    private final Clients clients;
    private final Clock clock;

    HistoryPages(CallLists lists, Clients clients, Clock clock) {
        this.lists = lists;
        this.clients = clients;
        this.clock = clock;
    }

    @GetMapping("/hotline/calls")
    ModelAndView calls(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "false") boolean missed,
            @RequestParam Optional<String> after) {
        var whose = clients.findBySlug(client);
        var query = (whose.isPresent() ? "client=" + whose.get().slug() + "&" : "") + (missed ? "missed=true&" : "");
        return new ModelAndView(
                "hotline/calls",
                "view",
                new CallsView(lists.list(filter(whose, missed), after, SHOWN), whose, missed, query));
    }

    private static CallFilter filter(Optional<Client> client, boolean missed) {
        return new CallFilter(client.map(Client::id), missed, Optional.empty(), Optional.empty());
    }

    @GetMapping("/hotline/calls.csv")
    void export(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "false") boolean missed,
            Page page,
            HttpServletResponse response)
            throws IOException {
        begin(response, "calls.csv");
        var filter = filter(clients.findBySlug(client), missed);
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(CallCsv.head(page));
            Optional<String> after = Optional.empty();
            int written = 0;
            do {
                var slice = lists.list(filter, after, 500);
                for (var call : slice.items()) {
                    out.write(CallCsv.line(call, page));
                }
                written += slice.items().size();
                after = slice.next();
            } while (after.isPresent() && written < EXPORTED);
        }
    }

    @GetMapping("/hotline/statistics")
    ModelAndView statistics(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
        return new ModelAndView("hotline/statistics", "view", figures(from, until));
    }

    @GetMapping("/hotline/statistics.csv")
    void exportStatistics(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Page page,
            HttpServletResponse response)
            throws IOException {
        begin(response, "hours.csv");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(CallCsv.hoursHead(page));
            for (var hour : figures(from, until).hours()) {
                out.write(CallCsv.line(hour));
            }
        }
    }

    private StatisticsView figures(String from, String until) {
        var today = clock.instant().atZone(Times.ZONE).toLocalDate();
        var last = date(until).filter(day -> !day.isAfter(today)).orElse(today);
        var first = date(from)
                .filter(day -> !day.isAfter(last) && day.isAfter(last.minusDays(MOST_DAYS)))
                .orElse(last.minusDays(DAYS - 1));
        var hours = lists.byHour(first, last, Times.ZONE);
        return new StatisticsView(
                first,
                last,
                hours,
                hours.stream().mapToInt(HourOfCalls::all).max().orElse(0));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            // A year of four digits: with another there is no month before.
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(at.atZone(Times.ZONE));
    }

    static String talked(Call call) {
        return call.minutes().map(Minutes::value).map(String::valueOf).orElse("");
    }
}
