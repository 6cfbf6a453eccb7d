package pl.sos.contracts;

import java.time.YearMonth;
import java.util.List;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** How the hours of a contract stand, month by month; the room of hours knows it and answers. */
public interface PackageMonths {
    /** From one month through another; a month to come, a year ahead at most, shows what it will be granted. */
    List<Month> of(ContractId contract, YearMonth first, YearMonth last);

    /**
     * A month of a package.
     *
     * @param granted with what was carried in and bought
     * @param left neither used, nor kept for agreed work, nor expired
     */
    record Month(YearMonth month, Minutes granted, Minutes used, Minutes reserved, Minutes expired, Minutes left) {}
}
