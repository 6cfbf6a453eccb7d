package pl.sos.hours.internal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import pl.sos.hours.ReservationId;

/** A lot with the balances of its accounts, while a book is open. */
final class Held {
    private record Standing(int number, long balance) {
        static final Standing NONE = new Standing(0, 0);
    }

    private final Lot lot;
    private final Map<Account, Standing> accounts = new EnumMap<>(Account.class);
    private final Map<ReservationId, Long> reserved = new LinkedHashMap<>();

    Held(Lot lot) {
        this.lot = lot;
    }

    Lot lot() {
        return lot;
    }

    long balance(Account account) {
        return standing(account).balance();
    }

    int number(Account account) {
        return standing(account).number();
    }

    /** Minutes of it that each reservation keeps. */
    Map<ReservationId, Long> reserved() {
        return reserved;
    }

    void read(Account account, int number, long balance) {
        accounts.put(account, new Standing(number, balance));
    }

    void add(Account account, long minutes) {
        long balance = Math.addExact(balance(account), minutes);
        if (!account.admits(balance)) {
            throw new IllegalStateException(account + " of " + lot + " would be " + balance);
        }
        accounts.put(account, new Standing(number(account) + 1, balance));
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

    private Standing standing(Account account) {
        return accounts.getOrDefault(account, Standing.NONE);
    }
}
