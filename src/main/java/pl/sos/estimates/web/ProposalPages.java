package pl.sos.estimates.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.OfferWords;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.estimates.Violation;
import pl.sos.estimates.WithdrawResult;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;

/** Estimating work on a ticket, in a dialog over it, and taking an estimate back. */
@Controller
class ProposalPages {
    private final Estimates estimates;
    private final Tickets tickets;
    private final People people;
    private final Clock clock;

    ProposalPages(Estimates estimates, Tickets tickets, People people, Clock clock) {
        this.estimates = estimates;
        this.tickets = tickets;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/tickets/{number}/estimate")
    ModelAndView open(@PathVariable String number) {
        var ticket = ticket(number);
        var kind = switch (ticket.category()) {
            case CONSULTATION -> WorkKind.CONSULTATION;
            case UPDATE -> WorkKind.ROLLOUT;
            case TRAINING -> WorkKind.TRAINING;
            case FAILURE, ERROR, ANALYSIS, CHANGE, OTHER -> WorkKind.ANALYSIS;
        };
        return dialog(ticket, Ids.next().toString(), Map.of("kind", kind.name()), List.of());
    }

    /** The sentence under the form while it is being filled in. */
    @GetMapping("/tickets/{number}/estimate/offer")
    ModelAndView offer(@PathVariable String number, @RequestParam Map<String, String> given) {
        var ticket = ticket(number);
        return new ModelAndView(
                "estimates/offer-line",
                "offer",
                minutes(given).flatMap(minutes -> estimates.preview(ticket.number(), minutes, kind(given))));
    }

    @PostMapping("/tickets/{number}/estimate")
    ModelAndView propose(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @RequestParam String key,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = ticket(number);
        var errors = new ArrayList<String>();
        Optional<LocalDate> until = Optional.empty();
        try {
            until = Optional.ofNullable(given.get("validUntil"))
                    .filter(day -> !day.isBlank())
                    .map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            errors.add(page.t("estimates.violation.day", 90));
        }
        var wish = new ProposeEstimate(
                key,
                ticket.number(),
                minutes(given).orElse(Minutes.ZERO),
                kind(given),
                given.getOrDefault("what", ""),
                until);
        if (errors.isEmpty()) {
            switch (estimates.propose(wish, me.id())) {
                case ProposeResult.Proposed(var estimate, var asked) -> {
                    Toast.changed(response, page.t("estimates.toast.proposed", String.join(", ", asked)));
                    return new ModelAndView("tickets/nothing");
                }
                case ProposeResult.NotPossible(var offer) ->
                    errors.add(page.t("estimates.not-possible", page.say(OfferWords.of(offer))));
                case ProposeResult.NobodyDecides() -> errors.add(page.t("estimates.nobody-decides"));
                case ProposeResult.Refused(var violations) -> errors.addAll(sentences(violations, page));
                case ProposeResult.NotFound() -> throw Addresses.notFound();
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return dialog(ticket, key, given, errors);
    }

    @PostMapping("/tickets/{number}/estimate/withdrawal")
    ModelAndView withdraw(
            @PathVariable String number,
            @RequestParam String estimate,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = ticket(number);
        var mine = estimates.of(ticket.id()).stream()
                .filter(one -> one.id().toString().equals(estimate))
                .map(Estimate::id)
                .findFirst()
                .orElseThrow(Addresses::notFound);
        if (reason.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return dialog(ticket, Ids.next().toString(), Map.of(), List.of(page.t("estimates.violation.reason")));
        }
        return switch (withdrawn(mine, reason, me)) {
            case WithdrawResult.Withdrawn done -> {
                Toast.changed(response, page.t("estimates.toast.withdrawn"));
                yield new ModelAndView("tickets/nothing");
            }
            case WithdrawResult.NotOpen late -> dialog(ticket, Ids.next().toString(), Map.of(), List.of());
            case WithdrawResult.NotFound() -> throw Addresses.notFound();
        };
    }

    /** The figures of one estimate under its line on the ticket: what waits, or what was decided on. */
    @GetMapping("/tickets/{number}/estimates/{id}")
    ModelAndView figures(@PathVariable String number, @PathVariable String id) {
        var estimate = estimates.of(ticket(number).id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(Addresses::notFound);
        var verdict = estimates.verdict(estimate.id());
        var names = FiguresView.names(people, estimate, verdict);
        return new ModelAndView(
                "estimates/figures",
                "view",
                FiguresView.of(estimate, verdict, () -> estimates.now(estimate), clock.instant(), names));
    }

    private WithdrawResult withdrawn(EstimateId id, String reason, SignedIn me) {
        return estimates.withdraw(id, reason, me.id());
    }

    private ModelAndView dialog(Ticket ticket, String key, Map<String, String> given, List<String> errors) {
        var standing = estimates.of(ticket.id()).stream()
                .filter(one -> one.waits() || one.state() == EstimateState.ACCEPTED)
                .findFirst();
        var offer = minutes(given).flatMap(minutes -> estimates.preview(ticket.number(), minutes, kind(given)));
        return new ModelAndView(
                "estimates/proposal",
                "view",
                new ProposalView(ticket.number().toString(), key, given, errors, offer, standing));
    }

    private static List<String> sentences(List<Violation> violations, Page page) {
        return violations.stream()
                .map(one -> page.t(
                        "estimates.violation." + one.code(), one.arguments().toArray()))
                .toList();
    }

    private static WorkKind kind(Map<String, String> given) {
        return Arrays.stream(WorkKind.values())
                .filter(kind -> kind.name().equals(given.get("kind")))
                .findFirst()
                .orElse(WorkKind.ANALYSIS);
    }

    /** Hours and minutes apart, as people speak of them. */
    private static Optional<Minutes> minutes(Map<String, String> given) {
        var hours = number(given.get("hours"));
        var minutes = number(given.get("minutes"));
        return hours.isEmpty() && minutes.isEmpty()
                ? Optional.empty()
                : Optional.of(Minutes.of(hours.orElse(0) * 60L + minutes.orElse(0)))
                        .filter(some -> some.value() > 0);
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(one -> one.matches("\\d{1,4}"))
                .map(Integer::valueOf);
    }

    private Ticket ticket(String number) {
        TicketNumber wanted = Addresses.number(number);
        return tickets.find(wanted).orElseThrow(Addresses::notFound);
    }
}
