package pl.sos.caretakers;

import java.time.LocalDate;
import java.util.List;

/** What became of confirming a handover. */
public sealed interface ConfirmHandoverResult {
    /** The other side is still to confirm. */
    record Noted(Handover handover) implements ConfirmHandoverResult {}

    /** Both have: from this day on the client has its new caretaker and was told. */
    record TakenOver(Handover handover, LocalDate from) implements ConfirmHandoverResult {}

    /** @param left how many things of the list are not done */
    record ListOpen(int left) implements ConfirmHandoverResult {}

    /**
     * Who takes has not confirmed the newest card.
     *
     * @param newest its version
     */
    record CardUnread(int newest) implements ConfirmHandoverResult {}

    /**
     * Who takes does not know all that is under care. Not refused: it is done when whoever confirms says that he read this.
     *
     * @param skills that are missing
     */
    record SkillsMissing(List<Readiness.Missing.Skill> skills) implements ConfirmHandoverResult {
        public SkillsMissing {
            skills = List.copyOf(skills);
        }
    }

    /** Neither the one who gives nor the one who takes, nor a coordinator in the place of one who is gone or away. */
    record NotYours() implements ConfirmHandoverResult {}

    /** Done or cancelled meanwhile. */
    record Closed() implements ConfirmHandoverResult {}

    record NotFound() implements ConfirmHandoverResult {}
}
