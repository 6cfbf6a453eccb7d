package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.hours.HourEntry;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.Ids;

/** A transfer that is being written into an open book. */
final class Drafting {
    private final UUID id = Ids.next();
    private final HourEntry.Kind kind;
    private final String key;
    private final YearMonth month;
    private final Optional<YearMonth> belongsTo;
    private final LocalDate on;
    private final List<Posting> postings = new ArrayList<>();

    private Words words = Words.NONE;
    private Optional<ReservationId> reservation = Optional.empty();
    private long agreedOverage;
    private Optional<UUID> consent = Optional.empty();
    private Optional<UUID> reverses = Optional.empty();

    Drafting(HourEntry.Kind kind, String key, YearMonth month, Optional<YearMonth> belongsTo, LocalDate on) {
        this.kind = kind;
        this.key = key;
        this.month = month;
        this.belongsTo = belongsTo;
        this.on = on;
    }

    UUID id() {
        return id;
    }

    Drafting saying(Words said) {
        words = said;
        return this;
    }

    Drafting keeping(ReservationId kept, long overage, Optional<UUID> agreed) {
        reservation = Optional.of(kept);
        agreedOverage = overage;
        consent = agreed;
        return this;
    }

    Drafting reversing(UUID entry) {
        reverses = Optional.of(entry);
        return this;
    }

    void move(Held lot, Account from, Account to, long minutes) {
        post(lot, from, -minutes, Optional.empty(), Optional.empty());
        post(lot, to, minutes, Optional.empty(), Optional.empty());
    }

    void post(
            Held lot, Account account, long minutes, Optional<ReservationId> forReservation, Optional<UUID> consented) {
        lot.add(account, minutes);
        if (account == Account.RESERVED) {
            lot.addReserved(forReservation.orElseThrow(), minutes);
        }
        postings.add(new Posting(
                lot.lot().id(),
                account,
                lot.number(account),
                minutes,
                lot.balance(account),
                forReservation,
                consented));
    }

    Transfer done() {
        if (postings.stream().mapToLong(Posting::minutes).sum() != 0) {
            throw new IllegalStateException("does not add up to zero: " + postings);
        }
        return new Transfer(
                id, kind, key, month, belongsTo, on, words, reservation, agreedOverage, consent, reverses, postings);
    }
}
