package pl.sos.hours.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;
import pl.sos.hours.Part;
import pl.sos.hours.ReleaseResult;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** Reads single entries that were made. */
@Repository
public class EntryStore {
    private static final String ONE = """
            select t.id, t.month as listed, t.happened_on as shown, p.first_month, p.last_month
            from hours.transfer t
            left join lateral (select first_month, last_month from hours.period
                               where contract_id = t.contract_id and first_month <= t.month
                               order by first_month desc limit 1) p on p.last_month >= t.month
            where t.id = ?
            """;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose entry it is. */
    public record Owner(ContractId contract, ClientId client, YearMonth month) {}

    public Optional<Owner> owner(UUID entry, HourEntry.Kind kind) {
        return jdbc.sql("select contract_id, client_id, month from hours.transfer where id = ? and kind = ?")
                .params(entry, kind.name())
                .query((row, _) -> new Owner(
                        new ContractId(Sql.uuid(row, "contract_id")),
                        new ClientId(Sql.uuid(row, "client_id")),
                        month(row, "month")))
                .optional();
    }

    /** A draw or a reservation as it was done before. */
    public Outcome.Done done(UUID entry) {
        var parts = new ArrayList<Part>();
        jdbc.sql("""
                        select l.id, l.kind, l.expires_on, p.minutes
                        from hours.posting p
                        join hours.transfer t on t.id = p.transfer_id
                        join hours.lot l on l.id = p.lot_id
                        where t.id = ? and l.kind <> 'BEYOND'
                          and p.account = case t.kind when 'DRAW' then 'DRAWN' else 'RESERVED' end
                        order by l.expires_on, l.id
                        """).param(entry).query((ResultSet row) -> {
            parts.add(new Part(
                    new LotId(Sql.uuid(row, "id")),
                    LotKind.valueOf(row.getString("kind")),
                    row.getObject("expires_on", LocalDate.class),
                    Minutes.of(row.getLong("minutes"))));
        });
        var one = entry(entry);
        return new Outcome.Done(entry, parts, one.overage().value(), one.month(), one.belongsTo());
    }

    public HourEntry entry(UUID id) {
        return jdbc.sql(EntryRows.of(ONE))
                .param(id)
                .query((row, _) -> EntryRows.read(row))
                .single();
    }

    public Reversing.Draw draw(UUID id) {
        var one = entry(id);
        var drawn = new ArrayList<Reversing.Drawn>();
        var released = new HashSet<ReservationId>();
        jdbc.sql("""
                        select p.lot_id, l.kind, p.minutes, p.reservation_id, p.consent_id,
                               exists (select from hours.transfer r
                                       where r.reservation_id = p.reservation_id and r.kind = 'RELEASE') as released
                        from hours.posting p join hours.lot l on l.id = p.lot_id
                        where p.transfer_id = ? and p.account = 'DRAWN'
                        """).param(id).query((ResultSet row) -> {
            var reservation =
                    Optional.ofNullable(Sql.uuidOrNull(row, "reservation_id")).map(ReservationId::new);
            if (row.getBoolean("released")) {
                reservation.ifPresent(released::add);
            }
            drawn.add(new Reversing.Drawn(
                    new LotId(Sql.uuid(row, "lot_id")),
                    LotKind.valueOf(row.getString("kind")),
                    row.getLong("minutes"),
                    reservation,
                    Optional.ofNullable(Sql.uuidOrNull(row, "consent_id"))));
        });
        return new Reversing.Draw(id, one.month(), one.on(), drawn, released);
    }

    /** What a reservation has beyond the package. */
    public Agreed.Kept kept(ReservationId id) {
        return jdbc.sql("""
                        select coalesce(sum(agreed_overage), 0)
                               + (select coalesce(sum(minutes), 0) from hours.posting
                                  where reservation_id = :id and account = 'OVERAGE') as overage,
                               bool_or(kind = 'RELEASE') as released,
                               (select consent_id from hours.transfer where id = :id) as consent
                        from hours.transfer where reservation_id = :id
                        """)
                .param("id", id.value())
                .query((row, _) -> new Agreed.Kept(
                        id,
                        row.getLong("overage"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "consent")),
                        row.getBoolean("released")))
                .single();
    }

    /** A release as it was done before. */
    public ReleaseResult.Released released(UUID entry) {
        return jdbc.sql("""
                        select -agreed_overage as overage,
                               coalesce(sum(p.minutes) filter (where p.account = 'AVAILABLE'), 0) as given,
                               coalesce(sum(p.minutes) filter (where p.account = 'EXPIRED'), 0) as expired
                        from hours.transfer t left join hours.posting p on p.transfer_id = t.id
                        where t.id = ? group by t.id
                        """)
                .param(entry)
                .query((row, _) -> new ReleaseResult.Released(
                        Minutes.of(row.getLong("given")),
                        Minutes.of(row.getLong("expired")),
                        Minutes.of(row.getLong("overage"))))
                .single();
    }

    public Optional<UUID> reversalOf(UUID draw) {
        return jdbc.sql("select id from hours.transfer where reverses = ?")
                .param(draw)
                .query(UUID.class)
                .optional();
    }

    public LotId purchased(UUID entry) {
        return new LotId(jdbc.sql("select lot_id from hours.posting where transfer_id = ? and account = 'PURCHASED'")
                .param(entry)
                .query(UUID.class)
                .single());
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
