package pl.sos.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.desk.HoursLine;
import pl.sos.hours.HourLedger;
import pl.sos.page.Times;
import pl.sos.tickets.Ticket;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSum;

/** What the rail of a ticket says of work: what was done on it, and what its contract's hours still hold. */
@Component
class TicketWork {
    private final WorkLog work;
    private final HourLedger ledger;
    private final Clock clock;

    TicketWork(WorkLog work, HourLedger ledger, Clock clock) {
        this.work = work;
        this.ledger = ledger;
        this.clock = clock;
    }

    TicketView.Work of(Ticket ticket) {
        var entries = work.of(ticket.id());
        var month = YearMonth.from(LocalDate.ofInstant(clock.instant(), Times.ZONE));
        var hours = work.contractFor(ticket)
                .map(Contract::id)
                .map(contract -> ledger.balance(contract, month))
                .filter(balance -> balance.pool().value() > 0)
                .map(HoursLine::of);
        return new TicketView.Work(hours, entries, WorkSum.of(entries));
    }
}
