package pl.sos.hotline.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.Deadlines;
import pl.sos.clients.Clients;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hotline.Call;
import pl.sos.hotline.Calls;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** "What if a call came on Saturday at 10?": the rule of the telephone at any moment, without a telephone. Changes nothing. */
@Controller
class RehearsalPages {
    private final Calls calls;
    private final Clients clients;
    private final People people;
    private final Clock clock;

    RehearsalPages(Calls calls, Clients clients, People people, Clock clock) {
        this.calls = calls;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/hotline/rehearsal")
    ModelAndView rehearse(
            @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String from, Page page) {
        if (at.isBlank()) {
            var now = LocalDateTime.ofInstant(clock.instant(), Times.ZONE).truncatedTo(ChronoUnit.MINUTES);
            return shown(new RehearsalView(now.toString(), from, Map.of(), Optional.empty(), List.of(), List.of()));
        }
        var moment = moment(at);
        var errors = new LinkedHashMap<String, String>();
        if (moment.isEmpty()) {
            errors.put("at", page.t("hotline.rehearsal.wrong"));
        }
        TypedNumber.wrong(from, page).ifPresent(why -> errors.put("from", why));
        if (!errors.isEmpty()) {
            var refused = shown(new RehearsalView(at, from, errors, Optional.empty(), List.of(), List.of()));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        var call = calls.rehearse(from.strip(), moment.get());
        return shown(new RehearsalView(at, from, Map.of(), Optional.of(call), callers(call), rings(call)));
    }

    private static ModelAndView shown(RehearsalView view) {
        return new ModelAndView("hotline/rehearsal", "view", view);
    }

    private List<String> callers(Call call) {
        var companies = call.client().map(List::of).orElse(call.candidates());
        var names = clients.names(companies);
        var callers = new ArrayList<String>();
        call.contact().flatMap(people::find).map(Person::name).ifPresent(callers::add);
        for (ClientId one : companies) {
            callers.add(names.getOrDefault(one, "–"));
        }
        return callers;
    }

    private List<RehearsalView.Ring> rings(Call call) {
        var known = people.findAll(call.route());
        var rings = new ArrayList<RehearsalView.Ring>();
        for (int i = 0; i < call.route().size(); i++) {
            var person = known.get(call.route().get(i));
            var name = person == null ? "–" : person.name();
            rings.add(new RehearsalView.Ring(
                    name, PhoneNumbers.display(call.extensions().get(i))));
        }
        return rings;
    }

    /** Of the wall clock's time in Poland; empty when it is none, or so far away that no calendar reaches there. */
    private static Optional<Instant> moment(String text) {
        try {
            var at = LocalDateTime.parse(text).atZone(Times.ZONE).toInstant();
            return at.isBefore(Deadlines.EARLIEST) || !at.isBefore(Deadlines.LATEST)
                    ? Optional.empty()
                    : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
