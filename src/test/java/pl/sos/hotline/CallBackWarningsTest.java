package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;

/** A missed call is told, and warns from the opening on, towards the promised hour first, until somebody takes care of it. */
@SosTest
class CallBackWarningsTest {
    private static final String MARIA = "+48610002003";

    /** From five past four to the opening. */
    private static final Duration TO_THE_OPENING = Duration.ofHours(15).plusMinutes(55);

    /** And to the hour until when a call is promised then. */
    private static final Duration TO_THE_HOUR = TO_THE_OPENING.plusHours(1);

    @Autowired
    ApplicationContext context;

    @Autowired
    House house;

    @Autowired
    Calls calls;

    @Autowired
    CallBacks callBacks;

    @Autowired
    Duties duties;

    @Autowired
    People people;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private GreenPost post;
    private final Set<String> read = new HashSet<>();

    @BeforeEach
    void furnish() throws Exception {
        TestDatabase.reset();
        clock.setWarsaw("2026-11-23T16:05");
        us = house.furnish();
        Scope.asStaff(us.anna().id().value(), () -> people.setPhone(us.maria().id(), Optional.of(MARIA)));
        post = new GreenPost(context);
    }

    @AfterEach
    void close() {
        post.close();
        clock.reset();
    }

    @Test
    void warnsTheCaretakerThenTheDeputyThenTheCoordinatorTowardsThePromisedHourOnce() throws Exception {
        var call = incoming(MARIA, "late");
        assertThat(arrived()).containsExactly(us.anna().email() + " Nieodebrany telefon: Maria Kowal");

        // Promised was tomorrow until 9:00: from the opening at 8:00 on, and never in the night.
        for (int hour = 1; hour < 16; hour++) {
            after(call, Duration.ofHours(hour));
            assertThat(arrived()).isEmpty();
        }
        after(call, TO_THE_OPENING.plusMinutes(30).minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, TO_THE_OPENING.plusMinutes(30));
        assertThat(arrived()).containsExactly(us.anna().email() + " Oddzwonić dziś do 09:00: Maria Kowal");
        timers.run();
        assertThat(arrived()).isEmpty();

        // The timer is lost, and time passes without anybody: the highest threshold alone is told, as soon as something
        // runs.
        forgetTimers();
        after(call, TO_THE_OPENING.plusMinutes(55));
        timers.run();
        assertThat(arrived())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        us.anna().email(), us.piotr().email(), us.ewa().email());
        after(call, TO_THE_HOUR.minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, TO_THE_HOUR);
        assertThat(arrived()).hasSize(3).allSatisfy(line -> assertThat(line).contains("Minął termin oddzwonienia"));
    }

    @Test
    void aBrokenPromiseIsNotForgottenSinceTheReactionWarnsFromThereOn() throws Exception {
        var call = incoming(MARIA, "broken");
        after(call, Duration.ofHours(23));
        assertThat(arrived()).filteredOn(line -> line.contains("Minął termin")).hasSize(3);
        after(call, Duration.ofHours(24).minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, Duration.ofHours(24));
        assertThat(arrived()).containsExactly(us.anna().email() + " Oddzwonić jutro do 16:05: Maria Kowal");
        after(call, Duration.ofHours(48));
        assertThat(arrived()).hasSize(3).allSatisfy(line -> assertThat(line).contains("Minął termin oddzwonienia"));
        after(call, Duration.ofHours(100));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void onAFridayTheReactionIsNearerThanTheHourAndWarnsAlone() throws Exception {
        clock.setWarsaw("2026-11-27T16:05");
        var call = incoming(MARIA, "friday");
        arrived();
        after(call, Duration.ofHours(24).minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, Duration.ofHours(24));
        assertThat(arrived()).singleElement().asString().startsWith(us.anna().email() + " Oddzwonić");
        after(call, Duration.ofHours(48));
        // The promise of Monday still holds: what has passed is the reaction.
        assertThat(arrived())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).endsWith(" Minął czas reakcji z umowy, obiecano jutro do 09:00: Maria Kowal"));
        assertThat(texts()).anySatisfy(text -> assertThat(text).contains("Obiecaliśmy telefon: jutro do 09:00."));
        assertThat(bells(call))
                .contains("Minął czas reakcji z umowy, obiecana godzina jeszcze nie: Maria Kowal")
                .noneSatisfy(bell -> assertThat(bell).contains("Minął termin oddzwonienia"));
        after(call, Duration.ofHours(72));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void isSilentWhileSomebodyTalksAndGoesOnWhenHeCalledInVain() throws Exception {
        var call = incoming(MARIA, "in-vain");
        var half = TO_THE_OPENING.plusMinutes(30);
        after(call, half.minusMinutes(2));
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        arrived();
        after(call, half);
        assertThat(arrived()).isEmpty();
        staff(() -> calls.ended(call.id(), true));
        timers.run();
        assertThat(arrived()).singleElement().asString().contains("Oddzwonić");
        assertThat(staff(() ->
                        callBacks.done(call.id(), "Zadzwoniła sama.", us.anna().id())))
                .isInstanceOf(CallBackResult.Done.class);
        after(call, Duration.ofHours(50));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void whoNobodyKnowsIsToldToTheCoordinatorsThenToTheDutyAndToTheCaretakerOnceItIsKnownWhoCalled() throws Exception {
        duty();
        var call = incoming("+48221234567", "unknown");
        assertThat(call.due()).contains(call.at().plus(Duration.ofHours(48)));
        assertThat(arrived()).containsExactly(us.ewa().email() + " Nieodebrany telefon: 22 123 45 67");
        after(call, TO_THE_OPENING.plusMinutes(30));
        assertThat(arrived()).containsExactly(us.piotr().email() + " Oddzwonić dziś do 09:00: 22 123 45 67");
        after(call, TO_THE_HOUR);
        assertThat(arrived())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder(us.piotr().email(), us.ewa().email());
        staff(() -> calls.identify(call.id(), us.zorza(), Optional.empty()));
        timers.run();
        assertThat(arrived())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith(us.anna().email()));
    }

    @Test
    void aCallerNobodyKnowsWhomNobodyCouldAnswerByDayWarnsByTheOffer() throws Exception {
        clock.setWarsaw("2026-11-23T10:00");
        var call = incoming("+48221234567", "by-day");
        assertThat(call.promised()).isEmpty();
        arrived();
        after(call, Duration.ofHours(24).minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, Duration.ofHours(24));
        assertThat(arrived()).containsExactly(us.ewa().email() + " Oddzwonić jutro do 10:00: 22 123 45 67");
        after(call, Duration.ofHours(48));
        assertThat(arrived())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(" Minął czas reakcji: 22 123 45 67"));
    }

    @Test
    void callsFromBeforeAnythingWasReckonedGetTheirHourAndTheirReaction() throws Exception {
        var call = incoming("+48221234567", "old");
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update hotline.call set due = null, promised = null");
        }
        forgetTimers();
        after(call, Duration.ofMinutes(2));
        var again = staff(() -> calls.find(call.id())).orElseThrow();
        assertThat(again.due()).isEqualTo(call.due());
        assertThat(again.promised()).isEqualTo(call.promised());
    }

    private void forgetTimers() throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("delete from ground.scheduled_tasks where task_name = 'hotline-call-back'");
        }
    }

    private void duty() {
        staff(() -> {
            for (var day : DayOfWeek.values()) {
                duties.add(us.piotr().id(), Optional.of(day), Optional.empty(), 480, 960);
            }
            return us;
        });
    }

    private void after(Call call, Duration time) {
        Instant end = call.at().plus(time);
        clock.set(end);
        timers.run();
    }

    /** What came since the last look: the address and the subject. */
    @Test
    void aLetterOfACallSaysWhoseItWasAndTheNumberOnce() throws Exception {
        incoming("+48221234567", "unknown");
        var mariasCall = incoming(MARIA, "known");
        after(mariasCall, TO_THE_OPENING.plusMinutes(30));
        assertThat(texts())
                .hasSizeGreaterThanOrEqualTo(3)
                .anySatisfy(text -> assertThat(text)
                        .contains("dzwonił telefon: nieznany numer 22 123 45 67. Nikt nie odebrał.")
                        .containsOnlyOnce("22 123 45 67"))
                .anySatisfy(text -> assertThat(text)
                        .contains("dzwonił telefon: Maria Kowal (SM Zorza), numer ", "Nikt nie odebrał."))
                .anySatisfy(text -> assertThat(text)
                        .contains("dzwonił telefon: Maria Kowal (SM Zorza), numer ", "Nikt jeszcze nie oddzwonił."))
                .noneSatisfy(text -> assertThat(text).containsPattern("[{}]"));
    }

    private static List<String> bells(Call call) throws SQLException {
        var bells = new ArrayList<String>();
        try (var statement = TestDatabase.get().superuser().createStatement();
                var found = statement.executeQuery(
                        "select pl from notifications.rung where about = '%s'".formatted(call.id()))) {
            while (found.next()) {
                bells.add(found.getString(1));
            }
        }
        return bells;
    }

    private static List<String> texts() throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = TestDatabase.get().superuser().createStatement();
                var found = statement.executeQuery("select body from outbox.mail")) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private List<String> arrived() throws MessagingException {
        var lines = new ArrayList<String>();
        for (var letter : post.deliver()) {
            if (read.add(letter.getMessageID())) {
                lines.add(letter.getAllRecipients()[0] + " " + letter.getSubject());
            }
        }
        return lines;
    }

    private Call incoming(String from, String id) {
        var call = ((IncomingResult.Routed) staff(() -> calls.incoming(from, "616540000", id))).call();
        timers.run();
        return call;
    }

    private <R> R staff(Supplier<R> call) {
        return Scope.asStaff(us.anna().id().value(), call::get);
    }
}
