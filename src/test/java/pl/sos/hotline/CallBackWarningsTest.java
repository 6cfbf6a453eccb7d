package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
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

/** A missed call is told, and warns from its own instant on until somebody takes care of it. */
@SosTest
class CallBackWarningsTest {
    private static final String MARIA = "+48610002003";

    @Autowired
    ApplicationContext context;

    @Autowired
    House house;

    @Autowired
    Calls calls;

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
    void warnsTheCaretakerThenTheDeputyThenTheCoordinatorOnceAndFromTheInstantOfTheCall() throws Exception {
        var call = incoming(MARIA, "late");
        assertThat(arrived()).containsExactly(us.anna().email() + " Nieodebrany telefon: Maria Kowal");

        after(call, Duration.ofHours(24).minusSeconds(1));
        assertThat(arrived()).isEmpty();
        after(call, Duration.ofHours(24));
        assertThat(arrived()).singleElement().asString().startsWith(us.anna().email() + " Oddzwonić");
        timers.run();
        assertThat(arrived()).isEmpty();

        // The timer is lost, and time passes without anybody: the highest threshold alone is told, as soon as something
        // runs.
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("delete from ground.scheduled_tasks where task_name = 'hotline-call-back'");
        }
        after(call, Duration.ofHours(44));
        timers.run();
        assertThat(arrived())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        us.anna().email(), us.piotr().email(), us.ewa().email());
        after(call, Duration.ofHours(48));
        assertThat(arrived()).hasSize(3).allSatisfy(line -> assertThat(line).contains("Minął termin oddzwonienia"));
        after(call, Duration.ofHours(100));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void isSilentWhileSomebodyTalksAndGoesOnWhenHeCalledInVain() throws Exception {
        var call = incoming(MARIA, "in-vain");
        after(call, Duration.ofHours(24).minusMinutes(2));
        staff(() -> calls.answered(call.id(), us.anna().id(), false));
        arrived();
        after(call, Duration.ofHours(24));
        assertThat(arrived()).isEmpty();
        staff(() -> calls.ended(call.id(), true));
        timers.run();
        assertThat(arrived()).singleElement().asString().contains("Oddzwonić");
        staff(() -> calls.done(call.id(), "Zadzwoniła sama.", us.anna().id()));
        after(call, Duration.ofHours(50));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void whoNobodyKnowsIsToldToTheCoordinatorsAndWarnsOnceItIsKnownWhoCalled() throws Exception {
        var call = incoming("+48221234567", "unknown");
        assertThat(arrived()).containsExactly(us.ewa().email() + " Nieodebrany telefon: 22 123 45 67");
        after(call, Duration.ofHours(30));
        assertThat(arrived()).isEmpty();
        staff(() -> calls.identify(call.id(), us.zorza(), Optional.empty()));
        timers.run();
        assertThat(arrived()).singleElement().asString().startsWith(us.anna().email() + " Oddzwonić");
    }

    private void after(Call call, Duration time) {
        Instant end = call.at().plus(time);
        clock.set(end);
        timers.run();
    }

    /** What came since the last look: the address and the subject. */
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
        return ((IncomingResult.Routed) staff(() -> calls.incoming(from, "616540000", id))).call();
    }

    private <R> R staff(Supplier<R> call) {
        return Scope.asStaff(us.anna().id().value(), call::get);
    }
}
