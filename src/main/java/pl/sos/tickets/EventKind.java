package pl.sos.tickets;

import java.util.Optional;

/** What can happen to a ticket; the codes are stored, so they never change their names. */
public enum EventKind {
    OPENED,
    REPLIED,
    NOTED,
    STATUS("status"),
    ASSIGNEE("assignee"),
    SUBJECT("subject"),
    CATEGORY("category"),
    SEVERITY("severity"),
    APPLICATION("application"),
    CLIENT("client"),
    CONFIDENTIAL("confidential"),
    WATCHED,
    UNWATCHED,
    LINKED,
    UNLINKED,
    MERGED_INTO("mergedInto"),
    MERGED_FROM,
    SPLIT_INTO,
    SPLIT_FROM,
    DECIDED_AGAIN,
    COVERAGE_OVERRIDDEN,
    CLOCKS_MOVED,
    REMOTE;

    private final Optional<String> field;

    EventKind() {
        this.field = Optional.empty();
    }

    EventKind(String field) {
        this.field = Optional.of(field);
    }

    /** The field of the API that it changes; empty when it changes none that two people could fight over. */
    public Optional<String> field() {
        return field;
    }
}
