package pl.sos.caretakers.internal;

import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Readiness;
import pl.sos.kernel.PersonId;

/**
 * Who may say that a handover is done for which side, and when. Each side speaks for itself; a coordinator speaks for the
 * giving side where the caretaker left or is away, since a client must not wait for somebody who cannot come.
 */
public final class HandoverRule {
    private HandoverRule() {}

    /** What a person who confirms may do. */
    public sealed interface Verdict {
        record Gives() implements Verdict {}

        record Takes() implements Verdict {}

        record NotYours() implements Verdict {}

        record ListOpen(int left) implements Verdict {}

        record CardUnread(int newest) implements Verdict {}

        record Closed() implements Verdict {}
    }

    /**
     * Who confirms.
     *
     * @param coordinates a coordinator or administrator
     */
    public record Who(PersonId person, boolean coordinates) {}

    /**
     * Judges one confirmation.
     *
     * @param giverReachable the giving caretaker works here and is not away
     * @param card where the one who takes stands with the client's card
     */
    public static Verdict confirm(Handover handover, Who who, boolean giverReachable, Readiness.Card card) {
        if (!handover.open()) {
            return new Verdict.Closed();
        }
        boolean takes = who.person().equals(handover.to());
        boolean gives = who.person().equals(handover.from()) || (who.coordinates() && !giverReachable && !takes);
        if (!takes && !gives) {
            return new Verdict.NotYours();
        }
        if (handover.itemsLeft() > 0) {
            return new Verdict.ListOpen(handover.itemsLeft());
        }
        if (takes && card.read() < card.newest()) {
            return new Verdict.CardUnread(card.newest());
        }
        return takes ? new Verdict.Takes() : new Verdict.Gives();
    }
}
