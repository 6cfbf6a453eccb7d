package pl.sos.estimates.internal;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.RecordedDecision;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateChanged;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Evidence;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.PersonId;

/** Says that something became of an estimate: to the log, to other rooms, to whoever looks, and to the decision. */
@Component
class Telling {
    private final AuditLog audit;
    private final Entitlements entitlements;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;

    Telling(AuditLog audit, Entitlements entitlements, ApplicationEventPublisher events, LiveEvents live) {
        this.audit = audit;
        this.entitlements = entitlements;
        this.events = events;
        this.live = live;
    }

    void of(Estimate estimate, EstimateState state, PersonId by, String how) {
        audit.record(
                by,
                "estimates." + state.name().toLowerCase(Locale.ROOT),
                "ticket:" + estimate.number(),
                Map.of("estimate", estimate.id(), "minutes", estimate.minutes().value(), "how", how));
        events.publishEvent(new EstimateChanged(estimate.id(), estimate.ticket(), estimate.client(), state));
        live.publish(Topic.of("ticket:" + estimate.number()), Topic.of("client:" + estimate.client()));
    }

    static String how(Evidence evidence) {
        return evidence.via() + " " + evidence.address();
    }

    /** The ticket's decision names what was agreed, or does not any more. */
    void decideAnew(Estimate estimate) {
        entitlements
                .latest(estimate.ticket())
                .map(RecordedDecision::question)
                .ifPresent(question -> entitlements.redecide(estimate.ticket(), question, "estimate"));
    }
}
