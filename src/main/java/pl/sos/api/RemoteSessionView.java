package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.SessionState;

/** Help on a client's screen. */
@Schema(name = "RemoteSession")
record RemoteSessionView(
        UUID id,
        UUID clientId,

        @Schema(type = "string", example = "SOS-1042") @Nullable
        String ticket,

        SessionState state,
        String purpose,
        RemoteTool tool,
        @Nullable String number,

        @Schema(description = "What opens the tool") @Nullable
        String link,

        TicketView.PersonView askedBy,
        TicketView.PersonView person,
        Instant askedAt,
        @Nullable Instant wishedAt,

        @Schema(description = "Of the request and of the consent")
        Instant validUntil,

        @Nullable Consent consent,
        TicketView.@Nullable PersonView conductedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Running time, pauses left out", example = "23")
        long minutes,

        @Schema(description = "Written into the log of work; null before") @Nullable
        Long bookedMinutes) {

    /** Who agreed and how. */
    @Schema(name = "RemoteConsent")
    record Consent(
            RemoteSession.Consent.How how,

            @Schema(description = "Of a person; the contract's number for CONTRACT")
            String name,

            Instant at,
            String note) {}

    static RemoteSessionView of(RemoteSession session, Instant now) {
        var request = session.request();
        var run = session.run();
        return new RemoteSessionView(
                session.id().value(),
                session.client().value(),
                session.ticket().map(ticket -> ticket.number().toString()).orElse(null),
                session.state(),
                request.purpose(),
                session.reach().tool(),
                session.reach().number().orElse(null),
                session.reach().link().orElse(null),
                person(request.by(), true),
                person(request.person(), false),
                request.at(),
                request.wishedAt().orElse(null),
                request.validUntil(),
                session.consent()
                        .map(one -> new Consent(one.how(), one.name(), one.at(), one.note()))
                        .orElse(null),
                run.map(one -> person(one.by(), true)).orElse(null),
                run.map(RemoteSession.Run::startedAt).orElse(null),
                run.flatMap(RemoteSession.Run::endedAt).orElse(null),
                session.minutes(now).value(),
                session.booked().map(one -> one.minutes().value()).orElse(null));
    }

    private static TicketView.PersonView person(RemoteSession.Who who, boolean ours) {
        return new TicketView.PersonView(who.id(), who.name(), ours);
    }
}
