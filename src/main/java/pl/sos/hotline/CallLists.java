package pl.sos.hotline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.hotline.internal.CallListStore;
import pl.sos.hotline.internal.Meanwhile;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/** Calls to look at: who talks, who waits for us, what is not written down yet, how it went. Needs a staff's scope. */
@Component
public class CallLists {
    private static final int MOST = 500;

    private final CallListStore store;
    private final Meanwhile meanwhile;

    CallLists(CallListStore store, Meanwhile meanwhile) {
        this.store = store;
        this.meanwhile = meanwhile;
    }

    /** What rings or is talked, the earliest first; at most 200. */
    @Transactional(readOnly = true)
    public List<Call> running() {
        return store.running();
    }

    /** Missed and not dealt with, what we owe soonest first; call backs stand in the same line. */
    @Transactional(readOnly = true)
    public Slice<Call> waiting(Optional<String> after, int limit) {
        return store.waiting(after, clamp(limit));
    }

    @Transactional(readOnly = true)
    public int waitingCount() {
        return store.waitingCount();
    }

    /** What the person talked about and said nothing of yet. */
    @Transactional(readOnly = true)
    public List<Call> unwritten(PersonId person) {
        return store.unwritten(person);
    }

    /** Other talks of who has this one that go on, the latest first; none of a call that is no talk now. */
    @Transactional(readOnly = true)
    public List<Call> beside(Call call) {
        return call.state() == CallState.TALKING
                ? store.beside(call.answeredBy().orElseThrow(), call.id())
                : List.of();
    }

    /**
     * A missed call that waits to be called back.
     *
     * @param certain its caller is this one, as a talk that is written down would settle it; otherwise only the number is the same
     */
    public record Waits(Call call, boolean certain) {}

    /** What who calls waits for, or somebody else by that number, what is owed soonest first; nothing of a call that is over. */
    @Transactional(readOnly = true)
    public List<Waits> waits(Call call) {
        return call.settled() || call.state() == CallState.MISSED ? List.of() : meanwhile.waiting(call);
    }

    /** What belongs on the person's screen now: what he talks, else what rings at him, else what he has to write down. */
    @Transactional(readOnly = true)
    public Optional<Call> onScreen(PersonId person) {
        return store.onScreen(person);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Slice<Call> list(CallFilter filter, Optional<String> after, int limit) {
        return store.list(filter, after, clamp(limit));
    }

    @Transactional(readOnly = true)
    public List<Call> ofClient(ClientId client, int limit) {
        return store.list(CallFilter.of(client), Optional.empty(), clamp(limit)).items();
    }

    /** By hour of the wall clock, each hour that had calls; at most 92 days. */
    @Transactional(readOnly = true)
    public List<HourOfCalls> byHour(LocalDate from, LocalDate until, ZoneId zone) {
        return store.byHour(from, until, zone);
    }

    /** What a card says of a client that is calling. */
    public record Card(List<OpenTicket> tickets, int open) {}

    /** An open ticket of the client, in the order of the queue. */
    public record OpenTicket(pl.sos.kernel.TicketNumber number, String subject, Optional<java.time.Instant> due) {}

    @Transactional(readOnly = true)
    public Card card(ClientId client, int limit) {
        return store.card(client, limit);
    }

    /** The people of the call's client who have its number; none where it is nobody's or unknown whose call it is. */
    @Transactional(readOnly = true)
    public List<PersonId> callers(Call call) {
        return call.client().map(client -> store.callers(client, call.from())).orElse(List.of());
    }

    private static int clamp(int limit) {
        return Math.clamp(limit, 1, MOST);
    }
}
