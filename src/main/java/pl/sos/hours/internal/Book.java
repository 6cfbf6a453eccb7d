package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;

/**
 * A contract's ledger, opened: periods and lots with their balances, as far back as they matter. What is done to it is
 * done in memory, by rules that know neither clock nor database; {@link #changes} is what has to be stored.
 */
public final class Book {
    private final Packages packages;
    private final TreeMap<YearMonth, Period> periods = new TreeMap<>();
    private final Map<YearMonth, List<Held>> byPeriod = new TreeMap<>();
    private final Map<LotId, Held> lots = new LinkedHashMap<>();
    private final Map<LotId, Held> children = new LinkedHashMap<>();
    private Changes changes = new Changes();
    private Optional<YearMonth> closedThrough = Optional.empty();

    public Book(Packages packages) {
        this.packages = packages;
    }

    public Packages packages() {
        return packages;
    }

    /** As it was stored. */
    public void read(Period period) {
        periods.put(period.first(), period);
    }

    Held read(Lot lot) {
        var held = new Held(lot);
        lots.put(lot.id(), held);
        byPeriod.computeIfAbsent(lot.period(), _ -> new ArrayList<>()).add(held);
        lot.from().ifPresent(parent -> children.put(parent, held));
        return held;
    }

    public void readClosedThrough(YearMonth month) {
        closedThrough = Optional.of(month);
    }

    /** What happened since it was read, or since this was asked last. */
    public Changes changes() {
        Changes made = changes;
        changes = new Changes();
        return made;
    }

    public Optional<YearMonth> closedThrough() {
        return closedThrough;
    }

    /** The month itself, or the first that is not closed. */
    public YearMonth openMonth(YearMonth month) {
        return closedThrough
                .filter(closed -> !month.isAfter(closed))
                .map(closed -> closed.plusMonths(1))
                .orElse(month);
    }

    /** Opens every period up to that of a month, as long as the contract is in force. */
    void reach(YearMonth month) {
        YearMonth next = next();
        while (!next.isAfter(month) && packages.in(next).isPresent()) {
            grant(open(packages.from(next)));
            next = next();
        }
    }

    /** The period of a month; opened even where the contract is no longer in force, then without a grant. */
    Period periodOf(YearMonth month) {
        reach(month);
        while (!next().isAfter(month)) {
            grant(open(packages.from(next())));
        }
        return periods.floorEntry(month).getValue();
    }

    /** The period of a month as far as it was opened. */
    public Optional<Period> openedAt(YearMonth month) {
        return Optional.ofNullable(periods.floorEntry(month))
                .map(Map.Entry::getValue)
                .filter(period -> period.holds(month));
    }

    /** Those that were read or opened, the first one first. */
    List<Period> opened() {
        return List.copyOf(periods.values());
    }

    /** Notes that what a period left went into the next. */
    void turned(Period period) {
        periods.put(period.first(), new Period(period.first(), period.last(), true));
        changes.turns().add(period.first());
    }

    private YearMonth next() {
        return periods.isEmpty()
                ? packages.start()
                : periods.lastEntry().getValue().last().plusMonths(1);
    }

    private Period open(Period period) {
        periods.put(period.first(), period);
        changes.periods().add(period);
        return period;
    }

    /** Grants what is missing; takes back what a late annex took away, as far as it is unused. */
    void grant(Period period) {
        if (!openMonth(period.last()).equals(period.last())) {
            return;
        }
        long there = -sum(period, Account.GRANTED);
        long missing = packages.granted(period) - there;
        if (missing == 0) {
            return;
        }
        Held lot = only(period, LotKind.GRANT, packages.turns(period), packages.lastDay(period));
        long minutes = Math.max(missing, -lot.balance(Account.AVAILABLE));
        if (minutes != 0) {
            YearMonth month = openMonth(period.first());
            var draft = new Drafting(
                    HourEntry.Kind.GRANT,
                    "grant:" + period.first() + ":" + (lot.number(Account.GRANTED) + 1),
                    month,
                    Optional.empty(),
                    packages.firstDay(month));
            draft.move(lot, Account.GRANTED, Account.AVAILABLE, minutes);
            add(draft);
        }
    }

    /** From a lot to its successor in the next period. */
    Held onward(Drafting draft, Held lot, long minutes) {
        Held successor = successor(lot);
        draft.post(lot, Account.CARRIED_OUT, minutes, Optional.empty(), Optional.empty());
        draft.post(successor, Account.CARRIED_IN, -minutes, Optional.empty(), Optional.empty());
        return successor;
    }

    public void add(Drafting draft) {
        changes.transfers().add(draft.done());
    }

    void close(YearMonth month) {
        closedThrough = Optional.of(month);
    }

    List<Held> in(Period period) {
        return byPeriod.getOrDefault(period.first(), List.of());
    }

    Iterable<Held> all() {
        return lots.values();
    }

    Held lot(LotId id) {
        return Optional.ofNullable(lots.get(id)).orElseThrow(() -> new IllegalStateException("not read: lot " + id));
    }

    Optional<Held> child(Held lot) {
        return Optional.ofNullable(children.get(lot.lot().id()));
    }

    Held newLot(Lot lot) {
        changes.lots().add(lot);
        return read(lot);
    }

    /** The one lot of its kind in a period, made when it is first needed. */
    Held only(Period period, LotKind kind, int turns, LocalDate expiresOn) {
        return in(period).stream()
                .filter(held -> held.lot().kind() == kind)
                .findFirst()
                .orElseGet(() -> newLot(new Lot(
                        LotId.next(),
                        kind,
                        period.first(),
                        Optional.empty(),
                        turns,
                        period.first().atDay(1),
                        expiresOn)));
    }

    private Held successor(Held held) {
        return child(held).orElseGet(() -> {
            Lot lot = held.lot();
            Period own = periods.floorEntry(lot.period()).getValue();
            return newLot(new Lot(
                    LotId.next(),
                    lot.kind() == LotKind.PURCHASED ? LotKind.PURCHASED : LotKind.CARRIED,
                    own.last().plusMonths(1),
                    Optional.of(lot.id()),
                    Math.max(0, lot.turnsLeft() - 1),
                    lot.usableFrom(),
                    lot.expiresOn()));
        });
    }

    long sum(Period period, Account account) {
        long sum = 0;
        for (Held lot : in(period)) {
            sum += lot.balance(account);
        }
        return sum;
    }

    /** Of the period that holds a month, as far as it was opened. */
    public Balance balance(YearMonth month) {
        return openedAt(month).map(this::balance).orElseGet(() -> Balance.nothing(month));
    }

    Balance balance(Period period) {
        var sums = new Sums();
        in(period).forEach(lot -> sums.add(lot.balances()));
        return Shares.of(period, sums);
    }
}
