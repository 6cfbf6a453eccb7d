package pl.sos.notifications.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.Notice;
import tools.jackson.databind.json.JsonMapper;

/** The tables notifications.subscription and notifications.push. */
@Component
public class PushStore {
    /** Browsers of one person; the oldest goes when another comes. */
    private static final int MOST = 10;
    /** What could not be pushed so long is no news any more. */
    private static final Duration WORTH_TELLING = Duration.ofHours(24);

    private static final int PEOPLE_REMEMBERED = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    /** Most people have no browser that subscribed: nothing is asked of the database for them each time. */
    private final CommittedCache<PersonId, Boolean> subscribed;

    PushStore(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.subscribed = caches.make("subscribers", PersonId::of, PEOPLE_REMEMBERED);
    }

    /** Something waits to be pushed; heard after the commit. */
    record Queued() {}

    /**
     * A browser.
     *
     * @param agent what it calls itself
     */
    public record Subscription(
            UUID id, String endpoint, byte[] publicKey, byte[] secret, String agent, Instant madeAt) {}

    /** One that waits, with where it goes. */
    record Push(
            UUID id,
            UUID subscription,
            String endpoint,
            byte[] publicKey,
            byte[] secret,
            String payload,
            boolean urgent,
            int attempts,
            Instant expiresAt) {}

    /** To every browser of the person that subscribed so far. */
    public void queue(Notice notice, Instant notBefore) {
        if (!subscribed.get(notice.reader().id(), () -> anyOf(notice.reader().id()))) {
            return;
        }
        var payload = json.writeValueAsString(Map.of(
                "title", "S.O.S.",
                "text", notice.line(),
                "href", notice.href(),
                "tag", notice.letter().id().toString()));
        int queued = Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.push
                            (id, subscription_id, payload, urgent, about, next_attempt_at, expires_at)
                        select md5(:key || s.id)::uuid, s.id, :payload, :urgent, :about, :at, :expires
                          from notifications.subscription s where s.person_id = :person
                        on conflict (id) do nothing
                        """)
                .param("key", notice.letter().id().toString())
                .param("payload", payload)
                .param("urgent", !notice.what().waitsForDigest())
                .param("about", notice.about().orElse(null), Types.OTHER)
                .param("at", Sql.at(notBefore))
                .param("expires", Sql.at(notBefore.plus(WORTH_TELLING)))
                .param("person", notice.reader().id().value())
                .update());
        if (queued > 0) {
            events.publishEvent(new Queued());
        }
    }

    private boolean anyOf(PersonId person) {
        return Scope.asSystem(
                () -> jdbc.sql("select exists (select from notifications.subscription where person_id = ?)")
                        .param(person.value())
                        .query(Boolean.class)
                        .single());
    }

    public void withdraw(Collection<UUID> about) {
        Scope.asSystem(() -> jdbc.sql("delete from notifications.push where about = any (?)")
                .param(about.toArray(UUID[]::new))
                .update());
    }

    /** A browser belongs to whoever signed in to it last. */
    @Transactional
    public void subscribe(
            PersonId person, String endpoint, byte[] publicKey, byte[] secret, String agent, Instant now) {
        subscribed.changed(person);
        Scope.asSystem(() -> {
            jdbc.sql("""
                            insert into notifications.subscription
                                (id, person_id, endpoint, public_key, secret, agent, made_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            on conflict (endpoint) do update
                               set person_id = excluded.person_id, public_key = excluded.public_key,
                                   secret = excluded.secret, agent = excluded.agent, made_at = excluded.made_at
                            """)
                    .params(Ids.next(), person.value(), endpoint, publicKey, secret, agent, Sql.at(now))
                    .update();
            jdbc.sql("""
                            delete from notifications.subscription where person_id = :person and id not in
                                (select id from notifications.subscription where person_id = :person
                                  order by made_at desc, id desc limit :most)
                            """).param("person", person.value()).param("most", MOST).update();
        });
    }

    @Transactional(readOnly = true)
    public List<Subscription> of(PersonId person) {
        return jdbc.sql("select * from notifications.subscription where person_id = ? order by made_at, id")
                .param(person.value())
                .query((row, n) -> new Subscription(
                        Sql.uuid(row, "id"),
                        row.getString("endpoint"),
                        row.getBytes("public_key"),
                        row.getBytes("secret"),
                        row.getString("agent"),
                        Sql.instant(row, "made_at")))
                .list();
    }

    /** @return false when it is not there or somebody else's */
    @Transactional
    public boolean unsubscribe(PersonId person, UUID subscription) {
        return jdbc.sql("delete from notifications.subscription where id = ? and person_id = ?")
                        .params(subscription, person.value())
                        .update()
                == 1;
    }

    /** Takes what is due by putting off its next attempt, as the outbox does; scope system. */
    List<Push> take(Instant now, Instant leaseUntil, int limit) {
        return jdbc.sql("""
                        update notifications.push p set attempts = p.attempts + 1, next_attempt_at = :lease
                          from notifications.subscription s
                         where s.id = p.subscription_id
                           and p.id in (select id from notifications.push where next_attempt_at <= :now
                                         order by next_attempt_at limit :limit for update skip locked)
                        returning p.id, p.subscription_id, p.payload, p.urgent, p.attempts, p.expires_at,
                                  s.endpoint, s.public_key, s.secret
                        """)
                .param("now", Sql.at(now))
                .param("lease", Sql.at(leaseUntil))
                .param("limit", limit)
                .query(PushStore::read)
                .list();
    }

    void done(Push push) {
        jdbc.sql("delete from notifications.push where id = ?").param(push.id()).update();
    }

    /** The browser is gone, and with it what waits for it. */
    void forget(Push push) {
        jdbc.sql("delete from notifications.subscription where id = ?")
                .param(push.subscription())
                .update();
    }

    void putOff(Push push, Instant until, String why) {
        jdbc.sql("update notifications.push set next_attempt_at = ?, last_error = ? where id = ?")
                .params(Sql.at(until), why, push.id())
                .update();
    }

    private static Push read(ResultSet row, int number) throws SQLException {
        return new Push(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "subscription_id"),
                row.getString("endpoint"),
                row.getBytes("public_key"),
                row.getBytes("secret"),
                row.getString("payload"),
                row.getBoolean("urgent"),
                row.getInt("attempts"),
                Sql.instant(row, "expires_at"));
    }
}
