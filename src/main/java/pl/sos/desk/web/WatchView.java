package pl.sos.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.ground.PhoneNumbers;
import pl.sos.page.Page;
import pl.sos.tickets.QueueCounts.Count;

/** What whoever coordinates looks after beside the queue: telephone calls, mail, hours, contracts. */
public record WatchView(
        Watched<Waiting> calls, Watched<Mail> mail, Watched<RunningOut> hours, Watched<Ending> contracts) {

    /** @param first of all of them, the most pressing first */
    public record Watched<T>(Count count, List<T> first) {
        public boolean none() {
            return first.isEmpty();
        }
    }

    /**
     * A call that was missed, or a call back that was promised.
     *
     * @param from E.164; empty when the caller hides it
     * @param owed by when we owe the call; empty for a moment with calls from before it was reckoned
     * @param owner who took it on
     */
    public record Waiting(
            UUID id,
            Optional<String> client,
            String from,
            Instant at,
            boolean callBack,
            Optional<Instant> owed,
            String level,
            Optional<String> owner) {
        public String number(Page page) {
            return from.isEmpty() ? page.t("hotline.hidden") : PhoneNumbers.display(from);
        }
    }

    /**
     * A mail of which nobody has said whose it is, or that could not be read.
     *
     * @param forged the receiving server found that its author is not who it names
     */
    public record Mail(
            UUID id, String sender, String subject, Instant receivedAt, boolean quarantined, boolean forged) {}

    /**
     * A contract that ends soon.
     *
     * @param notice because notice was given
     */
    public record Ending(String client, String number, String slug, LocalDate until, boolean notice) {}
}
