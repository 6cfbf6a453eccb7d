package pl.sos.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.Slice;
import pl.sos.outbox.Letter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table outbox.mail. All but {@link #insert} and {@link #withdraw} expect scope system. */
@Component
public class MailStore {
    /** As long as mail servers usually try (RFC 5321 section 4.5.4.1 says at least four to five days). */
    public static final Duration PATIENCE = Duration.ofDays(5);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MailStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A letter with what became of it so far.
     *
     * @param state QUEUED, SENT, FAILED, BOUNCED or WITHDRAWN
     */
    public record Mail(
            Letter letter,
            String state,
            int attempts,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<String> lastError) {}

    /** False when a letter of this id was handed in before. */
    public boolean insert(Letter letter, Optional<UUID> about, Optional<UUID> matter, Instant notBefore, Instant now) {
        // Whoever posts may not read letters; a conflict target would be read, so none is named.
        return jdbc.sql("""
                        insert into outbox.mail
                            (id, about, matter, sender_name, recipient, subject, body, html, headers, secret,
                             next_attempt_at, created_at)
                        values (:id, :about, :matter, :sender, :recipient, :subject, :body, :html, :headers::jsonb,
                                :secret, :notBefore, :now)
                        on conflict do nothing
                        """)
                        .param("id", letter.id())
                        .param("about", about.orElse(null), Types.OTHER)
                        .param("matter", matter.orElse(null), Types.OTHER)
                        .param("notBefore", Sql.at(notBefore))
                        .param("sender", letter.senderName().orElse(null))
                        .param("recipient", letter.recipient())
                        .param("subject", letter.subject())
                        .param("body", letter.text())
                        .param("html", letter.html().orElse(null))
                        .param("headers", json.writeValueAsString(letter.headers()))
                        .param("secret", letter.secret())
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    /** A letter of a day past: it arrived at that moment, and no mail server ever gets it. */
    public void insertDelivered(Letter letter, Optional<UUID> matter, Instant at) {
        jdbc.sql("""
                        insert into outbox.mail
                            (id, matter, sender_name, recipient, subject, body, html, headers, secret, state, attempts,
                             next_attempt_at, created_at, sent_at)
                        values (:id, :matter, :sender, :recipient, :subject, :body, :html, :headers::jsonb, :secret,
                                'SENT', 1, :at, :at, :at)
                        on conflict do nothing
                        """)
                .param("id", letter.id())
                .param("matter", matter.orElse(null), Types.OTHER)
                .param("sender", letter.senderName().orElse(null))
                .param("recipient", letter.recipient())
                .param("subject", letter.subject())
                .param("body", letter.secret() ? "" : letter.text())
                .param("html", letter.secret() ? null : letter.html().orElse(null))
                .param("headers", json.writeValueAsString(letter.headers()))
                .param("secret", letter.secret())
                .param("at", Sql.at(at))
                .update();
    }

    /** Joins the caller's transaction, whatever its scope. */
    public void withdraw(Collection<UUID> about) {
        Scope.asSystem(
                () -> jdbc.sql("""
                        update outbox.mail set state = 'WITHDRAWN' where about = any (:about) and state = 'QUEUED'
                        """).param("about", about.toArray(UUID[]::new)).update());
    }

    /**
     * Takes due letters for this node by putting off their next attempt: until {@code leaseUntil} no other node takes
     * them, and should this one die they are due again then. No lock is held while the mail server is spoken to.
     */
    List<Mail> take(Instant now, Instant leaseUntil, int limit) {
        return jdbc.sql("""
                        update outbox.mail set attempts = attempts + 1, next_attempt_at = :lease
                        where id in (select id from outbox.mail m where state = 'QUEUED' and next_attempt_at <= :now
                                        and not exists (select 1 from outbox.bounce b
                                                         where b.address = m.recipient and b.permanent)
                                     order by next_attempt_at limit :limit for update of m skip locked)
                        returning *
                        """)
                .param("now", Sql.at(now))
                .param("lease", Sql.at(leaseUntil))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    void markSent(Letter letter, Instant now) {
        jdbc.sql("""
                        update outbox.mail
                        set state = 'SENT', sent_at = :now, last_error = null,
                            body = case when secret then '' else body end,
                            html = case when secret then null else html end
                        where id = :id
                        """).param("now", Sql.at(now)).param("id", letter.id()).update();
    }

    void putOff(Letter letter, Instant until, String error) {
        jdbc.sql("update outbox.mail set next_attempt_at = :until, last_error = :error where id = :id")
                .param("until", Sql.at(until))
                .param("error", error)
                .param("id", letter.id())
                .update();
    }

    void giveUp(Letter letter, String error) {
        jdbc.sql("""
                        update outbox.mail
                        set state = 'FAILED', last_error = :error,
                            body = case when secret then '' else body end,
                            html = case when secret then null else html end
                        where id = :id
                        """).param("error", error).param("id", letter.id()).update();
    }

    public boolean everWentTo(String address) {
        return jdbc.sql("select exists (select 1 from outbox.mail where recipient = ?)")
                .param(address)
                .query(Boolean.class)
                .single();
    }

    /** A letter that we sent is back. Gives the address it went to. */
    public Optional<String> cameBack(UUID id, boolean permanent, String why) {
        return jdbc.sql("""
                        update outbox.mail set state = case when :permanent then 'BOUNCED' else state end, last_error = :why
                         where id = :id and state in ('SENT', 'BOUNCED') returning recipient
                        """)
                .param("permanent", permanent)
                .param("why", why)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** What waited for an address is due now, and what is older than {@code oldest} is given up. */
    public void release(String address, Instant now, Instant oldest) {
        jdbc.sql("""
                        update outbox.mail
                           set state = case when created_at < :oldest then 'FAILED' else state end, next_attempt_at = :now
                         where recipient = :address and state = 'QUEUED'
                        """)
                .param("oldest", Sql.at(oldest))
                .param("now", Sql.at(now))
                .param("address", address)
                .update();
    }

    /**
     * The latest written first.
     *
     * @param recipient whose alone; empty for everybody's
     * @param after the last one seen
     */
    public Slice<Mail> page(Optional<String> recipient, Optional<MomentCursor> after, int limit) {
        var start = after.orElse(MomentCursor.FIRST);
        var rows = jdbc.sql("select * from outbox.mail where (created_at, id) < (:at, :id)"
                        + (recipient.isPresent() ? " and recipient = :recipient" : "")
                        + " order by created_at desc, id desc limit :limit")
                .param("at", Sql.at(start.at()))
                .param("id", start.id())
                .param("recipient", recipient.orElse(""))
                .param("limit", limit + 1)
                .query(this::read)
                .list();
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        var last = rows.get(limit - 1);
        var next = new MomentCursor(last.createdAt(), last.letter().id());
        return new Slice<>(rows.subList(0, limit), Optional.of(next.toString()));
    }

    public Optional<Mail> find(UUID id) {
        return jdbc.sql("select * from outbox.mail where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Of those letters that are there, in the order asked for. */
    public List<String> headers(List<UUID> letters) {
        return letters.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select m.headers::text as headers from unnest(?::uuid[]) with ordinality as asked (id, place)
                                  join outbox.mail m on m.id = asked.id order by asked.place
                                """)
                        .param(letters.toArray(UUID[]::new))
                        .query((row, n) -> row.getString("headers"))
                        .list();
    }

    private Mail read(ResultSet row, int number) throws SQLException {
        Map<String, String> headers = json.readValue(row.getString("headers"), new TypeReference<>() {});
        var letter = new Letter(
                Sql.uuid(row, "id"),
                optional(row.getString("sender_name")),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                optional(row.getString("html")),
                headers,
                row.getBoolean("secret"));
        return new Mail(
                letter,
                row.getString("state"),
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "sent_at")),
                optional(row.getString("last_error")));
    }

    private static Optional<String> optional(@Nullable String text) {
        return Optional.ofNullable(text);
    }
}
