package pl.sos.work.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Timer;
import pl.sos.work.Timers;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/**
 * Two keystrokes on a ticket: {@code t}, minutes, Enter. Without minutes the stopwatch says how many; about one that ran for
 * less than a minute it is asked first.
 */
@Controller
class WorkBarPages {
    private static final String KEEP = "keep";
    private static final String DISCARD = "discard";

    private final WorkLog work;
    private final Timers timers;
    private final Tickets tickets;
    private final Clock clock;

    WorkBarPages(WorkLog work, Timers timers, Tickets tickets, Clock clock) {
        this.work = work;
        this.timers = timers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping("/tickets/{number}/work")
    ModelAndView bar(@PathVariable String number, SignedIn me) {
        return bar(ticket(number), me);
    }

    /** The stopwatch alone, which moves while somebody types beside it. */
    @GetMapping("/tickets/{number}/work/clock")
    ModelAndView clock(@PathVariable String number, SignedIn me) {
        var ticket = ticket(number);
        return new ModelAndView("work/clock", Map.of("number", ticket.number().toString(), "timer", timer(ticket, me)));
    }

    @PostMapping("/tickets/{number}/work")
    ModelAndView log(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam WorkKind kind,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String notAccounted,
            @RequestParam(defaultValue = "") String despite,
            @RequestParam(defaultValue = "") String brief,
            @RequestParam UUID formKey,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = ticket(number);
        var timer = timer(ticket, me);
        var now = clock.instant();
        var short_ = timer.filter(one -> minutes.isBlank() && one.brief(now));
        if (short_.isPresent() && brief.equals(DISCARD)) {
            timers.end(me.id(), short_.get().id());
            return bar(ticket, me);
        }
        if (short_.isPresent() && !brief.equals(KEEP)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view(new WorkBar(
                    ticket.number().toString(),
                    formKey,
                    timer,
                    timer.map(one -> one.minutes(now)),
                    kind,
                    "",
                    note,
                    Optional.of(RefusalView.brief(short_.get().elapsed(now).toSeconds(), page))));
        }
        var worked = minutes.isBlank() ? timer.map(one -> one.minutes(now)) : MinutesText.parse(minutes);
        var refusal = worked.isEmpty()
                ? Optional.of(new RefusalView(List.of(page.t("work.violation.unreadable")), false))
                : write(ticket, worked.get(), kind, note, notAccounted, despite, formKey, page, me, response);
        if (refusal.isEmpty()) {
            timer.ifPresent(one -> timers.end(me.id(), one.id()));
            return bar(ticket, me);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(new WorkBar(
                ticket.number().toString(),
                formKey,
                timer,
                timer.map(one -> one.minutes(now)),
                kind,
                minutes.isBlank()
                        ? worked.map(one -> String.valueOf(one.value())).orElse("")
                        : minutes,
                note,
                refusal));
    }

    private Optional<RefusalView> write(
            Ticket ticket,
            Minutes worked,
            WorkKind kind,
            String note,
            String notAccounted,
            String despite,
            UUID formKey,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var result = work.log(
                new LogWork(
                        "form:" + formKey,
                        new WorkSource.OfTicket(ticket.number()),
                        me.id(),
                        kind,
                        kind.usualChannel(),
                        clock.instant().minusSeconds(60 * worked.value()),
                        worked,
                        note,
                        notAccounted.isBlank() ? Counting.asAgreed() : new Counting.NotAccounted(notAccounted),
                        WorkForm.despite(despite)),
                Actor.of(me));
        if (result instanceof LogWorkResult.Logged logged) {
            Toast.changed(response, LoggedWords.of(logged, page));
        }
        return RefusalView.of(result, page);
    }

    private ModelAndView bar(Ticket ticket, SignedIn me) {
        var timer = timer(ticket, me);
        var now = clock.instant();
        return view(new WorkBar(
                ticket.number().toString(),
                Ids.next(),
                timer,
                timer.map(one -> one.minutes(now)),
                usualKind(ticket.category()),
                "",
                "",
                Optional.empty()));
    }

    private static ModelAndView view(WorkBar bar) {
        return new ModelAndView("work/bar", "bar", bar);
    }

    private Optional<Timer> timer(Ticket ticket, SignedIn me) {
        return timers.of(me.id()).stream()
                .filter(one ->
                        one.ticket().filter(on -> on.id().equals(ticket.id())).isPresent())
                .findFirst();
    }

    static WorkKind usualKind(Category category) {
        return switch (category) {
            case FAILURE, ERROR, CHANGE -> WorkKind.REMOTE;
            case CONSULTATION, OTHER -> WorkKind.CONSULTATION;
            case ANALYSIS -> WorkKind.ANALYSIS;
            case UPDATE -> WorkKind.ROLLOUT;
            case TRAINING -> WorkKind.TRAINING;
        };
    }

    private Ticket ticket(String number) {
        return TicketNumber.parse(number)
                .flatMap(tickets::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
