package pl.sos.tickets.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.tickets.CannedReply;

/**
 * Ready texts and the form below them.
 *
 * @param edited the one whose text the form holds; empty for a new one
 * @param errors what is wrong with what was sent, in words
 */
public record CannedRepliesView(
        List<CannedReply> replies, Optional<UUID> edited, String title, String body, List<String> errors) {}
