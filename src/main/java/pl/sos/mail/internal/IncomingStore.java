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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailState;

/** The rows of mail.incoming, as they are written, taken in hand and put off. */
@Component
public class IncomingStore {
    static final String ROWS = rowsOf("mail.incoming");
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
        return Set.copyOf(jdbc.sql(
                        "select id from mail.incoming where id = any (?) and state = 'RECEIVED' order by id for update")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> Sql.uuid(row, "id"))
                .list());
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
}
