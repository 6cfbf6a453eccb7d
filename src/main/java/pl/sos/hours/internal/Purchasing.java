package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;
import pl.sos.hours.PurchaseHours;

/** Enters a purchased block into an open book. */
public final class Purchasing {
    private Purchasing() {}

    /** Empty when the contract is not in force on the block's first day. The book must be settled. */
    public static Optional<LotId> purchase(Book book, PurchaseHours wish, LocalDate today) {
        LocalDate from = wish.from();
        if (book.packages().on(from).isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = book.openMonth(YearMonth.from(from));
        Period period = book.periodOf(month);
        Held lot = book.newLot(
                new Lot(LotId.next(), LotKind.PURCHASED, period.first(), Optional.empty(), 0, from, wish.until()));
        var draft = new Drafting(
                        HourEntry.Kind.PURCHASE,
                        wish.key(),
                        month,
                        Optional.of(YearMonth.from(from)).filter(own -> !own.equals(month)),
                        from)
                .saying(new Words("", wish.what(), "", Optional.empty(), Optional.of(wish.by())));
        draft.move(lot, Account.PURCHASED, Account.AVAILABLE, wish.minutes().value());
        book.add(draft);
        if (period.turned()) {
            Settling.turn(book, period);
        }
        Settling.settle(book, today);
        return Optional.of(lot.lot().id());
    }
}
