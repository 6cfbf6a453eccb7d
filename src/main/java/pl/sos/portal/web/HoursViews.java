package pl.sos.portal.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hotline.TalkedAbout;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.work.EveryMinute;
import pl.sos.work.MonthLine;

/** Gathers a month of a client: its hours, and every minute of work. */
@Component
class HoursViews {
    private static final int AT_ONCE = 500;

    private final HourLedger ledger;
    private final EveryMinute minutes;
    private final TalkedAbout talks;
    private final Clients clients;
    private final Clock clock;

    HoursViews(HourLedger ledger, EveryMinute minutes, TalkedAbout talks, Clients clients, Clock clock) {
        this.ledger = ledger;
        this.minutes = minutes;
        this.talks = talks;
        this.clients = clients;
        this.clock = clock;
    }

    YearMonth thisMonth() {
        return YearMonth.from(Times.today(clock));
    }

    /** The bar alone, for the first page; empty where no hours are included. */
    Optional<Meter> meter(ClientId client) {
        return Optional.of(Meter.of(ledger.balance(client, thisMonth()), thisMonth()))
                .filter(Meter::any);
    }

    HoursView of(ClientId client, YearMonth month, Page page) {
        var work = new ArrayList<HoursView.Row>();
        var moves = new ArrayList<HoursView.Row>();
        Optional<String> after = Optional.empty();
        do {
            var slice = minutes.month(client, month, after, AT_ONCE);
            var spoken = spoken(client, slice.items());
            slice.items()
                    .forEach(line -> (line.kind().isWork() ? work : moves)
                            .add(row(line, Optional.ofNullable(spoken.get(line.id())), page)));
            after = slice.next();
        } while (after.isPresent());
        return new HoursView(
                "client:" + client,
                clients.find(client).map(Client::name).orElse(""),
                month,
                month.minusMonths(1),
                Optional.of(month.plusMonths(1)).filter(next -> !next.isAfter(thisMonth())),
                ledger.balance(client, month),
                work,
                moves,
                thisMonth());
    }

    /** The lines come by day, the latest first. */
    private Map<UUID, TalkedAbout.Spoken> spoken(ClientId client, List<MonthLine> lines) {
        return lines.isEmpty()
                ? Map.of()
                : talks.of(client, lines.getLast().on(), lines.getFirst().on());
    }

    private static HoursView.Row row(MonthLine line, Optional<TalkedAbout.Spoken> spoken, Page page) {
        return new HoursView.Row(
                line.kind(),
                line.on(),
                line.belongsTo(),
                line.confidential()
                        ? page.t("portal.hours.confidential")
                        : line.what().isBlank() ? page.t("portal.hours.kind", line.kind()) : line.what(),
                Optional.of(line.reason()).filter(text -> !text.isBlank()),
                line.by(),
                line.ticket().map(TicketNumber::toString),
                line.minutes(),
                line.worked(),
                line.overage(),
                line.share(),
                line.kept(),
                line.drawsOn(),
                line.reverses().isPresent(),
                line.reversed(),
                spoken.filter(talk -> !line.confidential()));
    }
}
