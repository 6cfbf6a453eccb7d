package pl.sos.page.testing;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.testing.TestAccounts;

/** A story in the furnished {@link House}: each test finds it as new, and everybody in it has a window of his own. */
@SosTest
public abstract class HouseStory {
    @Autowired
    protected House house;

    @Autowired
    protected TestAccounts accounts;

    @Autowired
    protected TestClock clock;

    @LocalServerPort
    private int port;

    protected House.People3 people;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
    }

    protected RealBrowser.Window signedIn(Person person) {
        return RealBrowser.window(port, accounts.signedIn(person).cookies().get("sos"));
    }
}
