package pl.sos.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Sql;
import pl.sos.identity.Passes;
import pl.sos.identity.People.PersonChanged;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/**
 * Sessions of browsers. They lie in the database under the hash of their cookie, so that they outlive a restart and are
 * known to every node; this process remembers what it read for a few seconds. That someone was seen is written at most
 * every few minutes: reading a page costs no write.
 */
@Component
public class Sessions {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration SEEN_STEP = Duration.ofMinutes(3);
    private static final int MAX_TEXT = 300;

    private final JdbcClient jdbc;
    private final SystemWork work;
    private final DoorSettings settings;
    private final LiveEvents live;
    private final Clock clock;
    private final Cache<String, Optional<Known>> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Sessions(JdbcClient jdbc, SystemWork work, DoorSettings settings, LiveEvents live, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /** A session that holds, and whose it is. */
    public record Known(UUID id, Person person, Instant seenAt, Instant expiresAt) {
        public SignedIn signedIn() {
            return new SignedIn(person, Via.SESSION, Set.of());
        }
    }

    /** A session as its owner sees it in a list. */
    public record Listed(UUID id, Instant createdAt, Instant seenAt, String address, String agent) {}

    /** Begins a session under a new secret, never one that the browser brought along; gives the cookie's value. */
    public String open(PersonId person, String address, String agent) {
        var secret = Secrets.random();
        var now = clock.instant();
        work.call(() -> jdbc.sql("""
                        insert into identity.session
                            (id, hash, person_id, created_at, seen_at, expires_at, address, agent)
                        values (:id, :hash, :person, :now, :now, :expires, :address, :agent)
                        """)
                .param("id", Ids.next())
                .param("hash", Secrets.fingerprint(secret))
                .param("person", person.value())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(now.plus(settings.sessionLength())))
                .param("address", cut(address))
                .param("agent", cut(agent))
                .update());
        return secret;
    }

    /** Whose session the secret is; answered from memory for a few seconds. */
    public Optional<Known> find(String secret) {
        var hash = Secrets.fingerprint(secret);
        var key = HexFormat.of().formatHex(hash);
        var known = remembered.getIfPresent(key);
        if (known == null) {
            known = load(hash);
            remembered.put(key, known);
        }
        return known.filter(session -> holds(session, clock.instant()));
    }

    private Optional<Known> load(byte[] hash) {
        var found = work.call(() -> jdbc.sql("select s.id as session_id, s.seen_at, s.expires_at, "
                        + PersonStore.COLUMNS
                        + " from identity.session s join identity.person p on p.id = s.person_id"
                        + " where s.hash = :hash and p.active")
                .param("hash", hash)
                .query((row, n) -> new Known(
                        Sql.uuid(row, "session_id"),
                        PersonStore.read(row),
                        Sql.instant(row, "seen_at"),
                        Sql.instant(row, "expires_at")))
                .optional());
        var now = clock.instant();
        return found.filter(session -> holds(session, now)).map(session -> seen(session, now));
    }

    private boolean holds(Known session, Instant now) {
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.seenAt().plus(settings.sessionIdle()));
    }

    private Known seen(Known session, Instant now) {
        if (session.seenAt().plus(SEEN_STEP).isAfter(now)) {
            return session;
        }
        work.call(() -> jdbc.sql("update identity.session set seen_at = :now where id = :id and seen_at < :now")
                .param("now", Sql.at(now))
                .param("id", session.id())
                .update());
        return new Known(session.id(), session.person(), now, session.expiresAt());
    }

    public void end(String secret) {
        work.call(() -> jdbc.sql("delete from identity.session where hash = :hash returning person_id")
                        .param("hash", Secrets.fingerprint(secret))
                        .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                        .optional())
                .ifPresent(this::ended);
    }

    /** Ends one session of a person; nothing happens when it is not his. */
    public void end(PersonId person, UUID session) {
        work.call(() -> jdbc.sql("delete from identity.session where id = :id and person_id = :person")
                .param("id", session)
                .param("person", person.value())
                .update());
        ended(person);
    }

    /** Ends all of a person's sessions but the one with this secret, if any. */
    public int endAll(PersonId person, Optional<String> butThis) {
        int ended =
                work.call(() -> jdbc.sql("delete from identity.session where person_id = :person and hash <> :spared")
                        .param("person", person.value())
                        .param("spared", butThis.map(Secrets::fingerprint).orElse(new byte[0]))
                        .update());
        ended(person);
        return ended;
    }

    private void ended(PersonId person) {
        remembered.invalidateAll();
        live.publish(Passes.topic(person));
    }

    /** Those that hold, the last used first. */
    public List<Listed> of(PersonId person) {
        var now = clock.instant();
        return work.call(() -> jdbc.sql("""
                        select id, created_at, seen_at, address, agent from identity.session
                        where person_id = :person and expires_at > :now and seen_at > :idle
                        order by seen_at desc, id
                        """)
                .param("person", person.value())
                .param("now", Sql.at(now))
                .param("idle", Sql.at(now.minus(settings.sessionIdle())))
                .query((row, n) -> new Listed(
                        Sql.uuid(row, "id"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "seen_at"),
                        row.getString("address"),
                        row.getString("agent")))
                .list());
    }

    /** Other nodes follow when what they remember grows old. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(PersonChanged changed) {
        remembered.invalidateAll();
    }

    private static String cut(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT);
    }
}
