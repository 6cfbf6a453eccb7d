package pl.sos.caretakers;

import pl.sos.kernel.PersonId;

/** What became of noting an absence. */
public sealed interface AddAbsenceResult {
    record Added(Absence absence) implements AddAbsenceResult {}

    /** It ends before it begins. */
    record EndsBeforeItBegins() implements AddAbsenceResult {}

    /** Longer than two years. */
    record TooLong() implements AddAbsenceResult {}

    record NotStaff(PersonId person) implements AddAbsenceResult {}
}
