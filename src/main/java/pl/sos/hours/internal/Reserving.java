package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.contracts.HoursPackage;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Part;
import pl.sos.hours.ReleaseHours;
import pl.sos.hours.ReleaseResult;
import pl.sos.hours.ReservationId;
import pl.sos.hours.ReserveHours;
import pl.sos.kernel.Minutes;

/** Keeps minutes for agreed work in an open book, and gives them back. */
public final class Reserving {
    private Reserving() {}

    /**
     * Keeps minutes of the period for which the work is planned; the book must be settled.
     *
     * @param today nothing is kept for a day that is past
     * @param consent that the wish brings, with what is left of it
     */
    public static Outcome reserve(Book book, ReserveHours wish, LocalDate today, Optional<Agreed.Consent> consent) {
        LocalDate planned = wish.on().isBefore(today) ? today : wish.on();
        return book.packages()
                .on(planned)
                .map(hours -> reserve(book, wish, planned, hours, consent))
                .orElseGet(Outcome.OutOfForce::new);
    }

    private static Outcome reserve(
            Book book, ReserveHours wish, LocalDate planned, HoursPackage hours, Optional<Agreed.Consent> consent) {
        YearMonth own = YearMonth.from(planned);
        YearMonth month = book.openMonth(own);
        Period period = book.periodOf(month);
        LocalDate day = own.equals(month) ? planned : month.atDay(1);
        var lots = Allocation.usable(book.in(period), hours.order(), day);
        long left =
                lots.stream().mapToLong(lot -> lot.balance(Account.AVAILABLE)).sum();
        long fromPackage = Math.min(left, wish.minutes().value());
        long beyond = wish.minutes().value() - fromPackage;
        boolean agreed = switch (hours.overage()) {
            case REFUSE -> false;
            case ASK -> consent.filter(one -> one.left() >= beyond).isPresent();
            case BILL -> true;
        };
        if (beyond > 0 && !agreed) {
            return new Outcome.NotEnough(fromPackage, beyond, hours.overage());
        }
        var draft = new Drafting(
                        HourEntry.Kind.RESERVE,
                        wish.key(),
                        month,
                        Optional.of(own).filter(one -> !one.equals(month)),
                        planned)
                .saying(new Words(wish.source(), wish.what(), "", wish.ticket(), Optional.of(wish.by())));
        var id = new ReservationId(draft.id());
        Optional<UUID> under = beyond > 0 ? consent.map(Agreed.Consent::id) : Optional.empty();
        draft.keeping(id, beyond, under);
        var parts = new ArrayList<Part>();
        long missing = fromPackage;
        for (Held lot : lots) {
            long minutes = Math.min(missing, lot.balance(Account.AVAILABLE));
            if (minutes > 0) {
                draft.post(lot, Account.AVAILABLE, -minutes, Optional.empty(), Optional.empty());
                draft.post(lot, Account.RESERVED, minutes, Optional.of(id), Optional.empty());
                parts.add(new Part(lot.lot().id(), lot.lot().kind(), lot.lot().expiresOn(), Minutes.of(minutes)));
                missing -= minutes;
            }
        }
        book.add(draft);
        return new Outcome.Done(draft.id(), parts, beyond, month, Optional.empty());
    }

    /**
     * Gives back: first what is beyond the package, then the minutes that live longest.
     *
     * @param kept what the reservation has beyond the package
     * @param today what had its last day before it expires
     */
    public static ReleaseResult release(Book book, ReleaseHours wish, Agreed.Kept kept, LocalDate today) {
        var lots = lots(book, kept.id());
        long reserved = lots.stream()
                .mapToLong(lot -> lot.reserved().getOrDefault(kept.id(), 0L))
                .sum();
        long wanted = wish.minutes().map(Minutes::value).orElse(reserved + kept.overage());
        if (wanted > reserved + kept.overage() || wanted < 0) {
            return new ReleaseResult.NotSoMuch(Minutes.of(reserved + kept.overage()));
        }
        long overage = Math.min(wanted, kept.overage());
        YearMonth now = book.openMonth(YearMonth.from(today));
        YearMonth month = lots.stream()
                .map(lot -> lot.lot().period())
                .max(Comparator.naturalOrder())
                .filter(now::isBefore)
                .orElse(now);
        var draft = new Drafting(HourEntry.Kind.RELEASE, wish.key(), month, Optional.empty(), today)
                .saying(new Words("", "", wish.reason(), Optional.empty(), Optional.of(wish.by())))
                .keeping(kept.id(), -overage, kept.consent());
        long missing = wanted - overage;
        long expired = 0;
        for (Held lot : lots) {
            long minutes = Math.min(missing, lot.reserved().getOrDefault(kept.id(), 0L));
            if (minutes > 0) {
                boolean late = lot.lot().expiresOn().isBefore(today);
                draft.post(lot, Account.RESERVED, -minutes, Optional.of(kept.id()), Optional.empty());
                draft.post(
                        lot, late ? Account.EXPIRED : Account.AVAILABLE, minutes, Optional.empty(), Optional.empty());
                expired += late ? minutes : 0;
                missing -= minutes;
            }
        }
        book.add(draft);
        return new ReleaseResult.Released(
                Minutes.of(wanted - overage - expired), Minutes.of(expired), Minutes.of(overage));
    }

    /** Lots with minutes kept for it, those that live longest first. */
    private static List<Held> lots(Book book, ReservationId id) {
        var found = new ArrayList<Held>();
        book.all().forEach(lot -> {
            if (lot.reserved().containsKey(id)) {
                found.add(lot);
            }
        });
        found.sort(Comparator.comparing((Held lot) -> lot.lot().expiresOn()).reversed());
        return found;
    }

    /** Minutes of the package that are kept for it. */
    public static long left(Book book, ReservationId id) {
        return lots(book, id).stream()
                .mapToLong(lot -> lot.reserved().getOrDefault(id, 0L))
                .sum();
    }
}
