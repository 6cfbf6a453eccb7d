package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.internal.PostgresLiveEvents;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;

@SosTest
class LiveEventsTest {
    private static final Topic TICKET = Topic.of("ticket:SOS-1042");

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    private final BlockingQueue<Topic> heard = new LinkedBlockingQueue<>();

    @Test
    void aWatcherHearsAfterTheCommit() throws InterruptedException {
        try (var watching = events.subscribe(TICKET::equals, heard::addAll)) {
            transaction.executeWithoutResult(status -> {
                events.publish(TICKET, Topic.of("queue"));
                assertThat(quiet()).isTrue();
            });
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(TICKET);
            assertThat(quiet()).isTrue();
        }
    }

    @Test
    void whatWasRolledBackIsNotSpokenOf() {
        var unspoken = Topic.of("ticket:SOS-777001"); // of which no other test's node may still be telling
        try (var watching = events.subscribe(unspoken::equals, heard::addAll)) {
            transaction.executeWithoutResult(status -> {
                events.publish(unspoken);
                status.setRollbackOnly();
            });
            assertThat(quiet()).isTrue();
        }
    }

    @Test
    void whoClosedHearsNoMore() {
        events.subscribe(TICKET::equals, heard::addAll).close();
        events.publish(TICKET);
        assertThat(quiet()).isTrue();
    }

    @Test
    void anotherNodeHearsToo() throws InterruptedException {
        var other = new PostgresLiveEvents(TestDatabase.get().database(), true);
        other.start();
        try (var watching = other.subscribe(TICKET::equals, heard::addAll)) {
            Topic found = null;
            for (int attempt = 0; attempt < 50 && found == null; attempt++) {
                // Its ear may not be at the door yet.
                events.publish(TICKET);
                found = heard.poll(200, TimeUnit.MILLISECONDS);
            }
            assertThat(found).isEqualTo(TICKET);
        } finally {
            other.stop();
        }
    }

    @Test
    void aFailingWatcherDoesNotKeepOthersFromHearing() throws InterruptedException {
        try (var failing = events.subscribe(topic -> true, topics -> {
                    throw new IllegalStateException("a watcher's own trouble");
                });
                var watching = events.subscribe(TICKET::equals, heard::addAll)) {
            events.publish(TICKET);
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(TICKET);
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
