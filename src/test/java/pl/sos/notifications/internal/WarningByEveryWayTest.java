package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import pl.sos.kernel.Category;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Notifications;

/** The caretaker's clock warns by bell, by mail and by the browser, by each of them once. */
@SosTest
class WarningByEveryWayTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    House house;

    @Autowired
    PushStore pushes;

    @Autowired
    PushCourier courier;

    @Autowired
    Notifications bell;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    House.People3 people;
    GreenPost post;
    PushService service;

    @BeforeEach
    void furnish() throws Exception {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
        post = new GreenPost(context);
        service = new PushService();
    }

    @AfterEach
    void close() {
        post.close();
        service.close();
        clock.reset();
    }

    @Test
    void once() throws Exception {
        var browser = new FakeBrowser();
        var anna = people.anna();
        Scope.asStaff(
                anna.id().value(),
                () -> pushes.subscribe(
                        anna.id(), service.address("/anna"), browser.key(), browser.secret(), "", clock.instant()));
        var ticket = house.report(people.maria(), Category.ERROR, "Naliczenie staje", "Od rana.");
        courier.deliver();
        int before = service.received().size();

        timers.runUntil(clock.instant().plus(Duration.ofHours(49)), Duration.ofHours(1));
        timers.run();
        courier.deliver();

        var pushed = service.received().subList(before, service.received().size());
        assertThat(pushed).hasSize(4);
        for (var one : pushed) {
            assertThat(browser.read(one.body())).contains(ticket.toString());
        }
        int mailed = 0;
        for (var letter : post.deliver()) {
            boolean hers = letter.getAllRecipients()[0].toString().equals(anna.email());
            if (hers && letter.getSubject().startsWith(ticket.toString())) {
                mailed++;
            }
        }
        assertThat(mailed).isEqualTo(4);
        assertThat(Scope.asStaff(anna.id().value(), () -> bell.latest(anna.id(), 50)))
                .filteredOn(one ->
                        one.kind() == Notification.Kind.CLOCK_WARNING || one.kind() == Notification.Kind.BREACHED)
                .hasSize(4);
    }
}
