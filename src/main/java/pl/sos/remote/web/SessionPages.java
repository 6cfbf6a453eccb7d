package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.remote.BookResult;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.Said;
import pl.sos.remote.SessionId;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.tickets.web.Addresses;
import pl.sos.work.Counting;
import pl.sos.work.web.RefusalView;

/** A session as staff leads it: from the strip on the ticket, or from its own page. */
@Controller
class SessionPages {
    private final RemoteSessions remote;
    private final Clock clock;

    SessionPages(RemoteSessions remote, Clock clock) {
        this.remote = remote;
        this.clock = clock;
    }

    @GetMapping("/remote/sessions/{id}")
    ModelAndView page(@PathVariable String id, Page page) {
        var session = session(id);
        return new ModelAndView(
                page.fragment() ? "remote/session-now" : "remote/session",
                "view",
                new SessionView(session, remote.history(session.id()), Map.of(), List.of(), false));
    }

    /** Who agreed, when it was spoken. */
    @GetMapping("/remote/sessions/{id}/consent")
    ModelAndView consent(@PathVariable String id) {
        return new ModelAndView("remote/spoken", "view", SessionView.of(session(id)));
    }

    @PostMapping("/remote/sessions/{id}/consent")
    ModelAndView spoken(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var session = session(id);
        var said = new Said.Spoken(given.getOrDefault("name", ""), given.getOrDefault("how", ""));
        var result = remote.agree(session.id(), said, me.person());
        return RemoteWords.wrong(result, page)
                .map(errors -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return new ModelAndView(
                            "remote/spoken", "view", new SessionView(session(id), List.of(), given, errors, false));
                })
                .orElseGet(() -> done(page, response, "remote.toast.spoken"));
    }

    @PostMapping("/remote/sessions/{id}/number")
    ModelAndView reach(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String number,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var session = session(id);
        return said(remote.reach(session.id(), number, me.person()), page, response, "remote.toast.number");
    }

    @PostMapping("/remote/sessions/{id}/start")
    ModelAndView start(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        return move(id, SessionMove.START, "", page, me, response);
    }

    @PostMapping("/remote/sessions/{id}/pause")
    ModelAndView pause(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        return move(id, SessionMove.PAUSE, "", page, me, response);
    }

    @PostMapping("/remote/sessions/{id}/resume")
    ModelAndView resume(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        return move(id, SessionMove.RESUME, "", page, me, response);
    }

    /** It has ended at this moment; its time is shown to be written down. */
    @PostMapping("/remote/sessions/{id}/end")
    ModelAndView end(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        var result = remote.move(session(id).id(), SessionMove.END, "", me.person());
        if (result instanceof SessionResult.Done(var session)
                && session.booked().isEmpty()) {
            Toast.changed(response, page.t("remote.toast.END"));
            return booking(session, Map.of(), List.of(), false);
        }
        return said(result, page, response, "remote.toast.END");
    }

    @PostMapping("/remote/sessions/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return move(id, SessionMove.WITHDRAW, why, page, me, response);
    }

    @GetMapping("/remote/sessions/{id}/work")
    ModelAndView work(@PathVariable String id) {
        return booking(session(id), Map.of(), List.of(), false);
    }

    @PostMapping("/remote/sessions/{id}/work")
    ModelAndView book(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var session = session(id);
        var minutes = given.getOrDefault("minutes", "").strip();
        if (!minutes.matches("[0-9]{1,4}")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return booking(session, given, List.of(page.t("remote.violation.minutes")), false);
        }
        var reason = given.getOrDefault("notAccounted", "").strip();
        var result = remote.book(
                session.id(),
                Minutes.of(Long.parseLong(minutes)),
                given.getOrDefault("note", ""),
                reason.isEmpty() ? Counting.asAgreed() : new Counting.NotAccounted(reason),
                me.person());
        return switch (result) {
            case BookResult.Booked(var booked, var work) -> {
                var said = page.t(
                        "remote.toast.booked",
                        page.minutes(work.entry().minutes()),
                        page.minutes(work.entry().accounted()));
                Toast.changed(
                        response,
                        work.entry().unagreed().isPresent() ? said + " " + page.t("work.logged.despite") : said);
                yield new ModelAndView("tickets/nothing");
            }
            case BookResult.Refused(var unbooked, var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var refusal = RefusalView.of(why, page).orElseThrow();
                yield booking(unbooked, given, refusal.sentences(), refusal.mayNotAccount());
            }
            case BookResult.NothingToBook(var unbooked) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield booking(unbooked, given, List.of(page.t("remote.nothing-to-book")), false);
            }
            case BookResult.NotFound() -> throw Addresses.notFound();
        };
    }

    private ModelAndView move(
            String id, SessionMove move, String why, Page page, SignedIn me, HttpServletResponse response) {
        return said(remote.move(session(id).id(), move, why, me.person()), page, response, "remote.toast." + move);
    }

    private static ModelAndView said(SessionResult result, Page page, HttpServletResponse response, String toast) {
        var wrong = RemoteWords.wrong(result, page);
        if (wrong.isEmpty()) {
            return done(page, response, toast);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        Toast.changed(response, String.join(" ", wrong.get()));
        return new ModelAndView("remote/said", "errors", wrong.get());
    }

    private static ModelAndView done(Page page, HttpServletResponse response, String toast) {
        Toast.changed(response, page.t(toast));
        return new ModelAndView("tickets/nothing");
    }

    private ModelAndView booking(
            RemoteSession session, Map<String, String> given, List<String> errors, boolean mayNotAccount) {
        var minutes =
                String.valueOf(Math.max(1, session.minutes(clock.instant()).value()));
        var shown = given.isEmpty() ? Map.of("minutes", minutes) : given;
        return new ModelAndView(
                "remote/work", "view", new SessionView(session, List.of(), shown, errors, mayNotAccount));
    }

    private RemoteSession session(String id) {
        return id(id).flatMap(remote::find).orElseThrow(Addresses::notFound);
    }

    static Optional<SessionId> id(String text) {
        try {
            return Optional.of(SessionId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
