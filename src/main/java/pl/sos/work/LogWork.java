package pl.sos.work;

import java.time.Instant;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/**
 * A wish to write down work.
 *
 * @param key of the form or call that brings it; the same key twice is one entry
 * @param person who worked; another than oneself only for who coordinates
 * @param startedAt when it began; seconds are cut off
 * @param minutes really worked, 1 to 1440
 * @param note what the client reads; blank for the subject of the ticket
 * @param unagreed what becomes of it while nobody accepted the ticket's estimate
 */
public record LogWork(
        String key,
        WorkSource source,
        PersonId person,
        WorkKind kind,
        WorkChannel channel,
        Instant startedAt,
        Minutes minutes,
        String note,
        Counting counting,
        Unagreed unagreed) {
    /** The person is asked first when an estimate is not accepted. */
    public LogWork(
            String key,
            WorkSource source,
            PersonId person,
            WorkKind kind,
            WorkChannel channel,
            Instant startedAt,
            Minutes minutes,
            String note,
            Counting counting) {
        this(key, source, person, kind, channel, startedAt, minutes, note, counting, new Unagreed.Ask());
    }
}
