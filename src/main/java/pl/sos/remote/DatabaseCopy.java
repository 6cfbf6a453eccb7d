package pl.sos.remote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;

/**
 * A copy of a client's database that is with us.
 *
 * @param installation it is of; empty when it was typed by name
 * @param deleteBy last day on which it may be with us, Europe/Warsaw
 * @param keeper answers for it, and is reminded
 * @param deleted empty while it is here
 * @param version counts its changes, so that two people saving at once lose nothing
 */
public record DatabaseCopy(
        CopyId id,
        ClientId client,
        Optional<InstallationId> installation,
        String installationName,
        Received received,
        String keptWhere,
        LocalDate deleteBy,
        RemoteSession.Who keeper,
        Optional<Deleted> deleted,
        int version,
        String clientName,
        String clientSlug) {

    /**
     * How it came.
     *
     * @param masked personal data were made unreadable before it left the client
     */
    public record Received(Instant at, RemoteSession.Who by, How how, String purpose, boolean masked) {}

    /**
     * That it is gone.
     *
     * @param by who noted it, and issued the certificate
     * @param certificate number of the certificate of deletion
     * @param issuedAt when that was
     */
    public record Deleted(Instant at, RemoteSession.Who by, String how, String certificate, Instant issuedAt) {}

    /** By which way a copy came. */
    public enum How {
        UPLOAD,
        SERVER,
        MEDIUM,
        REMOTE,
        MAIL,
        OTHER
    }

    /** Where it stands on a day. */
    public enum State {
        KEPT,
        /** Its last day is within a week. */
        SOON,
        OVERDUE,
        DELETED
    }

    public State state(LocalDate today) {
        if (deleted.isPresent()) {
            return State.DELETED;
        }
        if (today.isAfter(deleteBy)) {
            return State.OVERDUE;
        }
        return today.plusDays(7).isBefore(deleteBy) ? State.KEPT : State.SOON;
    }
}
