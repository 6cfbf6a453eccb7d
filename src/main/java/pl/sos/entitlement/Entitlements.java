package pl.sos.entitlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.entitlement.RecordedDecision.Overruling;
import pl.sos.entitlement.internal.DecisionStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.products.Products;

/**
 * Takes decisions and keeps them with their tickets. Needs a {@link pl.sos.ground.Scope}; whether a ticket may be read is
 * its own room's to ask first.
 *
 * <p>A person's word stands above the rule's and is carried through every later decision, until she or somebody else
 * lifts it: who reclassifies a ticket should not undo without noticing what was agreed with the client. Everything else –
 * contract, reaction, whether the client is under care – follows the rule also while it is overruled.
 */
@Component
public class Entitlements {
    private final Contracts contracts;
    private final Products products;
    private final Calendars calendars;
    private final DecisionStore store;
    private final AuditLog audit;
    private final HousePolicy house;
    private final ObjectProvider<RemainingHours> remaining;
    private final ObjectProvider<AcceptedEstimates> estimates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Entitlements(
            Contracts contracts,
            Products products,
            Calendars calendars,
            DecisionStore store,
            AuditLog audit,
            HousePolicy house,
            ObjectProvider<RemainingHours> remaining,
            ObjectProvider<AcceptedEstimates> estimates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.products = products;
        this.calendars = calendars;
        this.store = store;
        this.audit = audit;
        this.house = house;
        this.remaining = remaining;
        this.estimates = estimates;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides and stores nothing; for the sentence under a form that is still being written. Only what is left of the
     * hours is read, and only for matters that draw on them; all else is known from memory.
     */
    @Transactional(readOnly = true)
    public Decision decide(Question question) {
        return decide(question, Optional.empty());
    }

    private Decision decide(Question question, Optional<TicketId> ticket) {
        return decide(question, known(question, ticket), contracts(question, ticket));
    }

    /** All of the client's; one that a matter was attached to counts as if it had begun before it. */
    private List<Contract> contracts(Question question, Optional<TicketId> ticket) {
        var all = contracts.of(question.client());
        var attached = ticket.flatMap(store::attachedTo);
        if (attached.isEmpty()) {
            return all;
        }
        var day = LocalDate.ofInstant(question.at(), house.zone());
        return all.stream()
                .map(contract -> contract.id().equals(attached.get()) ? contract.reachingBackTo(day) : contract)
                .toList();
    }

    private Decision decide(Question question, HoursKnown hours, List<Contract> all) {
        return EntitlementRule.decide(question, all, hours, products.catalogue(), this::deadlines, house);
    }

    private HoursKnown known(Question question, Optional<TicketId> ticket) {
        var agreed = ticket.flatMap(
                id -> Optional.ofNullable(estimates.getIfAvailable()).flatMap(one -> one.forTicket(id)));
        var ledger = remaining.getIfAvailable();
        if (ledger == null || !EntitlementRule.drawsOnHours(question.category())) {
            return new HoursKnown(Map.of(), agreed);
        }
        var day = LocalDate.ofInstant(question.at(), house.zone());
        var left = new HashMap<ContractId, RemainingHours.Remaining>();
        for (var contract : contracts.of(question.client())) {
            if (contract.inForceOn(day)) {
                ledger.of(contract.id(), question.at()).ifPresent(one -> left.put(contract.id(), one));
            }
        }
        return new HoursKnown(left, agreed);
    }

    /** Question and decision as the columns of {@code entitlement.decision} keep them, for loading in bulk. */
    public record Kept(Decision decision, String questionJson, String decisionJson) {}

    /** Decides as {@link #decide}, for loading in bulk; the ledger is not asked what was left on a day long past. */
    public Kept decideForBulk(Question question) {
        var decision = decide(question, HoursKnown.NONE, contracts.of(question.client()));
        var kept = store.kept(question, decision);
        return new Kept(decision, kept.question(), kept.decision());
    }

    /** The first decisions of tickets: one row each, in their order and in one round trip. */
    @Transactional
    public Map<TicketId, Decision> decideAndRecord(Map<TicketId, Question> questions) {
        var decisions = new HashMap<TicketId, Decision>();
        var records = new LinkedHashMap<TicketId, RecordedDecision>();
        var now = clock.instant();
        var by = actor();
        questions.forEach((ticket, question) -> {
            var decision = decide(question);
            decisions.put(ticket, decision);
            records.put(ticket, new RecordedDecision(decision, question, now, "", by, Optional.empty()));
        });
        store.add(records);
        return decisions;
    }

    /** The first decision of a ticket: one row. */
    @Transactional
    public Decision decideAndRecord(TicketId ticket, Question question) {
        return Objects.requireNonNull(decideAndRecord(Map.of(ticket, question)).get(ticket));
    }

    /**
     * Decides anew after the client, the application, the category, a contract or what was agreed changed. A decision that
     * comes out as it was, but for the minutes that were left, is not stored again.
     *
     * @param why in words for people
     */
    @Transactional
    public Decision redecide(TicketId ticket, Question question, String why) {
        var latest = store.latest(ticket);
        var overruling = latest.flatMap(RecordedDecision::overruling);
        Decision decision = decided(ticket, question, overruling);
        if (latest.filter(known -> known.decision().saysTheSame(decision)
                        && known.question().equals(question)
                        && known.overruling().equals(overruling))
                .isPresent()) {
            return latest.get().decision();
        }
        add(ticket, question, decision, why, actor(), overruling);
        return decision;
    }

    /**
     * Attaches matters from the days between two contracts to the renewed one, by somebody's choice; they are decided anew.
     * A matter that was attached before stays where it is.
     */
    @Transactional
    public void attach(Collection<TicketId> tickets, ContractId renewed) {
        var contract = contracts.find(renewed).orElseThrow();
        for (TicketId ticket : tickets) {
            if (store.attach(ticket, contract.client(), renewed, clock.instant(), actor())) {
                audit.record("entitlement.attached", "ticket-id:" + ticket, Map.of("contract", contract.number()));
                events.publishEvent(new MatterAttached(ticket, renewed));
            }
        }
    }

    /**
     * Puts a person's word in place of the rule's.
     *
     * @param reason not blank; the client reads it
     * @throws IllegalStateException when nothing was ever decided for this ticket
     */
    @Transactional
    public Decision override(TicketId ticket, Coverage coverage, String reason, SignedIn by) {
        Question question = question(ticket);
        var overruling = Optional.of(new Overruling(coverage, reason.strip(), by.id(), clock.instant()));
        Decision decision = decided(ticket, question, overruling);
        add(ticket, question, decision, reason.strip(), Optional.of(by.id()), overruling);
        audit.record("entitlement.overruled", "ticket-id:" + ticket, Map.of("coverage", coverage));
        return decision;
    }

    /**
     * Takes a person's word back: the rule decides again.
     *
     * @throws IllegalStateException when nothing was ever decided for this ticket
     */
    @Transactional
    public Decision lift(TicketId ticket, String why, SignedIn by) {
        Question question = question(ticket);
        Decision decision = decided(ticket, question, Optional.empty());
        add(ticket, question, decision, why.strip(), Optional.of(by.id()), Optional.empty());
        audit.record("entitlement.lifted", "ticket-id:" + ticket, Map.of());
        return decision;
    }

    @Transactional(readOnly = true)
    public Optional<Decision> of(TicketId ticket) {
        return store.latest(ticket).map(RecordedDecision::decision);
    }

    /** The latest decision with who took it and whether it is overruled. */
    @Transactional(readOnly = true)
    public Optional<RecordedDecision> latest(TicketId ticket) {
        return store.latest(ticket);
    }

    /** The latest decisions of many tickets in one query. */
    @Transactional(readOnly = true)
    public Map<TicketId, Decision> of(Collection<TicketId> tickets) {
        return store.latest(tickets);
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<RecordedDecision> history(TicketId ticket) {
        return store.history(ticket);
    }

    private Decision decided(TicketId ticket, Question question, Optional<Overruling> overruling) {
        Decision decision = decide(question, Optional.of(ticket));
        return overruling
                .map(word -> EntitlementRule.override(decision, word.coverage(), word.reason(), house))
                .orElse(decision);
    }

    private void add(
            TicketId ticket,
            Question question,
            Decision decision,
            String why,
            Optional<PersonId> by,
            Optional<Overruling> overruling) {
        store.add(Map.of(ticket, new RecordedDecision(decision, question, clock.instant(), why, by, overruling)));
    }

    private Question question(TicketId ticket) {
        return store.latest(ticket)
                .map(RecordedDecision::question)
                .orElseThrow(() -> new IllegalStateException("nothing was decided for ticket " + ticket));
    }

    private Deadlines deadlines(String calendar) {
        return calendars
                .deadlines(calendar)
                .orElseThrow(() -> new IllegalStateException("a contract names the calendar " + calendar));
    }

    private static Optional<PersonId> actor() {
        return SignedIn.current().map(SignedIn::id);
    }
}
