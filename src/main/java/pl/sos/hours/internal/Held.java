package pl.sos.hours.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import pl.sos.hours.ReservationId;

/** A lot with the balances of its accounts, while a book is open. */
@SuppressWarnings("EnumOrdinal") // an index into an array of this run, never kept
final class Held {
    private final Lot lot;
    private final int[] numbers = new int[Sums.ACCOUNTS];
    private final Sums balances = new Sums();
    private final Map<ReservationId, Long> reserved = new LinkedHashMap<>();

    Held(Lot lot) {
        this.lot = lot;
    }

    Lot lot() {
        return lot;
    }

    long balance(Account account) {
        return balances.of(account);
    }

    int number(Account account) {
        return numbers[account.ordinal()];
    }

    /** Minutes of it that each reservation keeps. */
    Map<ReservationId, Long> reserved() {
        return reserved;
    }

    /** All its balances at once. */
    Sums balances() {
        return balances;
    }

    void read(Account account, int number, long balance) {
        numbers[account.ordinal()] = number;
        balances.set(account, balance);
    }

    void add(Account account, long minutes) {
        long balance = Math.addExact(balance(account), minutes);
        if (!account.admits(balance)) {
            throw new IllegalStateException(account + " of " + lot + " would be " + balance);
        }
        numbers[account.ordinal()]++;
        balances.set(account, balance);
    }

    void addReserved(ReservationId reservation, long minutes) {
        long left = reserved.merge(reservation, minutes, Long::sum);
        if (left < 0) {
            throw new IllegalStateException("reservation " + reservation + " of " + lot + " would be " + left);
        }
        if (left == 0) {
            reserved.remove(reservation);
        }
    }
}
