package pl.sos.api;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.identity.People;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Tickets;

/** Gathers what a {@link TicketView} shows. */
@Component
class TicketViews {
    private final Tickets tickets;
    private final People people;
    private final Caretakers caretakers;
    private final Clock clock;

    TicketViews(Tickets tickets, People people, Caretakers caretakers, Clock clock) {
        this.tickets = tickets;
        this.people = people;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    TicketView after(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Done(var ticket) -> read(ticket.number());
            case ChangeResult.NotFound() -> throw ApiProblem.notFound();
            case ChangeResult.Conflict(var current, var changed) -> throw Outcomes.conflict(changed);
            case ChangeResult.Refused(var violations) -> throw Outcomes.refused(violations);
        };
    }

    TicketView read(TicketNumber number) {
        return of(tickets.read(number).orElseThrow(ApiProblem::notFound));
    }

    TicketView of(TicketPage page) {
        var ticket = page.ticket();
        var now = clock.instant();
        return new TicketView(
                ticket.number(),
                ticket.status(),
                ticket.subject(),
                ticket.category(),
                ticket.severity(),
                ticket.application().orElse(null),
                ticket.client(),
                page.clientName(),
                TicketView.PersonView.of(page.reporter()),
                page.assignee().map(TicketView.PersonView::of).orElse(null),
                ticket.confidential(),
                ticket.channel(),
                ticket.reportedAt(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.resolvedAt().orElse(null),
                ticket.closedAt().orElse(null),
                ticket.mergedInto().orElse(null),
                ticket.version(),
                page.looksAfter().flatMap(this::caretaker).orElse(null),
                page.decision().map(EntitlementView::of).orElse(null),
                page.clocks().clocks().stream()
                        .map(one -> TicketView.ClockView.of(one, now))
                        .toList(),
                page.rank().map(TicketView.RankView::of).orElse(null),
                page.thread().stream()
                        .map(message -> MessageView.of(ticket, message))
                        .toList(),
                page.links().stream().map(TicketView.LinkView::of).toList());
    }

    private Optional<CaretakerAnswer> caretaker(LooksAfter answer) {
        var reach = caretakers.reach(answer, clock.instant());
        var named = Stream.concat(Stream.of(answer.caretaker()), reach.instead().stream())
                .distinct()
                .toList();
        return CaretakerAnswer.of(answer, reach, people.findAll(named));
    }
}
