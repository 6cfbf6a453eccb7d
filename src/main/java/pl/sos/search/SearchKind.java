package pl.sos.search;

import java.util.Arrays;
import java.util.List;

/** What can be found; the order is the one in which kinds are shown. */
public enum SearchKind {
    CLIENT(1),
    PERSON(2),
    CONTRACT(3),
    CALL(4),
    TICKET(5);

    /** What a client has a page for. */
    public static final List<SearchKind> OF_CLIENTS = List.of(CONTRACT, TICKET);

    private final int section;

    SearchKind(int section) {
        this.section = section;
    }

    /** Its number in the database; of tickets that of the open ones, those that are over have the next. */
    public int section() {
        return section;
    }

    public static SearchKind ofSection(int section) {
        return Arrays.stream(values())
                .filter(kind -> kind.section == section || kind == TICKET && section == TICKET.section + 1)
                .findFirst()
                .orElseThrow();
    }
}
