package pl.sos.portal.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.estimates.ToDecide;
import pl.sos.kernel.MessageId;
import pl.sos.mail.MailOrigin;
import pl.sos.remote.RemoteSession;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Who;

/**
 * A case as its client sees it.
 *
 * @param due by when we answer; empty once we have
 * @param answered when we answered first
 * @param origins which of its messages came by mail
 * @param justSent it was reported a moment ago
 */
public record CaseView(
        TicketPage page,
        Optional<Instant> due,
        boolean late,
        Optional<Instant> answered,
        boolean justSent,
        List<Who> writing,
        List<ToDecide> estimates,
        List<RemoteSession> remote,
        Map<MessageId, MailOrigin> origins,
        Answer answer) {

    /** What is being written; body is the draft or what was refused. */
    public record Answer(String number, UUID formKey, String body, boolean reopens, List<String> errors) {}

    /** Workaround and repair that the contract promises and that still run; a paused one has no due instant. */
    public List<ServiceClock> promised() {
        return page.ticket().status().inQueue()
                ? page.clocks().clocks().stream()
                        .filter(clock -> clock.kind() != ClockKind.REACTION
                                && clock.waits()
                                && clock.due().isPresent())
                        .toList()
                : List.of();
    }

    /** No contract promises the reaction: its due instant is what we aim at. */
    public boolean aim() {
        return page.decision().filter(one -> !one.reaction().promised()).isPresent();
    }

    public String number() {
        return page.ticket().number().toString();
    }
}
