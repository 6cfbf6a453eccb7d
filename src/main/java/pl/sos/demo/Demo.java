package pl.sos.demo;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.DemoData;
import pl.sos.ground.HouseClock;
import pl.sos.ground.Installation;
import pl.sos.ground.Scope;
import pl.sos.identity.Credentials;
import pl.sos.identity.People;
import pl.sos.identity.Person;

/**
 * Loads the demo vendor into an installation that does not have it yet: all of it in one transaction, so that a crash
 * leaves either the whole demo or none of it.
 */
@Component
class Demo implements DemoData {
    /** The same everywhere: an installation with demo data listens on the loopback address only. */
    static final String PASSWORD = "sos-demo-2026";

    private static final String OPEN_ACCOUNTS = "demo.accounts";

    private final DemoMail mail;
    private final DemoVendor vendor;
    private final DemoTickets tickets;
    private final DemoWork work;
    private final DemoEstimates estimates;
    private final DemoCalls calls;
    private final DemoRemote remote;
    private final DemoTexts texts;
    private final DemoNotices notices;
    private final People people;
    private final Credentials credentials;
    private final Installation installation;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Demo(
            DemoMail mail,
            DemoVendor vendor,
            DemoTickets tickets,
            DemoWork work,
            DemoEstimates estimates,
            DemoCalls calls,
            DemoRemote remote,
            DemoTexts texts,
            DemoNotices notices,
            People people,
            Credentials credentials,
            Installation installation,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mail = mail;
        this.vendor = vendor;
        this.tickets = tickets;
        this.work = work;
        this.estimates = estimates;
        this.calls = calls;
        this.remote = remote;
        this.texts = texts;
        this.notices = notices;
        this.people = people;
        this.credentials = credentials;
        this.installation = installation;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The vendor with accounts that anybody may sign in to; the installation remembers that it has them. */
    @Override
    public List<Account> ensureLoaded() {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            boolean fresh = loadedNow();
            if (fresh || installation.fact(OPEN_ACCOUNTS).isEmpty()) {
                installation.remember("demo", "loaded");
                installation.remember(OPEN_ACCOUNTS, "open");
                credentials.setForDemo(
                        accounts()
                                .map(row -> people.findByEmail(row.get("email")).orElseThrow())
                                .map(Person::id)
                                .toList(),
                        PASSWORD);
            }
        }));
        return accounts()
                .map(row -> new Account(row.get("email"), PASSWORD, "demo.account." + row.get("account")))
                .toList();
    }

    /**
     * The vendor alone. Nobody can sign in to what it brings, so that an installation that was started empty, and may be
     * reachable by anybody, stays what it was.
     */
    void ensureVendor() {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> loadedNow()));
    }

    @Override
    public boolean loaded() {
        return Scope.asSystem(this::isThere);
    }

    private boolean isThere() {
        return people.findByEmail(accounts().findFirst().orElseThrow().get("email"))
                .isPresent();
    }

    private boolean loadedNow() {
        if (isThere()) {
            return false;
        }
        var time = new DemoTime(clock.instant());
        // What happens at no moment of its own belongs to the history as well: no letter of it leaves.
        HouseClock.at(time.now(), () -> load(time));
        return true;
    }

    private void load(DemoTime time) {
        var known = vendor.load(time);
        tickets.load(known, time);
        mail.load();
        work.load(known, time);
        estimates.load(known);
        calls.load(known, time);
        remote.load(known, time);
        texts.load();
        notices.load();
    }

    private static Stream<CSVRecord> accounts() {
        return Stream.of("staff.csv", "contacts.csv")
                .flatMap(file -> DemoFiles.rows(file).stream())
                .filter(row -> !row.get("account").isEmpty());
    }
}
