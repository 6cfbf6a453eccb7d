package pl.sos.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /**
     * The basic form of the word that each thing of this kind is called by. It says what it is, not which one, so that it leads there
     * behind everything that really says the word.
     */
    public Optional<String> ownWord() {
        return switch (this) {
            case CONTRACT -> Optional.of("umowa");
            case CALL -> Optional.of("rozmowa");
            case CLIENT, PERSON, TICKET -> Optional.empty();
        };
    }

    /** Its number in the database; of tickets that of the open ones, those that are over have the next. */
    public int section() {
        return section;
    }

    public static SearchKind ofSection(int section) {
        return Arrays.stream(values())
                .filter(kind -> kind.section == section || (kind == TICKET && section == TICKET.section + 1))
                .findFirst()
                .orElseThrow();
    }
}
