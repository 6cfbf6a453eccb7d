package pl.sos.page.web;

import java.time.Instant;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pl.sos.page.LiveStream;

/** The line on which an open page hears that it should look again. */
@Controller
class LiveLine {
    private final LiveStream stream;

    LiveLine(LiveStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@RequestParam Optional<Instant> since) {
        return stream.open(since);
    }
}
