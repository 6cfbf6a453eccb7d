package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.kernel.Minutes;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;

/** A call back that is owed ends with the talk that was had meanwhile, and only with one with the same caller. */
@SosTest
class LaterTalksTest {
    private static final String MARIAS = "+48610002003";
    private static final String SWITCHBOARD = "+48610002000";
    private static final String OF_TWO_FIRMS = "+48610002001";
    private static final String STRANGERS = "+48221234567";

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
    People people;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private Person lis;
    private int told;

    @BeforeEach
    void furnish() throws SQLException {
        TestDatabase.reset();
        clock.setWarsaw("2026-11-23T10:00");
        us = house.furnish();
        staff(() -> {
            people.setPhone(us.maria().id(), Optional.of(MARIAS));
            for (var day : DayOfWeek.values()) {
                duties.add(us.ewa().id(), Optional.of(day), Optional.empty(), 0, 1440);
            }
            return lis = house.contact(us.zorza(), "Ewa Lis", "lis@sm-zorza.example");
        });
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(
                    "update clients.client set phones = case id when '%s' then array['%s', '%s'] else array['%s'] end"
                            .formatted(us.zorza(), SWITCHBOARD, OF_TWO_FIRMS, OF_TWO_FIRMS));
        }
    }

    @AfterEach
    void back() {
        clock.reset();
    }

    @Test
    void aTalkWithTheSamePersonSettlesWhatSheWaitedForAndSaysSo() {
        var first = missed(MARIAS);
        var second = missed(MARIAS);
        var talk = answered(MARIAS);
        assertThat(waiting()).containsExactlyInAnyOrder(first, second);
        record(talk, Optional.empty());
        assertThat(waiting()).isEmpty();
        var settled = find(first);
        assertThat(settled.state()).isEqualTo(CallState.MISSED);
        assertThat(settled.settledByTalk()).hasValueSatisfying(later -> {
            assertThat(later.id()).isEqualTo(talk);
            assertThat(later.who()).isEqualTo("Anna Nowak");
            assertThat(later.at()).isEqualTo(find(talk).answeredAt().orElseThrow());
        });
        assertThat(settled.owner()).contains(us.anna().id());
        assertThat(settled.due()).isPresent();
        assertThat(settled.answeredAt()).isEmpty();
        assertThat(find(talk).settledByTalk()).isEmpty();
        assertThat(staff(() ->
                        callBacks.done(first, "Sama zadzwoniła.", us.piotr().id())))
                .isInstanceOf(CallBackResult.Overtaken.class);
    }

    @Test
    void oneCallBackAnswersAllCallsOfTheEveningAndTheirTicketStays() {
        clock.setWarsaw("2026-11-23T16:05");
        var first = missed(MARIAS);
        var second = missed(MARIAS);
        clock.setWarsaw("2026-11-24T08:10");
        var taken = (CallBackResult.Done)
                staff(() -> callBacks.take(first, Optional.empty(), new SignedIn(us.piotr(), Via.SESSION, Set.of())));
        staff(() -> calls.answered(second, us.anna().id(), false));
        clock.advance(Duration.ofMinutes(4));
        record(second, Optional.empty());
        assertThat(waiting()).isEmpty();
        assertThat(find(first).settledByTalk().orElseThrow().id()).isEqualTo(second);
        // Who had taken it keeps it, with the ticket whose clock goes on.
        assertThat(find(first).owner()).contains(us.piotr().id());
        assertThat(find(first).names().ticket()).isEqualTo(taken.call().names().ticket());
    }

    @Test
    void anOutgoingTalkWrittenDownByHandSettlesToo() {
        var call = missed(MARIAS);
        clock.advance(Duration.ofMinutes(5));
        var talk = byHand("", clock.instant());
        record(talk, Optional.of(us.maria()));
        assertThat(waiting()).isEmpty();
        assertThat(find(call).settledByTalk().orElseThrow().id()).isEqualTo(talk);
    }

    @Test
    void aTalkThatBeganBeforeSettlesNothingHoweverLateItIsWrittenDown() {
        clock.advance(Duration.ofMinutes(30));
        var call = missed(MARIAS);
        var before = byHand(MARIAS, find(call).at().minusSeconds(60));
        record(before, Optional.empty());
        assertThat(waiting()).containsExactly(call);
    }

    @Test
    void aSharedNumberSettlesNobodyElsesCall() {
        var ofLis = missed(SWITCHBOARD);
        staff(() -> calls.identify(ofLis, us.zorza(), Optional.of(lis.id())));
        var nobodys = missed(SWITCHBOARD);
        var ofEither = missed(OF_TWO_FIRMS);
        record(answered(SWITCHBOARD), Optional.of(us.maria()));
        record(answered(SWITCHBOARD), Optional.empty());
        record(answered(OF_TWO_FIRMS), Optional.empty());
        assertThat(waiting()).containsExactlyInAnyOrder(ofLis, nobodys, ofEither);
        record(answered(MARIAS), Optional.of(lis));
        assertThat(waiting()).containsExactlyInAnyOrder(nobodys, ofEither);
    }

    @Test
    void whileSheCallsItIsKnownWhatSheWaitsFor() {
        var first = missed(MARIAS);
        clock.advance(Duration.ofMinutes(5));
        var again = incoming(MARIAS);
        assertThat(waits(again)).containsExactly(new CallLists.Waits(find(first), true));
        staff(() -> calls.answered(again, us.anna().id(), false));
        assertThat(waits(again)).hasSize(1);
        // From another telephone too, as soon as it is known who calls.
        var elsewhere = incoming(STRANGERS);
        assertThat(waits(elsewhere)).isEmpty();
        staff(() -> calls.identify(elsewhere, us.zorza(), Optional.of(us.maria().id())));
        assertThat(waits(elsewhere)).containsExactly(new CallLists.Waits(find(first), true));
        record(again, Optional.empty());
        assertThat(waits(again)).isEmpty();
        assertThat(waits(incoming(MARIAS))).isEmpty();
    }

    @Test
    void aSharedNumberSaysOnlyThatSomebodyWaits() {
        var nobodys = missed(SWITCHBOARD);
        clock.advance(Duration.ofMinutes(1));
        var ofLis = missed(SWITCHBOARD);
        staff(() -> calls.identify(ofLis, us.zorza(), Optional.of(lis.id())));
        var call = incoming(SWITCHBOARD);
        assertThat(waits(call))
                .extracting(one -> one.call().id(), CallLists.Waits::certain)
                .containsExactly(tuple(nobodys, false), tuple(ofLis, false));
        staff(() -> calls.identify(call, us.zorza(), Optional.of(lis.id())));
        assertThat(waits(call))
                .extracting(one -> one.call().id(), CallLists.Waits::certain)
                .containsExactly(tuple(nobodys, false), tuple(ofLis, true));
        // A hidden number is nobody's.
        missed("anonymous");
        assertThat(waits(incoming("anonymous"))).isEmpty();
    }

    private List<CallLists.Waits> waits(UUID call) {
        return staff(() -> lists.waits(find(call)));
    }

    @Test
    void whatIsKnownToBeMissedOnlyAfterTheTalkIsNotOwed() {
        var lost = incoming(MARIAS);
        record(answered(MARIAS), Optional.empty());
        clock.advance(Duration.ofMinutes(11));
        staff(() -> calls.sweep());
        assertThat(find(lost).missed()).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(find(lost).settledByTalk()).isPresent();
    }

    @Test
    void calledBackInVainWhileSomebodyElseTalkedToTheCallerItIsSettledToo() {
        var call = missed(MARIAS);
        staff(() -> calls.answered(call, us.piotr().id(), false));
        record(answered(MARIAS), Optional.empty());
        assertThat(find(call).state()).isEqualTo(CallState.TALKING);
        staff(() -> calls.ended(call, true));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theBellFallsSilentAndStaysSo() throws Exception {
        var call = missed(MARIAS);
        assertThat(unreadBells(call)).isPositive();
        record(answered(MARIAS), Optional.empty());
        assertThat(unreadBells(call)).isZero();
        clock.advance(Duration.ofHours(50));
        timers.run();
        assertThat(unreadBells(call)).isZero();
    }

    /** Against a model that knows who was really at the telephone, and counts through all calls each time. */
    @Test
    void manyCallsAndTalksAgainstANaiveModel() {
        record Rang(UUID id, String number, Person who, boolean named, Instant at) {}
        Map<String, List<Person>> at = Map.of(
                MARIAS, List.of(us.maria()),
                SWITCHBOARD, List.of(us.maria(), lis),
                OF_TWO_FIRMS, List.of(lis, us.kontakt()),
                STRANGERS, List.of(us.kontakt()));
        // In the same order in every run, or a seed would repeat nothing.
        var numbers = at.keySet().stream().sorted().toList();
        Seeded.cases(4, random -> {
            var open = new ArrayList<Rang>();
            var expected = new HashMap<UUID, UUID>();
            for (int step = 0; step < 40; step++) {
                clock.advance(Duration.ofMinutes(1));
                var number = random.pick(numbers);
                var who = random.pick(at.get(number));
                boolean named = random.chance(40);
                if (random.chance(60)) {
                    var id = missed(number);
                    if (named) {
                        staff(() -> calls.identify(id, who.client().orElseThrow(), Optional.of(who.id())));
                    }
                    open.add(new Rang(id, number, who, named || number.equals(MARIAS), find(id).at()));
                } else {
                    var talk = answered(number);
                    boolean known = named || number.equals(MARIAS);
                    var ended = new HashSet<Rang>();
                    for (var one : open) {
                        boolean bothNamed = one.named() && known;
                        boolean ofOne = one.number().equals(number) && number.equals(STRANGERS) && !one.named();
                        if (one.who().equals(who) && (bothNamed || ofOne)) {
                            ended.add(one);
                            expected.put(one.id(), talk);
                        }
                    }
                    open.removeAll(ended);
                    record(talk, named ? Optional.of(who) : Optional.empty());
                }
                assertThat(waiting())
                        .containsExactlyInAnyOrderElementsOf(
                                open.stream().map(Rang::id).toList());
            }
            expected.forEach((call, talk) ->
                    assertThat(find(call).settledByTalk().orElseThrow().id()).isEqualTo(talk));
            open.forEach(
                    one -> staff(() -> callBacks.done(one.id(), "", us.anna().id())));
        });
    }

    private Call find(UUID id) {
        return staff(() -> calls.find(id).orElseThrow());
    }

    private List<UUID> waiting() {
        return staff(() -> lists.waiting(Optional.empty(), 500)).items().stream()
                .map(Call::id)
                .toList();
    }

    private UUID incoming(String from) {
        var call = ((IncomingResult.Routed) staff(() -> calls.incoming(from, "616540000", "later-" + told++))).call();
        clock.advance(Duration.ofSeconds(5));
        return call.id();
    }

    private UUID missed(String from) {
        var id = incoming(from);
        staff(() -> calls.ended(id, true));
        timers.run();
        return id;
    }

    private UUID answered(String from) {
        var id = incoming(from);
        staff(() -> calls.answered(id, us.anna().id(), false));
        return id;
    }

    private UUID byHand(String from, Instant at) {
        return staff(() -> calls.takenByHand(
                        "form:" + UUID.randomUUID(),
                        from,
                        Optional.of(us.zorza()),
                        Optional.empty(),
                        at,
                        us.anna().id(),
                        false))
                .id();
    }

    private void record(UUID talk, Optional<Person> with) {
        var result = staff(() -> calls.settle(
                new Settle(
                        talk,
                        with.flatMap(Person::client),
                        with.map(Person::id),
                        new Settle.Became.Nothing(),
                        Optional.<Minutes>empty(),
                        "Rozmowa",
                        Counting.asAgreed()),
                Actor.of(us.anna())));
        assertThat(result).isInstanceOf(SettleResult.Settled.class);
    }

    private static int unreadBells(UUID call) throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var found = statement.executeQuery(
                        "select count(*) from notifications.rung where about = '%s' and read_at is null"
                                .formatted(call))) {
            found.next();
            return found.getInt(1);
        }
    }

    private <R> R staff(Supplier<R> call) {
        return Scope.asStaff(us.anna().id().value(), call::get);
    }
}
