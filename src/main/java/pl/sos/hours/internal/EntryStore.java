package pl.sos.hours.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Sql;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;
import pl.sos.hours.Part;
import pl.sos.hours.ReleaseResult;
import pl.sos.hours.ReservationId;
import pl.sos.hours.Worked;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketId;

/** Reads entries that were made: single ones, and those of a month. */
@Repository
public class EntryStore {
    private static final String ENTRIES = """
            select t.*, p.*, coalesce(t.worked, -b.worked) as passed,
                   coalesce(t.round_step, b.round_step) as step, coalesce(t.round_least, b.round_least) as least, exists (select from hours.transfer r where r.reverses = t.id) as reversed
            from hours.transfer t
            left join hours.transfer b on b.id = t.reverses
            cross join lateral (
                select coalesce(sum(minutes) filter (where account = 'GRANTED'), 0) as granted,
                       coalesce(sum(minutes) filter (where account = 'PURCHASED'), 0) as purchased,
                       coalesce(sum(minutes) filter (where account = 'CARRIED_IN'), 0) as carried_in,
                       coalesce(sum(minutes) filter (where account = 'EXPIRED'), 0) as expired,
                       coalesce(sum(minutes) filter (where account = 'RESERVED'), 0) as reserved,
                       coalesce(sum(minutes) filter (where account in ('DRAWN', 'RETURNED')), 0) as drawn,
                       coalesce(sum(minutes) filter (where account in ('OVERAGE', 'WAIVED')), 0) as overage
                from hours.posting where transfer_id = t.id) p
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
        return jdbc.sql(ENTRIES + "where t.id = ?")
                .param(id)
                .query((row, _) -> read(row))
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

    public Slice<HourEntry> month(
            ClientId client, @Nullable ContractId contract, YearMonth month, Optional<String> after, int limit) {
        var from = after.map(DayCursor::parse).orElse(DayCursor.FIRST);
        var rows = jdbc.sql(ENTRIES + """
                        where t.client_id = :client and t.month = :month
                          and (t.happened_on, t.id) < (:day, :id)
                          and (cast(:contract as uuid) is null or t.contract_id = :contract)
                        order by t.happened_on desc, t.id desc limit :limit
                        """)
                .param("client", client.value())
                .param("month", month.atDay(1))
                .param("day", from.day())
                .param("id", from.id())
                .param("contract", contract == null ? null : contract.value())
                .param("limit", limit + 1)
                .query((row, _) -> read(row))
                .list();
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        var page = rows.subList(0, limit);
        HourEntry last = page.getLast();
        return new Slice<>(page, Optional.of(new DayCursor(last.on(), last.id()).toString()));
    }

    private static HourEntry read(ResultSet row) throws SQLException {
        var kind = HourEntry.Kind.valueOf(row.getString("kind"));
        long agreed = row.getLong("agreed_overage");
        long minutes = switch (kind) {
            case GRANT -> -row.getLong("granted");
            case PURCHASE -> -row.getLong("purchased");
            case CARRY_OVER -> -row.getLong("carried_in");
            case EXPIRY -> row.getLong("expired");
            case RESERVE -> row.getLong("reserved") + agreed;
            case RELEASE -> -row.getLong("reserved") - agreed;
            case DRAW, REVERSAL -> row.getLong("drawn");
        };
        long overage = switch (kind) {
            case GRANT, PURCHASE, CARRY_OVER, EXPIRY -> 0;
            case RESERVE -> agreed;
            case RELEASE -> -agreed;
            case DRAW, REVERSAL -> -row.getLong("overage");
        };
        return new HourEntry(
                Sql.uuid(row, "id"),
                kind,
                new ContractId(Sql.uuid(row, "contract_id")),
                month(row, "month"),
                Optional.ofNullable(row.getObject("belongs_to", LocalDate.class))
                        .map(YearMonth::from),
                row.getObject("happened_on", LocalDate.class),
                Sql.instant(row, "recorded_at"),
                Minutes.of(minutes),
                worked(row),
                Minutes.of(overage),
                row.getString("source"),
                row.getString("what"),
                row.getString("reason"),
                Optional.ofNullable(Sql.uuidOrNull(row, "ticket_id")).map(TicketId::new),
                Optional.ofNullable(Sql.uuidOrNull(row, "by_id")).map(PersonId::new),
                Optional.ofNullable(Sql.uuidOrNull(row, "reverses")),
                row.getBoolean("reversed"));
    }

    private static Optional<Worked> worked(ResultSet row) throws SQLException {
        var passed = row.getObject("passed", Integer.class);
        if (passed == null) {
            return Optional.empty();
        }
        var step = row.getObject("step", Integer.class);
        return Optional.of(new Worked(
                Minutes.of(passed),
                step == null
                        ? Optional.empty()
                        : Optional.of(new Rounding(Minutes.of(step), Minutes.of(row.getLong("least")), false))));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
