package pl.sos.hotline.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.sos.hotline.Call;
import pl.sos.hotline.Duties;
import pl.sos.kernel.PersonId;
import pl.sos.sla.Recipients;

/**
 * Whom it concerns that nobody called back: of a client as with every clock. Of a caller nobody knows who took the call on,
 * and those on duty – now, or when the hot-line opens next; near the end, or with nobody on duty, the coordinators.
 */
@Component
class BackReaders {
    private static final int COORDINATORS_FROM = 90;

    private final Recipients recipients;
    private final Duties duties;

    BackReaders(Recipients recipients, Duties duties) {
        this.recipients = recipients;
        this.duties = duties;
    }

    /** In the order in which they are asked. */
    List<PersonId> of(Call call, int threshold, Instant at) {
        return call.client()
                .map(client -> recipients.of(client, threshold, at))
                .orElseGet(() -> ofNobodys(call, threshold, at));
    }

    private List<PersonId> ofNobodys(Call call, int threshold, Instant at) {
        var told = new LinkedHashSet<PersonId>();
        call.owner().ifPresent(told::add);
        told.addAll(duties.roster().onDuty(duties.hours().nextOpening(at)));
        if (threshold >= COORDINATORS_FROM || told.isEmpty()) {
            told.addAll(recipients.coordinators(at));
        }
        return List.copyOf(told);
    }
}
