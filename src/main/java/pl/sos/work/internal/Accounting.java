package pl.sos.work.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.hours.ReverseResult;
import pl.sos.hours.Worked;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.DrawsOn;
import pl.sos.work.LogWorkResult;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkLogged;

/** Stores entries with what they draw on the hours or cost beyond them, and their reversals with what comes back. */
@Component
class Accounting {
    private final EntryStore entries;
    private final AgreedWork agreed;
    private final UnagreedWork unagreed;
    private final HourLedger ledger;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    Accounting(
            EntryStore entries,
            AgreedWork agreed,
            UnagreedWork unagreed,
            HourLedger ledger,
            AuditLog audit,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.entries = entries;
        this.agreed = agreed;
        this.unagreed = unagreed;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** Takes what is due out of the hours, prices the rest, and stores the entry. */
    LogWorkResult counted(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        return switch (weighed.drawsOn()) {
            case HOURS -> drawn(key, place, entry, weighed, by);
            case RATE -> billed(key, place, entry, weighed, by);
            case CARE, NOTHING, UNDECIDED -> stored(key, place, entry, Optional.empty(), Optional.empty(), by);
        };
    }

    /** What was agreed at the rate has no reservation: what was billed on the ticket since is taken off. */
    private LogWorkResult billed(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        var asked = entry.accounted();
        var left = entry.ticket().flatMap(this::leftAtTheRate);
        return left.filter(some -> some.compareTo(asked) < 0).isPresent()
                ? new LogWorkResult.BeyondEstimate(asked, left.get())
                : stored(
                        key,
                        place,
                        entry.with(weighed.count(asked)),
                        Optional.empty(),
                        left.map(some -> some.minus(asked)),
                        by);
    }

    private Optional<Minutes> leftAtTheRate(TicketId ticket) {
        return agreed.forTicket(ticket)
                .filter(one -> one.reservation().isEmpty())
                .flatMap(one -> one.consent().map(consent -> one.left().minus(entries.billed(ticket, consent.at()))));
    }

    /** A ticket that changed hands left behind what its former client had agreed to. */
    private boolean isOf(AgreedWork.Agreement agreement, Contract contract) {
        return agreement
                .reservation()
                .flatMap(ledger::reservation)
                .map(kept -> kept.contract().equals(contract.id()))
                .orElse(agreement.reservation().isPresent());
    }

    private LogWorkResult drawn(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        var contract = weighed.contract().orElseThrow();
        var agreement = entry.ticket().flatMap(agreed::forTicket).filter(one -> isOf(one, contract));
        var asked = entry.accounted();
        if (agreement.filter(one -> one.left().compareTo(asked) < 0).isPresent()) {
            return new LogWorkResult.BeyondEstimate(asked, agreement.get().left());
        }
        var result = ledger.draw(new DrawHours(
                "work:" + entry.id(),
                contract.id(),
                entry.done().performedOn(),
                asked,
                "work:" + entry.id(),
                entry.done().note(),
                entry.ticket(),
                entry.person(),
                agreement.flatMap(AgreedWork.Agreement::reservation),
                agreement.flatMap(AgreedWork.Agreement::consent),
                Optional.of(new Worked(entry.minutes(), weighed.rounding()))));
        return switch (result) {
            case DrawResult.Drawn drawn ->
                stored(
                        key,
                        place,
                        entry.with(weighed.count(drawn.overage())),
                        Optional.of(drawn),
                        agreement.map(one -> one.left().minus(asked)),
                        by);
            case DrawResult.NotEnough(var all, var left, var beyond, var rule) ->
                new LogWorkResult.NotEnoughHours(
                        all,
                        left,
                        beyond,
                        rule,
                        weighed.price(beyond),
                        contract.number(),
                        unagreed.decisionMakers(place.client()));
            case DrawResult.NoContract() ->
                throw new IllegalStateException("no hours of the contract in force " + contract.number());
        };
    }

    /** Keeps the accounted minutes of an entry that nobody pays for yet, for a person to decide. */
    void undecided(String key, Place place, WorkEntry entry, PersonId by) {
        var count = entry.count();
        stored(
                key,
                place,
                entry.with(WorkEntry.Count.of(DrawsOn.UNDECIDED, count.parts(), count.contract())),
                Optional.empty(),
                Optional.empty(),
                by);
    }

    private LogWorkResult.Logged stored(
            String key,
            Place place,
            WorkEntry entry,
            Optional<DrawResult.Drawn> draw,
            Optional<Minutes> leftOfEstimate,
            PersonId by) {
        entries.insert(key, place, entry, draw.map(DrawResult.Drawn::id), by);
        tell(entry, place.ticket().map(Place.OnTicket::number), "work.logged");
        return new LogWorkResult.Logged(entries.find(entry.id()).orElseThrow(), draw, leftOfEstimate);
    }

    /** Writes the entry once more below zero and gives back what it drew. */
    LogWorkResult.Logged reversed(WorkEntry entry, String reason, PersonId by) {
        var reversal = entry.reversal(reason, clock.instant());
        entries.drawOf(entry.id()).ifPresent(draw -> giveBack(draw, reversal, reason, by));
        var place =
                entries.sourceOf(entry.id(), entry.client(), Optional.empty()).orElseThrow();
        entries.insert("back:" + entry.id(), place, reversal, Optional.empty(), by);
        tell(reversal, entry.names().ticket(), "work.taken-back");
        return new LogWorkResult.Logged(entries.find(reversal.id()).orElseThrow(), Optional.empty());
    }

    private void giveBack(DrawId draw, WorkEntry reversal, String reason, PersonId by) {
        switch (ledger.reverse(draw, reason, by, "work:" + reversal.id())) {
            case ReverseResult.Reversed reversed -> {}
            case ReverseResult.ReversedBefore() ->
                throw new IllegalStateException(draw + " was taken back behind the back of " + reversal);
            case ReverseResult.NoDraw() -> throw new IllegalStateException("no draw " + draw);
        }
    }

    private void tell(WorkEntry entry, Optional<TicketNumber> ticket, String action) {
        var facts = new HashMap<String, Object>(Map.of(
                "client", entry.client(),
                "person", entry.person(),
                "minutes", entry.minutes().value(),
                "accounted", entry.accounted().value()));
        entry.unagreed().ifPresent(estimate -> facts.put("despiteEstimate", estimate));
        audit.record(action, "work:" + entry.id(), facts);
        events.publishEvent(new WorkLogged(
                entry.id(), entry.client(), entry.ticket(), entry.person(), entry.minutes(), entry.accounted()));
        ticket.ifPresent(number -> live.publish(Topic.of("ticket:" + number)));
        live.publish(Topic.of("person:" + entry.person()), Topic.of("client:" + entry.client()));
    }
}
