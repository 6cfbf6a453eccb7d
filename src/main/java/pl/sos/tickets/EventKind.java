package pl.sos.tickets;

import java.util.Optional;

/** What can happen to a ticket; the codes are stored, so they never change their names. */
public enum EventKind {
    OPENED,
    REPLIED,
    NOTED,
    STATUS,
    ASSIGNEE,
    SUBJECT,
    CATEGORY,
    SEVERITY,
    APPLICATION,
    CLIENT,
    CONFIDENTIAL,
    WATCHED,
    UNWATCHED,
    LINKED,
    UNLINKED,
    MERGED_INTO,
    MERGED_FROM,
    SPLIT_INTO,
    SPLIT_FROM,
    DECIDED_AGAIN,
    COVERAGE_OVERRIDDEN,
    CLOCKS_MOVED,
    REMOTE;

    /** The field of the API that it changes; empty when it changes none that two people could fight over. */
    public Optional<String> field() {
        return switch (this) {
            case STATUS -> Optional.of("status");
            case ASSIGNEE -> Optional.of("assignee");
            case SUBJECT -> Optional.of("subject");
            case CATEGORY -> Optional.of("category");
            case SEVERITY -> Optional.of("severity");
            case APPLICATION -> Optional.of("application");
            case CLIENT -> Optional.of("client");
            case CONFIDENTIAL -> Optional.of("confidential");
            case MERGED_INTO -> Optional.of("mergedInto");
            case OPENED,
                    REPLIED,
                    NOTED,
                    WATCHED,
                    UNWATCHED,
                    LINKED,
                    UNLINKED,
                    MERGED_FROM,
                    SPLIT_INTO,
                    SPLIT_FROM,
                    DECIDED_AGAIN,
                    COVERAGE_OVERRIDDEN,
                    CLOCKS_MOVED,
                    REMOTE -> Optional.empty();
        };
    }
}
