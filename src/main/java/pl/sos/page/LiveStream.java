package pl.sos.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.Person;

/**
 * Server-sent events: names of what changed, and nothing else. Staff hear of everything; a client's person hears that
 * something changed at her own company. A line lasts ten minutes, then the listener calls again and is asked again who
 * it is.
 */
@Component
public class LiveStream {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final LiveEvents live;
    private final Set<Thread> lines = ConcurrentHashMap.newKeySet();

    LiveStream(LiveEvents live) {
        this.live = live;
    }

    /** A line that tells this person, until it ends or she hangs up. */
    public SseEmitter to(Person person) {
        var emitter = new SseEmitter(LASTS.plusMinutes(1).toMillis());
        var heard = new LinkedBlockingQueue<Set<Topic>>(1000);
        var subscription = live.subscribe(mayHear(person), heard::offer);
        emitter.onCompletion(subscription::close);
        emitter.onError(ignored -> subscription.close());
        emitter.onTimeout(subscription::close);
        Thread.ofVirtual().name("live-line").start(() -> {
            lines.add(Thread.currentThread());
            try (subscription) {
                tell(emitter, heard);
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            } catch (InterruptedException e) {
                emitter.complete();
            } finally {
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

    private static void tell(SseEmitter emitter, BlockingQueue<Set<Topic>> heard)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + LASTS.toNanos();
        emitter.send(SseEmitter.event().comment("here").reconnectTime(2000));
        while (System.nanoTime() < until) {
            var topics = heard.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (topics == null) {
                emitter.send(SseEmitter.event().comment("beat"));
                continue;
            }
            for (Topic topic : topics) {
                emitter.send(SseEmitter.event().name("topic").data(topic.name()));
            }
        }
    }

    private static Predicate<Topic> mayHear(Person person) {
        var herself = "person:" + person.id();
        var company = person.client().map(client -> "client:" + client);
        return topic -> company.isEmpty()
                ? !topic.name().startsWith("person:") || topic.name().equals(herself)
                : topic.name().equals(herself) || topic.name().equals(company.get());
    }
}
