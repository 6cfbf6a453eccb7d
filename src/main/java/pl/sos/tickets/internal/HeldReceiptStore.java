package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.HeldReceipt;
import pl.sos.tickets.Ticket;

/** The table tickets.held_receipt, and what else tells who was told when. */
@Component
public class HeldReceiptStore {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    HeldReceiptStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * An instant from which a reader may be told something again.
     *
     * @param waits others wait for that already
     * @param receipt the ticket whose receipt he may have got an hour before; empty when it is known that he was told
     */
    record Turn(boolean waits, Optional<TicketId> receipt, Instant at) {}

    /**
     * A ticket whose receipt waits.
     *
     * @param topic its subject; empty while it is confidential
     * @param still it is the same reporter's and the same client's
     */
    record Waiting(
            TicketId ticket,
            TicketNumber number,
            Optional<String> topic,
            Optional<TicketNumber> mergedInto,
            Instant heldAt,
            Instant until,
            boolean still) {}

    /**
     * What speaks against telling this reader something now: what waits for him, what was held back and told since then,
     * and tickets that he wrote by mail since then, among the newest of the company, each of which may have got a receipt
     * of its own. The latest first, what waits before all.
     *
     * @param besides tickets that are not looked at
     */
    List<Turn> turns(PersonId reader, ClientId client, List<TicketId> besides, Instant since) {
        return jdbc.sql("""
                        (select true as waits, null::uuid as receipt, h.until as at from tickets.held_receipt h
                          where h.reader_id = :reader and h.ended_at is null order by h.until desc limit 1)
                        union all
                        (select false, null, h.ended_at + interval '1 hour' from tickets.held_receipt h
                          where h.reader_id = :reader and h.ended_at > :since and h.letter_id is not null
                          order by h.ended_at desc limit 1)
                        union all
                        select false, t.id, t.created_at + interval '1 hour'
                          from (select id, reporter_id, channel, created_at from tickets.ticket
                                 where client_id = :client order by number desc limit 100) t
                         where t.reporter_id = :reader and t.channel = 'EMAIL' and t.created_at > :since
                           and t.id <> all (:besides)
                           and not exists (select from tickets.held_receipt h where h.ticket_id = t.id)
                         order by waits desc, at desc
                        """)
                .param("client", client.value())
                .param("reader", reader.value())
                .param("since", Sql.at(since))
                .param("besides", besides.stream().map(TicketId::value).toArray(UUID[]::new))
                .query((row, n) -> new Turn(
                        row.getBoolean("waits"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "receipt")).map(TicketId::new),
                        Sql.instant(row, "at")))
                .list();
    }

    /** Nobody else decides about a receipt for this reader until the transaction ends. */
    void lock(PersonId reader) {
        Sql.lock(jdbc, "tickets.receipt:" + reader);
    }

    /** @param until when each is told, at the earliest */
    void hold(Map<Ticket, Instant> until, Instant now) {
        batches.batchUpdate(
                """
                insert into tickets.held_receipt (ticket_id, client_id, reader_id, held_at, until)
                values (:ticket, :client, :reader, :now, :until)
                """,
                until.entrySet().stream()
                        .map(one -> new MapSqlParameterSource(
                                        "ticket", one.getKey().id().value())
                                .addValue("client", one.getKey().client().value())
                                .addValue("reader", one.getKey().reporter().value())
                                .addValue("now", Sql.at(now))
                                .addValue("until", Sql.at(one.getValue())))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Readers for whom something waits that is due, longest waiting first. */
    List<PersonId> due(Instant now, int limit) {
        return jdbc.sql("""
                        select reader_id from tickets.held_receipt where ended_at is null and until <= :now
                         group by reader_id order by min(until) limit :limit
                        """)
                .param("now", Sql.at(now))
                .param("limit", limit)
                .query((row, n) -> new PersonId(Sql.uuid(row, "reader_id")))
                .list();
    }

    /** By number. */
    List<Waiting> waiting(PersonId reader) {
        return jdbc.sql("""
                        select h.ticket_id, t.number, t.subject, t.confidential, t.merged_into, h.held_at, h.until,
                               t.client_id = h.client_id and t.reporter_id = h.reader_id as still
                          from tickets.held_receipt h join tickets.ticket t on t.id = h.ticket_id
                         where h.reader_id = ? and h.ended_at is null order by t.number
                        """)
                .param(reader.value())
                .query((row, n) -> new Waiting(
                        new TicketId(Sql.uuid(row, "ticket_id")),
                        new TicketNumber(row.getLong("number")),
                        row.getBoolean("confidential") ? Optional.empty() : Optional.of(row.getString("subject")),
                        Optional.of(row.getLong("merged_into"))
                                .filter(into -> into > 0)
                                .map(TicketNumber::new),
                        Sql.instant(row, "held_at"),
                        Sql.instant(row, "until"),
                        row.getBoolean("still")))
                .list();
    }

    void putOff(PersonId reader, Instant until) {
        jdbc.sql("update tickets.held_receipt set until = ? where reader_id = ? and ended_at is null")
                .params(Sql.at(until), reader.value())
                .update();
    }

    void told(Collection<TicketId> tickets, UUID letter, Instant now) {
        end(tickets, Optional.of(letter), now);
    }

    void giveUp(Collection<TicketId> tickets, Instant now) {
        end(tickets, Optional.empty(), now);
    }

    private void end(Collection<TicketId> tickets, Optional<UUID> letter, Instant now) {
        jdbc.sql("""
                        update tickets.held_receipt set ended_at = :now, letter_id = :letter
                         where ticket_id = any (:tickets) and ended_at is null
                        """)
                .param("now", Sql.at(now))
                .param("letter", letter.orElse(null), java.sql.Types.OTHER)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .update();
    }

    /** How many letters told this reader of what was held back. */
    int lettersSince(PersonId reader, Instant since) {
        return jdbc.sql("""
                        select count(distinct letter_id) from tickets.held_receipt
                         where reader_id = ? and ended_at > ? and letter_id is not null
                        """)
                .params(reader.value(), Sql.at(since))
                .query(Integer.class)
                .single();
    }

    public Optional<HeldReceipt> find(TicketId ticket) {
        return jdbc.sql("select until, ended_at, letter_id from tickets.held_receipt where ticket_id = ?")
                .param(ticket.value())
                .query((row, n) -> new HeldReceipt(
                        Sql.instantOrNull(row, "ended_at") == null
                                ? HeldReceipt.State.HELD
                                : Sql.uuidOrNull(row, "letter_id") == null
                                        ? HeldReceipt.State.GIVEN_UP
                                        : HeldReceipt.State.TOLD,
                        Sql.instant(row, "until"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "letter_id"))))
                .optional();
    }
}
