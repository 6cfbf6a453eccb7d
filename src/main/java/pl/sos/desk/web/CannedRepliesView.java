package pl.sos.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.tickets.CannedReply;

/**
 * Texts to insert, each in a form of its own.
 *
 * @param refused the one whose change was not taken; empty for a new one
 * @param title as typed into the form that was not taken
 * @param body as typed into the form that was not taken
 */
public record CannedRepliesView(
        List<CannedReply> replies, Optional<UUID> refused, String title, String body, List<String> errors) {

    public boolean refused(CannedReply reply) {
        return !errors.isEmpty() && refused.map(reply.id()::equals).orElse(false);
    }

    public boolean refusedNew() {
        return !errors.isEmpty() && refused.isEmpty();
    }
}
