package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotKind;
import pl.sos.hours.ReservationId;

/** Makes up in a book for what time brought: missing grants, ends of periods, last days of purchased blocks. */
public final class Settling {
    private final Book book;

    private Settling(Book book) {
        this.book = book;
    }

    /** As of a day of the house; whatever was made up for before stays as it is. */
    public static void settle(Book book, LocalDate today) {
        new Settling(book).settle(today);
    }

    /** Carries over and lets expire what a period left; again when something came back to it later. */
    static void turn(Book book, Period period) {
        new Settling(book).turn(period);
    }

    private void settle(LocalDate today) {
        YearMonth now = YearMonth.from(today);
        book.reach(now);
        for (Period period : book.opened()) {
            if (!period.turned()) {
                book.grant(period);
                if (period.last().isBefore(now)) {
                    turn(period);
                }
                expire(period, today);
            }
        }
    }

    private void turn(Period period) {
        boolean goesOn = book.packages().goesOnAfter(period);
        var held = book.in(period);
        var shares = Turn.of(
                held.stream()
                        .map(lot -> new Turn.Left(lot.lot(), lot.balance(Account.AVAILABLE)))
                        .toList(),
                book.packages().carryOver(period),
                held.stream()
                        .filter(lot -> lot.lot().kind() != LotKind.PURCHASED)
                        .mapToLong(lot -> lot.balance(Account.CARRIED_OUT))
                        .sum(),
                period.end(),
                goesOn);
        expire(period, shares);
        if (goesOn) {
            book.reach(period.last().plusMonths(1));
            carry(period, shares);
            if (!period.turned()) {
                book.turned(period);
            }
            Period next = book.periodOf(period.last().plusMonths(1));
            if (next.turned()) {
                turn(next);
            }
        }
    }

    private void carry(Period period, List<Turn.Share> shares) {
        YearMonth next = period.last().plusMonths(1);
        YearMonth month = book.openMonth(next);
        var draft = new Drafting(
                HourEntry.Kind.CARRY_OVER,
                key("carry", period, Account.CARRIED_OUT),
                month,
                Optional.empty(),
                month.atDay(1));
        boolean any = false;
        for (Turn.Share share : shares) {
            if (share.carried() > 0) {
                Held lot = book.lot(share.lot());
                forward(draft, lot, Account.AVAILABLE, share.carried(), Optional.empty());
                any = true;
            }
        }
        for (Held lot : List.copyOf(book.in(period))) {
            for (var kept : List.copyOf(lot.reserved().entrySet())) {
                forward(draft, lot, Account.RESERVED, kept.getValue(), Optional.of(kept.getKey()));
                any = true;
            }
        }
        if (any) {
            book.add(draft);
        }
    }

    /** Moves minutes of a lot into its successor in the next period, where they stay what they were. */
    private void forward(Drafting draft, Held lot, Account account, long minutes, Optional<ReservationId> reservation) {
        draft.post(lot, account, -minutes, reservation, Optional.empty());
        Held successor = book.onward(draft, lot, minutes);
        draft.post(successor, account, minutes, reservation, Optional.empty());
    }

    private void expire(Period period, List<Turn.Share> shares) {
        YearMonth month = book.openMonth(period.last());
        var draft = new Drafting(
                HourEntry.Kind.EXPIRY,
                key("expire", period, Account.EXPIRED),
                month,
                Optional.of(period.last()).filter(last -> !last.equals(month)),
                period.end());
        shares.stream()
                .filter(share -> share.expired() > 0)
                .forEach(share ->
                        draft.move(book.lot(share.lot()), Account.AVAILABLE, Account.EXPIRED, share.expired()));
        if (shares.stream().anyMatch(share -> share.expired() > 0)) {
            book.add(draft);
        }
    }

    /** Purchased blocks whose last day is over. */
    private void expire(Period period, LocalDate today) {
        for (Held lot : book.in(period)) {
            LocalDate last = lot.lot().expiresOn();
            long left = lot.balance(Account.AVAILABLE);
            if (left > 0 && last.isBefore(today) && lot.lot().kind() == LotKind.PURCHASED) {
                YearMonth month = book.openMonth(YearMonth.from(last));
                var draft = new Drafting(
                        HourEntry.Kind.EXPIRY,
                        "expire:" + lot.lot().id() + ":" + (lot.number(Account.EXPIRED) + 1),
                        month,
                        Optional.of(YearMonth.from(last)).filter(own -> !own.equals(month)),
                        last);
                draft.move(lot, Account.AVAILABLE, Account.EXPIRED, left);
                book.add(draft);
            }
        }
    }

    /** Names a movement at a period's end by how many there were before, so that the same one is never stored twice. */
    private String key(String what, Period period, Account account) {
        return what + ":" + period.first() + ":"
                + (book.in(period).stream().mapToInt(lot -> lot.number(account)).sum() + 1);
    }
}
