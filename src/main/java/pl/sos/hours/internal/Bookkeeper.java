package pl.sos.hours.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.entitlement.HousePolicy;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HoursExpired;
import pl.sos.hours.HoursRunningLow;
import pl.sos.hours.OverageConsent;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;

/** Opens books as of today, and stores what was done to them with what has to be told of it. */
@Component
public class Bookkeeper {
    private static final int CONTRACTS = 50_000;

    private final Contracts contracts;
    private final BookStore books;
    private final ChangeStore changes;
    private final ApplicationEventPublisher events;
    private final HousePolicy house;
    private final Clock clock;

    /** Whose a contract is never changes; its terms come from the room of contracts each time. */
    private final Cache<ContractId, ClientId> owners =
            Caffeine.newBuilder().maximumSize(CONTRACTS).build();

    Bookkeeper(
            Contracts contracts,
            BookStore books,
            ChangeStore changes,
            ApplicationEventPublisher events,
            HousePolicy house,
            Clock clock) {
        this.contracts = contracts;
        this.books = books;
        this.changes = changes;
        this.events = events;
        this.house = house;
        this.clock = clock;
    }

    /** Empty when it is not there or not yours. */
    public Optional<Contract> contract(ContractId id) {
        var owner = Optional.ofNullable(owners.getIfPresent(id));
        if (owner.isEmpty()) {
            var found = contracts.find(id);
            found.ifPresent(contract -> owners.put(id, contract.client()));
            return found;
        }
        return contracts.of(owner.get()).stream()
                .filter(contract -> contract.id().equals(id))
                .findFirst();
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, house.zone());
    }

    YearMonth month(Instant at) {
        return YearMonth.from(day(at));
    }

    /** As it stands, with what time brought since it was last written, and what a coming month will be granted. */
    public Book read(Contract contract, YearMonth month) {
        Book book = books.read(contract, month);
        if (book.openedAt(month).filter(Period::turned).isEmpty()) {
            Settling.settle(book, today());
            book.reach(soon(month));
        }
        return book;
    }

    /** Locked until the end of the transaction, and settled. */
    public BookStore.Opened write(Contract contract, YearMonth month, @Nullable String key) {
        var opened = books.lock(contract, month, key);
        if (opened.before().isEmpty()) {
            Settling.settle(opened.book(), today());
        }
        return opened;
    }

    public Optional<Agreed.Consent> consent(Contract contract, Optional<OverageConsent> consent) {
        return changes.consent(contract, consent);
    }

    public void close(Contract contract, YearMonth month, PersonId by) {
        changes.close(contract, month, by, clock.instant());
    }

    /** Stores what was done, and tells who listens of what expired. */
    public void store(Contract contract, Book book) {
        Changes made = book.changes();
        changes.write(contract, made, clock.instant());
        for (Transfer transfer : made.transfers()) {
            if (transfer.kind() == HourEntry.Kind.EXPIRY) {
                long minutes = transfer.postings().stream()
                        .filter(posting -> posting.account() == Account.EXPIRED)
                        .mapToLong(Posting::minutes)
                        .sum();
                events.publishEvent(new HoursExpired(
                        contract.client(),
                        contract.id(),
                        transfer.belongsTo().orElse(transfer.month()),
                        Minutes.of(minutes)));
            }
        }
    }

    /**
     * Tells, once each, that a period's hours run out; of one that is over there is nothing left to tell.
     *
     * @param taken minutes of the package that were left before
     */
    public void watch(Contract contract, Balance after, Minutes taken) {
        int used = after.usedPercent();
        int before = after.withRemaining(after.remaining().plus(taken)).usedPercent();
        if (before >= lowest(used) || after.until().isBefore(YearMonth.from(today()))) {
            return;
        }
        Instant now = clock.instant();
        boolean low = changes.low(contract, after.from(), HoursRunningLow.LOW, now);
        boolean none = used == HoursRunningLow.NONE_LEFT
                && changes.low(contract, after.from(), HoursRunningLow.NONE_LEFT, now);
        if (low || none) {
            events.publishEvent(new HoursRunningLow(
                    contract.client(),
                    contract.id(),
                    after.from(),
                    none ? HoursRunningLow.NONE_LEFT : HoursRunningLow.LOW,
                    after.pool(),
                    after.remaining()));
        }
    }

    /** The threshold that was reached; below the first one that of nothing. */
    private static int lowest(int used) {
        return used == HoursRunningLow.NONE_LEFT ? used : used >= HoursRunningLow.LOW ? HoursRunningLow.LOW : 0;
    }

    /** How far ahead grants are reckoned. */
    private YearMonth soon(YearMonth month) {
        YearMonth last = YearMonth.from(today()).plusYears(1);
        return month.isAfter(last) ? last : month;
    }
}
