package pl.sos.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.identity.AuditLog;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.Person;
import pl.sos.identity.internal.CredentialStore.Credential;

/** Checks a password. The answer and the time it takes do not tell whether the address is known. */
@Component
public class SignIn {
    private static final int MAX_ACCOUNT = 254;
    private static final Duration LONGEST_HINT = Duration.ofMinutes(15);

    private final CredentialStore credentials;
    private final Passwords passwords;
    private final Lockout lockout;
    private final RateLimits limits;
    private final Sessions sessions;
    private final SystemWork work;
    private final AuditLog audit;
    private final Clock clock;

    SignIn(
            CredentialStore credentials,
            Passwords passwords,
            Lockout lockout,
            RateLimits limits,
            Sessions sessions,
            SystemWork work,
            AuditLog audit,
            Clock clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.lockout = lockout;
        this.limits = limits;
        this.sessions = sessions;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** How an attempt ended. */
    public sealed interface Outcome {
        /** @param secret the value of the session's cookie */
        record Welcome(Person person, String secret) implements Outcome {}

        record Refused() implements Outcome {}

        record TooMany(Duration pause) implements Outcome {}
    }

    /**
     * @param email as typed
     * @param password as typed; neither is ever logged
     */
    public Outcome attempt(String email, String password, String address, String agent) {
        // What is no address still counts, and under the same name however it is written.
        var normalised = EmailAddress.normalise(email);
        var account = normalised.orElseGet(() -> cut(email.strip().toLowerCase(Locale.ROOT)));
        var fingerprint = Secrets.fingerprint(account);
        var wait = limits.signIn(address, account);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        var lockedUntil = work.call(() -> lockout.begin(fingerprint));
        if (lockedUntil.isPresent()) {
            var left = Duration.between(clock.instant(), lockedUntil.get());
            return new Outcome.TooMany(left.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : left);
        }
        var found = normalised.flatMap(known -> work.call(() -> credentials.find(known)));
        boolean right;
        try {
            right = isRight(found, password);
        } catch (Passwords.Crowded e) {
            return new Outcome.TooMany(Duration.ofSeconds(5));
        }
        return right
                ? welcome(found.orElseThrow(), password, fingerprint, address, agent)
                : refuse(found.map(Credential::person), address);
    }

    /** Whether this is the person's present password; counted and locked like signing in. */
    public boolean confirms(Person person, String password, String address) {
        var fingerprint = Secrets.fingerprint(person.email());
        if (limits.signIn(address, person.email()).isPresent()
                || work.call(() -> lockout.begin(fingerprint)).isPresent()) {
            return false;
        }
        var hash = work.call(() -> credentials.hashOf(person.id()));
        if (password.length() > PasswordPolicy.MAX_LENGTH
                || hash.isEmpty()
                || !passwords.matches(password, hash.get())) {
            return false;
        }
        work.run(() -> lockout.forgive(fingerprint));
        return true;
    }

    private boolean isRight(Optional<Credential> found, String password) {
        // Too long to be anybody's; cut, so that hashing costs the same.
        boolean tooLong = password.length() > PasswordPolicy.MAX_LENGTH * 2;
        var typed = tooLong ? password.substring(0, PasswordPolicy.MAX_LENGTH) : password;
        var hash = found.flatMap(Credential::hash);
        boolean matches = hash.isPresent() ? passwords.matches(typed, hash.get()) : passwords.matchesNobody(typed);
        return matches && !tooLong && found.orElseThrow().person().active();
    }

    private Outcome welcome(Credential found, String password, byte[] account, String address, String agent) {
        var person = found.person();
        var outdated = found.hash().filter(passwords::isOutdated).map(hash -> passwords.hash(password));
        var secret = work.call(() -> {
            lockout.forgive(account);
            outdated.ifPresent(hash -> credentials.set(person.id(), hash, clock.instant()));
            audit.record(person.id(), "session.opened", "person:" + person.id(), Map.of("address", address));
            return sessions.open(person.id(), address, agent);
        });
        return new Outcome.Welcome(person, secret);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_ACCOUNT));
    }

    /** An unknown address is not noted: people type their passwords into the wrong field. */
    private Outcome refuse(Optional<Person> person, String address) {
        person.ifPresent(known -> work.run(
                () -> audit.record(known.id(), "session.refused", "person:" + known.id(), Map.of("address", address))));
        return new Outcome.Refused();
    }
}
