package pl.sos.caretakers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.ConfirmHandoverResult;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.Preparation;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** A handover's page: its list, both sides' word, and what the new caretaker still lacks. */
@Controller
class HandoverPages {
    private final Handovers handovers;
    private final Preparation preparation;
    private final Clients clients;
    private final Products products;
    private final People people;

    HandoverPages(Handovers handovers, Preparation preparation, Clients clients, Products products, People people) {
        this.handovers = handovers;
        this.preparation = preparation;
        this.clients = clients;
        this.products = products;
        this.people = people;
    }

    @GetMapping("/caretakers/handovers/{id}")
    ModelAndView handover(@PathVariable String id, SignedIn me, Page page) {
        return page(find(id), "", "", me, page);
    }

    @PostMapping("/caretakers/handovers/{id}/items")
    ModelAndView add(@PathVariable String id, @RequestParam(defaultValue = "") String text, SignedIn me, Page page) {
        var handover = find(id);
        if (handovers.add(handover.id(), text)) {
            return after(handover, me, page);
        }
        return handover.open()
                ? refused(handover, page.t("caretakers.handover.refused.text"), text, me, page)
                : refused(handover, page.t("caretakers.handover.refused.closed.typed", text.strip()), "", me, page);
    }

    @PostMapping("/caretakers/handovers/{id}/items/{position}")
    ModelAndView tick(
            @PathVariable String id,
            @PathVariable String position,
            @RequestParam(defaultValue = "false") boolean done,
            SignedIn me,
            Page page) {
        var handover = find(id);
        if (!position.matches("\\d{1,4}")
                || !handovers.tick(handover.id(), Integer.parseInt(position), done, me.id())) {
            return refused(handover, page.t("caretakers.handover.refused.closed"), me, page);
        }
        return after(handover, me, page);
    }

    @PostMapping("/caretakers/handovers/{id}/confirm")
    ModelAndView confirm(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean knowing,
            SignedIn me,
            Page page,
            HttpServletResponse response) {
        var handover = find(id);
        return switch (handovers.confirm(handover.id(), me.id(), coordinates(me), knowing)) {
            case ConfirmHandoverResult.Noted noted -> {
                Toast.afterRedirect(response, "caretakers.handover.noted");
                yield back(handover);
            }
            case ConfirmHandoverResult.TakenOver taken -> {
                Toast.afterRedirect(response, "caretakers.handover.done");
                yield back(handover);
            }
            case ConfirmHandoverResult.ListOpen(int left) ->
                refused(handover, page.count("caretakers.handover.refused.list", left), me, page);
            case ConfirmHandoverResult.CardUnread(int newest) ->
                refused(handover, page.t("caretakers.handover.refused.card", newest), me, page);
            case ConfirmHandoverResult.SkillsMissing missing ->
                refused(handover, page.t("caretakers.handover.refused.skills"), me, page);
            case ConfirmHandoverResult.NotYours no ->
                refused(handover, page.t("caretakers.handover.refused.not-yours"), me, page);
            case ConfirmHandoverResult.Closed closed ->
                refused(handover, page.t("caretakers.handover.refused.closed"), me, page);
            case ConfirmHandoverResult.NotFound gone -> throw notThere();
        };
    }

    @PostMapping("/caretakers/handovers/{id}/cancel")
    ModelAndView cancel(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn me,
            Page page,
            HttpServletResponse response) {
        var handover = find(id);
        if (!handovers.cancel(handover.id(), reason)) {
            return refused(handover, page.t("caretakers.handover.refused.closed"), me, page);
        }
        Toast.afterRedirect(response, "caretakers.handover.cancelled");
        return back(handover);
    }

    /** A click on the list stays where it is; without the script the page comes anew. */
    private ModelAndView after(Handover handover, SignedIn me, Page page) {
        return page.fragment()
                ? page(handovers.find(handover.id()).orElseThrow(HandoverPages::notThere), "", "", me, page)
                : back(handover);
    }

    private ModelAndView refused(Handover handover, String error, SignedIn me, Page page) {
        return refused(handover, error, "", me, page);
    }

    private ModelAndView refused(Handover handover, String error, String typed, SignedIn me, Page page) {
        var answer = page(handovers.find(handover.id()).orElseThrow(HandoverPages::notThere), error, typed, me, page);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView page(Handover handover, String error, String typed, SignedIn me, Page page) {
        var client = clients.find(handover.client()).orElseThrow(HandoverPages::notThere);
        var named = new HashSet<PersonId>(List.of(handover.from(), handover.to()));
        named.addAll(handover.deputies());
        handover.startedBy().ifPresent(named::add);
        handover.given().ifPresent(one -> named.add(one.by()));
        handover.cancelled().flatMap(Handover.Cancelled::by).ifPresent(named::add);
        handover.items().forEach(item -> item.doneBy().ifPresent(named::add));
        boolean inPlace = coordinates(me)
                && !me.id().equals(handover.from())
                && !me.id().equals(handover.to())
                && !handovers.reachable(handover.from());
        var view = new HandoverView(
                handover,
                client,
                people.findAll(named),
                Objects.requireNonNull(preparation
                        .of(handover.client(), List.of(handover.to()))
                        .get(handover.to())),
                products.catalogue().values().stream().collect(Collectors.toMap(Application::code, Application::name)),
                me.id().equals(handover.to()) ? "TAKES" : me.id().equals(handover.from()) || inPlace ? "GIVES" : "",
                inPlace,
                coordinates(me),
                error,
                typed);
        return new ModelAndView(page.fragment() ? "caretakers/handover-now" : "caretakers/handover", "view", view);
    }

    private static ModelAndView back(Handover handover) {
        return new ModelAndView("redirect:/caretakers/handovers/" + handover.id());
    }

    private Handover find(String id) {
        try {
            return handovers.find(UUID.fromString(id)).orElseThrow(HandoverPages::notThere);
        } catch (IllegalArgumentException none) {
            throw notThere();
        }
    }

    private static boolean coordinates(SignedIn me) {
        return me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
