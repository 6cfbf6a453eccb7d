package pl.sos.hours.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pl.sos.contracts.CarryOver;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;

/** What becomes of minutes that a period left: a pure function of its lots and of the contract's rule. */
final class Turn {
    private Turn() {}

    /** A lot and the minutes of it that nobody used or keeps. */
    record Left(Lot lot, long minutes) {}

    /** Minutes of a lot that go over, and those that expire; what is in neither stays. */
    record Share(LotId lot, long carried, long expired) {}

    /**
     * Purchased blocks go over until their last day; of the rest those that may live longest go over first, as many as
     * the rule allows.
     *
     * @param before how many of this period went over already, where its end is reckoned once more
     * @param goesOn whether there is a next period; without one a purchased block waits for its last day
     */
    static List<Share> of(List<Left> lots, CarryOver rule, long before, LocalDate end, boolean goesOn) {
        var shares = new ArrayList<Share>();
        long room = goesOn && !rule.none() ? Math.max(0, rule.atMost().value() - before) : 0;
        var longestFirst = lots.stream()
                .filter(left -> left.minutes() > 0)
                .sorted(Comparator.comparingInt((Left left) -> left.lot().turnsLeft())
                        .reversed())
                .toList();
        for (Left left : longestFirst) {
            Lot lot = left.lot();
            if (lot.kind() == LotKind.PURCHASED && lot.expiresOn().isAfter(end)) {
                if (goesOn) {
                    shares.add(new Share(lot.id(), left.minutes(), 0));
                }
            } else {
                long carried =
                        lot.kind() != LotKind.PURCHASED && lot.turnsLeft() > 0 ? Math.min(room, left.minutes()) : 0;
                room -= carried;
                shares.add(new Share(lot.id(), carried, left.minutes() - carried));
            }
        }
        return shares;
    }
}
