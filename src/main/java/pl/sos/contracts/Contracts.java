package pl.sos.contracts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.calendars.Calendars;
import pl.sos.clients.Clients;
import pl.sos.contracts.internal.ContractList;
import pl.sos.contracts.internal.ContractRules;
import pl.sos.contracts.internal.ContractStore;
import pl.sos.contracts.internal.LicenceSaleStore;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Scope;
import pl.sos.identity.AuditLog;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.products.Application;
import pl.sos.products.Products;

/**
 * The contracts of both variants. Needs a {@link Scope}: a client sees its own, staff and the system see all and enter
 * new ones.
 */
@Component
public class Contracts {
    private static final int MOST_AT_ONCE = 500;
    private static final int CLIENTS_REMEMBERED = 20_000;

    private final ContractStore store;
    private final LicenceSaleStore sales;
    private final ContractList list;
    private final CommittedCache<ClientId, List<Contract>> cache;
    private final Clients clients;
    private final Products products;
    private final Calendars calendars;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Contracts(
            ContractStore store,
            LicenceSaleStore sales,
            ContractList list,
            CommittedCaches caches,
            Clients clients,
            Products products,
            Calendars calendars,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.sales = sales;
        this.list = list;
        this.cache = caches.make("contracts", ClientId::of, CLIENTS_REMEMBERED);
        this.clients = clients;
        this.products = products;
        this.calendars = calendars;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * All contracts of a client, coming and ended ones too, the earliest first; none when the scope is another client's.
     * Answered from memory, also inside the transaction that just changed them; another node's change shows within a
     * moment, at the latest after a minute.
     */
    public List<Contract> of(ClientId client) {
        return mayRead(client)
                ? cache.get(client, () -> List.copyOf(transaction.execute(status -> store.of(client))))
                : List.of();
    }

    @Transactional(readOnly = true)
    public Optional<Contract> find(ContractId id) {
        return store.find(id);
    }

    /** @param number as people write it (12/2024) or as an address carries it (12-2024) */
    @Transactional(readOnly = true)
    public Optional<Contract> byNumber(String number) {
        return store.byNumber(number.strip());
    }

    /**
     * Contracts that the filter lets through, the latest to start first.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to {@value #MOST_AT_ONCE}
     */
    @Transactional(readOnly = true)
    public Slice<ContractRow> list(ContractFilter filter, Optional<String> after, int limit) {
        return list(filter, ContractOrder.NEWEST, after, limit);
    }

    /** As {@link #list(ContractFilter, Optional, int)}, in an order; a cursor is good for its own order alone. */
    @Transactional(readOnly = true)
    public Slice<ContractRow> list(ContractFilter filter, ContractOrder order, Optional<String> after, int limit) {
        return list.page(filter, order, after, Math.clamp(limit, 1, MOST_AT_ONCE));
    }

    /** What a client should read first of its contracts on a day: the one in force, else the coming, else the last one. */
    public Optional<ContractCard> card(ClientId client, LocalDate day) {
        return of(client).stream()
                .min(Comparator.comparing((Contract contract) -> switch (contract.stateOn(day)) {
                            case ACTIVE, IN_NOTICE -> 0;
                            case COMING -> 1;
                            case ENDED -> 2;
                        })
                        .thenComparing(Contract::variant)
                        .thenComparing(Contract::from, Comparator.reverseOrder())
                        .thenComparing(Contract::number))
                .map(contract -> ContractCard.of(contract, day));
    }

    /** The same contract entered again is answered with the one that is there. */
    @Transactional
    public SignContractResult sign(SignContract sign) {
        var catalogue = products.catalogue();
        var violations = ContractRules.violations(sign, catalogue::containsKey, this::knowsCalendar);
        if (!violations.isEmpty()) {
            return new SignContractResult.Refused(violations);
        }
        if (clients.find(sign.client()).isEmpty()) {
            return refused(Violation.of("clientId", "unknown-client"));
        }
        if (sign.follows().isPresent()
                && sign.follows()
                        .flatMap(store::find)
                        .filter(former -> former.client().equals(sign.client()))
                        .isEmpty()) {
            return refused(Violation.of("follows", "unknown-contract"));
        }
        store.lock(sign.client());
        var contract = new Contract(
                ContractId.next(),
                sign.client(),
                Variant.STANDARD,
                sign.number().strip(),
                sign.signedOn(),
                sign.from(),
                sign.until(),
                List.of(new TermsVersion(sign.from(), Optional.empty(), sign.terms())),
                Optional.empty(),
                sign.follows());
        var taken = store.byNumber(contract.number()).or(() -> store.byNumber(contract.slug()));
        if (taken.isPresent()) {
            return sameAgain(taken.get(), contract)
                    ? new SignContractResult.Signed(taken.get())
                    : refused(Violation.of("number", "number-taken", taken.get().number()));
        }
        var overlap = store.overlap(contract, sign.terms().scope(), sign.from());
        if (overlap.isPresent()) {
            return refused(overlap.get().violation());
        }
        if (!store.insert(contract, clock.instant(), actor())) {
            return refused(Violation.of("number", "number-taken", contract.number()));
        }
        changed(contract, "contracts.signed");
        return new SignContractResult.Signed(contract);
    }

    /** Without implementation it starts variant II by itself, once; see {@link OfferDefaults#licenceOnlyUntil}. */
    @Transactional
    public LicenceSaleResult sellLicence(LicenceSale sale) {
        var violations = ContractRules.violations(sale, products.catalogue()::containsKey);
        if (!violations.isEmpty()) {
            return new LicenceSaleResult.Refused(violations);
        }
        if (clients.find(sale.client()).isEmpty()) {
            return new LicenceSaleResult.Refused(List.of(Violation.of("clientId", "unknown-client")));
        }
        store.lock(sale.client());
        var known = sales.find(sale);
        if (known.isPresent()) {
            return again(sale, known.get());
        }
        Instant now = clock.instant();
        if (sale.withImplementation()) {
            sales.insert(sale, Optional.empty(), now, actor());
            audit.record("contracts.licence-sold", "client:" + sale.client(), Map.of("soldOn", sale.soldOn()));
            return new LicenceSaleResult.Noted();
        }
        Contract contract = licenceOnly(sale);
        while (!store.insert(contract, now, actor())) {
            contract = licenceOnly(sale);
        }
        sales.insert(sale, Optional.of(contract.id()), now, actor());
        changed(contract, "contracts.licence-care-started");
        return new LicenceSaleResult.CareStarted(contract);
    }

    /**
     * What of a sale needs another application that the client would not have: neither sold with it nor under any of his
     * contracts, those that ended included. Something to ask about, not a reason to refuse.
     */
    @Transactional(readOnly = true)
    public List<NeedsOneOf> sellsAlone(LicenceSale sale) {
        var has = of(sale.client()).stream()
                .flatMap(contract -> contract.versions().stream())
                .flatMap(version -> version.terms().scope().stream())
                .collect(Collectors.toSet());
        var catalogue = products.catalogue();
        return ContractRules.alone(
                sale.applications(),
                has,
                code -> Optional.ofNullable(catalogue.get(code))
                        .map(Application::dependsOn)
                        .orElse(List.of()));
    }

    private Contract licenceOnly(LicenceSale sale) {
        return new Contract(
                ContractId.next(),
                sale.client(),
                Variant.LICENCE_ONLY,
                "L/" + sales.nextNumber() + "/" + sale.soldOn().getYear(),
                Optional.empty(),
                sale.soldOn(),
                Optional.of(OfferDefaults.licenceOnlyUntil(sale.soldOn())),
                List.of(new TermsVersion(
                        sale.soldOn(), Optional.empty(), OfferDefaults.licenceOnlyTerms(sale.applications()))));
    }

    private LicenceSaleResult again(LicenceSale sale, LicenceSaleStore.Known known) {
        if (known.withImplementation() != sale.withImplementation()) {
            return new LicenceSaleResult.Refused(
                    List.of(Violation.of("withImplementation", "sale-recorded-otherwise")));
        }
        return known.contract()
                .flatMap(store::find)
                .<LicenceSaleResult>map(LicenceSaleResult.CareStarted::new)
                .orElseGet(LicenceSaleResult.Noted::new);
    }

    private void changed(Contract contract, String action) {
        changed(
                contract,
                action,
                Map.of(
                        "client", contract.client(),
                        "from", contract.from(),
                        "until", contract.until().map(LocalDate::toString).orElse("")));
    }

    /** Tells of a change within the transaction that made it. */
    void changed(Contract contract, String action, Map<String, Object> detail) {
        audit.record(action, "contract:" + contract.number(), detail);
        cache.changed(contract.client());
        events.publishEvent(new ContractChanged(contract.client()));
    }

    private boolean knowsCalendar(String code) {
        return calendars.deadlines(code).isPresent();
    }

    /** Whether it was entered before, whatever ids the two bear. */
    private static boolean sameAgain(Contract there, Contract entered) {
        return there.number().equals(entered.number())
                && there.client().equals(entered.client())
                && there.variant() == entered.variant()
                && there.signedOn().equals(entered.signedOn())
                && there.from().equals(entered.from())
                && there.until().equals(entered.until())
                && there.versions().getFirst().equals(entered.versions().getFirst());
    }

    private static SignContractResult refused(Violation violation) {
        return new SignContractResult.Refused(List.of(violation));
    }

    private static Optional<PersonId> actor() {
        return SignedIn.current().map(SignedIn::id);
    }

    /** What row-level security would say; asked here too because memory answers for it. */
    private static boolean mayRead(ClientId client) {
        return Scope.current()
                .map(scope -> switch (scope) {
                    case Scope.Staff staff -> true;
                    case Scope.System system -> true;
                    case Scope.Client own -> own.clientId().equals(client.value());
                })
                .orElse(false);
    }
}
