package pl.sos.sla.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import pl.sos.calendars.Policy;
import pl.sos.kernel.ClientId;
import pl.sos.sla.ClockKind;
import pl.sos.sla.StartClocks;

/** What a clock is reckoned from, besides its pauses. */
public record Promise(ClientId client, Policy policy, String calendar, Instant from) {
    /** Which clocks a ticket is promised; the map is the caller's to change. */
    public static Map<ClockKind, Promise> of(StartClocks wish) {
        var promises = new EnumMap<ClockKind, Promise>(ClockKind.class);
        Function<Policy, Promise> promise = policy -> new Promise(wish.client(), policy, wish.calendar(), wish.from());
        promises.put(ClockKind.REACTION, promise.apply(wish.level().reaction()));
        wish.level().workaround().map(promise).ifPresent(one -> promises.put(ClockKind.WORKAROUND, one));
        wish.level().repair().map(promise).ifPresent(one -> promises.put(ClockKind.REPAIR, one));
        return promises;
    }
}
