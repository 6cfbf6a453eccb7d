package pl.sos.identity.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import pl.sos.identity.AuditLog;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.Person;
import pl.sos.identity.SetPasswordResult;
import pl.sos.identity.internal.CredentialStore.Purpose;

/** New passwords: by invitation, by reset, by their owner. Each ends the sessions that were opened with the old one. */
@Component
public class PasswordChange implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordChange.class);

    private final CredentialStore store;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Lockout lockout;
    private final MailedLinks links;
    private final RateLimits limits;
    private final SystemWork work;
    private final AuditLog audit;
    private final Clock clock;
    // One thread and a bounded queue: a flood of requests is dropped rather than mailed.
    private final ThreadPoolExecutor later = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(200),
            Thread.ofVirtual().factory());

    PasswordChange(
            CredentialStore store,
            Passwords passwords,
            SignIn signIn,
            Sessions sessions,
            Lockout lockout,
            MailedLinks links,
            RateLimits limits,
            SystemWork work,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.lockout = lockout;
        this.links = links;
        this.limits = limits;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody forgot the password of this address. Whether there is such an account is found out after the answer has
     * been given, so that neither its words nor its time tell.
     */
    public void requestReset(String email) {
        var address = EmailAddress.normalise(email);
        if (address.isEmpty() || limits.mailTo(address.get()).isPresent()) {
            return;
        }
        try {
            later.execute(() -> mailReset(address.get()));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many resets are asked for at once; one was dropped");
        }
    }

    private void mailReset(String address) {
        try {
            work.run(() -> store.find(address)
                    .map(CredentialStore.Credential::person)
                    .filter(Person::active)
                    .ifPresent(person -> {
                        links.mailReset(person);
                        audit.record(person.id(), "password.forgotten", "person:" + person.id(), Map.of());
                    }));
        } catch (RuntimeException e) {
            LOG.warn("A reset mail could not be written: {}", e.toString());
        }
    }

    /** Whom a mailed link is for while it holds; asking does not use it up, since scanners follow links too. */
    public Optional<Person> personOf(Purpose purpose, String secret) {
        return work.call(() -> store.personOf(Secrets.fingerprint(secret), purpose, clock.instant()));
    }

    /** Uses the link up and sets the password; a weak one leaves the link as it is. */
    public SetPasswordResult byLink(Purpose purpose, String secret, String password) {
        var person = personOf(purpose, secret);
        if (person.isEmpty()) {
            return new SetPasswordResult.NoSuchLink();
        }
        var weakness = PasswordPolicy.check(
                password, person.get().email(), person.get().name());
        if (weakness.isPresent()) {
            return new SetPasswordResult.Weak(weakness.get());
        }
        var hash = passwords.hash(password);
        boolean done = work.call(() -> {
            if (!store.use(Secrets.fingerprint(secret), purpose, clock.instant())) {
                return false;
            }
            set(person.get(), hash, purpose.name());
            return true;
        });
        if (!done) {
            return new SetPasswordResult.NoSuchLink();
        }
        sessions.endAll(person.get().id(), Optional.empty());
        return new SetPasswordResult.Done(person.get());
    }

    /** @param session the secret of the session that goes on; all others end */
    public SetPasswordResult byOwner(Person person, String present, String password, String session, String address) {
        var weakness = PasswordPolicy.check(password, person.email(), person.name());
        if (weakness.isPresent()) {
            return new SetPasswordResult.Weak(weakness.get());
        }
        if (!signIn.confirms(person, present, address)) {
            return new SetPasswordResult.WrongPassword();
        }
        var hash = passwords.hash(password);
        work.run(() -> set(person, hash, "OWNER"));
        sessions.endAll(person.id(), Optional.of(session));
        return new SetPasswordResult.Done(person);
    }

    private void set(Person person, String hash, String by) {
        store.set(person.id(), hash, clock.instant());
        store.useAll(person.id(), clock.instant());
        lockout.forgive(Secrets.fingerprint(person.email()));
        audit.record(person.id(), "password.set", "person:" + person.id(), Map.of("by", by));
    }

    @Override
    public void destroy() {
        later.shutdown();
    }
}
