package pl.sos.identity.internal;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.identity.Person;
import pl.sos.identity.internal.CredentialStore.Purpose;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;

/**
 * Links that open a door once. The database keeps only the hash of their secret; the address is built from the
 * configured one, never from what a request calls this host.
 */
@Component
public class MailedLinks {
    public static final Duration INVITATION = Duration.ofDays(7);
    public static final Duration RESET = Duration.ofHours(1);

    private final CredentialStore store;
    private final Stationery stationery;
    private final Outbox outbox;
    private final Settings settings;
    private final Clock clock;

    MailedLinks(CredentialStore store, Stationery stationery, Outbox outbox, Settings settings, Clock clock) {
        this.store = store;
        this.stationery = stationery;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    public void mailInvitation(Person person) {
        mail(person, Purpose.INVITATION, INVITATION, "/invitation/", "identity.mail.invitation");
    }

    /** Joins the caller's transaction. */
    public void mailReset(Person person) {
        mail(person, Purpose.RESET, RESET, "/password/reset/", "identity.mail.reset");
    }

    private void mail(Person person, Purpose purpose, Duration life, String path, String key) {
        var secret = Secrets.random();
        var now = clock.instant();
        Scope.asSystem(() -> store.addLink(Secrets.fingerprint(secret), purpose, person.id(), now, now.plus(life)));
        var locale = person.language().locale();
        var link = settings.baseUrl() + path + secret;
        var letter = Letter.of(
                person.email(),
                Refusal.sentence(key + ".subject", locale),
                Refusal.sentence(key + ".text", locale, person.greeting(), link));
        outbox.send(stationery.dressed(letter.asSecret(), person.language()));
    }
}
