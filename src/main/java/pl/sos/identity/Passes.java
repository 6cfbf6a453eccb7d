package pl.sos.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.People.PersonChanged;
import pl.sos.identity.internal.Authentications;
import pl.sos.identity.internal.PassStore;
import pl.sos.kernel.PersonId;

/**
 * For what outlives the request that began it, such as an open line of live updates: whether the session or token it came
 * by still holds, and its owner is still who he was.
 */
@Component
public class Passes {
    private static final String TOPIC = "pass:";

    private final PassStore store;
    private final LiveEvents live;
    private final Clock clock;

    Passes(PassStore store, LiveEvents live, Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What a request was let in by.
     *
     * @param person as he was then
     * @param id of the session or token
     */
    public record Pass(Person person, Via via, UUID id) {}

    /** Of the request that this thread serves; empty when nobody signed in. */
    public Optional<Pass> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Authentications.Proven proven
                        && proven.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(new Pass(signedIn.person(), signedIn.via(), proven.id()))
                : Optional.empty();
    }

    /**
     * Asks the database; being asked keeps no session alive. False when session or token ended, the person was
     * deactivated, or his roles or his company are no longer those of the pass.
     */
    public boolean holds(Pass pass) {
        return store.owner(pass.via(), pass.id(), clock.instant())
                .filter(now -> now.client().equals(pass.person().client())
                        && now.roles().equals(pass.person().roles()))
                .isPresent();
    }

    /** Published when it is time to ask again about passes of this person. */
    public static Topic topic(PersonId person) {
        return Topic.of(TOPIC + person);
    }

    /** Such topics are for lines themselves, not for who listens on them. */
    public static boolean isTopic(Topic topic) {
        return topic.name().startsWith(TOPIC);
    }

    @EventListener
    void changed(PersonChanged event) {
        live.publish(topic(event.person()));
    }
}
