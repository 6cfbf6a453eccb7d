package pl.sos.mail.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailState;
import pl.sos.mail.internal.reading.ParsedMail;

/** The rows of mail.incoming, as they are written and taken in hand. */
@Component
public class IncomingStore {
    static final String ROWS = rowsOf("mail.incoming");
    private static final int MAX_DETAIL = 500;

    private final JdbcClient jdbc;

    IncomingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mail about to be stored.
     *
     * @param sha256 null when it was too long to be kept
     */
    record Arrived(
            UUID id,
            UUID mailbox,
            String identity,
            @Nullable String sha256,
            long size,
            Instant receivedAt,
            MailState state,
            @Nullable String reason,
            RawHead head) {}

    /** False when this mailbox knows this identity. */
    boolean insert(Arrived mail, Instant now) {
        return jdbc.sql("""
                        insert into mail.incoming
                            (id, mailbox_id, identity, sha256, size, received_at, stored_at, state, reason,
                             next_attempt_at, sender, message_id)
                        values (:id, :mailbox, :identity, :sha256, :size, :received, :now, :state, :reason, :now,
                                :sender, :messageId)
                        on conflict (mailbox_id, identity) do nothing
                        """)
                        .param("id", mail.id())
                        .param("mailbox", mail.mailbox())
                        .param("identity", mail.identity())
                        .param("sha256", mail.sha256(), Types.VARCHAR)
                        .param("size", mail.size())
                        .param("received", Sql.at(mail.receivedAt()))
                        .param("now", Sql.at(now))
                        .param("state", mail.state().name())
                        .param("reason", mail.reason(), Types.VARCHAR)
                        .param("sender", mail.head().sender())
                        .param("messageId", mail.head().messageId().orElse(null), Types.VARCHAR)
                        .update()
                == 1;
    }

    Optional<String> contentOf(UUID mailbox, String identity) {
        return jdbc.sql("select coalesce(sha256, '') from mail.incoming where mailbox_id = ? and identity = ?")
                .params(mailbox, identity)
                .query(String.class)
                .optional();
    }

    /**
     * Takes mails that wait for this node, in the order in which they were stored: nobody else takes them before
     * {@code leaseUntil}. What was tried before comes alone, lest it take others with it.
     *
     * @param bytes the most that several have together; a longer one comes alone
     */
    List<IncomingMail> take(Instant now, Instant leaseUntil, int limit, long bytes) {
        return jdbc.sql("""
                        with due as (
                            select id, attempts, size, next_attempt_at from mail.incoming
                             where state = 'RECEIVED' and next_attempt_at <= :now
                             order by next_attempt_at, id limit :limit for update skip locked),
                        counted as (
                            select id, attempts, row_number() over ordered as place, sum(size) over ordered as bytes,
                                   first_value(attempts) over ordered as first_attempts
                              from due window ordered as (order by next_attempt_at, id)),
                        taken as (
                            update mail.incoming set attempts = attempts + 1, next_attempt_at = :lease
                             where id in (select id from counted
                                           where place = 1
                                              or attempts = 0 and first_attempts = 0 and bytes <= :bytes)
                            returning *)
                        """ + rowsOf("taken") + " order by i.id")
                .param("now", Sql.at(now))
                .param("lease", Sql.at(leaseUntil))
                .param("limit", limit)
                .param("bytes", bytes)
                .query(IncomingStore::read)
                .list();
    }

    public Optional<IncomingMail> find(UUID id) {
        return jdbc.sql(ROWS + " where i.id = ?")
                .param(id)
                .query(IncomingStore::read)
                .optional();
    }

    /** The row itself, held until the transaction ends; empty while its state is another. */
    public Optional<IncomingMail> lock(UUID id, Collection<MailState> states) {
        return jdbc.sql("select id from mail.incoming where id = ? and state = any (?) for update")
                .params(id, states.stream().map(Enum::name).toArray(String[]::new))
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional()
                .flatMap(this::find);
    }

    /** Those of these mails that still wait; held until the transaction ends. */
    Set<UUID> hold(Collection<UUID> ids) {
        return Set.copyOf(
                jdbc.sql("select id from mail.incoming where id = any (?) and state = 'RECEIVED' order by id for update")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, n) -> Sql.uuid(row, "id"))
                        .list());
    }

    /** What reading told, for lists and for the search. */
    void describe(UUID id, ParsedMail mail) {
        var from = mail.headers().from();
        var checks = mail.checks();
        jdbc.sql("""
                        update mail.incoming
                           set sender = coalesce(:sender, sender), sender_name = :name, subject = :subject, spf = :spf,
                               dkim = :dkim, dmarc = :dmarc, automatic = :automatic, cut = :cut, html = :html,
                               files = :files
                         where id = :id
                        """)
                .param("id", id)
                .param("sender", from.map(one -> cut(one.address(), 254)).orElse(null), Types.VARCHAR)
                .param("name", from.map(one -> cut(one.name(), 200)).orElse(""))
                .param("subject", cut(mail.headers().subject(), MAX_DETAIL))
                .param("spf", checks.spf().name())
                .param("dkim", checks.dkim().name())
                .param("dmarc", checks.dmarc().name())
                .param("automatic", mail.automatic().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("cut", mail.body().cut())
                .param("html", mail.body().html().isPresent())
                .param("files", mail.attachments().size())
                .update();
    }

    /** Whose it is and what it became. */
    void processed(UUID id, Settled settled, String matchedBy, @Nullable PersonId by, Instant now) {
        jdbc.sql("""
                        update mail.incoming
                           set state = 'PROCESSED', reason = null, detail = null, client_id = :client,
                               person_id = :person, ticket_id = :ticket, written_as = :message,
                               matched_by = :matched, settled_at = :now, settled_by = :by
                         where id = :id
                        """)
                .param("id", id)
                .param("client", settled.client().value())
                .param("person", settled.person().value())
                .param("ticket", settled.ticket().value())
                .param(
                        "message",
                        settled.message() == null ? null : settled.message().value(),
                        Types.OTHER)
                .param("matched", matchedBy)
                .param("now", Sql.at(now))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
    }

    /** A mail's place in a ticket. */
    record Settled(
            ClientId client,
            PersonId person,
            TicketId ticket,
            @Nullable MessageId message) {}

    /** @param client to whom its sender may belong, for triage */
    void set(
            UUID id,
            MailState state,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable ClientId client,
            @Nullable PersonId by,
            Instant now) {
        jdbc.sql("""
                        update mail.incoming
                           set state = :state, reason = :reason, detail = :detail,
                               client_id = coalesce(:client, client_id), settled_at = :now, settled_by = :by
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason, Types.VARCHAR)
                .param("detail", detail == null ? null : cut(detail, MAX_DETAIL), Types.VARCHAR)
                .param("client", client == null ? null : client.value(), Types.OTHER)
                .param("now", Sql.at(now))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
    }

    /** To be read again, at once. */
    public void retry(UUID id, Instant now) {
        jdbc.sql("""
                        update mail.incoming
                           set state = 'RECEIVED', reason = null, detail = null, attempts = 0, next_attempt_at = :now,
                               settled_at = null, settled_by = null, waits_for = null, waits_since = null
                         where id = :id
                        """).param("id", id).param("now", Sql.at(now)).update();
    }

    void putOff(UUID id, Instant until) {
        jdbc.sql("update mail.incoming set next_attempt_at = ? where id = ? and state = 'RECEIVED'")
                .params(Sql.at(until), id)
                .update();
    }

    /**
     * A mail that still waits, when another is to know whether it goes first.
     *
     * @param named its Message-ID was asked for
     * @param waitsFor those it is put off for
     */
    record Ahead(UUID id, boolean named, List<UUID> waitsFor) {}

    /** Waiting mails with these Message-IDs, and whom those wait for in turn. */
    List<Ahead> ahead(Collection<String> messageIds) {
        return jdbc.sql("""
                        with recursive ahead as (
                            select id, message_id, waits_for from mail.incoming
                             where message_id = any (:ids) and state = 'RECEIVED'
                            union
                            select i.id, i.message_id, i.waits_for
                              from ahead join mail.incoming i on i.id = any (ahead.waits_for)
                             where i.state = 'RECEIVED')
                        select id, message_id = any (:ids) as named, coalesce(waits_for, '{}') as waits_for
                          from ahead limit 200
                        """)
                .param("ids", messageIds.toArray(String[]::new))
                .query((row, n) -> new Ahead(Sql.uuid(row, "id"), row.getBoolean("named"), List.of((UUID[])
                        row.getArray("waits_for").getArray())))
                .list();
    }

    /**
     * Puts it off behind others, which is no attempt that failed.
     *
     * @param least since when it may have waited so at the earliest
     * @return false when it has waited since before that
     */
    boolean putOffBehind(UUID id, List<UUID> others, Instant until, Instant now, Instant least) {
        return jdbc.sql("""
                        update mail.incoming
                           set waits_for = :others, waits_since = coalesce(waits_since, :now), next_attempt_at = :until,
                               attempts = greatest(attempts - 1, 0), reason = 'after-another'
                         where id = :id and coalesce(waits_since, :now) > :least
                        """)
                        .param("id", id)
                        .param("others", others.toArray(UUID[]::new))
                        .param("until", Sql.at(until))
                        .param("now", Sql.at(now))
                        .param("least", Sql.at(least))
                        .update()
                == 1;
    }

    /** The ticket that a mail of ours' clients with this Message-ID became part of. */
    Optional<TicketId> ticketOf(Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                                select ticket_id from mail.incoming
                                 where message_id = any (?) and ticket_id is not null
                                 order by id desc limit 1
                                """)
                        .param(messageIds.toArray(String[]::new))
                        .query((row, n) -> new TicketId(Sql.uuid(row, "ticket_id")))
                        .optional();
    }

    private static String rowsOf(String table) {
        return """
                select i.*, b.name as mailbox_name, c.name as client_name, t.number, p.name as settled_name
                  from %s i
                  join mail.mailbox b on b.id = i.mailbox_id
                  left join clients.client c on c.id = i.client_id
                  left join tickets.ticket t on t.id = i.ticket_id
                  left join identity.person p on p.id = i.settled_by
                """.formatted(table);
    }

    static IncomingMail read(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        return new IncomingMail(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "mailbox_id"),
                row.getString("mailbox_name"),
                Optional.ofNullable(row.getString("sha256")),
                row.getLong("size"),
                Sql.instant(row, "received_at"),
                MailState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("detail")),
                row.getInt("attempts"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getString("spf"),
                row.getString("dkim"),
                row.getString("dmarc"),
                Optional.ofNullable(row.getString("automatic")),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                Optional.ofNullable(row.getString("client_name")),
                Optional.ofNullable(Sql.uuidOrNull(row, "person_id")).map(PersonId::new),
                Optional.ofNullable(Sql.uuidOrNull(row, "ticket_id")).map(TicketId::new),
                number == 0 ? Optional.empty() : Optional.of(new TicketNumber(number)),
                Optional.ofNullable(row.getString("matched_by")),
                Optional.ofNullable(Sql.instantOrNull(row, "settled_at")),
                row.getString("settled_name"));
    }

    private static String cut(String text, int most) {
        var clean = text.replace("\0", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
