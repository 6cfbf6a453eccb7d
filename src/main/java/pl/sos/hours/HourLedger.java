package pl.sos.hours;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.hours.internal.Book;
import pl.sos.hours.internal.BookStore;
import pl.sos.hours.internal.Bookkeeper;
import pl.sos.hours.internal.Drawing;
import pl.sos.hours.internal.EntryStore;
import pl.sos.hours.internal.HourBells;
import pl.sos.hours.internal.MonthEntries;
import pl.sos.hours.internal.Outcome;
import pl.sos.hours.internal.Purchasing;
import pl.sos.hours.internal.Reserving;
import pl.sos.hours.internal.Retries;
import pl.sos.hours.internal.Reversing;
import pl.sos.hours.internal.Words;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/**
 * The ledger of specialists' hours. Needs a {@link pl.sos.ground.Scope}: a client sees and moves its own. Every write is
 * one transaction, or part of the caller's; two writes for one contract follow each other. A write that is a transaction
 * of its own is repeated when the database could not do it beside another; who calls in a transaction repeats that.
 *
 * <p>Nothing need have run before: grants that are due, ends of months and expiry are made up for by whoever asks first.
 */
@Component
public class HourLedger {
    private static final int MOST_AT_ONCE = 500;

    private final Bookkeeper bookkeeper;
    private final HourBells bells;
    private final EntryStore entries;
    private final MonthEntries months;
    private final Contracts contracts;
    private final Retries transactions;
    private final ApplicationEventPublisher events;

    HourLedger(
            Bookkeeper bookkeeper,
            HourBells bells,
            EntryStore entries,
            MonthEntries months,
            Contracts contracts,
            Retries transactions,
            ApplicationEventPublisher events) {
        this.bookkeeper = bookkeeper;
        this.bells = bells;
        this.entries = entries;
        this.months = months;
        this.contracts = contracts;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Does several writes, and whatever else belongs to them, as one transaction: all of it is repeated when the database
     * could not do it beside another. Within a transaction of the caller it is part of that one.
     */
    public <R> R together(Supplier<R> work) {
        return transactions.repeated(work);
    }

    /**
     * Of the settlement period that holds this month, as the entries add up now; a coming month, a year ahead at most,
     * shows what it will be granted. Nothing when the contract is not there, not yours or not in force then.
     */
    public Balance balance(ContractId contract, YearMonth month) {
        return transactions.once(() -> bookkeeper
                .contract(contract)
                .map(found -> bookkeeper.read(found, month).balance(month))
                .orElseGet(() -> Balance.nothing(month)));
    }

    /** Of all contracts of a client together. */
    public Balance balance(ClientId client, YearMonth month) {
        return transactions.once(() -> contracts.of(client).stream()
                .map(contract -> bookkeeper.read(contract, month).balance(month))
                .filter(balance -> !balance.equals(Balance.nothing(month)))
                .reduce(Balance::plus)
                .orElseGet(() -> Balance.nothing(month)));
    }

    /** As one transaction, repeated where need be. */
    private <R> R written(ContractId id, Function<Contract, R> write, Supplier<R> noContract) {
        return transactions.repeated(() -> bookkeeper.contract(id).map(write).orElseGet(noContract));
    }

    public DrawResult draw(DrawHours wish) {
        return written(wish.contract(), contract -> draw(contract, wish), DrawResult.NoContract::new);
    }

    private DrawResult draw(Contract contract, DrawHours wish) {
        YearMonth own = YearMonth.from(wish.performedOn());
        var opened = bookkeeper.write(contract, own, wish.key());
        if (opened.before().isPresent()) {
            var done = entries.done(opened.before().get());
            return drawn(done, bookkeeper.read(contract, done.month()));
        }
        Book book = opened.book();
        var kept = wish.reservation().map(entries::kept);
        var outcome = Drawing.draw(book, wish, kept, bookkeeper.consent(contract, wish.consent()));
        bookkeeper.store(contract, book);
        return switch (outcome) {
            case Outcome.Done done -> {
                events.publishEvent(new HoursDrawn(
                        contract.client(),
                        contract.id(),
                        new DrawId(done.id()),
                        done.month(),
                        wish.minutes(),
                        Minutes.of(done.overage()),
                        wish.ticket()));
                bookkeeper.watch(contract, book.balance(done.month()), taken(done));
                bells.look(contract);
                yield drawn(done, book);
            }
            case Outcome.NotEnough(long left, long beyond, var rule) ->
                new DrawResult.NotEnough(wish.minutes(), Minutes.of(left), Minutes.of(beyond), rule);
            case Outcome.OutOfForce gone -> new DrawResult.NoContract();
        };
    }

    private static DrawResult.Drawn drawn(Outcome.Done done, Book book) {
        return new DrawResult.Drawn(
                new DrawId(done.id()),
                done.parts(),
                Minutes.of(done.overage()),
                done.month(),
                done.belongsTo(),
                book.balance(done.month()));
    }

    private static Minutes taken(Outcome.Done done) {
        return done.parts().stream().map(Part::minutes).reduce(Minutes.ZERO, Minutes::plus);
    }

    public ReserveResult reserve(ReserveHours wish) {
        return written(wish.contract(), contract -> reserve(contract, wish), ReserveResult.NoContract::new);
    }

    private ReserveResult reserve(Contract contract, ReserveHours wish) {
        LocalDate today = bookkeeper.today();
        LocalDate planned = wish.on().isBefore(today) ? today : wish.on();
        var opened = bookkeeper.write(contract, YearMonth.from(planned), wish.key());
        if (opened.before().isPresent()) {
            var done = entries.done(opened.before().get());
            return reserved(done, bookkeeper.read(contract, done.month()));
        }
        Book book = opened.book();
        var outcome = Reserving.reserve(book, wish, today, bookkeeper.consent(contract, wish.consent()));
        bookkeeper.store(contract, book);
        return switch (outcome) {
            case Outcome.Done done -> {
                var result = reserved(done, book);
                events.publishEvent(new HoursReserved(
                        contract.client(),
                        contract.id(),
                        result.id(),
                        result.fromPackage(),
                        result.overage(),
                        wish.ticket()));
                bookkeeper.watch(contract, result.after(), result.fromPackage());
                bells.look(contract);
                yield result;
            }
            case Outcome.NotEnough(long left, long beyond, var rule) ->
                new ReserveResult.NotEnough(wish.minutes(), Minutes.of(left), Minutes.of(beyond), rule);
            case Outcome.OutOfForce gone -> new ReserveResult.NoContract();
        };
    }

    private static ReserveResult.Reserved reserved(Outcome.Done done, Book book) {
        return new ReserveResult.Reserved(
                new ReservationId(done.id()),
                done.parts(),
                taken(done),
                Minutes.of(done.overage()),
                book.balance(done.month()));
    }

    public ReleaseResult release(ReleaseHours wish) {
        return transactions.repeated(() -> entries.owner(wish.reservation().value(), HourEntry.Kind.RESERVE)
                .flatMap(owner -> bookkeeper.contract(owner.contract()))
                .map(contract -> release(contract, wish))
                .orElseGet(ReleaseResult.NoReservation::new));
    }

    private ReleaseResult release(Contract contract, ReleaseHours wish) {
        var opened = bookkeeper.write(contract, YearMonth.from(bookkeeper.today()), wish.key());
        if (opened.before().isPresent()) {
            return entries.released(opened.before().get());
        }
        Book book = opened.book();
        var result = Reserving.release(book, wish, entries.kept(wish.reservation()), bookkeeper.today());
        bookkeeper.store(contract, book);
        bells.look(contract);
        return result;
    }

    /** What is left of a reservation; empty when it is not there or not yours. */
    public Optional<Reservation> reservation(ReservationId id) {
        return transactions.once(() -> entries.owner(id.value(), HourEntry.Kind.RESERVE)
                .flatMap(owner -> bookkeeper.contract(owner.contract()).map(contract -> {
                    Book book = bookkeeper.read(contract, YearMonth.from(bookkeeper.today()));
                    return new Reservation(
                            id,
                            owner.contract(),
                            Minutes.of(Reserving.left(book, id)),
                            Minutes.of(entries.kept(id).overage()));
                })));
    }

    /**
     * Takes a draw back whole: a correction.
     *
     * @param reason in words that the client reads; not blank
     * @param key names this wish within the contract
     */
    public ReverseResult reverse(DrawId draw, String reason, PersonId by, String key) {
        return transactions.repeated(() -> entries.owner(draw.value(), HourEntry.Kind.DRAW)
                .flatMap(owner -> bookkeeper
                        .contract(owner.contract())
                        .map(contract -> reverse(contract, owner.month(), draw, reason, by, key)))
                .orElseGet(ReverseResult.NoDraw::new));
    }

    private ReverseResult reverse(Contract contract, YearMonth own, DrawId id, String reason, PersonId by, String key) {
        var opened = bookkeeper.write(contract, own, key);
        if (opened.before().isPresent()) {
            var entry = entries.entry(opened.before().get());
            Book book = bookkeeper.read(contract, entry.month());
            return new ReverseResult.Reversed(entry.minutes(), entry.month(), book.balance(entry.month()));
        }
        if (entries.reversalOf(id.value()).isPresent()) {
            return new ReverseResult.ReversedBefore();
        }
        Book book = opened.book();
        var entry = entries.entry(id.value());
        YearMonth month = Reversing.reverse(
                book,
                entries.draw(id.value()),
                key,
                new Words(entry.source(), entry.what(), reason.strip(), entry.ticket(), Optional.of(by)));
        bookkeeper.store(contract, book);
        bells.look(contract);
        Minutes back = Minutes.ZERO.minus(entry.minutes());
        events.publishEvent(new HoursDrawn(
                contract.client(),
                contract.id(),
                id,
                month,
                back,
                Minutes.ZERO.minus(entry.overage()),
                entry.ticket()));
        return new ReverseResult.Reversed(back, month, book.balance(month));
    }

    public PurchaseResult purchase(PurchaseHours wish) {
        return written(wish.contract(), contract -> purchase(contract, wish), PurchaseResult.NoContract::new);
    }

    private PurchaseResult purchase(Contract contract, PurchaseHours wish) {
        YearMonth own = YearMonth.from(wish.from());
        BookStore.Opened opened = bookkeeper.write(contract, own, wish.key());
        if (opened.before().isPresent()) {
            var lot = entries.purchased(opened.before().get());
            return new PurchaseResult.Purchased(
                    lot, bookkeeper.read(contract, own).balance(own));
        }
        Book book = opened.book();
        var lot = Purchasing.purchase(book, wish, bookkeeper.today());
        bookkeeper.store(contract, book);
        bells.look(contract);
        return lot.<PurchaseResult>map(
                        bought -> new PurchaseResult.Purchased(bought, book.balance(book.openMonth(own))))
                .orElseGet(PurchaseResult.NoContract::new);
    }

    /** Closes a month that is over, and all before it. */
    public CloseResult close(ContractId contract, YearMonth month, PersonId by) {
        return written(contract, found -> close(found, month, by), CloseResult.NoContract::new);
    }

    private CloseResult close(Contract contract, YearMonth month, PersonId by) {
        if (!month.isBefore(YearMonth.from(bookkeeper.today()))) {
            return new CloseResult.NotOver(month);
        }
        Book book = bookkeeper.write(contract, month, null).book();
        bookkeeper.store(contract, book);
        if (book.closedThrough().filter(closed -> !closed.isBefore(month)).isEmpty()) {
            bookkeeper.close(contract, month, by);
        }
        return new CloseResult.Closed(month);
    }

    /** Makes up for what time brought: a missing grant, the end of a period, a purchased block's last day. */
    public void settle(ContractId id) {
        transactions.repeated(() -> {
            bookkeeper.contract(id).ifPresent(contract -> {
                Book book = bookkeeper
                        .write(contract, YearMonth.from(bookkeeper.today()), null)
                        .book();
                bookkeeper.store(contract, book);
                bells.look(contract);
            });
            return Optional.empty();
        });
    }

    /**
     * What counts in a month and what reaches into it from another period, the latest day first; what time brought and
     * nobody wrote down yet is among it. Shares of all entries of a period's months add up to its balance.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to {@value #MOST_AT_ONCE}
     */
    public Slice<HourEntry> entries(ContractId contract, YearMonth month, Optional<String> after, int limit) {
        return transactions.once(() -> bookkeeper
                .contract(contract)
                .map(found -> months.month(List.of(found), month, after, clamp(limit)))
                .orElseGet(() -> new Slice<>(List.of(), Optional.empty())));
    }

    /** As above, of all contracts of a client. */
    public Slice<HourEntry> entries(ClientId client, YearMonth month, Optional<String> after, int limit) {
        return transactions.once(() -> months.month(contracts.of(client), month, after, clamp(limit)));
    }

    private static int clamp(int limit) {
        return Math.clamp(limit, 1, MOST_AT_ONCE);
    }
}
