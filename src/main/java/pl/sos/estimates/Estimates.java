package pl.sos.estimates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.entitlement.HousePolicy;
import pl.sos.estimates.internal.Agreements;
import pl.sos.estimates.internal.Deciding;
import pl.sos.estimates.internal.EstimateStore;
import pl.sos.estimates.internal.EventStore;
import pl.sos.estimates.internal.Links;
import pl.sos.estimates.internal.Offers;
import pl.sos.estimates.internal.Proposing;
import pl.sos.ground.Scope;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Tickets;

/**
 * Estimates: a specialist says what work will take, a decision-maker accepts or refuses, and work is held to it. Needs a
 * {@link Scope}: a client's people see what is estimated on tickets they see. Every write is one transaction, or part of
 * the caller's.
 */
@Component
public class Estimates {
    private final Proposing proposing;
    private final Deciding deciding;
    private final Agreements agreements;
    private final EstimateStore store;
    private final EventStore events;
    private final Offers offers;
    private final Links links;
    private final Tickets tickets;
    private final HousePolicy house;
    private final Clock clock;

    Estimates(
            Proposing proposing,
            Deciding deciding,
            Agreements agreements,
            EstimateStore store,
            EventStore events,
            Offers offers,
            Links links,
            Tickets tickets,
            HousePolicy house,
            Clock clock) {
        this.proposing = proposing;
        this.deciding = deciding;
        this.agreements = agreements;
        this.store = store;
        this.events = events;
        this.offers = offers;
        this.links = links;
        this.tickets = tickets;
        this.house = house;
        this.clock = clock;
    }

    /** Asks the client's decision-makers, each by a letter with a link of his own; who may propose is the caller's route. */
    public ProposeResult propose(ProposeEstimate wish, PersonId by) {
        return proposing.propose(wish, by);
    }

    /** What work would mean, for the sentence under a form that is still being written; empty when the ticket is not there. */
    @Transactional(readOnly = true)
    public Optional<Offer> preview(TicketNumber number, Minutes minutes, WorkKind kind) {
        return tickets.find(number).map(ticket -> offers.now(ticket.client(), ticket.id(), minutes, kind));
    }

    @Transactional(readOnly = true)
    public Optional<Estimate> find(EstimateId id) {
        return store.find(id, today());
    }

    /** Of a ticket, the newest first. */
    @Transactional(readOnly = true)
    public List<Estimate> of(TicketId ticket) {
        return store.of(ticket, today());
    }

    /** What waits for a client's decision, the newest first. */
    @Transactional(readOnly = true)
    public List<Estimate> waiting(ClientId client) {
        return store.waiting(client, today());
    }

    /** What waits for a client's decision with what it means at this moment, the newest first; one or two at a time. */
    @Transactional(readOnly = true)
    public List<ToDecide> toDecide(ClientId client) {
        return asOfNow(store.waiting(client, today()));
    }

    /** As {@link #toDecide(ClientId)}, on one ticket. */
    @Transactional(readOnly = true)
    public List<ToDecide> toDecide(TicketId ticket) {
        return asOfNow(store.of(ticket, today()));
    }

    private List<ToDecide> asOfNow(List<Estimate> some) {
        return some.stream()
                .filter(Estimate::waits)
                .map(one -> new ToDecide(one, deciding.now(one)))
                .toList();
    }

    /** What a decision-maker said of it, with the figures of that moment; empty while none has. */
    @Transactional(readOnly = true)
    public Optional<Estimate.Verdict> verdict(EstimateId id) {
        return events.verdict(id);
    }

    /** What an estimate means at this moment; the one it was proposed with stands in it. */
    @Transactional(readOnly = true)
    public Offer now(Estimate estimate) {
        return deciding.now(estimate);
    }

    /**
     * Keeps the hours and the evidence.
     *
     * @param seen {@link OfferWords#fingerprint} of the offer that the person read
     */
    public DecideResult accept(EstimateId id, String seen, PersonId by, Evidence evidence) {
        return deciding.accept(id, seen, by, evidence);
    }

    /** @param reason in the person's words; may be empty */
    public DecideResult refuse(EstimateId id, String reason, PersonId by, Evidence evidence) {
        return deciding.refuse(id, reason.strip(), by, evidence);
    }

    /**
     * Takes one back that waits or was accepted.
     *
     * @param reason the client reads it
     */
    public WithdrawResult withdraw(EstimateId id, String reason, PersonId by) {
        return deciding.withdraw(id, reason, by);
    }

    /** To what work on a ticket is held, with what is left of it; empty when nothing was accepted. */
    public Optional<AgreedWork> acceptedFor(TicketId ticket) {
        return agreements.of(ticket);
    }

    /**
     * The estimate that nobody agreed to: the newest of a ticket that waits, ran out undecided or was refused. Empty when
     * one was accepted, and when we took the last one back.
     */
    public Optional<Estimate> unagreedFor(TicketId ticket) {
        return agreements.unagreed(ticket);
    }

    /** What a mailed link decides, and for whom. */
    public record ByLink(Estimate estimate, PersonId person, Offer now) {}

    /** Shows what a link is for and uses nothing up; empty when it was forged, is used or over. Needs no scope. */
    @Transactional(readOnly = true)
    public Optional<ByLink> byLink(String secret) {
        return links.find(secret)
                .flatMap(open -> as(
                        open,
                        () -> find(open.estimate())
                                .filter(Estimate::waits)
                                .map(estimate -> new ByLink(estimate, open.person(), now(estimate)))));
    }

    /** As {@link #accept}, by whom the link was sent to. Needs no scope. */
    public DecideResult acceptByLink(String secret, String seen, Evidence evidence) {
        return links.find(secret)
                .map(open -> as(open, () -> accept(open.estimate(), seen, open.person(), evidence)))
                .orElseGet(DecideResult.NotFound::new);
    }

    /** As {@link #refuse}, by whom the link was sent to. Needs no scope. */
    public DecideResult refuseByLink(String secret, String reason, Evidence evidence) {
        return links.find(secret)
                .map(open -> as(open, () -> refuse(open.estimate(), reason, open.person(), evidence)))
                .orElseGet(DecideResult.NotFound::new);
    }

    private static <R> R as(Links.Open open, Scope.Call<R, RuntimeException> work) {
        return Scope.asClient(open.client().value(), open.person().value(), work);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }
}
