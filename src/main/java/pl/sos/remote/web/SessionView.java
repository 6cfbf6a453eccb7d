package pl.sos.remote.web;

import java.util.List;
import java.util.Map;
import pl.sos.remote.Happened;
import pl.sos.remote.RemoteSession;

/**
 * A session with its history, and the dialogs over it.
 *
 * @param given what was filled in, by field
 * @param errors sentences
 * @param mayNotAccount the log of work refused since hours do not suffice: it may be written down unaccounted, with a
 *     reason
 */
public record SessionView(
        RemoteSession session,
        List<Happened> history,
        Map<String, String> given,
        List<String> errors,
        boolean mayNotAccount) {

    public static SessionView of(RemoteSession session) {
        return new SessionView(session, List.of(), Map.of(), List.of(), false);
    }

    public String given(String field, String otherwise) {
        return given.getOrDefault(field, otherwise);
    }

    public String at() {
        return "/remote/sessions/" + session.id();
    }
}
