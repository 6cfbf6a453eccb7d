package pl.sos.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/** Tickets that are still open, through the face: their clocks run, their warnings come. */
@Component
class OpenTickets {
    private static final Duration OLDEST = Duration.ofDays(6);

    private final Tickets tickets;
    private final People people;

    OpenTickets(Tickets tickets, People people) {
        this.tickets = tickets;
        this.people = people;
    }

    void write(ClosedTickets.Cast cast, Instant now, SplittableRandom random) {
        var house = cast.houses().get(ClosedTickets.crowded(cast.houses().size(), random));
        var reporter = people.find(
                        house.reporters().get(random.nextInt(house.reporters().size())))
                .orElseThrow();
        var assignee = people.find(house.caretaker()
                        .orElseGet(() ->
                                cast.staff().get(random.nextInt(cast.staff().size()))))
                .orElseThrow();
        var matter = cast.urn()[random.nextInt(cast.urn().length)];
        boolean answered = random.nextInt(10) < 8;
        // The older it is without an answer, the less believable.
        var age = Duration.ofSeconds((long) (random.nextDouble() * (answered ? OLDEST.toSeconds() : 46 * 3600)) + 600);
        var reported = now.minus(age);
        var occasion = matter.occasion(reported, random);
        HouseClock.at(reported, () -> {
            var number = open(house, matter, occasion, reporter, random);
            if (answered) {
                var replied = reported.plusSeconds((long) (age.toSeconds() * 0.02) + 60);
                HouseClock.at(replied, () -> reply(number, occasion.reply(), assignee, random.nextInt(4) == 0));
            }
        });
    }

    private TicketNumber open(
            SyntheticClients.House house,
            Matter matter,
            Matter.Occasion occasion,
            Person reporter,
            SplittableRandom random) {
        var channel = ClosedTickets.channel(random);
        var result = tickets.open(
                new OpenTicket(
                        house.client(),
                        reporter.id(),
                        matter.application(),
                        matter.category(),
                        Optional.of(ClosedTickets.severity(matter.category(), random)),
                        occasion.subject(),
                        occasion.body(),
                        false,
                        List.of(),
                        OpenTicket.Arrival.now(channel == Channel.PHONE ? Channel.PORTAL : channel)),
                Actor.of(reporter));
        if (result instanceof OpenTicketResult.Opened(var ticket, var again, var page)) {
            return ticket.number();
        }
        throw new IllegalStateException("A ticket of the demo was refused: " + result);
    }

    private void reply(TicketNumber number, String text, Person by, boolean thenWait) {
        tickets.addMessage(
                new AddMessage(number, Visibility.PUBLIC, text, List.of(), Channel.PORTAL, thenWait, Optional.empty()),
                Actor.of(by));
    }
}
