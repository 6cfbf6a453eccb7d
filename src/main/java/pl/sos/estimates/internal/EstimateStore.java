package pl.sos.estimates.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Offer;
import pl.sos.ground.Sql;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;

/** The rows of estimates.estimate. */
@Repository
public class EstimateStore {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final OfferJson offers;

    EstimateStore(JdbcClient jdbc, OfferJson offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** @return false when the key was used before */
    boolean insert(Estimate estimate, String key) {
        return jdbc.sql("""
                                insert into estimates.estimate (id, client_id, ticket_id, ticket_number, key, minutes,
                                    kind, what, valid_until, proposed_by, proposed_at, offer, state)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'PROPOSED')
                                on conflict (proposed_by, key) do nothing
                                """)
                        .param(estimate.id().value())
                        .param(estimate.client().value())
                        .param(estimate.ticket().value())
                        .param(estimate.number().value())
                        .param(key)
                        .param(estimate.minutes().value())
                        .param(estimate.kind().name())
                        .param(estimate.what())
                        .param(estimate.validUntil())
                        .param(estimate.proposedBy().value())
                        .param(Sql.at(estimate.proposedAt()))
                        .param(offers.write(estimate.offer()))
                        .update()
                == 1;
    }

    Optional<Estimate> byKey(PersonId by, String key, LocalDate today) {
        return jdbc.sql("select * from estimates.estimate where proposed_by = ? and key = ?")
                .param(by.value())
                .param(key)
                .query((row, n) -> read(row, today))
                .optional();
    }

    /** Nobody else proposes or decides on this ticket until the transaction ends. */
    void lock(TicketId ticket) {
        Sql.lock(jdbc, "estimates:" + ticket);
    }

    public Optional<Estimate> find(EstimateId id, LocalDate today) {
        return jdbc.sql("select * from estimates.estimate where id = ?")
                .param(id.value())
                .query((row, n) -> read(row, today))
                .optional();
    }

    /** The newest first. */
    public List<Estimate> of(TicketId ticket, LocalDate today) {
        return jdbc.sql(
                        "select * from estimates.estimate where ticket_id = ? order by proposed_at desc, id desc limit ?")
                .param(ticket.value())
                .param(MOST)
                .query((row, n) -> read(row, today))
                .list();
    }

    /** What waits for a client's decision, the newest first. */
    public List<Estimate> waiting(ClientId client, LocalDate today) {
        return jdbc.sql("""
                        select * from estimates.estimate
                        where client_id = ? and state = 'PROPOSED' and valid_until >= ?
                        order by proposed_at desc limit ?
                        """)
                .param(client.value())
                .param(today)
                .param(MOST)
                .query((row, n) -> read(row, today))
                .list();
    }

    /** Accepted and not taken back, the first accepted first. */
    public List<Estimate> accepted(TicketId ticket, LocalDate today) {
        return jdbc.sql("""
                        select * from estimates.estimate
                        where ticket_id = ? and state = 'ACCEPTED' order by decided_at, id limit ?
                        """)
                .param(ticket.value())
                .param(MOST)
                .query((row, n) -> read(row, today))
                .list();
    }

    void end(
            EstimateId id,
            EstimateState state,
            PersonId by,
            Instant at,
            String reason,
            @Nullable Sentence shown,
            @Nullable Offer agreed,
            @Nullable ReservationId reservation) {
        jdbc.sql("""
                        update estimates.estimate set state = ?, decided_by = ?, decided_at = ?, reason = ?,
                            shown_pl = coalesce(?, shown_pl), shown_en = coalesce(?, shown_en),
                            agreed = coalesce(?::jsonb, agreed), reservation_id = coalesce(?, reservation_id)
                        where id = ?
                        """)
                .param(state.name())
                .param(by.value())
                .param(Sql.at(at))
                .param(reason)
                .param(shown == null ? null : shown.pl())
                .param(shown == null ? null : shown.en())
                .param(agreed == null ? null : offers.write(agreed))
                .param(reservation == null ? null : reservation.value())
                .param(id.value())
                .update();
    }

    /** What hangs on a ticket that goes on in another follows. */
    void move(EstimateId id, TicketId into, TicketNumber number) {
        jdbc.sql("update estimates.estimate set ticket_id = ?, ticket_number = ? where id = ?")
                .param(into.value())
                .param(number.value())
                .param(id.value())
                .update();
    }

    private Estimate read(ResultSet row, LocalDate today) throws SQLException {
        var stored = EstimateState.valueOf(row.getString("state"));
        var validUntil = row.getObject("valid_until", LocalDate.class);
        var decidedAt = Sql.instantOrNull(row, "decided_at");
        var reservation = Sql.uuidOrNull(row, "reservation_id");
        return new Estimate(
                new EstimateId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                new TicketId(Sql.uuid(row, "ticket_id")),
                new TicketNumber(row.getLong("ticket_number")),
                Minutes.of(row.getLong("minutes")),
                WorkKind.valueOf(row.getString("kind")),
                row.getString("what"),
                validUntil,
                new PersonId(Sql.uuid(row, "proposed_by")),
                Sql.instant(row, "proposed_at"),
                offers.read(row.getString("offer")),
                stored == EstimateState.PROPOSED && today.isAfter(validUntil) ? EstimateState.EXPIRED : stored,
                decidedAt == null ? Optional.empty() : Optional.of(answer(row, decidedAt)),
                Optional.ofNullable(reservation).map(ReservationId::new));
    }

    private Estimate.Answer answer(ResultSet row, Instant at) throws SQLException {
        var polish = row.getString("shown_pl");
        var agreed = row.getString("agreed");
        return new Estimate.Answer(
                new PersonId(Sql.uuid(row, "decided_by")),
                at,
                row.getString("reason"),
                polish == null ? Optional.empty() : Optional.of(new Sentence(polish, row.getString("shown_en"))),
                Optional.ofNullable(agreed).map(offers::read));
    }
}
