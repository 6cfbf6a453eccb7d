package pl.sos.demo;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.identity.People;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Notices;
import pl.sos.notifications.QuietHours;
import pl.sos.outbox.Bounces;

/** A coordinator who wants one letter a day and quiet evenings, and a contact whose address takes no mail any more. */
@Component
class DemoNotices {
    private static final String COORDINATOR = "koordynator";

    private final People people;
    private final Notices notices;
    private final Bounces bounces;
    private final Clock clock;

    DemoNotices(People people, Notices notices, Bounces bounces, Clock clock) {
        this.people = people;
        this.notices = notices;
        this.bounces = bounces;
        this.clock = clock;
    }

    void load() {
        DemoFiles.rows("staff.csv").stream()
                .map(row -> row.get("email"))
                .filter(email -> email.startsWith(COORDINATOR + "@"))
                .flatMap(email -> people.findByEmail(email).stream())
                .forEach(person -> notices.choose(
                        person,
                        new Choices(
                                Choices.usual(person).ways(),
                                Optional.of(new QuietHours(LocalTime.of(19, 0), LocalTime.of(7, 0))),
                                Optional.of(LocalTime.of(15, 30)))));
        HouseClock.at(
                clock.instant(),
                () -> DemoFiles.rows("contacts.csv").stream()
                        .filter(row -> row.get("account").isEmpty())
                        .map(row -> row.get("email"))
                        .findFirst()
                        .ifPresent(email ->
                                bounces.mark(email, true, "550 5.1.1 Recipient address rejected: User unknown")));
    }
}
