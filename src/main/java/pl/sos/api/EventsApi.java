package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pl.sos.page.LiveStream;

/** What changed, as it changes. */
@RestController
@Tag(name = "Events", description = "Server-sent events: names of what changed, never content")
class EventsApi {
    private final LiveStream stream;

    EventsApi(LiveStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Hear what changes",
            description =
                    "Events named `topic` with data such as `queue`, `ticket:SOS-1042` or `client:…`; fetch what you"
                            + " need to see. A line ends after ten minutes: call again. A name may come twice.")
    @ApiResponse(
            responseCode = "200",
            description = "The line",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    SseEmitter events() {
        return stream.open(Optional.empty());
    }
}
