package pl.sos.page.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;

/**
 * Server-sent events: names of what changed, and nothing else. Staff hear of everything; a client's person hears that
 * something changed at her own company. A line lasts ten minutes, then the browser calls again and is asked again who it
 * is.
 */
@Controller
class LiveLine {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final LiveEvents live;

    LiveLine(LiveEvents live) {
        this.live = live;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(SignedIn me) {
        var emitter = new SseEmitter(LASTS.plusMinutes(1).toMillis());
        var heard = new LinkedBlockingQueue<Set<Topic>>(1000);
        var subscription = live.subscribe(mayHear(me.person()), heard::offer);
        emitter.onCompletion(subscription::close);
        emitter.onError(ignored -> subscription.close());
        emitter.onTimeout(subscription::close);
        Thread.ofVirtual().name("live-line").start(() -> {
            try (subscription) {
                tell(emitter, heard);
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return emitter;
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
        var own = Set.of(
                "person:" + person.id(),
                person.client().map(client -> "client:" + client).orElse("person:" + person.id()));
        return topic -> person.isStaff()
                ? !topic.name().startsWith("person:") || own.contains(topic.name())
                : own.contains(topic.name());
    }
}
