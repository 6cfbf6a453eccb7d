package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Hours;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.SaidPresences;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hotline.internal.CallBackAlarms;
import pl.sos.hotline.internal.DutyStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;
import pl.sos.work.Counting;
import pl.sos.work.Timers;
import pl.sos.work.Unagreed;
import pl.sos.work.WorkLog;

@SosTest
class CallsTest {
    private static final String MARIA = "+48610002003";

    @Autowired
    House house;

    @Autowired
    Calls calls;

    @Autowired
    CallBacks callBacks;

    @Autowired
    CallLists lists;

    @Autowired
    Duties duties;

    @Autowired
    DutyStore dutyStore;

    @Autowired
    Calendars calendars;

    @Autowired
    AuditLog audit;

    @Autowired
    LiveEvents live;

    @Autowired
    SaidPresences presences;

    @Autowired
    Caretakers caretakers;

    @Autowired
    People people;

    @Autowired
    Tickets tickets;

    @Autowired
    Queue queue;

    @Autowired
    ServiceClocks clocks;

    @Autowired
    WorkLog work;

    @Autowired
    Timers timers;

    @Autowired
    CallBackAlarms alarms;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private House.People3 us;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        staff(() -> {
            people.setPhone(us.maria().id(), Optional.of(MARIA));
            for (var day : DayOfWeek.values()) {
                duties.add(us.ewa().id(), Optional.of(day), Optional.empty(), 0, 1440);
            }
            duties.setExtension(us.anna().id(), "112");
        });
    }

    @Test
    void aKnownNumberRingsAtTheCaretakerThenTheDeputyThenTheDuty() {
        var call = incoming("610 002 003", "a");
        assertThat(call.client()).contains(us.zorza());
        assertThat(call.contact()).contains(us.maria().id());
        assertThat(call.route())
                .containsExactly(us.anna().id(), us.piotr().id(), us.ewa().id());
        assertThat(call.extensions()).containsExactly("112", "+48616540013", "+48616540014");
        assertThat(call.said()).contains("Łączę z opiekunem: Anna Nowak");
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        var second = incoming("+48610002003", "b");
        assertThat(second.route()).containsExactly(us.piotr().id(), us.ewa().id());
        assertThat(second.greeting()).isEqualTo(Greeting.DEPUTY);
        staff(() -> calls.ended(call.id(), false));
        assertThat(incoming(MARIA, "c").route().getFirst()).isEqualTo(us.anna().id());
        staff(() -> presences.away(us.anna().id(), clock.instant().plus(Duration.ofHours(1))));
        assertThat(incoming(MARIA, "d").route().getFirst()).isEqualTo(us.piotr().id());
        clock.advance(Duration.ofMinutes(61));
        assertThat(incoming(MARIA, "e").route().getFirst()).isEqualTo(us.anna().id());
        var stranger = incoming("+48221234567", "f");
        assertThat(stranger.route()).containsExactly(us.ewa().id());
        assertThat(stranger.client()).isEmpty();
    }

    @Test
    void whatAnExchangeTellsTwiceOrManyTimesAtOnceIsOneCall() throws Exception {
        var first = incoming(MARIA, "1732780800.42");
        staff(() -> presences.away(us.anna().id(), clock.instant().plus(Duration.ofHours(1))));
        var again = incoming(MARIA, "1732780800.42");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.route()).isEqualTo(first.route());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = IntStream.range(0, 8)
                    .<Callable<Call>>mapToObj(i -> () -> incoming(MARIA, "at-once"))
                    .toList();
            var ids =
                    threads.invokeAll(told).stream().map(one -> one.resultNow().id());
            assertThat(ids.distinct()).hasSize(1);
        }
        assertThat(staff(() -> lists.list(CallFilter.ALL, Optional.empty(), 50).items()))
                .hasSize(2);
    }

    @Test
    void aTalkBecomesATicketItsReactionAndMinutesByTheContract() {
        var call = incoming(MARIA, "talk");
        clock.advance(Duration.ofSeconds(20));
        staff(() -> calls.answered(call.id(), us.anna().id(), true));
        assertThat(presence()).isInstanceOf(Presence.OnPhone.class);
        assertThat(staff(() -> timers.of(us.anna().id()))).hasSize(1);
        clock.advance(Duration.ofMinutes(7));
        var settled = (SettleResult.Settled) settle(call, opened("Naliczenie", "Pasek stoi na 62%."), Optional.of(7));
        assertThat(presence()).isInstanceOf(Presence.Present.class);
        assertThat(staff(() -> timers.of(us.anna().id()))).isEmpty();
        var number = settled.call().names().ticket();
        var ticket = staff(() -> tickets.find(number).orElseThrow());
        assertThat(ticket.reportedAt()).isEqualTo(call.at());
        var evidence = staff(() -> clocks.evidence(ticket.id()));
        assertThat(evidence.getFirst().at()).isEqualTo(call.at().plusSeconds(20));
        var reaction = staff(() -> clocks.of(ticket.id())).clocks().stream()
                .filter(one -> one.kind() == ClockKind.REACTION)
                .findFirst()
                .orElseThrow();
        assertThat(reaction.stoppedAt()).contains(call.at().plusSeconds(20));
        var entry = staff(() -> work.of(ticket.id())).getFirst();
        assertThat(entry.minutes()).isEqualTo(Minutes.of(7));
        assertThat(entry.accounted()).isEqualTo(Minutes.of(10));
        // Said again, nothing happens again.
        assertThat(settle(call, opened("Inne", ""), Optional.of(9))).isInstanceOf(SettleResult.Settled.class);
        assertThat(staff(() -> work.of(ticket.id()))).hasSize(1);
    }

    @Test
    void nobodyIsFreeWhileAnotherTalkOfHisGoesOn() {
        var first = incoming(MARIA, "first");
        staff(() -> calls.answered(first.id(), us.anna().id(), true));
        clock.advance(Duration.ofMinutes(5));
        var second = byHand("second", "+48221234567");
        assertThat(staff(() -> lists.beside(second))).extracting(Call::id).containsExactly(first.id());
        settle(second, new Settle.Became.Nothing(), Optional.empty());
        assertThat(presence()).isInstanceOf(Presence.OnPhone.class);
        assertThat(presence().until())
                .isEqualTo(staff(() -> calls.find(first.id()))
                        .flatMap(Call::answeredAt)
                        .orElseThrow()
                        .plus(SaidPresences.LONGEST_TALK));
        var third = byHand("third", "");
        staff(() -> calls.ended(first.id(), false));
        assertThat(presence()).isInstanceOf(Presence.OnPhone.class);
        staff(() -> calls.ended(third.id(), false));
        assertThat(presence()).isInstanceOf(Presence.Present.class);
        // What she says herself is nobody's to change.
        var fourth = byHand("fourth", "");
        var fifth = byHand("fifth", "");
        staff(() -> presences.away(us.anna().id(), clock.instant().plus(Duration.ofHours(1))));
        staff(() -> calls.ended(fifth.id(), false));
        staff(() -> calls.ended(fourth.id(), false));
        assertThat(presence()).isInstanceOf(Presence.Away.class);
    }

    @Test
    void twoTalksThatEndAtOnceLeaveNobodyOnThePhone() throws Exception {
        for (int round = 0; round < 5; round++) {
            var both = List.of(byHand("one" + round, ""), byHand("other" + round, ""));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var ends = both.stream()
                        .<Callable<Optional<Call>>>map(one -> () -> staff(() -> calls.ended(one.id(), false)))
                        .toList();
                assertThat(threads.invokeAll(ends))
                        .allMatch(end -> end.resultNow().isPresent());
            }
            assertThat(presence()).isInstanceOf(Presence.Present.class);
        }
    }

    @Test
    void aTalkThatNobodyEndedEndsWhereTheNextBeganOrNow() {
        var first = incoming(MARIA, "forgotten");
        staff(() -> calls.answered(first.id(), us.anna().id(), true));
        clock.advance(Duration.ofMinutes(5));
        var second = byHand("next", "+48221234567");
        clock.advance(Duration.ofMinutes(2));
        // Of somebody else's talk nothing changes.
        staff(() -> calls.endedBeside(second.id(), first.id(), us.piotr().id(), true));
        assertThat(staff(() -> lists.beside(second))).hasSize(1);
        var ended = staff(() ->
                        calls.endedBeside(second.id(), first.id(), us.anna().id(), true))
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(CallState.ENDED);
        assertThat(ended.toWrite(clock.instant())).isEqualTo(Minutes.of(5));
        assertThat(staff(() -> lists.unwritten(us.anna().id())))
                .extracting(Call::id)
                .containsExactly(first.id());
        assertThat(presence()).isInstanceOf(Presence.OnPhone.class);
        // The stopwatch is of the talk that goes on, and ends with it.
        assertThat(staff(() -> timers.of(us.anna().id()))).hasSize(1);
        var third = byHand("third", "");
        clock.advance(Duration.ofMinutes(1));
        var now = staff(() ->
                        calls.endedBeside(third.id(), second.id(), us.anna().id(), false))
                .orElseThrow();
        assertThat(now.endedAt()).contains(clock.instant());
        staff(() -> calls.ended(third.id(), false));
        assertThat(staff(() -> timers.of(us.anna().id()))).isEmpty();
    }

    private Call byHand(String key, String from) {
        return staff(() -> calls.takenByHand(
                key,
                from,
                Optional.of(us.lipowa()),
                Optional.empty(),
                clock.instant(),
                us.anna().id(),
                true));
    }

    @Test
    void aTalkIsTheReactionInEveryListToo() {
        var call = incoming(MARIA, "row");
        clock.advance(Duration.ofSeconds(20));
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        clock.advance(Duration.ofMinutes(3));
        var settled = (SettleResult.Settled) settle(call, opened("Naliczenie", "Pasek stoi."), Optional.empty());
        var number = settled.call().names().ticket();
        var row = row(number);
        assertThat(row.dueKind()).isNotEqualTo(Optional.of(ClockKind.REACTION));
        assertThat(row.due()).isEmpty();
        assertThat(row.clientWaits()).isFalse();
        assertThat(row.status()).isEqualTo(TicketStatus.OPEN);
        // What the client wrote after the talk waits, however late the talk is written down.
        var second = incoming(MARIA, "row-2");
        staff(() -> calls.answered(second.id(), us.anna().id(), false));
        clock.advance(Duration.ofMinutes(2));
        Scope.asClient(
                us.zorza().value(),
                us.maria().id().value(),
                () -> tickets.addMessage(
                        new AddMessage(
                                number,
                                Visibility.PUBLIC,
                                "Jeszcze jedno",
                                List.of(),
                                Channel.PORTAL,
                                false,
                                Optional.empty()),
                        Actor.of(us.maria())));
        clock.advance(Duration.ofMinutes(1));
        settle(second, new Settle.Became.Known(number), Optional.empty());
        assertThat(row(number).clientWaits()).isTrue();
        var third = incoming(MARIA, "row-3");
        clock.advance(Duration.ofSeconds(5));
        staff(() -> calls.answered(third.id(), us.anna().id(), false));
        settle(third, new Settle.Became.Known(number), Optional.empty());
        assertThat(row(number).clientWaits()).isFalse();
    }

    /** Who was spoken to has been answered: neither letter nor portal names a deadline for that. */
    @Test
    void theReceiptOfATalkNamesTheTalkAndNoDeadline() throws Exception {
        var call = incoming(MARIA, "receipt");
        clock.advance(Duration.ofSeconds(20));
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        clock.advance(Duration.ofMinutes(3));
        var settled = (SettleResult.Settled) settle(call, opened("Naliczenie", "Pasek stoi."), Optional.empty());
        try (var post = new GreenPost(context)) {
            assertThat(post.deliver()).singleElement().satisfies(letter -> {
                var text = ((MimeMultipart) letter.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString();
                assertThat(text)
                        .contains("pierwsza odpowiedź: rozmowa telefoniczna, ", "Objęte umową 12/2024")
                        .doesNotContain("najpóźniej");
            });
        }
        var page = Scope.asClient(
                us.zorza().value(),
                us.maria().id().value(),
                () -> tickets.read(settled.call().names().ticket()).orElseThrow());
        var decision = page.decision().orElseThrow();
        assertThat(decision.sentence().pl()).contains(" Reakcja najpóźniej ");
        assertThat(decision.coverageAlone().pl())
                .startsWith("Objęte umową 12/2024")
                .endsWith(".")
                .doesNotContain("Reakcja");
        assertThat(decision.coverageAlone().en()).doesNotContain("at the latest");
    }

    @Test
    void rowsOfOlderTalksAreSettledByTheMigration() throws Exception {
        var call = incoming(MARIA, "old-row");
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        clock.advance(Duration.ofMinutes(3));
        var settled = (SettleResult.Settled) settle(call, opened("Naliczenie", "Pasek stoi."), Optional.empty());
        var number = settled.call().names().ticket();
        var unanswered = house.report(us.maria(), Category.ERROR, "Czeka", "Na odpowiedź.");
        var waits = row(unanswered);
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update tickets.ticket set next_due = now() - interval '1 day', due_kind = 'REACTION',"
                    + " breaching_at = now() - interval '2 days', status = 'NEW', staff_wrote_at = null where number = "
                    + number.value());
            assertThat(row(number).due()).isPresent();
            statement.execute(migration("/db/migration/tickets/V7__talks_were_reactions.sql"));
        }
        var row = row(number);
        assertThat(row.due()).isEmpty();
        assertThat(row.dueKind()).isEmpty();
        assertThat(row.status()).isEqualTo(TicketStatus.OPEN);
        assertThat(row.clientWaits()).isFalse();
        assertThat(row(unanswered)).isEqualTo(waits);
    }

    private static String migration(String path) throws IOException {
        try (var in = Objects.requireNonNull(CallsTest.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private QueueRow row(TicketNumber number) {
        return staff(() -> queue.page(QueueFilter.of(QueueTab.OPEN, us.anna().id()), Optional.empty(), 50))
                .items()
                .stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        var call = incoming(MARIA, "long");
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        clock.advance(Duration.ofHours(2));
        var refused = settle(call, opened("Długa rozmowa", "O wszystkim."), Optional.of(600));
        assertThat(refused).isInstanceOf(SettleResult.WorkRefused.class);
        assertThat(staff(() -> calls.find(call.id()).orElseThrow()).settled()).isFalse();
        assertThat(staff(() -> lists.card(us.zorza(), 5)).open()).isZero();
        assertThat(settle(call, opened("", ""), Optional.empty())).isInstanceOf(SettleResult.TicketRefused.class);
        var stranger = incoming("+48221234567", "stranger");
        assertThat(settle(stranger, new Settle.Became.Nothing(), Optional.empty()))
                .isInstanceOf(SettleResult.NotAnswered.class);
        staff(() -> calls.answered(stranger.id(), us.anna().id(), false));
        assertThat(settle(stranger, opened("Kto to", ""), Optional.empty()))
                .isInstanceOf(SettleResult.NobodysCall.class);
    }

    @Test
    void atFivePastFourACallBackIsPromisedAndTheClockRunsFromTheCall() {
        clock.setWarsaw("2026-11-23T16:05");
        var rang = clock.instant();
        var call = incoming(MARIA, "late");
        assertThat(call.state()).isEqualTo(CallState.MISSED);
        assertThat(call.callBack()).isTrue();
        assertThat(call.route()).isEmpty();
        assertThat(call.said()).contains("Oddzwonimy jutro do 09:00");
        assertThat(call.due()).contains(rang.plus(Duration.ofHours(48)));
        clock.setWarsaw("2026-11-24T08:10");
        var taken = done(staff(() -> callBacks.take(call.id(), Optional.empty(), signedIn())));
        var ticket = staff(() -> tickets.find(taken.names().ticket()).orElseThrow());
        assertThat(ticket.reportedAt()).isEqualTo(rang);
        assertThat(ticket.assignee()).contains(us.anna().id());
        var reaction = staff(() -> clocks.of(ticket.id())).clocks().getFirst();
        assertThat(reaction.due()).contains(rang.plus(Duration.ofHours(48)));
        assertThat(reaction.stoppedAt()).isEmpty();
        // Nobody there at first, then somebody.
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        staff(() -> calls.ended(call.id(), true));
        assertThat(staff(() -> lists.waitingCount())).isEqualTo(1);
        clock.setWarsaw("2026-11-24T09:00");
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        settle(call, new Settle.Became.Known(ticket.number()), Optional.of(3));
        assertThat(staff(() -> lists.waitingCount())).isZero();
        assertThat(staff(() -> clocks.of(ticket.id())).clocks().getFirst().stoppedAt())
                .contains(Instant.parse("2026-11-24T08:00:00Z"));
    }

    @Test
    void theHotLineIsAnsweredByTheCalendarOfTheSettings() {
        clock.setWarsaw("2026-11-23T17:00");
        var offer = WorkingCalendar.ofTheOffer();
        calendars.save(WorkingCalendar.weekly(
                "late", offer.zone(), offer.holidays(), List.of(DayOfWeek.MONDAY), Hours.of(8, 20)));
        var settings = Settings.read(Map.of(), Map.of("SOS_HOTLINE_CALENDAR", "late"));
        var late = new Duties(dutyStore, new HouseHours(calendars, settings), people, audit, live, clock);
        assertThat(duties.hours().isOpen(clock.instant())).isFalse();
        assertThat(late.hours().openUntil(clock.instant())).contains(Instant.parse("2026-11-23T19:00:00Z"));
    }

    @Test
    void whatNobodyPicksUpWaitsForAnOwner() {
        var call = incoming(MARIA, "missed");
        staff(() -> calls.ended(call.id(), false));
        var lost = incoming(MARIA, "forgotten");
        clock.advance(Duration.ofMinutes(11));
        assertThat(staff(() -> calls.sweep())).isEqualTo(1);
        var page = staff(() -> lists.waiting(Optional.empty(), 1));
        assertThat(page.items()).extracting(Call::id).containsExactly(call.id());
        assertThat(staff(() -> lists.waiting(page.next(), 1)).items())
                .extracting(Call::id)
                .containsExactly(lost.id());
        assertThat(page.items().getFirst().due()).contains(call.at().plus(Duration.ofHours(48)));
        var taken = done(staff(() -> callBacks.take(call.id(), Optional.empty(), signedIn())));
        assertThat(taken.owner()).contains(us.anna().id());
        assertThat(taken.names().ticket()).isNull();
        done(staff(() ->
                callBacks.done(call.id(), "Zadzwoniła drugi raz.", us.anna().id())));
        assertThat(staff(() -> lists.waitingCount())).isEqualTo(1);
        var hour = staff(() -> lists.byHour(
                        java.time.LocalDate.parse("2026-11-23"),
                        java.time.LocalDate.parse("2026-11-23"),
                        java.time.ZoneId.of("Europe/Warsaw")))
                .getFirst();
        assertThat(hour.hour()).isEqualTo(10);
        assertThat(hour.missed()).isEqualTo(2);
    }

    @Test
    void aNumberOfACompanyIsAskedForItsPersonWhereOneIsThereToAsk() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(
                    "update clients.client set phones = array['+48610002000'] where id = '%s'".formatted(us.zorza()));
        }
        var call = incoming("+48610002000", "switchboard");
        assertThat(call.client()).contains(us.zorza());
        assertThat(call.contact()).isEmpty();
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        assertThat(settle(call, Optional.empty(), "", true)).isInstanceOf(SettleResult.WhichPerson.class);
        assertThat(settle(call, Optional.empty(), "x".repeat(121), true)).isInstanceOf(SettleResult.NameTooLong.class);
        assertThat(staff(() -> calls.find(call.id()).orElseThrow()).settled()).isFalse();
        var named = (SettleResult.Settled) settle(call, Optional.empty(), " Adam Nowicki ", true);
        assertThat(named.call().contact()).isEmpty();
        assertThat(named.call().names().contact()).isEqualTo("Adam Nowicki");

        var second = incoming("+48610002000", "switchboard-2");
        staff(() -> calls.answered(second.id(), us.anna().id(), false));
        var person =
                (SettleResult.Settled) settle(second, Optional.of(us.maria().id()), "", true);
        assertThat(person.call().names().contact()).isEqualTo("Maria Kowal");
        // A program that knows of no person goes on as it did.
        var third = incoming("+48610002000", "switchboard-3");
        staff(() -> calls.answered(third.id(), us.anna().id(), false));
        assertThat(settle(third, Optional.empty(), "", false)).isInstanceOf(SettleResult.Settled.class);
        // One person's own number is asked for nothing, unless somebody else has her telephone.
        var hers = incoming(MARIA, "hers");
        staff(() -> calls.answered(hers.id(), us.anna().id(), false));
        assertThat(((SettleResult.Settled) settle(hers, Optional.empty(), "", true))
                        .call()
                        .contact())
                .contains(us.maria().id());
        var waits = incoming(MARIA, "waits");
        staff(() -> calls.ended(waits.id(), true));
        var colleague = incoming(MARIA, "colleague");
        staff(() -> calls.answered(colleague.id(), us.anna().id(), false));
        assertThat(((SettleResult.Settled) settle(colleague, Optional.empty(), "Córka", true))
                        .call()
                        .contact())
                .isEmpty();
        assertThat(staff(() -> calls.find(waits.id()).orElseThrow()).waits()).isTrue();
    }

    private SettleResult settle(Call call, Optional<PersonId> contact, String somebody, boolean asksWho) {
        return staff(() -> calls.settle(
                new Settle(
                        call.id(),
                        Optional.empty(),
                        contact,
                        new Settle.Became.Nothing(),
                        Optional.empty(),
                        "",
                        Counting.asAgreed(),
                        new Unagreed.Ask(),
                        somebody,
                        asksWho),
                Actor.of(us.anna())));
    }

    @Test
    void theFirstToTakeAMissedCallHasItAndSaysItTwiceWithoutHarm() {
        var call = incoming(MARIA, "first");
        staff(() -> calls.ended(call.id(), false));
        var piotr = new SignedIn(us.piotr(), Via.SESSION, java.util.Set.of());
        assertThat(done(staff(() -> callBacks.take(call.id(), Optional.empty(), signedIn())))
                        .owner())
                .contains(us.anna().id());
        clock.advance(Duration.ofMinutes(1));
        assertThat(done(staff(() -> callBacks.take(call.id(), Optional.empty(), signedIn())))
                        .owner())
                .contains(us.anna().id());
        assertThat(staff(() -> callBacks.take(call.id(), Optional.empty(), piotr)))
                .isInstanceOf(CallBackResult.Overtaken.class);
        assertThat(staff(() -> callBacks.giveBack(call.id(), us.piotr().id())))
                .isInstanceOf(CallBackResult.Overtaken.class);
        assertThat(staff(() -> calls.find(call.id()).orElseThrow()).owner())
                .contains(us.anna().id());
        assertThat(done(staff(() -> callBacks.giveBack(call.id(), us.anna().id())))
                        .owner())
                .isEmpty();
        assertThat(done(staff(() -> callBacks.take(call.id(), Optional.empty(), piotr)))
                        .owner())
                .contains(us.piotr().id());
        var settled = done(staff(
                () -> callBacks.done(call.id(), "Napisała mail.", us.anna().id())));
        assertThat(settled.names().settledBy()).isEqualTo("Anna Nowak");
        assertThat(done(staff(() ->
                                callBacks.done(call.id(), "Inaczej", us.anna().id())))
                        .note())
                .isEqualTo("Napisała mail.");
        assertThat(staff(() -> callBacks.done(call.id(), "", us.piotr().id())))
                .isInstanceOf(CallBackResult.Overtaken.class);
        assertThat(staff(() -> callBacks.take(call.id(), Optional.empty(), piotr)))
                .isInstanceOf(CallBackResult.Overtaken.class);
        assertThat(staff(() -> callBacks.done(
                        java.util.UUID.randomUUID(), "", us.anna().id())))
                .isInstanceOf(CallBackResult.NotFound.class);
    }

    @Test
    void whatIsOwedSoonestStandsFirstAlsoOfACallerNobodyKnows() {
        clock.setWarsaw("2026-11-23T10:00");
        var byDay = incoming(MARIA, "by-day");
        staff(() -> calls.ended(byDay.id(), false));
        clock.setWarsaw("2026-11-23T16:05");
        var stranger = incoming("+48221234567", "at-night");
        clock.setWarsaw("2026-11-24T08:59");
        assertThat(stranger.promised()).contains(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(stranger.due()).contains(stranger.at().plus(Duration.ofHours(48)));
        assertThat(stranger.level(clock.instant())).isEqualTo("soon");
        assertThat(stranger.level(clock.instant().plusSeconds(60))).isEqualTo("late");
        var first = staff(() -> lists.waiting(Optional.empty(), 1));
        assertThat(first.items()).extracting(Call::id).containsExactly(stranger.id());
        assertThat(staff(() -> lists.waiting(first.next(), 1)).items())
                .extracting(Call::id)
                .containsExactly(byDay.id());
    }

    @Test
    void aHiddenNumberIsPromisedNothing() {
        clock.setWarsaw("2026-11-23T16:05");
        for (var hidden : List.of("", "anonymous", "Anonymous <anonymous@anonymous.invalid>", "Private")) {
            var call = incoming(hidden, "hidden-" + hidden);
            assertThat(call.state()).isEqualTo(CallState.MISSED);
            assertThat(call.from()).isEmpty();
            assertThat(call.callBack()).isFalse();
            assertThat(call.owed()).isEmpty();
            assertThat(call.said())
                    .contains("nie możemy oddzwonić", "8:00–16:00")
                    .doesNotContain("Oddzwonimy", "@", "Czas na reakcję");
            staff(() -> alarms.setMissing());
            assertThat(staff(() -> calls.find(call.id()).orElseThrow()).owed()).isEmpty();
        }
        assertThat(staff(() -> lists.waitingCount())).isEqualTo(4);
    }

    @Test
    void aRehearsalSaysWhatACallOfThatMomentWouldBecomeAndKeepsNothing() {
        clock.setWarsaw("2026-11-26T10:00");
        var monday = staff(() -> calls.rehearse("0048 610-002-003", Instant.parse("2026-11-30T09:00:00Z")));
        assertThat(monday.route()).startsWith(us.anna().id(), us.piotr().id());
        assertThat(monday.extensions()).startsWith("112");
        assertThat(monday.contact()).contains(us.maria().id());
        var saturday = staff(() -> calls.rehearse(MARIA, Instant.parse("2026-12-05T09:00:00Z")));
        assertThat(saturday.route()).isEmpty();
        // In the words of that Saturday, not of today.
        assertThat(saturday.said()).contains("Oddzwonimy w poniedziałek do 09:00");
        assertThat(saturday.promised()).contains(Instant.parse("2026-12-07T08:00:00Z"));
        assertThat(saturday.due()).contains(Instant.parse("2026-12-07T09:00:00Z"));
        assertThat(staff(() -> lists.list(CallFilter.ALL, Optional.empty(), 10)).items())
                .isEmpty();
        var real = incoming(MARIA, "real");
        assertThat(staff(() -> calls.rehearse(MARIA, real.at())).route()).isEqualTo(real.route());
    }

    @Test
    void theClockIsSpokenOfOnlyWhereItRuns() {
        staff(() -> people.setPhone(us.kontakt().id(), Optional.of("+48610002004")));
        clock.setWarsaw("2026-11-23T16:05");
        assertThat(incoming(MARIA, "under-care").said()).contains("Oddzwonimy jutro do 09:00. Czas na reakcję");
        assertThat(incoming("+48610002004", "no-contract").said())
                .contains("Oddzwonimy jutro")
                .doesNotContain("Czas na reakcję");
        assertThat(incoming("+48221234567", "nobody").said()).doesNotContain("Czas na reakcję");
    }

    @Test
    void aPromiseThatWasSpokenStaysWhateverTheCalendarSays() {
        clock.setWarsaw("2026-11-23T16:05");
        var call = incoming(MARIA, "spoken");
        var offer = WorkingCalendar.ofTheOffer();
        var days = List.copyOf(offer.week().keySet());
        calendars.save(WorkingCalendar.weekly(offer.code(), offer.zone(), offer.holidays(), days, Hours.of(10, 16)));
        try {
            staff(() -> alarms.setMissing());
        } finally {
            calendars.save(offer);
        }
        var now = staff(() -> calls.find(call.id()).orElseThrow());
        assertThat(now.promised()).contains(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(now.owed()).isEqualTo(now.promised());
    }

    @Test
    void aSharedNumberAsksWhich() {
        staff(() -> people.setPhone(us.kontakt().id(), Optional.of(MARIA)));
        var call = incoming(MARIA, "shared");
        assertThat(call.client()).isEmpty();
        assertThat(call.candidates()).containsExactlyInAnyOrder(us.zorza(), us.lipowa());
        assertThat(call.greeting()).isEqualTo(Greeting.WHICH);
        assertThat(call.route()).containsExactly(us.ewa().id());
        var known = staff(() -> calls.identify(
                        call.id(), us.lipowa(), Optional.of(us.kontakt().id())))
                .orElseThrow();
        assertThat(known.names().contact()).isEqualTo("Jan Wójcik");
    }

    @Test
    void aClientSeesNoCalls() {
        var call = incoming(MARIA, "hidden");
        var seen = Scope.asClient(us.zorza().value(), us.maria().id().value(), () -> calls.find(call.id()));
        assertThat(seen).isEmpty();
    }

    private static Call done(CallBackResult result) {
        return ((CallBackResult.Done) result).call();
    }

    private SettleResult settle(Call call, Settle.Became became, Optional<Integer> minutes) {
        return staff(() -> calls.settle(
                new Settle(
                        call.id(),
                        Optional.empty(),
                        Optional.empty(),
                        became,
                        minutes.map(Minutes::of),
                        "Rozmowa o naliczeniu",
                        Counting.asAgreed()),
                Actor.of(us.anna())));
    }

    private static Settle.Became opened(String subject, String body) {
        return new Settle.Became.Opened(Category.CONSULTATION, Optional.empty(), Optional.of("CZ"), subject, body);
    }

    private Presence presence() {
        return staff(() -> caretakers.presence(us.anna().id(), clock.instant()));
    }

    private Call incoming(String from, String id) {
        return ((IncomingResult.Routed) staff(() -> calls.incoming(from, "616540000", id))).call();
    }

    private SignedIn signedIn() {
        return new SignedIn(us.anna(), Via.SESSION, java.util.Set.of());
    }

    private <R> R staff(java.util.function.Supplier<R> call) {
        return Scope.asStaff(us.anna().id().value(), call::get);
    }

    private void staff(Runnable call) {
        Scope.asStaff(us.anna().id().value(), call::run);
    }
}
