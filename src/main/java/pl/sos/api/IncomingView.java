package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ring and what to say.
 *
 * @param client whose number it is; null when nobody's, or when several share it
 * @param candidates the companies that share the number
 * @param route in order; empty when a call back is offered
 * @param greeting a sentence in the caller's language
 * @param due by when we must react, where a call back is offered and the client is known
 */
@Schema(name = "CallRoute")
record IncomingView(
        UUID id,
        String exchangeCallId,
        @Nullable Company client,
        @Nullable Contact contact,
        List<Company> candidates,
        List<Stop> route,
        String greeting,
        boolean callBack,
        @Nullable Instant due) {
    /** A company that calls. */
    @Schema(name = "CallingClient")
    record Company(UUID id, String name, String slug) {}

    /** The person whose number it is. */
    @Schema(name = "CallingContact")
    record Contact(UUID id, String name, String email) {}

    /** One telephone of ours. */
    @Schema(name = "RouteStop")
    record Stop(
            @Schema(example = "opiekun@perfektlab.example") String staff,
            @Schema(example = "Anna Nowak") String name,
            @Schema(example = "112") String extension) {}
}
