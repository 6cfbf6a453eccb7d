package pl.sos.caretakers;

import pl.sos.kernel.PersonId;

/** What became of starting a handover. */
public sealed interface StartHandoverResult {
    record Started(Handover handover) implements StartHandoverResult {}

    /** One is under way for this client. */
    record UnderWay(Handover handover) implements StartHandoverResult {}

    /** The client has no caretaker: appoint one, there is nothing to hand over. */
    record NobodyGives() implements StartHandoverResult {}

    /** He is the caretaker already. */
    record SamePerson(PersonId person) implements StartHandoverResult {}

    record NotStaff(PersonId person) implements StartHandoverResult {}

    /** The same person twice, or the caretaker as his own deputy. */
    record NamedTwice(PersonId person) implements StartHandoverResult {}

    record ClientNotFound() implements StartHandoverResult {}
}
