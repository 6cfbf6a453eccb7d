package pl.sos.hours.internal;

import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.kernel.Minutes;

/** What a transfer adds to the figures of a period, from what it adds to the accounts of the period's lots. */
final class Shares {
    private Shares() {}

    /** @param added of the period's lots alone */
    static Balance of(Period period, Sums added) {
        return new Balance(
                period.first(),
                period.last(),
                Minutes.of(-added.of(Account.GRANTED)),
                Minutes.of(-added.of(Account.CARRIED_IN)),
                Minutes.of(-added.of(Account.PURCHASED)),
                Minutes.of(added.of(Account.RESERVED)),
                Minutes.of(added.of(Account.DRAWN) + added.of(Account.RETURNED)),
                Minutes.of(added.of(Account.EXPIRED)),
                Minutes.of(added.of(Account.CARRIED_OUT)),
                Minutes.of(-added.of(Account.OVERAGE) - added.of(Account.WAIVED)),
                Minutes.of(added.of(Account.AVAILABLE)));
    }

    /** What an entry is in a period; work that counts in another one only moves minutes between both. */
    static HourEntry.Kind kind(HourEntry.Kind kind, boolean counts) {
        return kind.isWork() && !counts ? HourEntry.Kind.CARRY_OVER : kind;
    }

    /**
     * Of how many minutes an entry speaks in a period.
     *
     * @param agreed beyond the package, by a reservation or a release
     */
    static Minutes minutes(HourEntry.Kind kind, Balance share, Minutes agreed) {
        return switch (kind) {
            case GRANT -> share.granted();
            case PURCHASE -> share.purchased();
            case CARRY_OVER -> share.carriedIn().minus(share.carriedOut());
            case EXPIRY -> share.expired();
            case RESERVE -> share.reserved().plus(agreed);
            case RELEASE -> Minutes.ZERO.minus(share.reserved()).minus(agreed);
            case DRAW, REVERSAL -> share.drawn();
        };
    }

    static Minutes overage(HourEntry.Kind kind, Balance share, Minutes agreed) {
        return switch (kind) {
            case GRANT, PURCHASE, CARRY_OVER, EXPIRY -> Minutes.ZERO;
            case RESERVE -> agreed;
            case RELEASE -> Minutes.ZERO.minus(agreed);
            case DRAW, REVERSAL -> share.overage();
        };
    }
}
