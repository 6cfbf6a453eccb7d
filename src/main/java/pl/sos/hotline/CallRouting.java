package pl.sos.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Policy;
import pl.sos.caretakers.Presence;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * The rule of the offer: a known number rings at the caretaker, when she is absent or busy at the deputies in order,
 * then at the specialist on duty, and at nobody else. A number that nobody knows, or that companies with different
 * caretakers share, rings at the specialist on duty. Outside opening hours nobody is rung and a call back is offered.
 */
public final class CallRouting {
    private static final Duration CALLED_BACK_WITHIN = Duration.ofHours(1);

    private CallRouting() {}

    /**
     * A company that may be calling.
     *
     * @param chain its caretaker and deputies in the order in which they are asked; empty when nobody was appointed
     */
    public record Caller(ClientId client, List<PersonId> chain) {
        public Caller {
            chain = List.copyOf(chain);
        }
    }

    /**
     * A call that comes in.
     *
     * @param callers each company whose number it is; none for a number that nobody knows
     * @param presence of everybody who is named; who is not in it cannot be reached
     * @param hours the calendar of the hot-line
     * @param onDuty specialists in order, at this instant
     */
    public record Question(
            Instant at,
            List<Caller> callers,
            Map<PersonId, Presence> presence,
            Deadlines hours,
            List<PersonId> onDuty) {}

    public static CallRoute route(Question call) {
        if (!call.hours().isOpen(call.at())) {
            return new CallRoute(
                    List.of(),
                    Greeting.CLOSED,
                    Optional.of(call.hours().nextOpening(call.at())),
                    Optional.of(calledBackBy(call.hours(), call.at())));
        }
        var chain = chain(call.callers());
        var ring = new LinkedHashSet<PersonId>();
        chain.stream().filter(person -> free(person, call)).forEach(ring::add);
        call.onDuty().stream().filter(person -> free(person, call)).forEach(ring::add);
        return new CallRoute(
                List.copyOf(ring),
                greeting(call.callers(), chain, List.copyOf(ring)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Until when somebody is called back who called while the hot-line was closed: an hour of it, so that the working day does not
     * begin late.
     */
    public static Instant calledBackBy(Deadlines hours, Instant at) {
        return hours.due(Policy.workingHours(CALLED_BACK_WITHIN), at);
    }

    /** Companies that share a number share its route only when the same people look after all of them. */
    private static List<PersonId> chain(List<Caller> callers) {
        var chains = callers.stream().map(Caller::chain).distinct().toList();
        return chains.size() == 1 ? chains.getFirst() : List.of();
    }

    private static Greeting greeting(List<Caller> callers, List<PersonId> chain, List<PersonId> ring) {
        if (ring.isEmpty()) {
            return Greeting.BUSY;
        }
        if (callers.size() > 1) {
            return Greeting.WHICH;
        }
        int place = chain.indexOf(ring.getFirst());
        return place < 0 ? Greeting.SPECIALIST : place == 0 ? Greeting.CARETAKER : Greeting.DEPUTY;
    }

    private static boolean free(PersonId person, Question call) {
        return call.presence().get(person) instanceof Presence.Present;
    }
}
