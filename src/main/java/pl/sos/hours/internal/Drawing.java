package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.contracts.HoursPackage;
import pl.sos.hours.DrawHours;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotKind;
import pl.sos.hours.Part;
import pl.sos.kernel.Minutes;

/**
 * Counts work against an open book: reserved minutes first, then the lots of the period in the contract's order, then
 * what had expired or gone over although the work was done in time, at last what goes beyond the package.
 */
public final class Drawing {
    private final Book book;
    private final DrawHours wish;
    private final Optional<Agreed.Kept> kept;
    private final List<Take> takes = new ArrayList<>();
    private long missing;

    private Drawing(Book book, DrawHours wish, Optional<Agreed.Kept> kept) {
        this.book = book;
        this.wish = wish;
        this.kept = kept;
        this.missing = wish.minutes().value();
    }

    /**
     * The book must be settled.
     *
     * @param kept the reservation that the wish names
     * @param consent that the wish brings, with what is left of it
     */
    public static Outcome draw(
            Book book, DrawHours wish, Optional<Agreed.Kept> kept, Optional<Agreed.Consent> consent) {
        return book.packages()
                .on(wish.performedOn())
                .map(hours -> new Drawing(book, wish, kept).draw(hours, consent))
                .orElseGet(Outcome.OutOfForce::new);
    }

    private Outcome draw(HoursPackage hours, Optional<Agreed.Consent> consent) {
        YearMonth own = YearMonth.from(wish.performedOn());
        YearMonth month = later(book.openMonth(own), keptIn());
        Optional<YearMonth> belongsTo = Optional.of(own).filter(one -> !one.equals(month));
        Period period = book.periodOf(month);
        LocalDate day = belongsTo.isPresent() ? month.atDay(1) : wish.performedOn();
        kept.ifPresent(reservation -> takeReserved(reservation, period));
        var lots = Allocation.usable(book.in(period), hours.order(), day);
        lots.forEach(lot -> take(lot, Account.AVAILABLE, lot));
        lots.forEach(lot -> take(lot, Account.EXPIRED, lot));
        if (period.turned()) {
            lots.forEach(this::takeBack);
        }
        long agreed = Math.min(missing, kept.map(Agreed.Kept::overage).orElse(0L));
        long beyond = missing - agreed;
        boolean paid = switch (hours.overage()) {
            case REFUSE -> false;
            case ASK -> consent.filter(one -> one.left() >= beyond).isPresent();
            case BILL -> true;
        };
        if (beyond > 0 && !paid) {
            return new Outcome.NotEnough(wish.minutes().value() - beyond, beyond, hours.overage());
        }
        return post(period, month, belongsTo, agreed, beyond, consent.map(Agreed.Consent::id));
    }

    /** First month of the latest period in which minutes are kept for this work; a visit may be held before its month. */
    private YearMonth keptIn() {
        YearMonth latest = YearMonth.of(1, 1);
        if (kept.isPresent()) {
            for (Held lot : book.all()) {
                if (lot.reserved().containsKey(kept.get().id()) && !reachesBack(lot)) {
                    latest = later(latest, lot.lot().period());
                }
            }
        }
        return latest;
    }

    private boolean reachesBack(Held lot) {
        YearMonth own = book.openMonth(YearMonth.from(wish.performedOn()));
        Held root = lot;
        while (root.lot().period().isAfter(own) && root.lot().from().isPresent()) {
            root = book.lot(root.lot().from().get());
        }
        return !root.lot().period().isAfter(own);
    }

    private void takeReserved(Agreed.Kept reservation, Period period) {
        var lots = new ArrayList<Held>();
        book.all().forEach(lots::add);
        lots.stream()
                .filter(lot -> lot.reserved().containsKey(reservation.id()))
                .sorted((one, other) ->
                        one.lot().expiresOn().compareTo(other.lot().expiresOn()))
                .forEach(lot -> {
                    long minutes = Math.min(missing, lot.reserved().getOrDefault(reservation.id(), 0L));
                    if (minutes > 0) {
                        takes.add(new Take(
                                lot, Account.RESERVED, ancestor(lot, period), minutes, Optional.of(reservation.id())));
                        missing -= minutes;
                    }
                });
    }

    private Held ancestor(Held lot, Period period) {
        Held one = lot;
        while (one.lot().period().isAfter(period.last())) {
            one = book.lot(one.lot().from().orElseThrow());
        }
        return one;
    }

    private void take(Held source, Account account, Held target) {
        long minutes = Math.min(missing, source.balance(account));
        if (minutes > 0) {
            takes.add(new Take(source, account, target, minutes, Optional.empty()));
            missing -= minutes;
        }
    }

    private void takeBack(Held lot) {
        for (var later = book.child(lot); later.isPresent(); later = book.child(later.get())) {
            take(later.get(), Account.EXPIRED, lot);
            take(later.get(), Account.AVAILABLE, lot);
        }
    }

    private Outcome post(
            Period period,
            YearMonth month,
            Optional<YearMonth> belongsTo,
            long agreed,
            long beyond,
            Optional<UUID> consent) {
        var draft = new Drafting(HourEntry.Kind.DRAW, wish.key(), month, belongsTo, wish.performedOn())
                .saying(new Words(
                        wish.source(), wish.what(), "", wish.ticket(), Optional.of(wish.by()), wish.worked()));
        kept.ifPresent(one -> draft.keeping(one.id(), 0, Optional.empty()));
        var parts = new ArrayList<Part>();
        for (Take take : takes) {
            Held drawn = bring(draft, take, period);
            draft.post(drawn, Account.DRAWN, take.minutes(), take.reservation(), Optional.empty());
            Lot lot = drawn.lot();
            parts.add(new Part(lot.id(), lot.kind(), lot.expiresOn(), Minutes.of(take.minutes())));
        }
        if (agreed > 0) {
            beyond(draft, period, agreed, kept, kept.flatMap(Agreed.Kept::consent));
        }
        if (beyond > 0) {
            beyond(draft, period, beyond, Optional.empty(), consent);
        }
        book.add(draft);
        return new Outcome.Done(draft.id(), parts, agreed + beyond, month, belongsTo);
    }

    private void beyond(
            Drafting draft, Period period, long minutes, Optional<Agreed.Kept> under, Optional<UUID> consent) {
        Held lot = book.only(period, LotKind.BEYOND, 0, period.end());
        draft.post(lot, Account.OVERAGE, -minutes, under.map(Agreed.Kept::id), consent);
        draft.post(lot, Account.DRAWN, minutes, under.map(Agreed.Kept::id), consent);
    }

    /** Takes minutes off where they lie and brings them to the period of the work, back or on. */
    private Held bring(Drafting draft, Take take, Period period) {
        Held one = take.source();
        draft.post(one, take.account(), -take.minutes(), take.reservation(), Optional.empty());
        while (!one.lot().id().equals(take.target().lot().id())) {
            Held before = book.lot(one.lot().from().orElseThrow());
            draft.post(one, Account.CARRIED_IN, take.minutes(), Optional.empty(), Optional.empty());
            draft.post(before, Account.CARRIED_OUT, -take.minutes(), Optional.empty(), Optional.empty());
            one = before;
        }
        while (one.lot().period().isBefore(period.first())) {
            one = book.onward(draft, one, take.minutes());
        }
        return one;
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
