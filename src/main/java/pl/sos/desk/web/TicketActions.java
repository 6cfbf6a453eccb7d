package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.entitlement.Coverage;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.FieldChange;
import pl.sos.tickets.HistoryEntry;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Split;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Who;

/**
 * What staff does to a ticket, each in a dialog of its own. A dialog remembers which version it was opened on; when
 * somebody was faster it comes back with what changed, nothing filled in lost.
 */
@Controller
class TicketActions {
    private static final List<String> DIALOGS =
            List.of("assign", "transition", "link", "merge", "split", "coverage", "reclassify", "history");

    private final Tickets tickets;
    private final People people;
    private final Products products;

    TicketActions(Tickets tickets, People people, Products products) {
        this.tickets = tickets;
        this.people = people;
        this.products = products;
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
            @RequestParam Map<String, String> given,
            jakarta.servlet.http.HttpServletRequest request) {
        var kind = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        if (!DIALOGS.contains(kind)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return dialog(kind, TicketPages.number(number), Optional.empty(), given, List.of(), List.of());
    }

    @PostMapping("/tickets/{number}/assign")
    ModelAndView assign(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var to = Optional.ofNullable(given.get("assignee"))
                .filter(id -> !id.isBlank())
                .map(PersonId::of);
        return answer(
                "assign",
                tickets.assign(TicketPages.number(number), to, seen(given), Actor.of(me)),
                given,
                page,
                number,
                response);
    }

    @PostMapping("/tickets/{number}/transition")
    ModelAndView transition(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @RequestParam TicketStatus to,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var note = Optional.ofNullable(given.get("note")).filter(text -> !text.isBlank());
        var wish = new Transition(TicketPages.number(number), to, note, List.of(), Channel.PORTAL, seen(given));
        return answer("transition", tickets.transition(wish, Actor.of(me)), given, page, number, response);
    }

    @PostMapping("/tickets/{number}/reclassify")
    ModelAndView reclassify(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @RequestParam Category category,
            @RequestParam Severity severity,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = tickets.find(TicketPages.number(number)).orElseThrow(TicketActions::notFound);
        var wish = new Reclassify(
                ticket.number(),
                ticket.client(),
                Optional.empty(),
                Optional.ofNullable(given.get("application")).filter(code -> !code.isBlank()),
                category,
                severity,
                given.getOrDefault("subject", ticket.subject()),
                seen(given),
                given.getOrDefault("why", ""));
        return answer("reclassify", tickets.reclassify(wish, Actor.of(me)), given, page, number, response);
    }

    @PostMapping("/tickets/{number}/coverage")
    ModelAndView coverage(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @RequestParam Coverage coverage,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var result =
                tickets.overrideCoverage(TicketPages.number(number), coverage, given.getOrDefault("reason", ""), me);
        return answer("coverage", result, given, page, number, response);
    }

    @PostMapping("/tickets/{number}/link")
    ModelAndView link(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return other(given)
                .map(other -> answer(
                        "link",
                        tickets.link(TicketPages.number(number), other, Actor.of(me)),
                        given,
                        page,
                        number,
                        response))
                .orElseGet(() -> noOther("link", number, given, page, response));
    }

    @PostMapping("/tickets/{number}/merge")
    ModelAndView merge(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return other(given)
                .map(other -> answer(
                        "merge",
                        tickets.merge(TicketPages.number(number), other, Actor.of(me)),
                        given,
                        page,
                        number,
                        response))
                .orElseGet(() -> noOther("merge", number, given, page, response));
    }

    @PostMapping("/tickets/{number}/split")
    ModelAndView split(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var messages = Optional.ofNullable(given.get("message")).orElse(List.of()).stream()
                .map(MessageId::of)
                .toList();
        var fields = given.toSingleValueMap();
        var wish = new Split(TicketPages.number(number), messages, fields.getOrDefault("subject", ""));
        return answer("split", tickets.split(wish, Actor.of(me)), fields, page, number, response);
    }

    @PostMapping("/tickets/{number}/watch")
    ModelAndView watch(@PathVariable String number, Page page, SignedIn me, HttpServletResponse response) {
        return answer(
                "watch",
                tickets.watch(TicketPages.number(number), me.id(), Actor.of(me)),
                Map.of(),
                page,
                number,
                response);
    }

    @PostMapping("/tickets/{number}/unwatch")
    ModelAndView unwatch(@PathVariable String number, Page page, SignedIn me, HttpServletResponse response) {
        return answer(
                "watch",
                tickets.unwatch(TicketPages.number(number), me.id(), Actor.of(me)),
                Map.of(),
                page,
                number,
                response);
    }

    @PostMapping("/tickets/{number}/confidential")
    ModelAndView confidential(
            @PathVariable String number,
            @RequestParam boolean value,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return answer(
                "confidential",
                tickets.setConfidential(TicketPages.number(number), value, Actor.of(me)),
                Map.of(),
                page,
                number,
                response);
    }

    private ModelAndView answer(
            String kind,
            ChangeResult result,
            Map<String, String> given,
            Page page,
            String number,
            HttpServletResponse response) {
        return switch (result) {
            case ChangeResult.Done(var ticket) -> {
                if (kind.equals("merge") || kind.equals("split")) {
                    response.setHeader("HX-Redirect", "/tickets/" + ticket.number());
                } else {
                    Toast.changed(response, page.t("desk.done." + kind));
                }
                yield new ModelAndView("desk/nothing");
            }
            case ChangeResult.NotFound() -> throw notFound();
            case ChangeResult.Conflict(var current, var changed) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield dialog(kind, current.number(), Optional.of(current.version()), given, List.of(), changed);
            }
            case ChangeResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield dialog(
                        kind,
                        TicketPages.number(number),
                        seen(given),
                        given,
                        TicketPages.sentences(violations, page),
                        List.of());
            }
        };
    }

    private ModelAndView noOther(
            String kind, String number, Map<String, String> given, Page page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return dialog(
                kind, TicketPages.number(number), seen(given), given, List.of(page.t("desk.other.wrong")), List.of());
    }

    private ModelAndView dialog(
            String kind,
            TicketNumber number,
            Optional<Integer> seen,
            Map<String, String> given,
            List<String> errors,
            List<FieldChange> changed) {
        var read = tickets.read(number).orElseThrow(TicketActions::notFound);
        return new ModelAndView(
                "desk/action-" + (DIALOGS.contains(kind) ? kind : "said"),
                "action",
                action(kind, read, seen, given, errors, changed));
    }

    private TicketAction action(
            String kind,
            TicketPage read,
            Optional<Integer> seen,
            Map<String, String> given,
            List<String> errors,
            List<FieldChange> changed) {
        return new TicketAction(
                kind,
                read,
                seen.orElse(read.ticket().version()),
                given,
                errors,
                changed,
                kind.equals("assign")
                        ? people.staff().stream()
                                .map(one -> new Who(one.id(), one.name(), true))
                                .toList()
                        : List.of(),
                kind.equals("reclassify")
                        ? products.applications().stream()
                                .map(one -> new QueueView.Choice(one.code(), one.name()))
                                .toList()
                        : List.of(),
                Arrays.stream(TicketStatus.values())
                        .filter(status -> status.name().equals(given.get("to")))
                        .findFirst(),
                kind.equals("history")
                        ? tickets.history(read.ticket().number()).orElse(List.<HistoryEntry>of())
                        : List.of());
    }

    private static Optional<TicketNumber> other(Map<String, String> given) {
        return TicketNumber.parse(given.getOrDefault("other", ""));
    }

    private static Optional<Integer> seen(Map<String, String> given) {
        return Optional.ofNullable(given.get("seen"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
