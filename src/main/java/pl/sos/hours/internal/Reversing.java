package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;
import pl.sos.hours.ReservationId;

/** Takes a draw back whole. */
public final class Reversing {
    private Reversing() {}

    /**
     * A draw as it was stored.
     *
     * @param month in which it counts
     * @param released those of its reservations of which something was given back: they get no more
     */
    public record Draw(UUID id, YearMonth month, LocalDate on, List<Drawn> drawn, Set<ReservationId> released) {
        public long minutes() {
            return drawn.stream().mapToLong(Drawn::minutes).sum();
        }
    }

    /** Minutes that it drew out of one lot. */
    public record Drawn(
            LotId lot, LotKind kind, long minutes, Optional<ReservationId> reservation, Optional<UUID> consent) {}

    /**
     * What was drawn lies again where it was taken, and goes the way it would have gone: it is available or kept, or if
     * its period is over it is carried over or expires. A draw of a closed month stays as it is; the next open month
     * gives its minutes back and takes its overage off.
     */
    public static YearMonth reverse(Book book, Draw draw, String key, Words words) {
        YearMonth month = book.openMonth(draw.month());
        var draft = new Drafting(
                        HourEntry.Kind.REVERSAL,
                        key,
                        month,
                        Optional.of(draw.month()).filter(own -> !own.equals(month)),
                        draw.on())
                .saying(words)
                .reversing(draw.id());
        Period period = book.periodOf(month);
        if (month.equals(draw.month())) {
            draw.drawn().forEach(drawn -> giveBack(book, draft, draw, drawn));
        } else {
            correct(book, draft, draw, period);
        }
        book.add(draft);
        if (period.turned()) {
            Settling.turn(book, period);
        }
        return month;
    }

    private static void giveBack(Book book, Drafting draft, Draw draw, Drawn drawn) {
        Held lot = book.lot(drawn.lot());
        draft.post(lot, Account.DRAWN, -drawn.minutes(), drawn.reservation(), drawn.consent());
        if (lot.lot().kind() == LotKind.BEYOND) {
            draft.post(lot, Account.OVERAGE, drawn.minutes(), drawn.reservation(), drawn.consent());
            return;
        }
        var reservation = drawn.reservation().filter(id -> !draw.released().contains(id));
        draft.post(
                lot,
                reservation.isPresent() ? Account.RESERVED : Account.AVAILABLE,
                drawn.minutes(),
                reservation,
                Optional.empty());
    }

    private static void correct(Book book, Drafting draft, Draw draw, Period period) {
        var packages = book.packages();
        Held lot = book.only(period, LotKind.CORRECTION, packages.turns(period), packages.lastDay(period));
        for (Drawn drawn : draw.drawn()) {
            boolean beyond = drawn.kind() == LotKind.BEYOND;
            draft.move(lot, Account.RETURNED, beyond ? Account.WAIVED : Account.AVAILABLE, drawn.minutes());
        }
    }
}
