package pl.sos.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;

/**
 * What changed within the last minute. Between the rendering of a page and the moment its line stands something may
 * change; who says when his page was made is told of it.
 */
@Component
class LatestTopics {
    private static final Duration KEPT = Duration.ofMinutes(1);
    /** A page is stamped when it is written, after what it shows was read. */
    private static final Duration READING = Duration.ofSeconds(5);

    private static final int MOST = 2000;

    private record Heard(Instant at, Topic topic) {}

    private final Deque<Heard> latest = new ArrayDeque<>();
    private final Clock clock;

    LatestTopics(LiveEvents live, Clock clock) {
        this.clock = clock;
        var _ = live.subscribe(topic -> !topic.isAmongNodes(), this::heard);
    }

    private synchronized void heard(Set<Topic> topics) {
        var now = clock.instant();
        topics.forEach(topic -> latest.addLast(new Heard(now, topic)));
        while (latest.size() > MOST
                || (!latest.isEmpty() && latest.getFirst().at().isBefore(now.minus(KEPT)))) {
            latest.removeFirst();
        }
    }

    /** Those that changed since a page was made, and while it was read. */
    synchronized Set<Topic> since(Instant made, Predicate<Topic> wanted) {
        var from = made.minus(READING);
        var found = new LinkedHashSet<Topic>();
        for (Heard one : latest) {
            if (!one.at().isBefore(from) && wanted.test(one.topic())) {
                found.add(one.topic());
            }
        }
        return found;
    }
}
