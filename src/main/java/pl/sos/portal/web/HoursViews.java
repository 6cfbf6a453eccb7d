package pl.sos.portal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.tickets.Tickets;

/** Gathers a month of the ledger with the names of who worked and the numbers of the tickets it was for. */
@Component
class HoursViews {
    private static final int AT_ONCE = 500;

    private final HourLedger ledger;
    private final People people;
    private final Tickets tickets;
    private final Clients clients;
    private final Clock clock;

    HoursViews(HourLedger ledger, People people, Tickets tickets, Clients clients, Clock clock) {
        this.ledger = ledger;
        this.people = people;
        this.tickets = tickets;
        this.clients = clients;
        this.clock = clock;
    }

    YearMonth thisMonth() {
        return YearMonth.from(LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }

    /** The bar alone, for the first page; empty where no hours are included. */
    Optional<Meter> meter(ClientId client) {
        return Optional.of(Meter.of(ledger.balance(client, thisMonth()))).filter(Meter::any);
    }

    HoursView of(ClientId client, YearMonth month, Page page) {
        var work = new ArrayList<HoursView.Row>();
        var moves = new ArrayList<HoursView.Row>();
        Optional<String> after = Optional.empty();
        do {
            var slice = ledger.entries(client, month, after, AT_ONCE);
            for (var row : rows(slice, page)) {
                boolean worked = row.kind() == HourEntry.Kind.DRAW || row.kind() == HourEntry.Kind.REVERSAL;
                (worked ? work : moves).add(row);
            }
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
                !month.isBefore(thisMonth()));
    }

    private List<HoursView.Row> rows(Slice<HourEntry> slice, Page page) {
        var names = people.findAll(slice.items().stream()
                .flatMap(entry -> entry.by().stream())
                .distinct()
                .toList());
        var numbers = tickets.numbers(slice.items().stream()
                .flatMap(entry -> entry.ticket().stream())
                .distinct()
                .toList());
        return slice.items().stream()
                .map(entry -> row(entry, names, numbers, page))
                .toList();
    }

    private static HoursView.Row row(
            HourEntry entry, Map<PersonId, Person> names, Map<TicketId, TicketNumber> numbers, Page page) {
        var number = entry.ticket().map(numbers::get).map(TicketNumber::toString);
        // A colleague's confidential ticket costs hours too; what it was about stays with who may read it.
        boolean hidden = entry.ticket().isPresent() && number.isEmpty();
        return new HoursView.Row(
                entry.kind(),
                entry.on(),
                entry.belongsTo(),
                hidden
                        ? page.t("portal.hours.confidential")
                        : entry.what().isBlank() ? page.t("portal.hours.kind", entry.kind()) : entry.what(),
                Optional.of(entry.reason()).filter(text -> !text.isBlank() && !hidden),
                entry.by().map(names::get).map(Person::name),
                number,
                signed(entry),
                entry.worked(),
                entry.overage(),
                entry.reversed());
    }

    /** Work counts as it took, moves as they gave or took from what is left: what is agreed beyond it takes nothing. */
    private static Minutes signed(HourEntry entry) {
        return switch (entry.kind()) {
            case GRANT, PURCHASE, CARRY_OVER, DRAW, REVERSAL -> entry.minutes();
            case RELEASE -> entry.minutes().minus(entry.overage());
            case RESERVE -> entry.overage().minus(entry.minutes());
            case EXPIRY -> Minutes.ZERO.minus(entry.minutes());
        };
    }
}
