package pl.sos.tickets.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Language;
import pl.sos.kernel.Sentence;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.tickets.Because;

/** Says why a ticket stands where it stands. */
@Component
public class QueueWords {
    private final Times polish;
    private final Times english;

    QueueWords(Clock clock) {
        this.polish = new Times(Language.PL, clock);
        this.english = new Times(Language.EN, clock);
    }

    public List<Because> because(Held held) {
        var reasons = new ArrayList<Because>();
        reasons.add(held.underCare() ? new Because.UnderCare() : new Because.OutsideCare());
        reasons.add(new Because.Matter(held.ticket().category(), held.ticket().severity()));
        var standing = held.standing();
        if (standing.due().isPresent() && standing.kind().isPresent()) {
            reasons.add(new Because.Due(standing.kind().get(), standing.due().get()));
        } else {
            reasons.add(new Because.NoClock());
        }
        return reasons;
    }

    /** "klient z S.O.S. · awaria, krytyczna · reakcja za 3 h 20 min"; empty for no reason. */
    public Sentence sentence(List<Because> because) {
        var parts = because.stream().map(this::say).toList();
        return new Sentence(
                parts.stream().map(Sentence::pl).collect(Collectors.joining(" · ")),
                parts.stream().map(Sentence::en).collect(Collectors.joining(" · ")));
    }

    /** The same, with how many stand before it. */
    public Sentence sentence(List<Because> because, int position, boolean further) {
        var why = sentence(because);
        var before = ahead(position - 1, further);
        return new Sentence(why.pl() + "; " + before.pl(), why.en() + "; " + before.en());
    }

    private static Sentence ahead(int count, boolean further) {
        if (further) {
            return Sentences.of("tickets.rank.further", count);
        }
        return count == 0 ? Sentences.of("tickets.rank.first") : Sentences.counted("tickets.rank.ahead", count);
    }

    private Sentence say(Because reason) {
        return switch (reason) {
            case Because.UnderCare() -> Sentences.of("tickets.because.under-care");
            case Because.OutsideCare() -> Sentences.of("tickets.because.outside-care");
            case Because.Matter(pl.sos.kernel.Category category, pl.sos.kernel.Severity severity) ->
                Sentences.of(
                        "tickets.because.matter",
                        Sentences.of("tickets.category." + category.name()),
                        Sentences.of("tickets.severity." + severity.name()));
            case Because.Due(pl.sos.sla.ClockKind kind, Instant due) ->
                Sentences.of("tickets.because.due", Sentences.of("tickets.clock." + kind.name()), dueIn(due));
            case Because.NoClock() -> Sentences.of("tickets.because.no-clock");
        };
    }

    private Sentence dueIn(Instant due) {
        return new Sentence(polish.dueIn(due), english.dueIn(due));
    }
}
