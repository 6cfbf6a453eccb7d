package pl.sos.hours;

import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/**
 * The ledger of specialists' hours. Needs a {@link pl.sos.ground.Scope}: a client sees and moves its own. Every write is
 * one transaction, or part of the caller's; two writes for one contract follow each other.
 */
@Component
public class HourLedger {
    /** Of the settlement period that holds this month, as the entries add up now. */
    public Balance balance(ContractId contract, YearMonth month) {
        throw new UnsupportedOperationException();
    }

    /** Of all contracts of a client together. */
    public Balance balance(ClientId client, YearMonth month) {
        throw new UnsupportedOperationException();
    }

    public DrawResult draw(DrawHours wish) {
        throw new UnsupportedOperationException();
    }

    public ReserveResult reserve(ReserveHours wish) {
        throw new UnsupportedOperationException();
    }

    public ReleaseResult release(ReleaseHours wish) {
        throw new UnsupportedOperationException();
    }

    /** What is left of a reservation; empty when it is not there or not yours. */
    public Optional<Reservation> reservation(ReservationId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a draw back whole: a correction.
     *
     * @param reason in words that the client reads
     * @param key names this wish within the contract
     */
    public ReverseResult reverse(DrawId draw, String reason, PersonId by, String key) {
        throw new UnsupportedOperationException();
    }

    public PurchaseResult purchase(PurchaseHours wish) {
        throw new UnsupportedOperationException();
    }

    /** Closes a month that is over, and all before it. */
    public CloseResult close(ContractId contract, YearMonth month, PersonId by) {
        throw new UnsupportedOperationException();
    }

    /**
     * What counts in a month, the latest day first.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to 500
     */
    public Slice<HourEntry> entries(ContractId contract, YearMonth month, Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** As above, of all contracts of a client. */
    public Slice<HourEntry> entries(ClientId client, YearMonth month, Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }
}
