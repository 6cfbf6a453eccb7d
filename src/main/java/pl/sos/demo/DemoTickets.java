package pl.sos.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Visibility;

/**
 * The forty example tickets, lived through once more: every report, answer and note goes through the same face as in
 * real life, in the order in which it happened, with the house's clock set to its moment.
 */
@Component
class DemoTickets {
    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("AWARIA", Category.FAILURE),
            Map.entry("BLAD", Category.ERROR),
            Map.entry("KONSULTACJA", Category.CONSULTATION),
            Map.entry("UPRAWNIENIA", Category.CONSULTATION),
            Map.entry("ZESTAWIENIE", Category.ANALYSIS),
            Map.entry("IMO", Category.CHANGE),
            Map.entry("PRZEPISY", Category.UPDATE),
            Map.entry("AKTUALIZACJA", Category.UPDATE),
            Map.entry("SZKOLENIE", Category.TRAINING),
            Map.entry("BAZA_DANYCH", Category.OTHER),
            Map.entry("LICENCJA", Category.OTHER));
    private static final Map<String, Severity> SEVERITIES = Map.of(
            "KRYTYCZNY", Severity.CRITICAL,
            "WYSOKI", Severity.HIGH,
            "NORMALNY", Severity.NORMAL,
            "NISKI", Severity.LOW);
    private static final Map<String, Channel> CHANNELS =
            Map.of("TELEFON", Channel.PHONE, "PORTAL", Channel.PORTAL, "EMAIL", Channel.EMAIL);
    /** Who takes the calls of the hot-line where nobody is assigned. */
    private static final String HOTLINE = "piotr";

    private final Tickets tickets;
    private final Products products;

    DemoTickets(Tickets tickets, Products products) {
        this.tickets = tickets;
        this.products = products;
    }

    private record Event(Instant at, Runnable happens) {}

    void load(DemoPeople people, DemoTime time) {
        var examples = DemoFiles.rows("example-tickets.csv");
        Map<String, List<CSVRecord>> threads = new HashMap<>();
        DemoFiles.rows("thread.csv")
                .forEach(row -> threads.computeIfAbsent(row.get("line"), line -> new ArrayList<>())
                        .add(row));
        var events = new ArrayList<Event>();
        for (var plan : DemoFiles.rows("tickets.csv")) {
            var example = examples.get(Integer.parseInt(plan.get("line")) - 1);
            events.addAll(story(plan, example, threads.getOrDefault(plan.get("line"), List.of()), people, time));
        }
        events.stream()
                .sorted(Comparator.comparing(Event::at))
                .forEach(event -> HouseClock.at(event.at(), event.happens()));
    }

    /** Where a ticket's number is known once it was opened. */
    private static final class Opened {
        private Optional<TicketNumber> number = Optional.empty();

        TicketNumber number() {
            return number.orElseThrow();
        }
    }

    private List<Event> story(
            CSVRecord plan, CSVRecord example, List<CSVRecord> thread, DemoPeople people, DemoTime time) {
        var opened = new Opened();
        var events = new ArrayList<Event>();
        var reported = time.report(plan.get("reported"));
        var contact = people.contact(plan.get("client"), plan.get("contact"));
        events.add(new Event(reported, () -> opened.number = Optional.of(open(plan, example, contact, people))));
        if (!plan.get("assignee").isEmpty()) {
            var assignee = people.staff(plan.get("assignee"));
            events.add(new Event(
                    reported.plusSeconds(90),
                    () -> done(tickets.assign(
                            opened.number(), Optional.of(assignee.id()), Optional.empty(), actor(assignee)))));
        }
        var moments = time.after(
                reported.plusSeconds(120),
                thread.stream().map(row -> row.get("at")).toList());
        for (int i = 0; i < thread.size(); i++) {
            var row = thread.get(i);
            var who = row.get("who").equals("client") ? contact : people.staff(row.get("who"));
            events.add(new Event(moments.get(i), () -> happen(opened.number(), row.get("kind"), row.get("text"), who)));
        }
        return events;
    }

    private TicketNumber open(CSVRecord plan, CSVRecord example, Person contact, DemoPeople people) {
        var channel = CHANNELS.getOrDefault(example.get("channel"), Channel.PORTAL);
        var writer = plan.get("assignee").isEmpty() ? HOTLINE : plan.get("assignee");
        var enteredBy = channel == Channel.PHONE ? people.staff(writer) : contact;
        var result = tickets.open(
                new OpenTicket(
                        people.client(plan.get("client")),
                        contact.id(),
                        Optional.of(example.get("module"))
                                .filter(code -> products.application(code).isPresent()),
                        CATEGORIES.getOrDefault(example.get("category"), Category.OTHER),
                        Optional.ofNullable(SEVERITIES.get(example.get("priority"))),
                        example.get("subject"),
                        example.get("body"),
                        plan.get("confidential").equals("yes"),
                        List.of(),
                        OpenTicket.Arrival.now(channel)),
                actor(enteredBy));
        if (result instanceof OpenTicketResult.Opened(var ticket, var again, var page)) {
            return ticket.number();
        }
        throw new IllegalStateException("The demo's ticket " + plan.get("line") + " was refused: " + result);
    }

    private void happen(TicketNumber number, String kind, String text, Person who) {
        switch (kind) {
            case "reply", "message" -> add(number, Visibility.PUBLIC, text, false, who);
            case "wait" -> add(number, Visibility.PUBLIC, text, true, who);
            case "note" -> add(number, Visibility.INTERNAL, text, false, who);
            case "resolve" -> move(number, TicketStatus.RESOLVED, text, who);
            case "close" -> move(number, TicketStatus.CLOSED, text, who);
            default -> throw new IllegalStateException("The demo's threads know no " + kind);
        }
    }

    private void add(TicketNumber number, Visibility visibility, String text, boolean thenWait, Person who) {
        var added = tickets.addMessage(
                new AddMessage(number, visibility, text, List.of(), Channel.PORTAL, thenWait, Optional.empty()),
                actor(who));
        if (!(added instanceof AddMessageResult.Added)) {
            throw new IllegalStateException("A message of the demo to " + number + " was refused: " + added);
        }
    }

    private void move(TicketNumber number, TicketStatus to, String note, Person who) {
        done(tickets.transition(
                new Transition(
                        number,
                        to,
                        Optional.of(note).filter(text -> !text.isEmpty()),
                        List.of(),
                        Channel.PORTAL,
                        Optional.empty()),
                actor(who)));
    }

    private static void done(ChangeResult result) {
        if (!(result instanceof ChangeResult.Done)) {
            throw new IllegalStateException("A change of the demo was refused: " + result);
        }
    }

    private static Actor actor(Person person) {
        return Actor.of(person);
    }
}
