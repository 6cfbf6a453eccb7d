package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.testing.SosTest;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Severity;

/** A hundred at once, on one ticket: nothing is lost, nothing doubled, nobody waits for ever. */
@SosTest
class TicketCrowdTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Queue queue;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void aHundredWriteAndChangeOneTicket() throws Exception {
        var ticket = house.open(house.maria);
        var number = ticket.number();
        var all = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 100; i++) {
            var text = "wiadomość " + i;
            int kind = i % 5;
            all.add(() -> switch (kind) {
                case 0 -> house.say(house.maria, number, Visibility.PUBLIC, text);
                case 1 -> house.say(house.anna, number, Visibility.PUBLIC, text);
                case 2 -> house.say(house.piotr, number, Visibility.INTERNAL, text);
                case 3 ->
                    house.as(
                            house.coordinator,
                            () -> house.tickets.assign(
                                    number,
                                    Optional.of(house.piotr.id()),
                                    Optional.empty(),
                                    Actor.of(house.coordinator)));
                default ->
                    house.as(
                            house.anna,
                            () -> house.tickets.reclassify(
                                    house.reclassify(ticket, Category.FAILURE, Severity.CRITICAL),
                                    Actor.of(house.anna)));
            });
        }
        var results = atOnce(all);

        assertThat(results).filteredOn(AddMessageResult.Added.class::isInstance).hasSize(60);
        assertThat(results).filteredOn(AddMessageResult.class::isInstance).hasSize(60);
        // One of them saw the version it changed, unless an assignment or a first answer came before.
        assertThat(results).filteredOn(ChangeResult.Done.class::isInstance).hasSizeBetween(20, 21);
        var page = house.page(house.anna, number);
        assertThat(page.thread()).hasSize(61);
        assertThat(new HashSet<>(page.thread().stream().map(Message::body).toList()))
                .hasSize(61);
    }

    @Test
    void oneFormSentAHundredTimesAtOnceIsOneTicket() throws Exception {
        var key = UUID.randomUUID();
        var form = house.report(house.maria, Category.ERROR, "Sto razy", OpenTicket.Arrival.now(Channel.PORTAL, key));
        var all = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 100; i++) {
            all.add(() -> House.opened(house.as(house.maria, () -> house.tickets.open(form, Actor.of(house.maria))))
                    .number());
        }
        assertThat(new HashSet<>(atOnce(all))).hasSize(1);
    }

    @Test
    void whoMergesAndAssignsCrosswiseWaitsButNeverLocksUp() throws Exception {
        var all = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 10; i++) {
            var one = house.open(house.maria).number();
            var two = house.open(house.maria).number();
            all.add(() -> house.as(house.anna, () -> house.tickets.merge(one, two, Actor.of(house.anna))));
            all.add(() -> house.as(house.piotr, () -> house.tickets.merge(two, one, Actor.of(house.piotr))));
            all.add(() -> house.as(
                    house.coordinator,
                    () -> queue.bulkAssign(
                            List.of(two, one), Optional.of(house.piotr.id()), Actor.of(house.coordinator))));
            all.add(() -> house.say(house.maria, one, Visibility.PUBLIC, "w pierwszym"));
            all.add(() -> house.say(house.anna, two, Visibility.PUBLIC, "w drugim"));
        }
        var results = atOnce(all);
        assertThat(results).filteredOn(ChangeResult.Done.class::isInstance).hasSize(10);
        assertThat(results).filteredOn(AddMessageResult.Added.class::isInstance).hasSize(20);
    }

    private static List<Object> atOnce(List<Callable<Object>> all) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Object>>();
            for (var one : all) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<Object>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
