package pl.sos.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import pl.sos.identity.internal.CredentialStore;
import pl.sos.identity.internal.PasswordPolicy;
import pl.sos.identity.internal.Passwords;
import pl.sos.identity.internal.SystemWork;
import pl.sos.kernel.PersonId;

/** Passwords set by hand, without a mailed link: by a command of the administrator, for the demo, in tests. */
@Component
public class Credentials {
    private final CredentialStore store;
    private final Passwords passwords;
    private final SystemWork work;
    private final AuditLog audit;
    private final Clock clock;

    Credentials(CredentialStore store, Passwords passwords, SystemWork work, AuditLog audit, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    public SetPasswordResult set(Person person, String password) {
        var weakness = PasswordPolicy.check(password, person.email(), person.name());
        if (weakness.isPresent()) {
            return new SetPasswordResult.Weak(weakness.get());
        }
        var hash = passwords.hash(password);
        work.run(() -> {
            store.set(person.id(), hash, clock.instant());
            audit.record("password.set", "person:" + person.id(), Map.of("by", "administrator"));
        });
        return new SetPasswordResult.Done(person);
    }

    /** One password, hashed once, for people who do not exist: the demo's accounts. No policy is asked. */
    public void setForDemo(Collection<PersonId> people, String password) {
        var hash = passwords.hash(password);
        work.run(() -> people.forEach(person -> store.set(person, hash, clock.instant())));
    }
}
