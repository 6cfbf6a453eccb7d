package pl.sos.api;

import java.util.List;
import pl.sos.kernel.Language;
import pl.sos.tickets.FieldChange;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Who;

/** The refusals of the tickets room as problems. */
final class Outcomes {
    private Outcomes() {}

    static ApiProblem refused(List<Violation> violations) {
        boolean missing = violations.stream().anyMatch(one -> one.code().equals("not-there"));
        return missing
                ? ApiProblem.notFound()
                : ApiProblem.invalid(violations.stream()
                        .map(one -> new ApiProblem.Violation(
                                one.field(), "tickets.violation." + one.code(), one.arguments()))
                        .toList());
    }

    static ApiProblem conflict(List<FieldChange> changes) {
        return ApiProblem.conflict(changes.stream()
                .map(change -> new Problem.Change(
                        change.field(),
                        change.before().orElse(null),
                        change.after().orElse(null),
                        change.by().map(Who::name).orElse(null),
                        change.at().toString(),
                        change.sentence().in(Language.PL)))
                .toList());
    }
}
