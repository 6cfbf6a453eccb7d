package pl.sos.work.web;

import java.time.Clock;
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
import pl.sos.kernel.TicketNumber;
import pl.sos.work.Timers;

/** The stopwatch in the top bar. While one runs the bar calls every minute, by which we know that somebody is there. */
@Controller
class TimerPages {
    private final Timers timers;
    private final Clock clock;

    TimerPages(Timers timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @GetMapping("/timer")
    ModelAndView timer(SignedIn me) {
        timers.heard(me.id());
        return view(me);
    }

    @PostMapping("/timer")
    ModelAndView start(@RequestParam(defaultValue = "") String ticket, SignedIn me) {
        var number = ticket.isBlank()
                ? Optional.<TicketNumber>empty()
                : Optional.of(TicketNumber.parse(ticket).orElseThrow(TimerPages::notFound));
        if (!timers.start(me.id(), number)) {
            throw notFound();
        }
        return view(me);
    }

    @PostMapping("/timer/pause")
    ModelAndView pause(SignedIn me) {
        timers.pause(me.id());
        return view(me);
    }

    @PostMapping("/timer/{id}/end")
    ModelAndView end(@PathVariable UUID id, SignedIn me) {
        timers.end(me.id(), id);
        return view(me);
    }

    @PostMapping("/timer/silences/{id}")
    ModelAndView answer(@PathVariable UUID id, @RequestParam boolean subtract, SignedIn me) {
        timers.answer(me.id(), id, subtract);
        return view(me);
    }

    private ModelAndView view(SignedIn me) {
        return new ModelAndView("work/timer", "view", new TimersView(timers.of(me.id()), clock.instant()));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
