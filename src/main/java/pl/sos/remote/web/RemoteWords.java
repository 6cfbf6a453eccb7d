package pl.sos.remote.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.page.Page;
import pl.sos.page.Sentences;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.remote.SessionState;
import pl.sos.remote.Violation;

/** Refusals of this room in sentences. */
public final class RemoteWords {
    private RemoteWords() {}

    public static List<String> of(List<Violation> violations, Page page) {
        return violations.stream().map(one -> of(one, page)).toList();
    }

    /** As {@link #of(List, Page)}, each sentence under the name of its field. */
    public static Map<String, String> byField(List<Violation> violations, Page page) {
        var said = new LinkedHashMap<String, String>();
        violations.forEach(one -> said.merge(one.field(), of(one, page), (first, next) -> first + " " + next));
        return said;
    }

    public static String of(Violation one, Page page) {
        return page.t("remote.violation." + one.code(), one.arguments().toArray());
    }

    /** "Sesji nie można rozpocząć: klient jeszcze nie odpowiedział." */
    public static String cannot(SessionMove move, SessionState because, Page page) {
        return page.say(Sentences.of("remote.cannot." + move, Sentences.of("remote.because." + because)));
    }

    /** What is wrong; empty when it was done. */
    public static Optional<List<String>> wrong(SessionResult result, Page page) {
        return switch (result) {
            case SessionResult.Done done -> Optional.empty();
            case SessionResult.Illegal(var session, var move, var because) ->
                Optional.of(List.of(cannot(move, because, page)));
            case SessionResult.Refused(var violations) -> Optional.of(of(violations, page));
            case SessionResult.NotYours(var session) ->
                Optional.of(List.of(
                        page.t("remote.not-yours", session.request().person().name())));
            case SessionResult.NotFound() -> Optional.of(List.of(page.t("remote.not-found")));
        };
    }
}
