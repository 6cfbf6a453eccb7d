package pl.sos.identity.testing;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.Credentials;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.Tokens;
import pl.sos.identity.internal.Sessions;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** Makes people and lets them in. Inject it into a test. */
@Component
public class TestAccounts {
    /** Everybody's, once {@link #withPassword} gave it. */
    public static final String PASSWORD = "cztery niebieskie kaloryfery";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final People people;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Environment environment;

    TestAccounts(People people, Credentials credentials, Sessions sessions, Tokens tokens, Environment environment) {
        this.people = people;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tokens = tokens;
        this.environment = environment;
    }

    public Person staff(Role... roles) {
        int number = COUNTER.incrementAndGet();
        return added(Scope.asSystem(() -> people.addStaff(
                "Pracownik " + number,
                "pracownik" + number + "@perfektlab.example",
                Set.of(roles),
                Optional.empty(),
                Language.PL)));
    }

    public Person contact(ClientId client, Role... roles) {
        int number = COUNTER.incrementAndGet();
        return added(Scope.asSystem(() -> people.addContact(
                client,
                "Kontakt " + number,
                "kontakt" + number + "@sm.example",
                Set.of(roles),
                Optional.empty(),
                Language.PL)));
    }

    public Person withPassword(Person person) {
        credentials.set(person, PASSWORD);
        return person;
    }

    /** Nobody has signed in. */
    public Browser browser() {
        return new Browser(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** The person has signed in, without the cost of a password. */
    public Browser signedIn(Person person) {
        var browser = browser();
        browser.cookies().put("sos", sessions.open(person.id(), "127.0.0.1", "test"));
        return browser;
    }

    /** A program that acts as this person. */
    public Browser program(Person person) {
        return browser().withToken(tokens.issue(person.id(), "test", Tokens.ALL_SCOPES, Optional.empty()));
    }

    /** The id of a person who does not exist. */
    public PersonId nobody() {
        return PersonId.next();
    }

    private static Person added(AddPersonResult result) {
        return result instanceof AddPersonResult.Added(var person) ? person : fail(result);
    }

    private static Person fail(AddPersonResult result) {
        throw new AssertionError(String.valueOf(result));
    }
}
