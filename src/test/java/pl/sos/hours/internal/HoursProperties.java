package pl.sos.hours.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractFixtures;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.ground.testing.Seeded;
import pl.sos.hours.Balance;
import pl.sos.hours.DrawHours;
import pl.sos.hours.HourEntry;
import pl.sos.hours.PurchaseHours;
import pl.sos.hours.ReleaseHours;
import pl.sos.hours.ReleaseResult;
import pl.sos.hours.ReservationId;
import pl.sos.hours.ReserveHours;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;

/** A million operations on random contracts, each compared with buckets that are poured into each other. */
class HoursProperties {
    private static final int CASES = 4_000;
    private static final int OPERATIONS = 250;
    private static final int MONTHS = 40;
    private static final YearMonth START = YearMonth.of(2026, 2);
    private static final PersonId ANNA = PersonId.next();
    private static final Supplier<String> NOTHING = () -> "nothing";

    @Test
    void everyMinuteIsWhereThePlainModelHasIt() {
        Seeded.cases(CASES, random -> new Run(random).operations(OPERATIONS));
    }

    private static final class Run {
        private final Seeded random;
        private final Contract contract;
        private final Book book;
        private final NaiveHours naive;
        private final Map<UUID, NaiveHours.Draw> draws = new HashMap<>();
        private final Map<UUID, Transfer> transfers = new HashMap<>();
        private final List<UUID> drawn = new ArrayList<>();
        private final List<ReservationId> reservations = new ArrayList<>();
        private LocalDate today = START.atDay(1);
        private int number;

        Run(Seeded random) {
            this.random = random;
            this.contract = contract();
            this.book = new Book(new Packages(contract));
            this.naive = new NaiveHours(
                    START, month -> new Packages(contract).in(month).orElseThrow(), MONTHS + 12);
        }

        private Contract contract() {
            var one = ContractFixtures.standard(
                    ClientId.next(),
                    "1",
                    START.atDay(1).toString(),
                    "",
                    OfferDefaults.terms(Set.of("FK")).withHours(hours()));
            for (int month = 5; month < MONTHS && random.chance(60); month += random.between(3, 12)) {
                var changed = hours();
                one = ContractFixtures.withAnnex(
                        one,
                        START.plusMonths(month).atDay(1).toString(),
                        "A" + month,
                        terms -> terms.withHours(changed));
            }
            return one;
        }

        private HoursPackage hours() {
            return new HoursPackage(
                    Minutes.of(random.between(0, 12) * 60L),
                    random.chance(30) ? SettlementPeriod.QUARTER : SettlementPeriod.MONTH,
                    random.chance(50)
                            ? CarryOver.NONE
                            : new CarryOver(Minutes.of(random.between(0, 600)), random.between(0, 3)),
                    random.pick(OrderOfUse.class),
                    random.pick(OverageRule.class));
        }

        void operations(int count) {
            for (int i = 0; i < count; i++) {
                if (random.chance(15)) {
                    LocalDate next = today.plusDays(random.chance(10) ? random.between(20, 70) : random.between(1, 9));
                    today = next.isBefore(START.plusMonths(MONTHS).atDay(1)) ? next : today;
                }
                Settling.settle(book, today);
                naive.settle(today);
                Supplier<String> what = operation();
                collect();
                compare(what, YearMonth.from(today));
                compare(what, YearMonth.from(today).minusMonths(1));
            }
            for (YearMonth month = START; !month.isAfter(YearMonth.from(today)); month = month.plusMonths(1)) {
                compare(() -> "at the end", month);
            }
        }

        private Supplier<String> operation() {
            return switch (random.between(0, 11)) {
                case 0, 1 -> reserve();
                case 2 -> release();
                case 3 -> purchase();
                case 4, 5 -> reverse();
                case 6 -> close();
                default -> draw();
            };
        }

        private Supplier<String> draw() {
            LocalDate on = random.chance(80) ? today : back(today.minusDays(random.between(1, 60)));
            long minutes = random.between(1, random.chance(10) ? 900 : 120);
            Optional<ReservationId> reservation = random.chance(30) && !reservations.isEmpty()
                    ? Optional.of(random.pick(reservations))
                    : Optional.empty();
            // Minutes kept in a later period than the work's are asked about by a test of their own.
            reservation = reservation.filter(id -> YearMonth.from(on).equals(YearMonth.from(today)));
            long consent = random.chance(50) ? random.between(1, 300) : 0;
            var outcome = Drawing.draw(
                    book,
                    new DrawHours(
                            key(),
                            contract.id(),
                            on,
                            Minutes.of(minutes),
                            "",
                            "",
                            Optional.empty(),
                            ANNA,
                            reservation,
                            Optional.empty()),
                    reservation.map(id -> new Agreed.Kept(
                            id,
                            naive.reservations.get(id).overage,
                            Optional.empty(),
                            naive.reservations.get(id).released)),
                    consent == 0 ? Optional.empty() : Optional.of(new Agreed.Consent(UUID.randomUUID(), consent)));
            var expected = naive.draw(on, minutes, reservation.orElse(null), consent);
            Supplier<String> what = () -> "draw of " + minutes + " on " + on + " (" + today + ") " + outcome;
            if (outcome instanceof Outcome.Done done) {
                assertThat(expected).as(what).isNotNull();
                assertThat(done.overage()).as(what).isEqualTo(expected.overage);
                assertThat(done.month()).as(what).isEqualTo(expected.month);
                draws.put(done.id(), expected);
                drawn.add(done.id());
            } else {
                assertThat(expected).as(what).isNull();
            }
            return what;
        }

        private LocalDate back(LocalDate day) {
            return day.isBefore(contract.from()) ? contract.from() : day;
        }

        private Supplier<String> reserve() {
            long minutes = random.between(1, 300);
            long consent = random.chance(50) ? random.between(1, 300) : 0;
            if (!book.openMonth(YearMonth.from(today)).equals(YearMonth.from(today))) {
                return NOTHING;
            }
            var outcome = Reserving.reserve(
                    book,
                    new ReserveHours(
                            key(),
                            contract.id(),
                            today,
                            Minutes.of(minutes),
                            "",
                            "",
                            Optional.empty(),
                            ANNA,
                            Optional.empty()),
                    today,
                    consent == 0 ? Optional.empty() : Optional.of(new Agreed.Consent(UUID.randomUUID(), consent)));
            Supplier<String> what = () -> "reservation of " + minutes + " on " + today + " " + outcome;
            var id = outcome instanceof Outcome.Done done
                    ? new ReservationId(done.id())
                    : new ReservationId(new UUID(0, 0));
            long expected = naive.reserve(id, today, minutes, consent);
            if (outcome instanceof Outcome.Done done) {
                assertThat(minutes - done.overage()).as(what).isEqualTo(expected);
                reservations.add(id);
            } else {
                assertThat(expected).as(what).isEqualTo(-1);
            }
            return what;
        }

        private Supplier<String> release() {
            if (reservations.isEmpty()) {
                return NOTHING;
            }
            var id = random.pick(reservations);
            long left = naive.left(id);
            long minutes = random.chance(50) ? left : random.between(0L, left);
            var result = Reserving.release(
                    book,
                    new ReleaseHours(key(), id, Optional.of(Minutes.of(minutes)), "", ANNA),
                    new Agreed.Kept(id, naive.reservations.get(id).overage, Optional.empty(), false),
                    today);
            naive.release(id, minutes, today);
            assertThat(result).isInstanceOf(ReleaseResult.Released.class);
            return () -> "release of " + minutes;
        }

        private Supplier<String> purchase() {
            if (random.chance(50)) {
                return NOTHING;
            }
            LocalDate until = today.plusDays(random.between(0, 120));
            long minutes = random.between(1, 10) * 60L;
            Purchasing.purchase(
                    book, new PurchaseHours(key(), contract.id(), Minutes.of(minutes), today, until, "", ANNA), today);
            naive.purchase(minutes, today, until);
            naive.settle(today);
            return () -> "purchase of " + minutes + " until " + until;
        }

        private Supplier<String> reverse() {
            if (drawn.isEmpty()) {
                return NOTHING;
            }
            UUID id = drawn.remove(random.between(Math.max(0, drawn.size() - 12), drawn.size() - 1));
            collect();
            var transfer = transfers.get(id);
            var released = new HashSet<ReservationId>();
            naive.reservations.forEach((one, kept) -> {
                if (kept.released) {
                    released.add((ReservationId) one);
                }
            });
            var parts = transfer.postings().stream()
                    .filter(posting -> posting.account() == Account.DRAWN)
                    .map(posting -> new Reversing.Drawn(
                            posting.lot(),
                            book.lot(posting.lot()).lot().kind(),
                            posting.minutes(),
                            posting.reservation(),
                            posting.consent()))
                    .toList();
            Reversing.reverse(
                    book,
                    new Reversing.Draw(id, transfer.month(), transfer.on(), parts, released),
                    key(),
                    new Words("", "", "pomyłka", Optional.empty(), Optional.of(ANNA)));
            var poured = draws.remove(id);
            naive.reverse(poured);
            return () -> "reversal of " + transfer.month() + " "
                    + poured.parts + " "
                    + parts.stream()
                            .map(part -> book.lot(part.lot()).lot() + ": " + part.minutes())
                            .toList();
        }

        private Supplier<String> close() {
            if (random.chance(80)) {
                return NOTHING;
            }
            YearMonth month = YearMonth.from(today).minusMonths(random.between(1, 2));
            if (month.isAfter(naive.closed) && !month.isBefore(START)) {
                book.close(month);
                naive.closed = month;
            }
            return () -> "closing of " + month;
        }

        private String packages() {
            return contract.versions().stream()
                    .map(version -> version.from() + " " + version.terms().hours())
                    .toList()
                    .toString();
        }

        private String key() {
            return "k" + number++;
        }

        /** That a transfer adds up to zero the book itself insists on. */
        private void collect() {
            for (Transfer transfer : book.changes().transfers()) {
                if (transfer.kind() == HourEntry.Kind.DRAW) {
                    transfers.put(transfer.id(), transfer);
                }
            }
        }

        private void compare(Supplier<String> what, YearMonth month) {
            if (month.isBefore(START)) {
                return;
            }
            Balance is = book.balance(month);
            var list = List.of(
                    is.granted().value(),
                    is.carriedIn().value(),
                    is.purchased().value(),
                    is.reserved().value(),
                    is.drawn().value(),
                    is.expired().value(),
                    is.carriedOut().value(),
                    is.overage().value(),
                    is.remaining().value());
            if (!list.equals(naive.of(month))) {
                assertThat(list)
                        .as(what.get() + ", in " + month + " on " + today + " of " + packages())
                        .isEqualTo(naive.of(month));
            }
            long there = is.granted().value()
                    + is.carriedIn().value()
                    + is.purchased().value()
                    + is.overage().value();
            long went = is.drawn().value()
                    + is.reserved().value()
                    + is.expired().value()
                    + is.carriedOut().value()
                    + is.remaining().value();
            if (there != went || is.remaining().value() < 0) {
                assertThat(there).as(what.get() + " " + is).isEqualTo(went);
            }
        }
    }
}
