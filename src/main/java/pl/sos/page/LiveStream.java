package pl.sos.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.Passes;
import pl.sos.identity.Passes.Pass;
import pl.sos.identity.Person;

/**
 * Server-sent events: names of what changed, and nothing else. Staff hear of everything; a client's person hears that
 * something changed at her own company. A line lasts ten minutes, then the listener calls again and is asked again who
 * it is.
 */
@Component
public class LiveStream {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final LiveEvents live;
    private final Passes passes;
    private final LatestTopics latest;
    private final Set<Thread> lines = ConcurrentHashMap.newKeySet();

    LiveStream(LiveEvents live, Passes passes, LatestTopics latest) {
        this.live = live;
        this.passes = passes;
        this.latest = latest;
    }

    /**
     * A line that tells who is signed in, until it ends, she hangs up, or what she came by holds no more: she signed out,
     * was deactivated, got other roles.
     *
     * @param since when her page was made: what changed from then on, within a minute, is told at once
     */
    public SseEmitter open(Optional<Instant> since) {
        var pass = passes.current().orElseThrow();
        var emitter = new SseEmitter(LASTS.plusMinutes(1).toMillis());
        var heard = new LinkedBlockingQueue<Set<Topic>>(1000);
        var wanted = mayHear(pass.person());
        var subscription = live.subscribe(wanted, heard::offer);
        since.map(made -> latest.since(made, topic -> wanted.test(topic) && !Passes.isTopic(topic)))
                .filter(missed -> !missed.isEmpty())
                .ifPresent(heard::offer);
        emitter.onCompletion(subscription::close);
        emitter.onError(ignored -> subscription.close());
        emitter.onTimeout(subscription::close);
        Thread.ofVirtual().name("live-line").start(() -> {
            lines.add(Thread.currentThread());
            try (subscription) {
                tell(emitter, heard, pass);
            } catch (IOException | IllegalStateException | DataAccessException | TransactionException gone) {
                // Hung up, or nobody can say who she still is: she calls again.
                LOG.debug("A line of live updates broke off", gone);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                emitter.complete();
                lines.remove(Thread.currentThread());
            }
        });
        return emitter;
    }

    /** Hangs up when we stop, else the web server would wait for lines that never end. */
    @EventListener(ContextClosedEvent.class)
    void hangUp() {
        lines.forEach(Thread::interrupt);
    }

    private void tell(SseEmitter emitter, BlockingQueue<Set<Topic>> heard, Pass pass)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + LASTS.toNanos();
        long askedAt = System.nanoTime();
        emitter.send(SseEmitter.event().comment("here").reconnectTime(2000));
        while (System.nanoTime() < until) {
            var topics = heard.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            boolean asked = topics != null && topics.stream().anyMatch(Passes::isTopic);
            if (asked || System.nanoTime() - askedAt >= BEAT.toNanos()) {
                if (!passes.holds(pass)) {
                    return;
                }
                askedAt = System.nanoTime();
            }
            if (topics == null) {
                emitter.send(SseEmitter.event().comment("beat"));
                continue;
            }
            for (Topic topic : topics) {
                if (!Passes.isTopic(topic)) {
                    emitter.send(SseEmitter.event().name("topic").data(topic.name()));
                }
            }
        }
    }

    private static Predicate<Topic> mayHear(Person person) {
        var herself = "person:" + person.id();
        var pass = Passes.topic(person.id());
        var company = person.client().map(client -> "client:" + client);
        return topic -> {
            if (Passes.isTopic(topic)) {
                return topic.equals(pass);
            }
            if (topic.isAmongNodes()) {
                return false;
            }
            return company.isEmpty()
                    ? !topic.name().startsWith("person:") || topic.name().equals(herself)
                    : topic.name().equals(herself) || topic.name().equals(company.get());
        };
    }
}
