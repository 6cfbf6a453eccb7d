package pl.sos.notifications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import pl.sos.identity.SignedIn;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.QuietHours;
import pl.sos.notifications.Way;
import pl.sos.notifications.internal.ChoiceStore;
import pl.sos.notifications.internal.KeptHours;
import pl.sos.notifications.internal.PushEndpoints;
import pl.sos.notifications.internal.PushKeys;
import pl.sos.notifications.internal.PushStore;
import pl.sos.notifications.internal.Vapid;
import pl.sos.page.Toast;

/** What a person chooses to be told of, how and when. */
@Controller
class ChoicesPage {
    private static final String ADDRESS = "/account/notifications";
    private static final int MAX_AGENT = 300;

    private final ChoiceStore store;
    private final PushStore pushes;
    private final PushEndpoints endpoints;
    private final Vapid vapid;
    private final Clock clock;

    ChoicesPage(ChoiceStore store, PushStore pushes, PushEndpoints endpoints, Vapid vapid, Clock clock) {
        this.store = store;
        this.pushes = pushes;
        this.endpoints = endpoints;
        this.vapid = vapid;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    ModelAndView show(SignedIn me) {
        return page(ChoicesView.of(
                me.person(), store.of(me.person()), store.hours(me.id()), pushes.of(me.id()), vapid.publicKey()));
    }

    /** @param way such as {@code ANSWERED.MAIL}: every box that is ticked */
    @PostMapping(ADDRESS)
    ModelAndView save(
            SignedIn me,
            @RequestParam(required = false) Optional<Set<String>> way,
            @RequestParam(defaultValue = "false") boolean quiet,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietTo,
            @RequestParam(defaultValue = "false") boolean digest,
            @RequestParam(defaultValue = "") String digestAt,
            HttpServletResponse response) {
        var ticked = way.orElse(Set.of());
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        Happening.of(me.person())
                .forEach(what -> ways.put(
                        what,
                        Happening.waysFor(me.person()).stream()
                                .filter(one -> ticked.contains(what + "." + one))
                                .collect(Collectors.toUnmodifiableSet())));
        var from = time(quietFrom);
        var to = time(quietTo);
        var at = time(digestAt);
        var error = quiet && (from.isEmpty() || to.isEmpty() || from.equals(to))
                ? "notifications.quiet.wrong"
                : digest && at.isEmpty() ? "notifications.digest.wrong" : "";
        if (!error.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(new ChoicesView(
                    me.person(),
                    new Choices(ways, Optional.empty(), Optional.empty()),
                    pushes.of(me.id()),
                    vapid.publicKey(),
                    quiet,
                    quietFrom,
                    quietTo,
                    digest,
                    digestAt,
                    error));
        }
        var hours = new KeptHours(
                from.flatMap(one -> to.filter(two -> !two.equals(one)).map(two -> new QuietHours(one, two))), at);
        store.save(
                me.id(),
                new Choices(
                        ways,
                        hours.quiet().filter(on -> quiet),
                        hours.digestAt().filter(on -> digest)),
                hours,
                clock.instant());
        Toast.afterRedirect(response, "notifications.saved");
        return seeOther();
    }

    /** From the page's script, with what the browser gave it (Push API, PushSubscription). */
    @PostMapping(ADDRESS + "/push")
    ResponseEntity<Map<String, String>> subscribe(
            SignedIn me,
            @RequestParam String endpoint,
            @RequestParam String key,
            @RequestParam String secret,
            HttpServletRequest request) {
        var address = endpoints.read(endpoint).map(URI::toString);
        try {
            var theirs = Base64.getUrlDecoder().decode(key);
            var hidden = Base64.getUrlDecoder().decode(secret);
            if (address.isEmpty() || !PushKeys.fit(theirs, hidden)) {
                return ResponseEntity.unprocessableContent().build();
            }
            var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
            pushes.subscribe(
                    me.id(),
                    address.get(),
                    theirs,
                    hidden,
                    agent.substring(0, Math.min(agent.length(), MAX_AGENT)),
                    clock.instant());
            return ResponseEntity.noContent().build();
        } catch (IllegalArgumentException notBase64) {
            return ResponseEntity.unprocessableContent().build();
        }
    }

    @PostMapping(ADDRESS + "/push/{id}/remove")
    ModelAndView unsubscribe(SignedIn me, @PathVariable String id, HttpServletResponse response) {
        try {
            if (pushes.unsubscribe(me.id(), UUID.fromString(id))) {
                Toast.afterRedirect(response, "notifications.push.removed");
                return seeOther();
            }
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, noId);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ModelAndView page(ChoicesView view) {
        return new ModelAndView("notifications/choices", "view", view);
    }

    private static ModelAndView seeOther() {
        var redirect = new RedirectView(ADDRESS);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalTime.parse(text.strip()).truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
