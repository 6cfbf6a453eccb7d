package pl.sos.caretakers;

import pl.sos.kernel.PersonId;

/** What became of writing down what somebody knows. */
public sealed interface SetCompetenceResult {
    record Saved(Competence competence) implements SetCompetenceResult {}

    record NotStaff(PersonId person) implements SetCompetenceResult {}

    record UnknownApplication(String code) implements SetCompetenceResult {}
}
