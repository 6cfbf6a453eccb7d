package pl.sos.tickets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * Who is writing on a ticket right now. It lives in this process's memory and fades after {@value #SECONDS} seconds without
 * a stroke. Staff sees everybody; a client's people see who writes a reply, and never that a note is being written. That
 * somebody began or stopped is told under {@code writing:SOS-1042}, for notes under {@code note:SOS-1042}.
 */
@Component
public class Writing {
    public static final int SECONDS = 12;
    private static final int MOST_TICKETS = 10_000;

    private record Stroke(Who who, Visibility visibility, Instant at) {}

    private final Cache<TicketNumber, Map<PersonId, Stroke>> strokes = Caffeine.newBuilder()
            .maximumSize(MOST_TICKETS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final LiveEvents live;
    private final Clock clock;

    Writing(LiveEvents live, Clock clock) {
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
        map.values().removeIf(stroke -> faded(stroke, now));
        return map.values().stream()
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
        switch (visibility) {
            case PUBLIC -> live.publish(Topic.of("writing:" + ticket));
            case INTERNAL -> live.publish(Topic.of("note:" + ticket));
        }
    }
}
