package pl.sos.estimates.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.estimates.DecideResult;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.Evidence;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.page.Toast;
import pl.sos.tickets.web.Addresses;

/** An estimate in the portal: everybody of the client who sees the ticket reads it, a decision-maker decides. */
@Controller
class PortalEstimatePages {
    private final Estimates estimates;
    private final People people;
    private final Clock clock;

    PortalEstimatePages(Estimates estimates, People people, Clock clock) {
        this.estimates = estimates;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/portal/estimates/{id}")
    ModelAndView read(@PathVariable String id, SignedIn me) {
        return page(estimate(id), false, me);
    }

    @PostMapping("/portal/estimates/{id}/acceptance")
    ModelAndView accept(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String seen,
            SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var estimate = estimate(id);
        return answer(
                estimates.accept(estimate.id(), seen, me.id(), evidence(request)), estimate, "accepted", me, response);
    }

    @PostMapping("/portal/estimates/{id}/refusal")
    ModelAndView refuse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var estimate = estimate(id);
        return answer(
                estimates.refuse(estimate.id(), reason, me.id(), evidence(request)), estimate, "refused", me, response);
    }

    private ModelAndView answer(
            DecideResult result, Estimate estimate, String done, SignedIn me, HttpServletResponse response) {
        return switch (result) {
            case DecideResult.Decided decided -> {
                Toast.afterRedirect(response, "estimates.toast." + done);
                yield new ModelAndView("redirect:/portal/estimates/" + estimate.id());
            }
            case DecideResult.ChangedMeanwhile changed -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(changed.estimate(), true, me);
            }
            case DecideResult.NotOpen(var now) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(now, false, me);
            }
            case DecideResult.NotYours() -> throw Addresses.notFound();
            case DecideResult.NotFound() -> throw Addresses.notFound();
        };
    }

    private ModelAndView page(Estimate estimate, boolean changed, SignedIn me) {
        var verdict = estimates.verdict(estimate.id());
        var names = FiguresView.names(people, estimate, verdict);
        boolean decides = me.has(Role.DECISION_MAKER);
        var view = new DecisionView(
                FiguresView.of(estimate, verdict, () -> estimates.now(estimate), clock.instant(), names),
                "/portal/estimates/" + estimate.id(),
                decides,
                changed,
                decides ? List.of() : deciders(estimate),
                estimate.answer().flatMap(answer -> FiguresView.name(names, answer.by())));
        return new ModelAndView("estimates/portal", "view", view);
    }

    private List<String> deciders(Estimate estimate) {
        return people.contactsOf(estimate.client()).stream()
                .filter(person -> person.active() && person.has(Role.DECISION_MAKER))
                .map(Person::name)
                .toList();
    }

    private Estimate estimate(String id) {
        try {
            return estimates.find(EstimateId.of(id)).orElseThrow(Addresses::notFound);
        } catch (IllegalArgumentException noId) {
            throw Addresses.notFound();
        }
    }

    private static Evidence evidence(HttpServletRequest request) {
        return new Evidence(Evidence.Via.PORTAL, request.getRemoteAddr(), LinkPages.agent(request));
    }
}
