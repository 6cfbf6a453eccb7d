package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.Said;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.tickets.web.Addresses;

/** A client's answers: one click each, and the same click twice is one. */
@Controller
class PortalSessionPages {
    private static final int AGENT = 300;

    private final RemoteSessions remote;

    PortalSessionPages(RemoteSessions remote) {
        this.remote = remote;
    }

    @PostMapping("/portal/remote/sessions/{id}/agreement")
    ModelAndView agree(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String number,
            Page page,
            SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = session(id);
        var said = new Said.InPortal(request.getRemoteAddr(), agent(request), number.strip());
        return answer(remote.agree(session.id(), said, me.person()), session, "AGREE", page, response);
    }

    @PostMapping("/portal/remote/sessions/{id}/refusal")
    ModelAndView refuse(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        var session = session(id);
        return answer(
                remote.move(session.id(), SessionMove.REFUSE, "", me.person()), session, "REFUSE", page, response);
    }

    @PostMapping("/portal/remote/sessions/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable String id, Page page, SignedIn me, HttpServletResponse response) {
        var session = session(id);
        return answer(
                remote.move(session.id(), SessionMove.WITHDRAW, "", me.person()), session, "WITHDRAW", page, response);
    }

    private static ModelAndView answer(
            SessionResult result, RemoteSession session, String done, Page page, HttpServletResponse response) {
        if (result instanceof SessionResult.NotFound) {
            throw Addresses.notFound();
        }
        var back = session.ticket()
                .filter(ticket -> ticket.id().isPresent())
                .map(ticket -> "/portal/tickets/" + ticket.number())
                .orElse("/portal/remote");
        var wrong = RemoteWords.wrong(result, page);
        if (wrong.isEmpty()) {
            Toast.afterRedirect(response, "remote.portal.toast." + done);
            return new ModelAndView("redirect:" + back);
        }
        response.setStatus(
                result instanceof SessionResult.Refused
                        ? HttpStatus.UNPROCESSABLE_CONTENT.value()
                        : HttpStatus.CONFLICT.value());
        return new ModelAndView(
                "remote/portal-said", Map.<String, Object>of("errors", List.copyOf(wrong.get()), "back", back));
    }

    private RemoteSession session(String id) {
        return SessionPages.id(id).flatMap(remote::find).orElseThrow(Addresses::notFound);
    }

    private static String agent(HttpServletRequest request) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return agent.length() <= AGENT ? agent : agent.substring(0, AGENT);
    }
}
