package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.internal.PostgresLiveEvents;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;

@SosTest
class LiveEventsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    private final BlockingQueue<Topic> heard = new LinkedBlockingQueue<>();

    /** Each test has its own: telling is nobody's transaction, so that another test's word may still be on its way. */
    private final Topic topic = Topic.of("ticket:SOS-77" + COUNTER.incrementAndGet());

    @Test
    void aWatcherHearsAfterTheCommit() throws InterruptedException {
        try (var watching = events.subscribe(topic::equals, heard::addAll)) {
            transaction.executeWithoutResult(status -> {
                events.publish(topic, Topic.of("queue"));
                assertThat(quiet()).isTrue();
            });
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(topic);
            assertThat(quiet()).isTrue();
        }
    }

    @Test
    void whatWasRolledBackIsNotSpokenOf() {
        try (var watching = events.subscribe(topic::equals, heard::addAll)) {
            transaction.executeWithoutResult(status -> {
                events.publish(topic);
                status.setRollbackOnly();
            });
            assertThat(quiet()).isTrue();
        }
    }

    @Test
    void whoClosedHearsNoMore() {
        events.subscribe(topic::equals, heard::addAll).close();
        events.publish(topic);
        assertThat(quiet()).isTrue();
    }

    @Test
    void anotherNodeHearsToo() throws InterruptedException {
        var other = new PostgresLiveEvents(TestDatabase.get().database(), true);
        other.start();
        try (var watching = other.subscribe(topic::equals, heard::addAll)) {
            Topic found = null;
            for (int attempt = 0; attempt < 300 && found == null; attempt++) {
                // Its ear may not be at the door yet.
                events.publish(topic);
                found = heard.poll(200, TimeUnit.MILLISECONDS);
            }
            assertThat(found).isEqualTo(topic);
        } finally {
            other.stop();
        }
    }

    /** A node that forgot what changed and then hears of it would throw away what it read since. */
    @Test
    void whatNodesTellEachOtherIsNotToldToTheTeller() throws InterruptedException {
        var other = new PostgresLiveEvents(TestDatabase.get().database(), true);
        var among = Topic.amongNodes(topic.name());
        var heardHere = new LinkedBlockingQueue<Topic>();
        other.start();
        try (var here = events.subscribe(among::equals, heardHere::addAll);
                var there = other.subscribe(among::equals, heard::addAll)) {
            Topic found = null;
            for (int attempt = 0; attempt < 300 && found == null; attempt++) {
                events.publish(among);
                found = heard.poll(200, TimeUnit.MILLISECONDS);
            }
            assertThat(found).isEqualTo(among);
            assertThat(heardHere).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void aFailingWatcherDoesNotKeepOthersFromHearing() throws InterruptedException {
        try (var failing = events.subscribe(any -> true, topics -> {
                    throw new IllegalStateException("a watcher's own trouble");
                });
                var watching = events.subscribe(topic::equals, heard::addAll)) {
            events.publish(topic);
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(topic);
        }
    }

    private boolean quiet() {
        try {
            return heard.poll(300, TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
