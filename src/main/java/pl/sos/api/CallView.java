package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallState;
import pl.sos.kernel.Minutes;

/**
 * A call.
 *
 * @param at when it rang
 * @param due by when a reaction is due, counted from the call
 * @param minutes written down, as they passed
 * @param settledByCall the later talk with the caller that settled a missed call; null where somebody said so himself
 */
@Schema(name = "Call")
record CallView(
        UUID id,
        @Nullable String exchangeCallId,
        CallState state,
        Instant at,
        @Nullable String from,
        @Nullable String client,
        @Nullable String contact,
        boolean callBack,
        @Nullable Instant due,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable Instant endedAt,
        @Nullable String owner,
        @Nullable String ticket,
        @Nullable Long minutes,
        boolean settled,
        @Nullable UUID settledByCall) {
    static CallView of(Call call) {
        var names = call.names();
        return new CallView(
                call.id(),
                call.exchangeId().orElse(null),
                call.state(),
                call.at(),
                call.from().isEmpty() ? null : call.from(),
                names.client(),
                names.contact(),
                call.callBack(),
                call.due().orElse(null),
                call.answeredAt().orElse(null),
                names.answeredBy(),
                call.endedAt().orElse(null),
                names.owner(),
                names.ticket() == null ? null : names.ticket().toString(),
                call.minutes().map(Minutes::value).orElse(null),
                call.settled(),
                call.settledByTalk().map(Call.LaterTalk::id).orElse(null));
    }
}
