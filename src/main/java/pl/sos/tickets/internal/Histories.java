package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Language;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketId;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.FieldChange;
import pl.sos.tickets.HistoryEntry;

/** Tells what happened to a ticket, in sentences. */
@Component
public class Histories {
    private final EventStore events;
    private final Times polish;
    private final Times english;

    Histories(EventStore events, java.time.Clock clock) {
        this.events = events;
        this.polish = new Times(Language.PL, clock);
        this.english = new Times(Language.EN, clock);
    }

    public List<HistoryEntry> of(TicketId ticket) {
        return events.history(ticket).stream()
                .map(event -> new HistoryEntry(
                        event.at(),
                        event.by(),
                        event.kind(),
                        event.before(),
                        event.after(),
                        event.why(),
                        event.internal(),
                        sentence(event)))
                .toList();
    }

    public List<FieldChange> since(TicketId ticket, int version) {
        return events.since(ticket, version).stream()
                .map(event -> new FieldChange(
                        event.kind().field().orElse("ticket"),
                        event.before(),
                        event.after(),
                        event.by(),
                        event.at(),
                        event.version().orElse(version),
                        sentence(event)))
                .toList();
    }

    private Sentence sentence(EventStore.Recorded event) {
        var before = shown(event.kind(), event.before(), event.beforeName());
        var after = shown(event.kind(), event.after(), event.afterName());
        return Sentences.of("tickets.event." + event.kind().name() + (takesAway(event) ? ".none" : ""), before, after);
    }

    private static boolean takesAway(EventStore.Recorded event) {
        return (event.kind() == EventKind.ASSIGNEE && event.after().isEmpty())
                || (event.kind() == EventKind.CONFIDENTIAL && !event.after().equals(Optional.of("true")));
    }

    private Sentence shown(EventKind kind, Optional<String> stored, Optional<String> name) {
        if (stored.isEmpty()) {
            return Sentences.of("tickets.event.nothing");
        }
        var text = stored.get();
        return switch (kind) {
            case STATUS -> Sentences.of("tickets.status." + text);
            case CATEGORY -> Sentences.of("tickets.category." + text);
            case SEVERITY -> Sentences.of("tickets.severity." + text);
            case OPENED -> Sentences.of("tickets.channel." + text);
            case DECIDED_AGAIN, COVERAGE_OVERRIDDEN -> Sentences.of("tickets.coverage." + text);
            case REMOTE -> Sentences.of("tickets.remote." + text);
            case CLOCKS_MOVED -> moment(Instant.parse(text));
            case ASSIGNEE, CLIENT, APPLICATION, WATCHED, UNWATCHED -> same(name.orElse(text));
            case REPLIED,
                    NOTED,
                    SUBJECT,
                    CONFIDENTIAL,
                    LINKED,
                    UNLINKED,
                    MERGED_INTO,
                    MERGED_FROM,
                    SPLIT_INTO,
                    SPLIT_FROM -> same(text);
        };
    }

    private Sentence moment(Instant at) {
        return new Sentence(polish.moment(at), english.moment(at));
    }

    private static Sentence same(String text) {
        return new Sentence(text, text);
    }
}
