package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.entitlement.Coverage;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Split;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Violation;
import pl.sos.tickets.web.Addresses;
import pl.sos.tickets.web.Violations;

/**
 * What staff does to a ticket, each in a dialog of its own. A dialog remembers which version it was opened on; when
 * somebody was faster it comes back with what changed, nothing filled in lost.
 */
@Controller
class TicketActions {
    private final Tickets tickets;
    private final TicketDialogs dialogs;

    TicketActions(Tickets tickets, TicketDialogs dialogs) {
        this.tickets = tickets;
        this.dialogs = dialogs;
    }

    @GetMapping({
        "/tickets/{number}/assign",
        "/tickets/{number}/transition",
        "/tickets/{number}/link",
        "/tickets/{number}/merge",
        "/tickets/{number}/split",
        "/tickets/{number}/coverage",
        "/tickets/{number}/reclassify",
        "/tickets/{number}/history"
    })
    ModelAndView open(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> given,
            HttpServletRequest request) {
        return dialogs.open(form(number, given, request));
    }

    @PostMapping({
        "/tickets/{number}/assign",
        "/tickets/{number}/transition",
        "/tickets/{number}/link",
        "/tickets/{number}/merge",
        "/tickets/{number}/split",
        "/tickets/{number}/coverage",
        "/tickets/{number}/reclassify",
        "/tickets/{number}/watch",
        "/tickets/{number}/unwatch",
        "/tickets/{number}/confidential"
    })
    ModelAndView change(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> given,
            HttpServletRequest request,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var form = form(number, given, request);
        return switch (change(form, me)) {
            case ChangeResult.Done(var ticket) -> {
                if (form.kind().equals("merge") || form.kind().equals("split")) {
                    response.setHeader("HX-Redirect", "/tickets/" + ticket.number());
                } else {
                    Toast.changed(response, page.t("desk.done." + form.kind()));
                }
                yield new ModelAndView("tickets/nothing");
            }
            case ChangeResult.NotFound() -> throw Addresses.notFound();
            case ChangeResult.Conflict(var current, var changed) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield dialogs.overtaken(form, current.version(), changed);
            }
            case ChangeResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield dialogs.wrong(form, Violations.sentences(violations, page));
            }
        };
    }

    private ChangeResult change(ActionForm form, SignedIn me) {
        var ticket = form.ticket();
        var actor = Actor.of(me);
        return switch (form.kind()) {
            case "assign" -> tickets.assign(ticket, form.id("assignee", PersonId::of), form.seen(), actor);
            case "transition" -> {
                var to = form.choice("to", TicketStatus.class);
                var wish = new Transition(ticket, to, form.text("note"), List.of(), Channel.PORTAL, form.seen());
                yield tickets.transition(wish, actor);
            }
            case "link" -> withOther(form, other -> tickets.link(ticket, other, actor));
            case "merge" -> withOther(form, other -> tickets.merge(ticket, other, actor));
            case "split" ->
                tickets.split(new Split(ticket, form.ids("message", MessageId::of), form.words("subject")), actor);
            case "coverage" ->
                tickets.overrideCoverage(ticket, form.choice("coverage", Coverage.class), form.words("reason"), me);
            case "reclassify" -> tickets.reclassify(reclassified(form), actor);
            case "watch" -> tickets.watch(ticket, me.id(), actor);
            case "unwatch" -> tickets.unwatch(ticket, me.id(), actor);
            case "confidential" -> tickets.setConfidential(ticket, Boolean.parseBoolean(form.words("value")), actor);
            default -> throw Addresses.notFound();
        };
    }

    private Reclassify reclassified(ActionForm form) {
        var ticket = tickets.find(form.ticket()).orElseThrow(Addresses::notFound);
        return new Reclassify(
                ticket.number(),
                ticket.client(),
                Optional.empty(),
                form.text("application"),
                form.choice("category", Category.class),
                form.choice("severity", Severity.class),
                form.fields().getOrDefault("subject", ticket.subject()),
                form.seen(),
                form.words("why"));
    }

    private static ChangeResult withOther(ActionForm form, Function<TicketNumber, ChangeResult> change) {
        return form.text("other")
                .flatMap(TicketNumber::parse)
                .map(change)
                .orElseGet(() -> new ChangeResult.Refused(List.of(Violation.of("other", "no-number"))));
    }

    private static ActionForm form(String number, MultiValueMap<String, String> given, HttpServletRequest request) {
        var path = request.getRequestURI();
        return new ActionForm(path.substring(path.lastIndexOf('/') + 1), Addresses.number(number), given);
    }
}
