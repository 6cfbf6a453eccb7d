package pl.sos.remote.web;

import java.time.LocalDate;
import java.util.List;
import pl.sos.kernel.Slice;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSession;

/**
 * What a client sees of the register.
 *
 * @param topic of which the page hears when something changes
 * @param open sessions that wait for consent or run
 * @param today Europe/Warsaw
 */
public record PortalRegisterView(
        String topic,
        List<RemoteSession> open,
        Slice<RemoteSession> sessions,
        Slice<DatabaseCopy> copies,
        LocalDate today) {}
