package pl.sos.mail.testing;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;
import pl.sos.mail.Mailbox;

/** A mailbox of which a test says only what matters to it: a pipe fills it, and it lets everything through. */
public final class TestMailbox {
    private static final int EVERYTHING = 100_000;

    private final String name;
    private String address;
    private Optional<Mailbox.Access> access = Optional.empty();
    private String authserv = "";
    private Category category = Category.OTHER;
    private Optional<String> application = Optional.empty();
    private Optional<PersonId> triageOwner = Optional.empty();
    private int senderLimit = EVERYTHING;
    private int hourlyLimit = EVERYTHING;

    private TestMailbox(String name) {
        this.name = name;
        this.address = name.toLowerCase(Locale.ROOT) + "@perfektlab.example";
    }

    /** @param name also what its address begins with */
    public static TestMailbox named(String name) {
        return new TestMailbox(name);
    }

    /** Tickets from here are errors of Czynsze, and {@code mx.perfektlab.example} says who proved himself. */
    public static TestMailbox proving(String name) {
        return named(name)
                .believing("mx.perfektlab.example")
                .category(Category.ERROR)
                .application("CZ");
    }

    public static Mailbox pomoc() {
        return proving("pomoc").made();
    }

    public TestMailbox at(String other) {
        address = other;
        return this;
    }

    public TestMailbox fetched(Mailbox.Access by) {
        access = Optional.of(by);
        return this;
    }

    /** @param server whose Authentication-Results are believed */
    public TestMailbox believing(String server) {
        authserv = server;
        return this;
    }

    public TestMailbox category(Category of) {
        category = of;
        return this;
    }

    public TestMailbox application(String code) {
        application = Optional.of(code);
        return this;
    }

    public TestMailbox decidedBy(PersonId owner) {
        triageOwner = Optional.of(owner);
        return this;
    }

    /** Mails an hour, of one sender and in all. */
    public TestMailbox limits(int sender, int hourly) {
        senderLimit = sender;
        hourlyLimit = hourly;
        return this;
    }

    public Mailbox made() {
        return new Mailbox(
                UUID.randomUUID(),
                name,
                address,
                access,
                authserv,
                category,
                application,
                triageOwner,
                senderLimit,
                hourlyLimit,
                true,
                Optional.empty(),
                Optional.empty());
    }
}
