package pl.sos.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.StepWords;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.sla.ClockChange;
import pl.sos.sla.ClockKind;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;

/** Tells of a ticket's clock why it is due when it is; asked for when somebody opens it beside the clock. */
@Controller
class ClockTraces {
    private final Tickets tickets;
    private final ServiceClocks clocks;
    private final Calendars calendars;
    private final People people;

    ClockTraces(Tickets tickets, ServiceClocks clocks, Calendars calendars, People people) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.calendars = calendars;
        this.people = people;
    }

    @GetMapping("/tickets/{number}/clocks/{kind}")
    ModelAndView trace(@PathVariable String number, @PathVariable ClockKind kind) {
        var ticket = tickets.find(Addresses.number(number)).orElseThrow(Addresses::notFound);
        var clock = clocks.of(ticket.id()).of(kind).orElseThrow(Addresses::notFound);
        return new ModelAndView("desk/clock-trace", "trace", trace(ticket, clock));
    }

    private ClockTrace trace(Ticket ticket, ServiceClock clock) {
        List<ClockChange> changes = clocks.history(ticket.id()).stream()
                .filter(change -> change.kind() == clock.kind())
                .toList();
        List<Evidence> evidence =
                clock.kind() == ClockKind.REACTION ? clocks.evidence(ticket.id()) : List.<Evidence>of();
        var known = people.findAll(Stream.concat(
                        changes.stream().flatMap(change -> change.by().stream()),
                        evidence.stream().map(Evidence::by))
                .distinct()
                .toList());
        return new ClockTrace(
                ticket.number().toString(),
                steps(clock),
                changes.stream().map(change -> move(change, known)).toList(),
                evidence.stream().map(one -> proof(one, known)).toList());
    }

    private List<Sentence> steps(ServiceClock clock) {
        return calendars.find(clock.calendar()).map(WorkingCalendar::zone).stream()
                .flatMap(zone -> clocks.explain(clock).stream().map(step -> StepWords.say(step, zone)))
                .toList();
    }

    private static ClockTrace.Move move(ClockChange change, Map<PersonId, Person> known) {
        return new ClockTrace.Move(
                change.what(),
                change.at(),
                change.oldDue(),
                change.newDue(),
                change.reason(),
                change.by().flatMap(by -> name(by, known)));
    }

    private static ClockTrace.Proof proof(Evidence one, Map<PersonId, Person> known) {
        return new ClockTrace.Proof(
                one.kind(),
                one.at(),
                name(one.by(), known).orElse("–"),
                one.kind() == Evidence.Kind.REPLY ? one.reference().map(id -> "#m-" + id) : Optional.empty());
    }

    private static Optional<String> name(PersonId id, Map<PersonId, Person> known) {
        return Optional.ofNullable(known.get(id)).map(Person::name);
    }
}
