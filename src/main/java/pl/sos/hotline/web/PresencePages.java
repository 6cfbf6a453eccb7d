package pl.sos.hotline.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.SaidPresences;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** The mark in the top bar by which one says: present, on the phone, away until. */
@Controller
class PresencePages {
    private final SaidPresences presences;
    private final Caretakers caretakers;
    private final Clock clock;

    PresencePages(SaidPresences presences, Caretakers caretakers, Clock clock) {
        this.presences = presences;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    @GetMapping("/presence")
    ModelAndView presence(SignedIn me) {
        return view(me, "");
    }

    /** @param until the wall clock's time of today in Warsaw, such as 13:30 */
    @PostMapping("/presence")
    ModelAndView say(
            @RequestParam String state, @RequestParam(defaultValue = "") String until, Page page, SignedIn me) {
        var error = "";
        switch (state) {
            case "PRESENT" -> presences.present(me.id());
            case "ON_PHONE" -> presences.onPhone(me.id());
            case "AWAY" -> {
                var back = moment(until);
                if (back.isEmpty() || !presences.away(me.id(), back.get())) {
                    error = page.t("hotline.presence.wrong");
                }
            }
            default -> error = page.t("hotline.presence.wrong");
        }
        if (!page.fragment()) {
            return new ModelAndView("redirect:/");
        }
        var view = view(me, error);
        if (!error.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private Optional<Instant> moment(String until) {
        try {
            var today = clock.instant().atZone(Times.ZONE).toLocalDate();
            return Optional.of(
                    today.atTime(LocalTime.parse(until)).atZone(Times.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ModelAndView view(SignedIn me, String error) {
        var presence = caretakers.presence(me.id(), clock.instant());
        var state = switch (presence) {
            case Presence.Present here -> "PRESENT";
            case Presence.OnPhone talking -> "ON_PHONE";
            case Presence.Away away -> "AWAY";
            case Presence.OutsideWorkingTime closed -> "AFTER_HOURS";
        };
        return new ModelAndView(
                "hotline/presence",
                Map.of(
                        "view",
                        new PresenceView(
                                state, presence.until(), presences.of(me.id()).isPresent(), error)));
    }
}
