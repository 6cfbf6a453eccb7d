package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Severity;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ClockState;

@SosTest
class TicketsStory {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void aReportIsDecidedTimedAssignedAndTold() {
        var ticket = house.open(house.maria);

        assertThat(ticket.number().value()).isGreaterThanOrEqualTo(1000);
        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
        assertThat(ticket.severity()).isEqualTo(Severity.HIGH);
        assertThat(ticket.assignee()).contains(house.anna.id());
        var page = house.page(house.maria, ticket.number());
        assertThat(page.decision()).isPresent();
        assertThat(page.underCare()).isTrue();
        assertThat(page.clocks().of(ClockKind.REACTION).orElseThrow().due())
                .contains(TestClock.START.plus(Duration.ofHours(48)));
        assertThat(page.thread()).hasSize(1);
        assertThat(page.thread().getFirst().author().name()).isEqualTo("Maria Kowal");
        assertThat(page.rank()).isEmpty();
        assertThat(house.page(house.anna, ticket.number()).rank().orElseThrow().position())
                .isEqualTo(1);
        var notifications = house.bean(Notifications.class);
        assertThat(house.as(house.anna, () -> notifications.latest(house.anna.id(), 10)))
                .singleElement()
                .satisfies(line -> assertThat(line.kind()).isEqualTo(Notification.Kind.OPENED));
        assertThat(house.as(house.piotr, () -> notifications.unread(house.piotr.id()))
                        .value())
                .isZero();
    }

    @Test
    void aReactionIsAPublicAnswerOfOursAndNothingElse() {
        var number = house.open(house.maria).number();
        house.reply(house.maria, number, "Dodam jeszcze zrzut.");
        house.say(house.anna, number, Visibility.INTERNAL, "Sprawdzam log.");
        assertThat(reaction(number)).isEqualTo(ClockState.RUNNING);
        assertThat(house.page(house.anna, number).ticket().status()).isEqualTo(TicketStatus.OPEN);

        clock.advance(Duration.ofHours(1));
        house.reply(house.anna, number, "Dzień dobry, już patrzę.");

        assertThat(reaction(number)).isEqualTo(ClockState.MET);
        assertThat(house.page(house.anna, number).rank().orElseThrow().because())
                .anyMatch(Because.NoClock.class::isInstance);
    }

    private ClockState reaction(pl.sos.kernel.TicketNumber number) {
        return house.page(house.anna, number)
                .clocks()
                .of(ClockKind.REACTION)
                .orElseThrow()
                .state(clock.instant());
    }

    @Test
    void theWholeWayFromReportToConfirmation() {
        var number = house.open(house.maria).number();
        assertThat(house.move(house.anna, number, TicketStatus.RESOLVED, "")).isInstanceOf(ChangeResult.Refused.class);
        house.say(house.anna, number, Visibility.PUBLIC, "Który budynek?", true, Optional.empty(), List.of());
        assertThat(house.page(house.anna, number).ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CLIENT);
        house.reply(house.maria, number, "Budynek 14.");
        assertThat(house.page(house.anna, number).ticket().status()).isEqualTo(TicketStatus.OPEN);
        var resolved = House.done(house.move(house.anna, number, TicketStatus.RESOLVED, "Poprawione."));
        assertThat(resolved.resolvedAt()).isPresent();
        assertThat(house.page(house.maria, number).thread().getLast().body()).isEqualTo("Poprawione.");
        assertThat(House.done(house.move(house.maria, number, TicketStatus.OPEN, "Nadal nie działa."))
                        .resolvedAt())
                .isEmpty();
        House.done(house.move(house.anna, number, TicketStatus.RESOLVED, "Teraz działa."));
        var closed = House.done(house.move(house.maria, number, TicketStatus.CLOSED, ""));
        assertThat(closed.closedAt()).isPresent();
        assertThat(house.as(house.maria, () -> house.tickets.history(number)).orElseThrow())
                .extracting(HistoryEntry::what)
                .containsSubsequence(
                        EventKind.OPENED, EventKind.REPLIED, EventKind.STATUS, EventKind.REPLIED, EventKind.STATUS);
    }

    @Test
    void aFormSentTwiceIsOneTicketAndOneMessage() {
        var key = UUID.randomUUID();
        var form = house.report(house.maria, Category.ERROR, "Raz", OpenTicket.Arrival.now(Channel.PORTAL, key));
        var first =
                (OpenTicketResult.Opened) house.as(house.maria, () -> house.tickets.open(form, Actor.of(house.maria)));
        var second =
                (OpenTicketResult.Opened) house.as(house.maria, () -> house.tickets.open(form, Actor.of(house.maria)));
        assertThat(second.again()).isTrue();
        assertThat(second.ticket().number()).isEqualTo(first.ticket().number());

        var answer = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            house.say(
                    house.maria,
                    first.ticket().number(),
                    Visibility.PUBLIC,
                    "Dwa razy",
                    false,
                    Optional.of(answer),
                    List.of());
        }
        assertThat(house.page(house.anna, first.ticket().number()).thread()).hasSize(2);
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndNothingIsStored() {
        var bad = new OpenTicket(
                house.zorza,
                house.maria.id(),
                Optional.of("NIE_MA"),
                Category.ERROR,
                Optional.empty(),
                "x".repeat(1 << 20),
                " \u0000 ",
                false,
                List.of(),
                new OpenTicket.Arrival(
                        Channel.PORTAL,
                        Optional.of(TestClock.START.plus(Duration.ofHours(1))),
                        Optional.empty(),
                        Optional.empty()));
        var refused =
                (OpenTicketResult.Refused) house.as(house.maria, () -> house.tickets.open(bad, Actor.of(house.maria)));
        assertThat(refused.violations())
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsExactly("subject too-long", "body required", "application unknown", "reportedAt in-future");
    }

    @Test
    void nobodyReportsForAnotherCompanyOrPerson() {
        var foreign = house.report(house.kowalski, Category.ERROR, "Cudze");
        assertThat(house.as(house.maria, () -> house.tickets.open(foreign, Actor.of(house.maria))))
                .isInstanceOf(OpenTicketResult.Refused.class);
        var colleague = house.report(house.prezes, Category.ERROR, "Za prezesa");
        assertThat(house.as(house.maria, () -> house.tickets.open(colleague, Actor.of(house.maria))))
                .isInstanceOf(OpenTicketResult.Refused.class);
        assertThat(house.as(house.anna, () -> house.tickets.open(colleague, Actor.of(house.anna))))
                .isInstanceOf(OpenTicketResult.Opened.class);
    }

    @Test
    void whoChangesWhatAnotherChangedIsToldWhat() {
        var ticket = house.open(house.maria);
        House.done(house.as(
                house.anna,
                () -> house.tickets.reclassify(
                        house.reclassify(ticket, Category.FAILURE, Severity.CRITICAL), Actor.of(house.anna))));
        var conflict = (ChangeResult.Conflict) house.as(
                house.piotr,
                () -> house.tickets.reclassify(
                        house.reclassify(ticket, Category.OTHER, Severity.LOW), Actor.of(house.piotr)));
        assertThat(conflict.current().category()).isEqualTo(Category.FAILURE);
        assertThat(conflict.changed()).extracting(FieldChange::field).containsExactly("category", "severity");
        assertThat(conflict.changed().getFirst().by().orElseThrow().name()).isEqualTo("Anna Nowak");
        assertThat(conflict.changed().getFirst().sentence().pl()).isEqualTo("Rodzaj: błąd → awaria");
    }

    @Test
    void aChangeThatChangesNothingLeavesNoTrace() {
        var ticket = house.open(house.maria);
        var same = House.done(house.as(
                house.anna,
                () -> house.tickets.reclassify(
                        house.reclassify(ticket, ticket.category(), ticket.severity()), Actor.of(house.anna))));
        assertThat(same.version()).isEqualTo(ticket.version());
    }

    @Test
    void resolvedTicketsCloseThemselvesAfterAFortnight() {
        var number = house.open(house.maria).number();
        House.done(house.move(house.anna, number, TicketStatus.RESOLVED, "Zrobione."));
        clock.advance(Duration.ofDays(13));
        timers.run();
        assertThat(house.page(house.anna, number).ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        clock.advance(Duration.ofDays(2));
        timers.run();
        assertThat(house.page(house.anna, number).ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void aLateAnswerToAClosedTicketOpensANewOneOnce() {
        var number = house.open(house.maria).number();
        House.done(house.move(house.anna, number, TicketStatus.CLOSED, "Duplikat."));
        clock.advance(Duration.ofDays(29));
        assertThat(house.reply(house.maria, number, "Wróciło.").status()).isEqualTo(TicketStatus.OPEN);
        House.done(house.move(house.anna, number, TicketStatus.CLOSED, "Zrobione."));
        clock.advance(Duration.ofDays(31));
        var key = Optional.of(UUID.randomUUID());
        var continued = (AddMessageResult.Continued)
                house.say(house.maria, number, Visibility.PUBLIC, "Znowu.", false, key, List.of());
        var again = (AddMessageResult.Continued)
                house.say(house.maria, number, Visibility.PUBLIC, "Znowu.", false, key, List.of());
        assertThat(again.ticket().number()).isEqualTo(continued.ticket().number());
        assertThat(continued.ticket().number()).isNotEqualTo(number);
        assertThat(house.page(house.maria, continued.ticket().number()).links())
                .singleElement()
                .satisfies(link -> assertThat(link.kind()).isEqualTo(TicketLink.Kind.CONTINUES));
        assertThat(house.page(house.maria, number).ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void anotherCompanyGetsATicketOnlyWhenNobodyOfTheFirstWroteInIt() {
        var theirs = house.open(house.maria);
        var wish = house.giveTo(house.kowalski, theirs);
        assertThat(house.as(house.coordinator, () -> house.tickets.reclassify(wish, Actor.of(house.coordinator))))
                .isInstanceOf(ChangeResult.Refused.class);

        var byPhone = House.opened(house.as(
                house.anna,
                () -> house.tickets.open(
                        house.report(house.maria, Category.ERROR, "Z telefonu"), Actor.of(house.anna))));
        var moved = house.giveTo(house.kowalski, byPhone);
        assertThat(house.as(house.anna, () -> house.tickets.reclassify(moved, Actor.of(house.anna))))
                .isInstanceOf(ChangeResult.Refused.class);
        House.done(house.as(house.coordinator, () -> house.tickets.reclassify(moved, Actor.of(house.coordinator))));
        assertThat(house.as(house.maria, () -> house.tickets.read(byPhone.number())))
                .isEmpty();
        var seen = house.page(house.kowalski, byPhone.number());
        assertThat(seen.thread()).singleElement().satisfies(message -> {
            assertThat(message.author().name()).isEqualTo("Adam Kowalski");
            assertThat(message.writtenDownBy().orElseThrow().name()).isEqualTo("Anna Nowak");
        });
        assertThat(house.as(house.kowalski, () -> house.tickets.history(byPhone.number()))
                        .orElseThrow())
                .noneMatch(entry -> entry.what() == EventKind.CLIENT);
    }

    @Test
    void whoIsNotUnderCareStandsBehind() {
        var outside = house.open(house.lipowska, Category.FAILURE, "Nic nie działa");
        var care = house.open(house.maria, Category.OTHER, "Drobiazg");
        var rows = house.as(
                        house.anna,
                        () -> house.bean(Queue.class)
                                .page(QueueFilter.of(QueueTab.OPEN, house.anna.id()), Optional.empty(), 50))
                .items();
        assertThat(rows).extracting(QueueRow::number).containsExactly(care.number(), outside.number());
        assertThat(rows.getLast().sentence().pl())
                .startsWith("klient bez umowy S.O.S. · awaria, ważność krytyczna · reakcja za");
        assertThat(outside.assignee()).isEmpty();
    }

    @Test
    void reportsOfLongAgoAreTakenFromOursOnly() {
        var sinceYesterday = new OpenTicket.Arrival(
                Channel.PHONE, Optional.of(Instant.parse("2026-11-22T09:00:00Z")), Optional.empty(), Optional.empty());
        var yesterday = house.report(house.maria, Category.ERROR, "Wczoraj", sinceYesterday);
        assertThat(house.as(house.maria, () -> house.tickets.open(yesterday, Actor.of(house.maria))))
                .isInstanceOf(OpenTicketResult.Refused.class);
        var ticket = House.opened(house.as(house.anna, () -> house.tickets.open(yesterday, Actor.of(house.anna))));
        assertThat(house.page(house.anna, ticket.number())
                        .clocks()
                        .of(ClockKind.REACTION)
                        .orElseThrow()
                        .due())
                .contains(Instant.parse("2026-11-24T09:00:00Z"));
    }
}
