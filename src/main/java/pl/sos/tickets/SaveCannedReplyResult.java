package pl.sos.tickets;

import java.util.List;

/** What became of saving a canned reply. */
public sealed interface SaveCannedReplyResult {
    record Saved(CannedReply reply) implements SaveCannedReplyResult {}

    record NotFound() implements SaveCannedReplyResult {}

    record Refused(List<Violation> violations) implements SaveCannedReplyResult {}
}
