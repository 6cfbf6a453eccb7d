package pl.sos.mail.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
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
    private static final String DESCRIBED = """
            sender = coalesce(:sender, sender), sender_name = :name, subject = :subject, spf = :spf, dkim = :dkim,
            dmarc = :dmarc, automatic = :automatic, cut = :cut, html = :html, files = :files""";
    private static final String PROCESSED = """
            state = 'PROCESSED', reason = null, detail = null, client_id = :client, person_id = :person,
            ticket_id = :ticket, written_as = :message, matched_by = :matched, settled_at = :now, settled_by = :by""";
    private static final int MAX_DETAIL = 500;
    private static final int MOST_AWAITED = 3;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    IncomingStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
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

    /** Gives the ids of those whose identity their mailbox did not know; in one round trip. */
    Set<UUID> insert(List<Arrived> mails, Instant now) {
        int[] inserted = batches.batchUpdate(
                """
                insert into mail.incoming
                    (id, mailbox_id, identity, sha256, size, received_at, stored_at, state, reason, next_attempt_at,
                     sender, message_id)
                values (:id, :mailbox, :identity, :sha256, :size, :received, :now, :state, :reason, :now, :sender,
                        :messageId)
                on conflict (mailbox_id, identity) do nothing
                """,
                mails.stream()
                        .map(mail -> new MapSqlParameterSource("id", mail.id())
                                .addValue("mailbox", mail.mailbox())
                                .addValue("identity", mail.identity())
                                .addValue("sha256", mail.sha256(), Types.VARCHAR)
                                .addValue("size", mail.size())
                                .addValue("received", Sql.at(mail.receivedAt()))
                                .addValue("now", Sql.at(now))
                                .addValue("state", mail.state().name())
                                .addValue("reason", mail.reason(), Types.VARCHAR)
                                .addValue("sender", mail.head().sender())
                                .addValue("messageId", mail.head().messageId().orElse(null), Types.VARCHAR))
                        .toArray(MapSqlParameterSource[]::new));
        return IntStream.range(0, inserted.length)
                .filter(i -> inserted[i] == 1)
                .mapToObj(i -> mails.get(i).id())
                .collect(Collectors.toSet());
    }

    /** What this mailbox has of these identities: the content's digest, empty for what was not kept. */
    Map<String, String> contentsOf(UUID mailbox, Collection<String> identities) {
        var contents = new HashMap<String, String>();
        jdbc.sql("""
                        select identity, coalesce(sha256, '') as sha256 from mail.incoming
                         where mailbox_id = :mailbox and identity = any (:identities)
                        """)
                .param("mailbox", mailbox)
                .param("identities", identities.toArray(String[]::new))
                .query((ResultSet row) -> {
                    contents.put(row.getString("identity"), row.getString("sha256"));
                });
        return contents;
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
        batches.update("update mail.incoming set " + DESCRIBED + " where id = :id", described(id, mail));
    }

    /** What reading told, and what it became. */
    record Done(UUID id, ParsedMail mail, Settled settled, String matchedBy) {}

    /** Whose they are and what they became; in one round trip. */
    void processed(List<Done> all, Instant now) {
        batches.batchUpdate(
                "update mail.incoming set " + DESCRIBED + ", " + PROCESSED + " where id = :id",
                all.stream()
                        .map(one -> described(one.id(), one.mail())
                                .addValues(settled(one.settled(), one.matchedBy(), null, now)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Whose it is and what it became. */
    void processed(UUID id, Settled settled, String matchedBy, @Nullable PersonId by, Instant now) {
        batches.update(
                "update mail.incoming set " + PROCESSED + " where id = :id",
                new MapSqlParameterSource("id", id).addValues(settled(settled, matchedBy, by, now)));
    }

    private static MapSqlParameterSource described(UUID id, ParsedMail mail) {
        var from = mail.headers().from();
        var checks = mail.checks();
        return new MapSqlParameterSource("id", id)
                .addValue("sender", from.map(one -> cut(one.address(), 254)).orElse(null), Types.VARCHAR)
                .addValue("name", from.map(one -> cut(one.name(), 200)).orElse(""))
                .addValue("subject", cut(mail.headers().subject(), MAX_DETAIL))
                .addValue("spf", checks.spf().name())
                .addValue("dkim", checks.dkim().name())
                .addValue("dmarc", checks.dmarc().name())
                .addValue("automatic", mail.automatic().map(Enum::name).orElse(null), Types.VARCHAR)
                .addValue("cut", mail.body().cut())
                .addValue("html", mail.body().html().isPresent())
                .addValue("files", mail.attachments().size());
    }

    private static Map<String, @Nullable Object> settled(
            Settled settled, String matchedBy, @Nullable PersonId by, Instant now) {
        var message = settled.message();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("client", settled.client().value());
        parameters.put("person", settled.person().value());
        parameters.put("ticket", settled.ticket().value());
        parameters.put("message", new SqlParameterValue(Types.OTHER, message == null ? null : message.value()));
        parameters.put("matched", matchedBy);
        parameters.put("now", Sql.at(now));
        parameters.put("by", new SqlParameterValue(Types.OTHER, by == null ? null : by.value()));
        return parameters;
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

    /** The nearest of the mails that it names and that are in no ticket yet: they may still come (0204). */
    void awaits(UUID id, List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into mail.awaited (message_id, mail_id)
                        select named, :id from unnest(:names) as named
                         where not exists (select from mail.incoming i
                                            where i.message_id = named and i.ticket_id is not null)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("names", messageIds.stream().limit(MOST_AWAITED).toArray(String[]::new))
                .update();
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
