package pl.sos.mail.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;
import pl.sos.mail.Mailbox;

/** The rows of mail.mailbox. */
@Component
public class MailboxStore {
    private final JdbcClient jdbc;

    MailboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a mailbox was fetched.
     *
     * @param validity empty before the first look came to its end
     * @param seenAt when it was last looked at without trouble
     */
    public record Watermark(Optional<Long> validity, long uid, Optional<Instant> seenAt) {}

    /** What opens it, sealed. */
    public record Sealed(byte @Nullable [] secret, byte @Nullable [] tokenSecret) {}

    public List<Mailbox> all() {
        return jdbc.sql("select * from mail.mailbox order by lower(name)")
                .query(MailboxStore::read)
                .list();
    }

    /** When the last mail came to each that no server is read for, of those that took any. */
    public Map<UUID, Instant> lastPiped() {
        return jdbc
                .sql("""
                        select m.id, last.stored_at
                          from mail.mailbox m
                         cross join lateral (select stored_at from mail.incoming
                                              where mailbox_id = m.id order by id desc limit 1) last
                         where m.host is null
                        """)
                .query((row, n) -> Map.entry(Sql.uuid(row, "id"), Sql.instant(row, "stored_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Optional<Mailbox> find(UUID id) {
        return jdbc.sql("select * from mail.mailbox where id = ?")
                .param(id)
                .query(MailboxStore::read)
                .optional();
    }

    public Sealed sealed(UUID id) {
        return jdbc.sql("select secret, token_secret from mail.mailbox where id = ?")
                .param(id)
                .query((row, n) -> new Sealed(row.getBytes("secret"), row.getBytes("token_secret")))
                .single();
    }

    /** Nothing happens when it is not {@code before} any more. */
    public void renewSecret(UUID id, byte[] before, byte[] fresh) {
        jdbc.sql("update mail.mailbox set secret = ? where id = ? and secret = ?")
                .params(fresh, id, before)
                .update();
    }

    /**
     * Notes that whoever decides is told now that mail waits. Of two who ask at once one may tell.
     *
     * @param mail which begins to wait
     * @param again told before that, he is told anew
     * @param burst told before that, he is told anew when nothing else waits any more
     * @return whether to tell
     */
    boolean tellOfTriage(UUID mailbox, UUID mail, Instant now, Instant again, Instant burst) {
        return jdbc.sql("""
                        update mail.mailbox m set triage_told_at = :now
                         where m.id = :mailbox
                           and (m.triage_told_at is null or m.triage_told_at <= :again
                                or m.triage_told_at <= :burst
                                   and not exists (select from mail.incoming i
                                                    where i.mailbox_id = m.id and i.state = 'TRIAGE' and i.id <> :mail))
                        """)
                        .param("mailbox", mailbox)
                        .param("mail", mail)
                        .param("now", Sql.at(now))
                        .param("again", Sql.at(again))
                        .param("burst", Sql.at(burst))
                        .update()
                == 1;
    }

    /**
     * Whether the list of triage is empty and was last told of before that moment. Of two who deal with the last mails at once
     * the second waits here, and sees what the first did.
     */
    boolean nothingWaits(UUID mailbox, Instant toldBefore) {
        return jdbc.sql("select coalesce(triage_told_at < ?, false) from mail.mailbox where id = ? for update")
                        .params(Sql.at(toldBefore), mailbox)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false)
                && jdbc.sql("select not exists (select from mail.incoming where mailbox_id = ? and state = 'TRIAGE')")
                        .param(mailbox)
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Adds or changes one; a secret that is null stays as it is.
     *
     * @return false when another bears the name
     */
    public boolean save(Mailbox mailbox, Sealed sealed) {
        var access = mailbox.access();
        try {
            jdbc.sql("""
                            insert into mail.mailbox as m
                                (id, name, address, host, port, tls, username, auth, secret, token_endpoint,
                                 token_client, token_secret, folder, done_folder, authserv, category, application,
                                 triage_owner, sender_limit, hourly_limit, active)
                            values (:id, :name, :address, :host, :port, :tls, :user, :auth, :secret, :endpoint, :client,
                                    :tokenSecret, :folder, :done, :authserv, :category, :application, :owner, :sender,
                                    :hourly, :active)
                            on conflict (id) do update
                               set name = excluded.name, address = excluded.address, host = excluded.host,
                                   port = excluded.port, tls = excluded.tls, username = excluded.username,
                                   auth = excluded.auth, secret = coalesce(excluded.secret, m.secret),
                                   token_endpoint = excluded.token_endpoint, token_client = excluded.token_client,
                                   token_secret = coalesce(excluded.token_secret, m.token_secret),
                                   folder = excluded.folder, done_folder = excluded.done_folder,
                                   authserv = excluded.authserv, category = excluded.category,
                                   application = excluded.application, triage_owner = excluded.triage_owner,
                                   sender_limit = excluded.sender_limit, hourly_limit = excluded.hourly_limit,
                                   active = excluded.active,
                                   uid_validity = case when m.host is distinct from excluded.host
                                                         or m.username <> excluded.username
                                                         or m.folder <> excluded.folder
                                                       then null else m.uid_validity end
                            """)
                    .param("id", mailbox.id())
                    .param("name", mailbox.name())
                    .param("address", mailbox.address())
                    .param("host", access.map(Mailbox.Access::host).orElse(null), Types.VARCHAR)
                    .param("port", access.map(Mailbox.Access::port).orElse(993))
                    .param(
                            "tls",
                            access.map(Mailbox.Access::tls)
                                    .orElse(Mailbox.Tls.TLS)
                                    .name())
                    .param("user", access.map(Mailbox.Access::user).orElse(""))
                    .param(
                            "auth",
                            access.map(Mailbox.Access::auth)
                                    .orElse(Mailbox.Auth.PASSWORD)
                                    .name())
                    .param("secret", sealed.secret(), Types.BINARY)
                    .param(
                            "endpoint",
                            access.flatMap(Mailbox.Access::tokenEndpoint).orElse(null),
                            Types.VARCHAR)
                    .param("client", access.flatMap(Mailbox.Access::tokenClient).orElse(null), Types.VARCHAR)
                    .param("tokenSecret", sealed.tokenSecret(), Types.BINARY)
                    .param("folder", access.map(Mailbox.Access::folder).orElse("INBOX"))
                    .param("done", access.flatMap(Mailbox.Access::doneFolder).orElse(null), Types.VARCHAR)
                    .param("authserv", mailbox.authserv())
                    .param("category", mailbox.category().name())
                    .param("application", mailbox.application().orElse(null), Types.VARCHAR)
                    .param("owner", mailbox.triageOwner().map(PersonId::value).orElse(null), Types.OTHER)
                    .param("sender", mailbox.senderLimit())
                    .param("hourly", mailbox.hourlyLimit())
                    .param("active", mailbox.active())
                    .update();
            return true;
        } catch (DuplicateKeyException sameName) {
            return false;
        }
    }

    public Watermark watermark(UUID id) {
        return jdbc.sql("select uid_validity, uid_seen, seen_at from mail.mailbox where id = ?")
                .param(id)
                .query((row, n) -> {
                    long validity = row.getLong("uid_validity");
                    return new Watermark(
                            row.wasNull() ? Optional.empty() : Optional.of(validity),
                            row.getLong("uid_seen"),
                            Optional.ofNullable(Sql.instantOrNull(row, "seen_at")));
                })
                .single();
    }

    public void fetchedTo(UUID id, long validity, long uid) {
        jdbc.sql("update mail.mailbox set uid_validity = ?, uid_seen = ? where id = ?")
                .params(validity, uid, id)
                .update();
    }

    public void works(UUID id, Instant now) {
        jdbc.sql("""
                        update mail.mailbox set seen_at = ?, failed_at = null, failure = null, failure_detail = null
                         where id = ?
                        """).params(Sql.at(now), id).update();
    }

    public void fails(UUID id, String code, String detail, Instant now) {
        jdbc.sql("""
                        update mail.mailbox
                           set failed_at = case when failure is null then :now else failed_at end, failure = :code,
                               failure_detail = :detail
                         where id = :id
                        """)
                .param("id", id)
                .param("now", Sql.at(now))
                .param("code", code)
                .param("detail", detail)
                .update();
    }

    private static Mailbox read(ResultSet row, int n) throws SQLException {
        var host = row.getString("host");
        var failure = row.getString("failure");
        return new Mailbox(
                Sql.uuid(row, "id"),
                row.getString("name"),
                row.getString("address"),
                host == null ? Optional.empty() : Optional.of(access(row, host)),
                row.getString("authserv"),
                Category.valueOf(row.getString("category")),
                Optional.ofNullable(row.getString("application")),
                Optional.ofNullable(Sql.uuidOrNull(row, "triage_owner")).map(PersonId::new),
                row.getInt("sender_limit"),
                row.getInt("hourly_limit"),
                row.getBoolean("active"),
                Optional.ofNullable(Sql.instantOrNull(row, "seen_at")),
                failure == null
                        ? Optional.empty()
                        : Optional.of(new Mailbox.Failure(
                                failure,
                                Optional.ofNullable(row.getString("failure_detail"))
                                        .orElse(""),
                                Sql.instant(row, "failed_at"))));
    }

    private static Mailbox.Access access(ResultSet row, String host) throws SQLException {
        return new Mailbox.Access(
                host,
                row.getInt("port"),
                Mailbox.Tls.valueOf(row.getString("tls")),
                row.getString("username"),
                Mailbox.Auth.valueOf(row.getString("auth")),
                Optional.ofNullable(row.getString("token_endpoint")),
                Optional.ofNullable(row.getString("token_client")),
                row.getString("folder"),
                Optional.ofNullable(row.getString("done_folder")));
    }
}
