package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.hours.HourEntry;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Slice;

/**
 * The entries of a month, so that those of a period's months add up to its balance in every moment: what was stored, what
 * reaches into the period from another, and what time brought since the book was last written.
 */
@Component
public class MonthEntries {
    // Work and movements stand in the month in which they count, unless all they moved lies in another period; what
    // counts in another stands at this one's edge. Only these accounts are ever moved from another period.
    private static final String OF_A_MONTH = """
            with period as materialized (
                select c.id as contract_id, p.first_month, p.last_month
                from unnest(cast(:contracts as uuid[])) as c (id)
                left join lateral (select first_month, last_month from hours.period
                                   where contract_id = c.id and first_month <= :month
                                   order by first_month desc limit 1) p on p.last_month >= :month)
            select * from (
                (select t.id, t.month as listed, t.happened_on as shown, w.first_month, w.last_month
                 from hours.transfer t
                 join period w on w.contract_id = t.contract_id
                 where t.client_id = :client and t.month = :month and (t.happened_on, t.id) < (:day, :id)
                   and (exists (select from hours.posting q
                                join hours.lot l on l.id = q.lot_id and l.period = w.first_month
                                where q.transfer_id = t.id)
                        or not exists (select from hours.posting q where q.transfer_id = t.id))
                 order by t.happened_on desc, t.id desc limit :limit)
                union all
                (select t.id, cast(:month as date), s.shown, w.first_month, w.last_month
                 from period w
                 cross join lateral (
                     select distinct q.transfer_id as id
                     from hours.lot l join hours.posting q on q.lot_id = l.id
                     where l.contract_id = w.contract_id and l.period = w.first_month
                       and q.account in ('CARRIED_IN', 'CARRIED_OUT', 'EXPIRED', 'RESERVED')) moved
                 join hours.transfer t on t.id = moved.id
                 cross join lateral (
                     select least(greatest(t.happened_on, w.first_month),
                                  cast(w.last_month + interval '1 month' - interval '1 day' as date)) as shown) s
                 where (t.month > w.last_month and w.last_month = :month or t.month < w.first_month and w.first_month = :month)
                   and (s.shown, t.id) < (:day, :id)
                 order by s.shown desc, t.id desc limit :limit)) both_of
            order by shown desc, id desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final Bookkeeper bookkeeper;

    MonthEntries(JdbcClient jdbc, Bookkeeper bookkeeper) {
        this.jdbc = jdbc;
        this.bookkeeper = bookkeeper;
    }

    /**
     * The latest day first.
     *
     * @param of contracts of one client
     */
    public Slice<HourEntry> month(List<Contract> of, YearMonth month, Optional<String> after, int limit) {
        if (of.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        var from = after.map(DayCursor::parse).orElse(DayCursor.FIRST);
        var rows = Stream.concat(
                        stored(of, month, from, limit + 1).stream(),
                        of.stream().flatMap(contract -> coming(contract, month)))
                .filter(entry -> from.compareTo(cursor(entry)) < 0)
                .sorted(Comparator.comparing(MonthEntries::cursor))
                .limit(limit + 1L)
                .toList();
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        var page = rows.subList(0, limit);
        return new Slice<>(page, Optional.of(cursor(page.getLast()).toString()));
    }

    private List<HourEntry> stored(List<Contract> of, YearMonth month, DayCursor from, int limit) {
        return jdbc.sql(EntryRows.of(OF_A_MONTH) + "order by x.shown desc, t.id desc")
                .param("client", of.getFirst().client().value())
                .param(
                        "contracts",
                        of.stream().map(contract -> contract.id().value()).toArray(UUID[]::new))
                .param("month", month.atDay(1))
                .param("day", from.day())
                .param("id", from.id())
                .param("limit", limit)
                .query((row, _) -> EntryRows.read(row))
                .list();
    }

    /** What would be stored if somebody wrote in the book now: a grant, an end of a period. */
    private Stream<HourEntry> coming(Contract contract, YearMonth month) {
        Book book = bookkeeper.read(contract, month);
        return book.openedAt(month).stream()
                .flatMap(period -> book.changes().transfers().stream()
                        .flatMap(transfer -> coming(contract, book, period, month, transfer).stream()));
    }

    private Optional<HourEntry> coming(
            Contract contract, Book book, Period period, YearMonth month, Transfer transfer) {
        var added = new Sums();
        var here = transfer.postings().stream()
                .filter(posting -> book.lot(posting.lot()).lot().period().equals(period.first()))
                .toList();
        here.forEach(posting -> added.set(posting.account(), added.of(posting.account()) + posting.minutes()));
        YearMonth listed = Stream.of(transfer.month(), period.first())
                .max(Comparator.naturalOrder())
                .filter(period.last()::isAfter)
                .orElse(period.last());
        if (here.isEmpty() || !listed.equals(month)) {
            return Optional.empty();
        }
        var share = Shares.of(period, added);
        var kind = Shares.kind(transfer.kind(), period.holds(transfer.month()));
        Function<LocalDate, LocalDate> within =
                day -> day.isBefore(period.first().atDay(1)) ? period.first().atDay(1) : day;
        return Optional.of(new HourEntry(
                transfer.id(),
                kind,
                contract.id(),
                listed,
                transfer.belongsTo().filter(about -> !about.equals(listed)),
                within.apply(transfer.on().isAfter(period.end()) ? period.end() : transfer.on()),
                bookkeeper.now(),
                Shares.minutes(kind, share, Minutes.ZERO),
                Optional.empty(),
                Minutes.ZERO,
                share,
                Optional.empty(),
                transfer.words().source(),
                transfer.words().what(),
                transfer.words().reason(),
                transfer.words().ticket(),
                transfer.words().by(),
                Optional.empty(),
                false));
    }

    private static DayCursor cursor(HourEntry entry) {
        return new DayCursor(entry.on(), entry.id());
    }
}
