package pl.sos.ground.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.Ids;

/** Live events are told in order by a thread of their own, so that a test hears late what was published before it. */
public final class Told {
    private Told() {}

    /** Returns once whoever watches at this node has been told all that was published so far. */
    public static void everything(LiveEvents live) throws InterruptedException {
        var last = Topic.of("last:" + Ids.next());
        var heard = new CountDownLatch(1);
        try (var watching = live.subscribe(last::equals, topics -> heard.countDown())) {
            live.publish(last);
            assertThat(heard.await(60, TimeUnit.SECONDS))
                    .as("the last word was told")
                    .isTrue();
        }
    }
}
