package pl.sos.caretakers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.PersonId;

/**
 * The answer to "who looks after this client now".
 *
 * @param caretaker the client's own caretaker
 * @param present who answers at this moment: the caretaker, else the first deputy in order who is not away, deputies of
 *     a deputy included; empty when everybody is away
 * @param chain caretaker and deputies in the order in which they are asked, the away among them too
 * @param presentUntil until when the present one is at work today; empty outside working time
 * @param caretakerBackOn when an absent caretaker returns
 */
public record LooksAfter(
        PersonId caretaker,
        Optional<PersonId> present,
        List<PersonId> chain,
        Optional<Instant> presentUntil,
        Optional<Instant> caretakerBackOn) {
    /** Somebody else answers for the caretaker. */
    public boolean substituted() {
        return !present.equals(Optional.of(caretaker));
    }
}
