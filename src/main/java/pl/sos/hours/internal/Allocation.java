package pl.sos.hours.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import pl.sos.contracts.OrderOfUse;
import pl.sos.hours.LotKind;

/** In which order lots are used: pure functions of the contract's rule. */
final class Allocation {
    private static final Comparator<Lot> EXPIRING_FIRST = Comparator.comparing(Lot::expiresOn)
            .thenComparingInt(Lot::turnsLeft)
            .thenComparing(Lot::kind, Comparator.comparingInt(Allocation::age))
            .thenComparing(lot -> lot.id().value());

    private Allocation() {}

    /** What expires first is used first, within the order of the contract. */
    static Comparator<Lot> comparator(OrderOfUse order) {
        return switch (order) {
            case EXPIRING_FIRST -> EXPIRING_FIRST;
            case GRANTED_FIRST -> Comparator.comparing(Allocation::purchased).thenComparing(EXPIRING_FIRST);
            case PURCHASED_FIRST ->
                Comparator.comparing(Allocation::purchased).reversed().thenComparing(EXPIRING_FIRST);
        };
    }

    /** Lots that can be used on a day, in order. */
    static List<Held> usable(List<Held> lots, OrderOfUse order, LocalDate day) {
        var inOrder = comparator(order);
        return lots.stream()
                .filter(held ->
                        held.lot().kind() != LotKind.BEYOND && held.lot().usableOn(day))
                .sorted((one, other) -> inOrder.compare(one.lot(), other.lot()))
                .toList();
    }

    private static boolean purchased(Lot lot) {
        return lot.kind() == LotKind.PURCHASED;
    }

    private static int age(LotKind kind) {
        return switch (kind) {
            case CARRIED -> 0;
            case CORRECTION -> 1;
            case GRANT -> 2;
            case PURCHASED -> 3;
            case BEYOND -> 4;
        };
    }
}
