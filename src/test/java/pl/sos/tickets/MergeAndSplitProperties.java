package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ClockState;

@SosTest
class MergeAndSplitProperties {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Test
    void noMessageIsLostOrDoubled() {
        Seeded.cases(8, random -> {
            var house = new House(context);
            var known = new ArrayList<TicketNumber>();
            var written = new HashMap<String, String>();
            for (int i = 0; i < 3; i++) {
                known.add(house.open(house.maria).number());
            }
            int steps = random.between(5, 40);
            for (int step = 0; step < steps; step++) {
                clock.advance(Duration.ofSeconds(1));
                var number = random.pick(known);
                var text = "krok " + step;
                switch (random.between(0, 5)) {
                    case 0, 1 -> {
                        if (house.say(house.maria, number, Visibility.PUBLIC, text)
                                instanceof AddMessageResult.Added added) {
                            written.put(text, "Maria Kowal " + added.message().writtenAt());
                        }
                    }
                    case 2 -> {
                        if (house.say(
                                        house.anna,
                                        number,
                                        random.chance(50) ? Visibility.PUBLIC : Visibility.INTERNAL,
                                        text)
                                instanceof AddMessageResult.Added added) {
                            written.put(text, "Anna Nowak " + added.message().writtenAt());
                        }
                    }
                    case 3 ->
                        house.as(
                                house.anna,
                                () -> house.tickets.merge(number, random.pick(known), Actor.of(house.anna)));
                    default -> {
                        var thread = house.page(house.anna, number).thread();
                        var chosen = thread.stream()
                                .filter(message -> random.chance(40))
                                .map(Message::id)
                                .toList();
                        if (house.as(
                                        house.anna,
                                        () -> house.tickets.split(
                                                new Split(number, chosen, "Wydzielone " + text), Actor.of(house.anna)))
                                instanceof ChangeResult.Done(Ticket ticket)) {
                            known.add(ticket.number());
                        }
                    }
                }
            }
            var found = new HashMap<String, String>();
            int messages = 0;
            for (var number : known) {
                var page = house.page(house.anna, number);
                assertThat(page.thread().isEmpty())
                        .isEqualTo(page.ticket().mergedInto().isPresent());
                for (var message : page.thread()) {
                    messages++;
                    found.put(message.body(), message.author().name() + " " + message.writtenAt());
                }
            }
            assertThat(messages).isEqualTo(written.size() + 3);
            assertThat(found).containsAllEntriesOf(written);
        });
    }

    @Test
    void aMergeKeepsTheEarlierReportAndTheEarlierAnswerAndLeavesAPointer() {
        var house = new House(context);
        var first = house.open(house.maria).number();
        clock.advance(Duration.ofHours(2));
        var second = house.open(house.prezes).number();
        clock.advance(Duration.ofHours(1));
        var merged = House.done(house.as(house.anna, () -> house.tickets.merge(first, second, Actor.of(house.anna))));

        assertThat(merged.number()).isEqualTo(second);
        assertThat(merged.reportedAt()).isEqualTo(TestClock.START);
        var page = house.page(house.anna, second);
        assertThat(page.clocks().of(ClockKind.REACTION).orElseThrow().due())
                .contains(TestClock.START.plus(Duration.ofHours(48)));
        assertThat(page.decision().orElseThrow().reaction().due())
                .isEqualTo(TestClock.START.plus(Duration.ofHours(48)));
        assertThat(house.as(house.maria, () -> house.tickets.history(second)).orElseThrow())
                .extracting(HistoryEntry::what)
                .contains(EventKind.CLOCKS_MOVED);
        assertThat(page.watchers()).extracting(Who::name).contains("Maria Kowal");
        var pointer = house.page(house.maria, first);
        assertThat(pointer.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(pointer.ticket().mergedInto()).contains(second);
        assertThat(pointer.links()).singleElement().satisfies(link -> {
            assertThat(link.kind()).isEqualTo(TicketLink.Kind.MERGED_INTO);
            assertThat(link.number()).isEqualTo(second);
        });
        assertThat(pointer.clocks().next()).isEmpty();

        // Who answers the pointer's mail is heard in the ticket that goes on.
        assertThat(house.reply(house.maria, first, "Jeszcze jedno").number()).isEqualTo(second);
        assertThat(house.as(house.anna, () -> house.tickets.merge(first, second, Actor.of(house.anna))))
                .isInstanceOf(ChangeResult.Refused.class);
    }

    @Test
    void anAnswerGivenInOneIsTheReactionInTheMergedToo() {
        var house = new House(context);
        var answered = house.open(house.maria).number();
        var waiting = house.open(house.maria).number();
        house.reply(house.anna, answered, "Już patrzę.");
        House.done(house.as(house.anna, () -> house.tickets.merge(answered, waiting, Actor.of(house.anna))));
        assertThat(house.page(house.anna, waiting)
                        .clocks()
                        .of(ClockKind.REACTION)
                        .orElseThrow()
                        .state(clock.instant()))
                .isEqualTo(ClockState.MET);
    }

    @Test
    void tiedToItsCompanyAndItsOpenState() {
        var house = new House(context);
        var zorza = house.open(house.maria).number();
        var klon = house.open(house.kowalski).number();
        var closed = house.open(house.maria).number();
        House.done(house.move(house.anna, closed, TicketStatus.CLOSED, "Koniec."));
        for (var into : List.of(klon, closed, zorza)) {
            assertThat(house.as(house.anna, () -> house.tickets.merge(zorza, into, Actor.of(house.anna))))
                    .isInstanceOf(ChangeResult.Refused.class);
        }
        assertThat(house.as(house.maria, () -> house.tickets.merge(zorza, closed, Actor.of(house.maria))))
                .isInstanceOf(ChangeResult.Refused.class);
    }

    @Test
    void aSplitTicketKnowsWhereItCameFromAndWhetherItWasAnswered() {
        var house = new House(context);
        var number = house.open(house.maria).number();
        clock.advance(Duration.ofMinutes(5));
        house.reply(house.maria, number, "A przy okazji: druga sprawa.");
        clock.advance(Duration.ofMinutes(5));
        house.reply(house.anna, number, "Zajmę się obiema.");
        var second = house.page(house.anna, number).thread().get(1).id();
        var split = House.done(house.as(
                house.anna,
                () -> house.tickets.split(new Split(number, List.of(second), "Druga sprawa"), Actor.of(house.anna))));
        assertThat(split.reportedAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(5)));
        assertThat(split.status()).isEqualTo(TicketStatus.OPEN);
        var page = house.page(house.maria, split.number());
        assertThat(page.thread()).singleElement().satisfies(message -> {
            assertThat(message.writtenIn()).isEqualTo(number);
            assertThat(message.author().name()).isEqualTo("Maria Kowal");
        });
        assertThat(page.links().getFirst().kind()).isEqualTo(TicketLink.Kind.SPLIT_FROM);
        assertThat(page.clocks().of(ClockKind.REACTION).orElseThrow().state(clock.instant()))
                .isEqualTo(ClockState.MET);
        var rest = house.page(house.anna, number).thread();
        assertThat(house.as(
                        house.anna,
                        () -> house.tickets.split(
                                new Split(number, rest.stream().map(Message::id).toList(), "Wszystko"),
                                Actor.of(house.anna))))
                .isInstanceOf(ChangeResult.Refused.class);
    }
}
