package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.clients.Clients;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ClientId;
import pl.sos.page.Times;
import pl.sos.work.EveryMinute;

/** Specialists' time: what was included, what was used, what is left. */
@RestController
@RequestMapping("/api/v1/clients/{id}/hours")
@Tag(name = "Hours", description = "Specialists' time to the minute")
class HoursApi {
    private static final YearMonth EARLIEST = YearMonth.of(1990, 1);
    private static final YearMonth LATEST = YearMonth.of(2100, 12);

    private final HourLedger ledger;
    private final EveryMinute minutes;
    private final Clients clients;
    private final Cursors cursors;
    private final Clock clock;

    HoursApi(HourLedger ledger, EveryMinute minutes, Clients clients, Cursors cursors, Clock clock) {
        this.ledger = ledger;
        this.minutes = minutes;
        this.clients = clients;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Hours of a client in a month",
            description = "Sums are those of the settlement period that holds the month, of all contracts together;"
                    + " entries are those of the month, the latest first, each minute by person, day and ticket; work that"
                    + " took none of the hours is among them as kind WORK and is in none of the sums. What reaches into two periods,"
                    + " such as a carry-over, is an entry in each, under the same id. The shares of the period's entries add up"
                    + " to its sums.")
    HoursView read(
            @PathVariable String id,
            @Parameter(description = "This month, Europe/Warsaw, when left out", example = "2026-11") @RequestParam
                    Optional<String> month,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        var client = clients.find(new ClientId(Parameters.id(id)))
                .orElseThrow(ApiProblem::notFound)
                .id();
        var wanted = month.map(HoursApi::month)
                .orElseGet(() -> YearMonth.from(clock.instant().atZone(Times.ZONE)));
        String list = "hours " + client + " " + wanted;
        var slice = minutes.month(client, wanted, cursors.after(list, after), Cursors.limit(limit));
        var entries = cursors.listing(list, slice.map(HoursView.EntryView::of));
        return HoursView.of(wanted, ledger.balance(client, wanted), entries);
    }

    private static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.isBefore(EARLIEST) || month.isAfter(LATEST)) {
                throw ApiProblem.of(400, "bad-parameter", "month");
            }
            return month;
        } catch (DateTimeParseException noMonth) {
            throw ApiProblem.of(400, "bad-parameter", "month");
        }
    }
}
