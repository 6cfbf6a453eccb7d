package pl.sos.work.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateState;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;
import pl.sos.work.DrawsOn;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Unagreed;
import pl.sos.work.WorkEntry;

/** Finds the estimate that nobody accepted before work on its ticket takes hours or money: whoever writes is told first. */
@Component
class UnagreedWork {
    private final AgreedWork agreed;
    private final People people;

    UnagreedWork(AgreedWork agreed, People people) {
        this.agreed = agreed;
        this.people = people;
    }

    /**
     * @param replaced the entry that is corrected; what was written before the estimate was proposed is none of its
     */
    Optional<Estimate> of(Optional<TicketId> ticket, DrawsOn drawsOn, Optional<WorkEntry> replaced) {
        return drawsOn != DrawsOn.HOURS && drawsOn != DrawsOn.RATE
                ? Optional.empty()
                : ticket.flatMap(agreed::unagreed)
                        .filter(estimate -> replaced.filter(
                                        entry -> entry.loggedAt().isBefore(estimate.proposedAt()))
                                .isEmpty());
    }

    /** Whether it is known to who writes; correcting an entry that was written despite it tells nothing new. */
    static boolean told(Unagreed word, Estimate estimate, Optional<WorkEntry> replaced) {
        return switch (word) {
            case Unagreed.Keep() -> true;
            case Unagreed.Despite(var known) -> known.equals(estimate.id());
            case Unagreed.Ask() ->
                replaced.flatMap(WorkEntry::unagreed)
                        .filter(estimate.id()::equals)
                        .isPresent();
        };
    }

    LogWorkResult.NotAgreed refusal(Estimate estimate) {
        var refused = estimate.answer().filter(answer -> estimate.state() == EstimateState.REFUSED);
        return new LogWorkResult.NotAgreed(
                estimate.id(),
                estimate.state(),
                estimate.minutes(),
                refused.map(Estimate.Answer::at).orElse(estimate.proposedAt()),
                refused.map(answer -> people.find(answer.by()).stream()
                                .map(Person::name)
                                .toList())
                        .orElseGet(() -> decisionMakers(estimate.client())));
    }

    /** Names of those who can agree. */
    List<String> decisionMakers(ClientId client) {
        return people.contactsOf(client).stream()
                .filter(Person::active)
                .filter(person -> person.has(Role.DECISION_MAKER))
                .map(Person::name)
                .toList();
    }
}
