package pl.sos.hours.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.contracts.PackageMonths;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ContractId;

/** Tells the room of contracts how the hours of a contract stand. */
@Component
class MonthsOfPackage implements PackageMonths {
    private final HourLedger ledger;

    MonthsOfPackage(HourLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Month> of(ContractId contract, YearMonth first, YearMonth last) {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> {
                    var balance = ledger.balance(contract, month);
                    return new Month(
                            month,
                            balance.pool(),
                            balance.drawn(),
                            balance.reserved(),
                            balance.expired(),
                            balance.remaining());
                })
                .toList();
    }
}
