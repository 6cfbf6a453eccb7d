package pl.sos.hours.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Sql;
import pl.sos.hours.HourEntry;
import pl.sos.hours.ReservationId;
import pl.sos.hours.Worked;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/** A transfer as a line of a period. */
final class EntryRows {
    private EntryRows() {}

    /**
     * @param listed a query for {@code id}, {@code listed} under which month, {@code shown} on which day, and the period by
     *     {@code first_month} and {@code last_month}
     */
    static String of(String listed) {
        return """
                select t.*, x.listed, x.shown, x.first_month, x.last_month, p.*, whole.*,
                       k.happened_on as kept_on, k.what as kept_for, k.source as kept_source,
                       coalesce(t.worked, -b.worked) as passed,
                       coalesce(t.round_step, b.round_step) as step, coalesce(t.round_least, b.round_least) as least,
                       coalesce(t.reservation_id, b.reservation_id) as kept_by,
                       exists (select from hours.transfer r where r.reverses = t.id) as reversed
                from (%s) x
                join hours.transfer t on t.id = x.id
                left join hours.transfer b on b.id = t.reverses
                left join hours.transfer k
                       on k.id = coalesce(t.reservation_id, b.reservation_id) and t.kind in ('DRAW', 'REVERSAL')
                cross join lateral (
                    select coalesce(sum(q.minutes) filter (where account = 'GRANTED'), 0) as granted,
                           coalesce(sum(q.minutes) filter (where account = 'PURCHASED'), 0) as purchased,
                           coalesce(sum(q.minutes) filter (where account = 'CARRIED_IN'), 0) as carried_in,
                           coalesce(sum(q.minutes) filter (where account = 'OVERAGE'), 0) as overage,
                           coalesce(sum(q.minutes) filter (where account = 'RETURNED'), 0) as returned,
                           coalesce(sum(q.minutes) filter (where account = 'AVAILABLE'), 0) as available,
                           coalesce(sum(q.minutes) filter (where account = 'RESERVED'), 0) as reserved,
                           coalesce(sum(q.minutes) filter (where account = 'DRAWN'), 0) as drawn,
                           coalesce(sum(q.minutes) filter (where account = 'EXPIRED'), 0) as expired,
                           coalesce(sum(q.minutes) filter (where account = 'CARRIED_OUT'), 0) as carried_out,
                           coalesce(sum(q.minutes) filter (where account = 'WAIVED'), 0) as waived
                    from hours.posting q join hours.lot l on l.id = q.lot_id and l.period = x.first_month
                    where q.transfer_id = t.id) p
                cross join lateral (
                    select coalesce(-sum(q.minutes), 0) as from_kept
                    from hours.posting q
                    where q.transfer_id = t.id and q.reservation_id is not null and q.account in ('RESERVED', 'OVERAGE')) whole
                """.formatted(listed);
    }

    static HourEntry read(ResultSet row) throws SQLException {
        YearMonth own = month(row, "month");
        YearMonth listed = month(row, "listed");
        var first = row.getObject("first_month", LocalDate.class);
        var period = first == null
                ? new Period(listed, listed, false)
                : new Period(YearMonth.from(first), month(row, "last_month"), false);
        var added = new Sums();
        for (Account account : Account.values()) {
            added.set(account, row.getLong(account.name()));
        }
        var share = Shares.of(period, added);
        var kind = Shares.kind(HourEntry.Kind.valueOf(row.getString("kind")), period.holds(own));
        var agreed = Minutes.of(row.getLong("agreed_overage"));
        return new HourEntry(
                Sql.uuid(row, "id"),
                kind,
                new ContractId(Sql.uuid(row, "contract_id")),
                listed,
                Optional.ofNullable(row.getObject("belongs_to", LocalDate.class))
                        .map(YearMonth::from)
                        .filter(about -> !about.equals(listed)),
                row.getObject("shown", LocalDate.class),
                Sql.instant(row, "recorded_at"),
                Shares.minutes(kind, share, agreed),
                kind.isWork() ? worked(row) : Optional.empty(),
                Shares.overage(kind, share, agreed),
                share,
                kind.isWork() ? kept(row) : Optional.empty(),
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

    /** Absent where none of the minutes were reserved. */
    private static Optional<HourEntry.Kept> kept(ResultSet row) throws SQLException {
        @Nullable LocalDate on = row.getObject("kept_on", LocalDate.class);
        long minutes = row.getLong("from_kept");
        return on == null || minutes == 0
                ? Optional.empty()
                : Optional.of(new HourEntry.Kept(
                        new ReservationId(Sql.uuid(row, "kept_by")),
                        on,
                        row.getString("kept_for"),
                        row.getString("kept_source"),
                        Minutes.of(minutes)));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
