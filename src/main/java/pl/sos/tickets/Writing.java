package pl.sos.tickets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Topic;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * Who is writing on a ticket right now. It lives in this process's memory and fades after {@value #SECONDS} seconds without
 * a stroke. Staff sees everybody; a client's people see who writes a reply, and never that a note is being written. That
 * somebody began or stopped is told under {@code ticket:SOS-1042}, of replies under {@code client:<id>} too.
 */
@Component
public class Writing {
    public static final int SECONDS = 12;
    private static final int MOST_TICKETS = 10_000;
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(SECONDS + 1, TimeUnit.SECONDS, Thread::startVirtualThread);

    private record Stroke(Who who, Visibility visibility, Instant at) {}

    private final Cache<TicketNumber, Map<PersonId, Stroke>> strokes = Caffeine.newBuilder()
            .maximumSize(MOST_TICKETS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Tickets tickets;
    private final LiveEvents live;
    private final Clock clock;

    Writing(Tickets tickets, LiveEvents live, Clock clock) {
        this.tickets = tickets;
        this.live = live;
        this.clock = clock;
    }

    /** A stroke: call it every few seconds while somebody types. The caller has checked that he may see the ticket. */
    public void stroke(TicketNumber ticket, Who who, Visibility visibility) {
        var now = clock.instant();
        var stroke = new Stroke(who, visibility, now);
        var before = on(ticket).put(who.id(), stroke);
        if (before == null || faded(before, now) || before.visibility() != visibility) {
            tell(ticket, visibility);
            lookAgain(ticket);
        }
    }

    /** He sent it, or left. */
    public void stopped(TicketNumber ticket, Who who) {
        var before = on(ticket).remove(who.id());
        if (before != null) {
            tell(ticket, before.visibility());
        }
    }

    /** @param reader who asks; he is left out himself */
    public List<Who> on(TicketNumber ticket, Actor reader) {
        var now = clock.instant();
        var map = on(ticket);
        return map.values().stream()
                .filter(stroke -> !faded(stroke, now))
                .filter(stroke -> reader.ours() || stroke.visibility() == Visibility.PUBLIC)
                .map(Stroke::who)
                .filter(who -> !Optional.of(who.id()).equals(reader.person()))
                .sorted(java.util.Comparator.comparing(Who::name))
                .toList();
    }

    private Map<PersonId, Stroke> on(TicketNumber ticket) {
        return strokes.get(ticket, number -> new ConcurrentHashMap<>());
    }

    private static boolean faded(Stroke stroke, Instant now) {
        return stroke.at().plusSeconds(SECONDS).isBefore(now);
    }

    private void tell(TicketNumber ticket, Visibility visibility) {
        live.publish(Topic.of("ticket:" + ticket));
        if (visibility == Visibility.PUBLIC) {
            Scope.asSystem(() -> tickets.find(ticket))
                    .ifPresent(found -> live.publish(Topic.of("client:" + found.client())));
        }
    }

    /** Who closes his tab says nothing: look whether he has faded, as long as there is somebody. */
    private void lookAgain(TicketNumber ticket) {
        var _ = CompletableFuture.runAsync(
                () -> {
                    var now = clock.instant();
                    var map = on(ticket);
                    map.values().forEach(stroke -> {
                        if (faded(stroke, now) && map.remove(stroke.who().id(), stroke)) {
                            tell(ticket, stroke.visibility());
                        }
                    });
                    if (!map.isEmpty()) {
                        lookAgain(ticket);
                    }
                },
                LATER);
    }
}
