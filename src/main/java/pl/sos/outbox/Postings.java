package pl.sos.outbox;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.kernel.Slice;
import pl.sos.outbox.internal.PostingStore;

/** What became of our letters, for staff. Whoever calls decides who may know. */
@Component
public class Postings {
    private static final int PAGE = 50;

    private final PostingStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Postings(PostingStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param after the cursor of the page before; anything else begins at the top
     */
    @Transactional(readOnly = true)
    public Slice<Posting> page(Optional<Posting.State> state, String after) {
        return Scope.asSystem(() -> store.page(state, after, PAGE));
    }

    /** How many there are in each state, at most a thousand counted. */
    @Transactional(readOnly = true)
    public Map<Posting.State, Integer> counts() {
        return Scope.asSystem(store::counts);
    }

    /** Of each of these matters, by recipient. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Posting>> of(Collection<UUID> matters) {
        return Scope.asSystem(() -> store.of(matters)).stream()
                .collect(Collectors.groupingBy(posting -> posting.matter().orElseThrow()));
    }

    /** Of these letters, by their ids; those that are not there are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Posting> letters(Collection<UUID> letters) {
        return Scope.asSystem(() -> store.letters(letters)).stream()
                .collect(Collectors.toMap(Posting::letter, posting -> posting));
    }

    /**
     * Once more, now.
     *
     * @return false when it is not there, has left, or its text was erased
     */
    @Transactional
    public boolean retry(UUID letter) {
        boolean again = Scope.asSystem(() -> store.retry(letter, clock.instant()));
        if (again) {
            events.publishEvent(new Outbox.Posted(letter));
        }
        return again;
    }
}
