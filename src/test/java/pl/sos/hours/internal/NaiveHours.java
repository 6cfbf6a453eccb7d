package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SettlementPeriod;

/**
 * The hours of one contract kept the plain way: buckets of minutes that are poured from one into another, without
 * accounts, transfers, postings. What the ledger is measured against.
 */
final class NaiveHours {
    /** Minutes that expire together. */
    static final class Bucket {
        final int period;
        final int rank;
        final int turns;
        final LocalDate from;
        final LocalDate until;
        final Bucket parent;
        long left;
        long gone;
        final Map<Object, Long> kept = new LinkedHashMap<>();

        @Override
        public String toString() {
            return "bucket of period " + period + " rank " + rank + " turns " + turns + " until " + until + " left "
                    + left;
        }

        Bucket(int period, int rank, int turns, LocalDate from, LocalDate until, Bucket parent) {
            this.period = period;
            this.rank = rank;
            this.turns = turns;
            this.from = from;
            this.until = until;
            this.parent = parent;
        }
    }

    private static final int CARRIED = 0;
    private static final int CORRECTION = 1;
    private static final int GRANT = 2;
    private static final int PURCHASED = 3;

    /** One settlement period's sums, in the order in which a balance shows them. */
    static final class Sums {
        long granted;
        long carriedIn;
        long purchased;
        long drawn;
        long carriedOut;
        long overage;
        long carriedOutOfGrants;
        boolean over;
    }

    /** Minutes that came out of a bucket. */
    record Poured(Bucket bucket, long minutes, Object reservation) {}

    /** A draw to be taken back one day. */
    static final class Draw {
        YearMonth month;
        final List<Poured> parts = new ArrayList<>();
        long overage;
        long agreed;
        Object reservation;
    }

    /** What was agreed beyond the package, and whether something was given back. */
    static final class Kept {
        long overage;
        boolean released;
    }

    final Function<YearMonth, HoursPackage> terms;
    final List<YearMonth> starts = new ArrayList<>();
    final List<YearMonth> ends = new ArrayList<>();
    final List<Sums> sums = new ArrayList<>();
    final List<Bucket> buckets = new ArrayList<>();
    final Map<Object, Kept> reservations = new LinkedHashMap<>();
    final TreeMap<YearMonth, Integer> periodOf = new TreeMap<>();
    YearMonth closed = YearMonth.of(1, 1);

    NaiveHours(YearMonth start, Function<YearMonth, HoursPackage> terms, int months) {
        this.terms = terms;
        for (int i = 0; i < months; i++) {
            YearMonth month = start.plusMonths(i);
            boolean goesOn = i > 0
                    && terms.apply(month).period() == SettlementPeriod.QUARTER
                    && terms.apply(month.minusMonths(1)).period() == SettlementPeriod.QUARTER
                    && (month.getMonthValue() - 1) % 3 != 0;
            if (goesOn) {
                ends.set(ends.size() - 1, month);
            } else {
                starts.add(month);
                ends.add(month);
                sums.add(new Sums());
            }
            periodOf.put(month, starts.size() - 1);
        }
    }

    private int opened;

    /** Everything that is due by a day. */
    void settle(LocalDate today) {
        open(periodOf.get(YearMonth.from(today)));
        for (int p = 0; p < opened; p++) {
            if (!sums.get(p).over) {
                if (ends.get(p).isBefore(YearMonth.from(today))) {
                    turn(p);
                }
                for (Bucket bucket : List.copyOf(buckets)) {
                    if (bucket.period == p && bucket.rank == PURCHASED && bucket.until.isBefore(today)) {
                        bucket.gone += bucket.left;
                        bucket.left = 0;
                    }
                }
            }
        }
    }

    private void open(int period) {
        for (; opened <= period; opened++) {
            long minutes = 0;
            for (YearMonth m = starts.get(opened); !m.isAfter(ends.get(opened)); m = m.plusMonths(1)) {
                minutes += terms.apply(m).monthly().value();
            }
            if (minutes > 0) {
                fresh(opened, GRANT).left = minutes;
                sums.get(opened).granted = minutes;
            }
        }
    }

    private Bucket fresh(int p, int rank) {
        int turns = turns(p);
        var bucket =
                new Bucket(p, rank, turns, LocalDate.MIN, ends.get(p + turns).atEndOfMonth(), null);
        buckets.add(bucket);
        return bucket;
    }

    private int turns(int p) {
        var carryOver = terms.apply(starts.get(p)).carryOver();
        return carryOver.none() ? 0 : carryOver.periods();
    }

    private void turn(int p) {
        open(p + 1);
        Sums of = sums.get(p);
        var rule = terms.apply(ends.get(p)).carryOver();
        long room = rule.none() ? 0 : Math.max(0, rule.atMost().value() - of.carriedOutOfGrants);
        var own = new ArrayList<>(buckets.stream().filter(b -> b.period == p).toList());
        own.sort(Comparator.comparingInt((Bucket b) -> -b.turns));
        for (Bucket bucket : own) {
            long over = bucket.rank == PURCHASED
                    ? bucket.until.isAfter(ends.get(p).atEndOfMonth()) ? bucket.left : 0
                    : bucket.turns > 0 ? Math.min(room, bucket.left) : 0;
            room -= bucket.rank == PURCHASED ? 0 : over;
            bucket.gone += bucket.left - over;
            bucket.left = 0;
            if (over > 0) {
                next(bucket).left += over;
                carry(bucket, over);
            }
        }
        for (Bucket bucket : List.copyOf(buckets)) {
            if (bucket.period != p) {
                continue;
            }
            for (var kept : bucket.kept.entrySet()) {
                next(bucket).kept.merge(kept.getKey(), kept.getValue(), Long::sum);
                carry(bucket, kept.getValue());
            }
            bucket.kept.clear();
        }
        of.over = true;
        if (sums.get(p + 1).over) {
            turn(p + 1);
        }
    }

    private void carry(Bucket from, long minutes) {
        sums.get(from.period).carriedOut += minutes;
        sums.get(from.period).carriedOutOfGrants += from.rank == PURCHASED ? 0 : minutes;
        sums.get(from.period + 1).carriedIn += minutes;
    }

    private Bucket next(Bucket bucket) {
        return buckets.stream().filter(b -> b.parent == bucket).findFirst().orElseGet(() -> {
            var next = new Bucket(
                    bucket.period + 1,
                    bucket.rank == PURCHASED ? PURCHASED : CARRIED,
                    Math.max(0, bucket.turns - 1),
                    bucket.from,
                    bucket.until,
                    bucket);
            buckets.add(next);
            return next;
        });
    }

    YearMonth openMonth(YearMonth month) {
        return month.isAfter(closed) ? month : closed.plusMonths(1);
    }

    private List<Bucket> usable(int p, OrderOfUse order, LocalDate day) {
        Comparator<Bucket> expiring = Comparator.comparing((Bucket b) -> b.until)
                .thenComparingInt(b -> b.turns)
                .thenComparingInt(b -> b.rank)
                .thenComparingInt(buckets::indexOf);
        Comparator<Bucket> purchased = Comparator.comparing(b -> b.rank == PURCHASED);
        return buckets.stream()
                .filter(b -> b.period == p && !day.isBefore(b.from) && !day.isAfter(b.until))
                .sorted(
                        switch (order) {
                            case EXPIRING_FIRST -> expiring;
                            case GRANTED_FIRST -> purchased.thenComparing(expiring);
                            case PURCHASED_FIRST -> purchased.reversed().thenComparing(expiring);
                        })
                .toList();
    }

    /** Null when it is refused. */
    Draw draw(LocalDate on, long minutes, Object reservation, long consent) {
        var hours = terms.apply(YearMonth.from(on));
        YearMonth own = YearMonth.from(on);
        var draw = new Draw();
        draw.month = openMonth(own);
        draw.reservation = reservation;
        int p = periodOf.get(draw.month);
        LocalDate day = draw.month.equals(own) ? on : draw.month.atDay(1);
        long missing = minutes;
        var plan = new ArrayList<Runnable>();
        if (reservation != null) {
            for (Bucket bucket :
                    buckets.stream().sorted(Comparator.comparing(b -> b.until)).toList()) {
                long take = Math.min(missing, bucket.kept.getOrDefault(reservation, 0L));
                if (take > 0) {
                    plan.add(() -> {
                        draw.parts.add(new Poured(bringBack(bucket, p, take), take, reservation));
                        bucket.kept.merge(reservation, -take, (a, b) -> a + b == 0 ? null : a + b);
                    });
                    missing -= take;
                }
            }
        }
        var usable = usable(p, hours.order(), day);
        for (Bucket bucket : usable) {
            long take = Math.min(missing, bucket.left);
            if (take > 0) {
                plan.add(() -> {
                    bucket.left -= take;
                    draw.parts.add(new Poured(bucket, take, null));
                });
                missing -= take;
            }
        }
        for (Bucket bucket : usable) {
            long take = Math.min(missing, bucket.gone);
            if (take > 0) {
                plan.add(() -> {
                    bucket.gone -= take;
                    draw.parts.add(new Poured(bucket, take, null));
                });
                missing -= take;
            }
        }
        if (sums.get(p).over) {
            for (Bucket bucket : usable) {
                for (Bucket one = child(bucket); one != null; one = child(one)) {
                    Bucket later = one;
                    long expired = Math.min(missing, later.gone);
                    missing -= expired;
                    long available = Math.min(missing, later.left);
                    missing -= available;
                    if (expired + available > 0) {
                        plan.add(() -> {
                            later.gone -= expired;
                            later.left -= available;
                            draw.parts.add(
                                    new Poured(bringBack(later, p, expired + available), expired + available, null));
                        });
                    }
                }
            }
        }
        if (reservation != null) {
            draw.agreed = Math.min(missing, reservations.get(reservation).overage);
        }
        draw.overage = missing;
        long beyond = missing - draw.agreed;
        if (beyond > 0
                && (hours.overage() == OverageRule.REFUSE || hours.overage() == OverageRule.ASK && consent < beyond)) {
            return null;
        }
        plan.forEach(Runnable::run);
        if (reservation != null) {
            reservations.get(reservation).overage -= draw.agreed;
        }
        sums.get(p).drawn += minutes;
        sums.get(p).overage += draw.overage;
        return draw;
    }

    private Bucket child(Bucket bucket) {
        return buckets.stream().filter(b -> b.parent == bucket).findFirst().orElse(null);
    }

    private Bucket bringBack(Bucket bucket, int p, long minutes) {
        Bucket one = bucket;
        while (one.period > p) {
            carry(one.parent, -minutes);
            one = one.parent;
        }
        return one;
    }

    /** Minutes kept out of the package; -1 when it is refused. */
    long reserve(Object id, LocalDate on, long minutes, long consent) {
        var hours = terms.apply(YearMonth.from(on));
        var lots = usable(periodOf.get(YearMonth.from(on)), hours.order(), on);
        long left = lots.stream().mapToLong(b -> b.left).sum();
        long beyond = Math.max(0, minutes - left);
        if (beyond > 0
                && (hours.overage() == OverageRule.REFUSE || hours.overage() == OverageRule.ASK && consent < beyond)) {
            return -1;
        }
        long missing = minutes - beyond;
        for (Bucket bucket : lots) {
            long take = Math.min(missing, bucket.left);
            if (take > 0) {
                bucket.left -= take;
                bucket.kept.merge(id, take, Long::sum);
                missing -= take;
            }
        }
        var kept = new Kept();
        kept.overage = beyond;
        reservations.put(id, kept);
        return minutes - beyond;
    }

    long left(Object id) {
        return buckets.stream().mapToLong(b -> b.kept.getOrDefault(id, 0L)).sum() + reservations.get(id).overage;
    }

    void release(Object id, long minutes, LocalDate today) {
        Kept kept = reservations.get(id);
        kept.released = true;
        long overage = Math.min(minutes, kept.overage);
        kept.overage -= overage;
        long missing = minutes - overage;
        var lots = new ArrayList<>(
                buckets.stream().filter(b -> b.kept.containsKey(id)).toList());
        lots.sort(Comparator.comparing((Bucket b) -> b.until).reversed());
        for (Bucket bucket : lots) {
            long take = Math.min(missing, bucket.kept.get(id));
            missing -= take;
            bucket.kept.merge(id, -take, (a, b) -> a + b == 0 ? null : a + b);
            if (bucket.until.isBefore(today)) {
                bucket.gone += take;
            } else {
                bucket.left += take;
            }
        }
    }

    void purchase(long minutes, LocalDate from, LocalDate until) {
        int p = periodOf.get(YearMonth.from(from));
        var bucket = new Bucket(p, PURCHASED, 0, from, until, null);
        bucket.left = minutes;
        buckets.add(bucket);
        sums.get(p).purchased += minutes;
    }

    void reverse(Draw draw) {
        YearMonth month = openMonth(draw.month);
        int p = periodOf.get(month);
        long minutes = draw.parts.stream().mapToLong(Poured::minutes).sum();
        sums.get(p).drawn -= minutes + draw.overage;
        sums.get(p).overage -= draw.overage;
        if (month.equals(draw.month)) {
            for (Poured part : draw.parts) {
                if (part.reservation() != null && !reservations.get(part.reservation()).released) {
                    part.bucket().kept.merge(part.reservation(), part.minutes(), Long::sum);
                } else {
                    part.bucket().left += part.minutes();
                }
            }
            if (draw.reservation != null) {
                reservations.get(draw.reservation).overage += draw.agreed;
            }
        } else if (minutes > 0) {
            buckets.stream()
                    .filter(b -> b.period == p && b.rank == CORRECTION)
                    .findFirst()
                    .orElseGet(() -> fresh(p, CORRECTION))
                    .left += minutes;
        }
        if (sums.get(p).over) {
            turn(p);
        }
    }

    /** As a balance shows it. */
    List<Long> of(YearMonth month) {
        int p = periodOf.get(month);
        Sums s = sums.get(p);
        long kept = 0;
        long gone = 0;
        long left = 0;
        for (Bucket b : buckets) {
            if (b.period == p) {
                for (long one : b.kept.values()) {
                    kept += one;
                }
                gone += b.gone;
                left += b.left;
            }
        }
        return List.of(s.granted, s.carriedIn, s.purchased, kept, s.drawn, gone, s.carriedOut, s.overage, left);
    }
}
