package pl.sos.tickets.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.BulkAssignResult;
import pl.sos.tickets.Violation;

/** Gives many tickets to one person at once; their rows are locked by ascending number. */
@Component
public class Assigning {
    private final TicketStore tickets;
    private final Changing changing;
    private final Saving saving;
    private final Now clock;

    Assigning(TicketStore tickets, Changing changing, Saving saving, Now clock) {
        this.tickets = tickets;
        this.changing = changing;
        this.saving = saving;
        this.clock = clock;
    }

    public BulkAssignResult assign(List<TicketNumber> numbers, Optional<PersonId> assignee, Actor by) {
        var violations = Limits.all(
                by.ours() ? Optional.empty() : Optional.of(Violation.of("assignee", "not-allowed")),
                numbers.size() > Limits.AT_ONCE
                        ? Optional.of(Violation.of("tickets", "too-many", Limits.AT_ONCE))
                        : Optional.empty(),
                assignee.filter(person -> !changing.isStaff(person))
                        .map(person -> Violation.of("assignee", "not-staff")));
        if (!violations.isEmpty()) {
            return new BulkAssignResult.Refused(violations);
        }
        var now = clock.instant();
        var assigned = new ArrayList<TicketNumber>();
        for (var held : tickets.lock(numbers)) {
            if (held.ticket().status().inQueue()) {
                var change = new Change(held, by, now);
                change.assignee(assignee);
                if (change.changesFields()) {
                    saving.done(change);
                }
                assigned.add(held.ticket().number());
            }
        }
        var untouched = new ArrayList<TicketNumber>();
        var done = new HashSet<>(assigned);
        numbers.stream().distinct().filter(number -> !done.contains(number)).forEach(untouched::add);
        return new BulkAssignResult.Done(assigned, untouched);
    }
}
