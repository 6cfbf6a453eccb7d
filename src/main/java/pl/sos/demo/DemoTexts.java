package pl.sos.demo;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.tickets.Actor;
import pl.sos.tickets.CannedReplies;
import pl.sos.tickets.SaveCannedReplyResult;

/** The vendor's ready texts. */
@Component
class DemoTexts {
    private final CannedReplies replies;

    DemoTexts(CannedReplies replies) {
        this.replies = replies;
    }

    void load() {
        DemoFiles.rows("canned-replies.csv").forEach(row -> {
            var result = replies.save(Optional.empty(), row.get("title"), row.get("body"), Actor.SYSTEM);
            if (!(result instanceof SaveCannedReplyResult.Saved)) {
                throw new IllegalStateException("A text of the demo was refused: " + result);
            }
        });
    }
}
