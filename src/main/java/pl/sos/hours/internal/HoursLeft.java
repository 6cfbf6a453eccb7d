package pl.sos.hours.internal;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.RemainingHours;
import pl.sos.kernel.ContractId;

/** What a decision may say of hours left; reads only, also where a grant has still to be made up. */
@Component
class HoursLeft implements RemainingHours {
    private final Bookkeeper bookkeeper;
    private final Retries transactions;

    HoursLeft(Bookkeeper bookkeeper, Retries transactions) {
        this.bookkeeper = bookkeeper;
        this.transactions = transactions;
    }

    @Override
    public Optional<Remaining> of(ContractId contract, Instant at) {
        YearMonth month = bookkeeper.month(at);
        return transactions.once(() -> bookkeeper
                .contract(contract)
                .filter(found -> found.inForceOn(bookkeeper.day(at)))
                .map(found -> bookkeeper.read(found, month).balance(month))
                .map(balance -> new Remaining(balance.pool(), balance.remaining(), balance.from(), balance.until())));
    }
}
