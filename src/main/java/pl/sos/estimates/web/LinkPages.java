package pl.sos.estimates.web;

import jakarta.servlet.http.HttpServletRequest;
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
import pl.sos.estimates.DecideResult;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.Evidence;

/** An estimate by the link from the letter: nobody signs in, nothing else is shown, opening it decides nothing. */
@Controller
class LinkPages {
    private final Estimates estimates;
    private final Clock clock;

    LinkPages(Estimates estimates, Clock clock) {
        this.estimates = estimates;
        this.clock = clock;
    }

    @GetMapping("/estimates/{token}")
    ModelAndView open(@PathVariable String token, HttpServletResponse response) {
        return page(token, false, response);
    }

    @PostMapping("/estimates/{token}/acceptance")
    ModelAndView accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(token, estimates.acceptByLink(token, seen, evidence(request)), response);
    }

    @PostMapping("/estimates/{token}/refusal")
    ModelAndView refuse(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(token, estimates.refuseByLink(token, reason, evidence(request)), response);
    }

    private ModelAndView answer(String token, DecideResult result, HttpServletResponse response) {
        return switch (result) {
            case DecideResult.Decided(var estimate) -> said(estimate, response);
            case DecideResult.ChangedMeanwhile changed -> page(token, true, response);
            case DecideResult.NotOpen(var estimate) -> gone(response);
            case DecideResult.NotYours() -> gone(response);
            case DecideResult.NotFound() -> gone(response);
        };
    }

    private ModelAndView page(String token, boolean changed, HttpServletResponse response) {
        var found = estimates.byLink(token);
        if (found.isEmpty()) {
            return gone(response);
        }
        if (changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        secretAddress(response);
        var open = found.get();
        var view = new DecisionView(
                FiguresView.open(open.estimate(), open.now(), clock.instant(), Optional.empty()),
                "/estimates/" + token,
                true,
                changed,
                List.of(),
                Optional.empty());
        return new ModelAndView("estimates/by-link", "view", view);
    }

    private static ModelAndView said(Estimate estimate, HttpServletResponse response) {
        secretAddress(response);
        return new ModelAndView(
                "estimates/link-said",
                Map.of("key", estimate.state() == EstimateState.ACCEPTED ? "accepted" : "refused"));
    }

    /** Forged, used, over, withdrawn: all look the same to who has no other proof than the address. */
    private static ModelAndView gone(HttpServletResponse response) {
        secretAddress(response);
        response.setStatus(HttpStatus.GONE.value());
        return new ModelAndView("estimates/link-said", Map.of("key", "gone"));
    }

    /** The address of this page is the secret: nothing that is followed from here may carry it along. */
    private static void secretAddress(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    private static Evidence evidence(HttpServletRequest request) {
        return new Evidence(Evidence.Via.LINK, request.getRemoteAddr(), agent(request));
    }

    static String agent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    }
}
