package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.kernel.TicketNumber;

/** Texts staff uses often; they are inserted, never sent. */
@Component
public class CannedReplies {
    /** By title, in Polish alphabetical order. */
    public List<CannedReply> list() {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The text with its placeholders filled for this ticket; empty when either is not there. */
    public Optional<String> fill(UUID reply, TicketNumber ticket, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** @param id empty for a new one */
    public SaveCannedReplyResult save(Optional<UUID> id, String title, String body, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public void delete(UUID id, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
