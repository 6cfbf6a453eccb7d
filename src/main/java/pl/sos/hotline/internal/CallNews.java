package pl.sos.hotline.internal;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.hotline.Call;
import pl.sos.hotline.Calls;

/** Tells the pages that show a call that it changed: lists, and the screens of those at whom it rings and who talks. */
@Component
public class CallNews {
    private final LiveEvents live;

    CallNews(LiveEvents live) {
        this.live = live;
    }

    public void changed(Call call) {
        Set<Topic> topics = Stream.of(call.ringsAt(), call.answeredBy())
                .flatMap(Optional::stream)
                .map(Calls::rings)
                .collect(Collectors.toSet());
        topics.add(Calls.TOPIC);
        live.publish(topics);
    }
}
