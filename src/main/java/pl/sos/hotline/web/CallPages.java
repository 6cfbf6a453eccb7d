package pl.sos.hotline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallLists;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Settle;
import pl.sos.hotline.SettleResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;
import pl.sos.work.WorkEntry;
import pl.sos.work.web.MinutesText;
import pl.sos.work.web.WorkForm;

/** The call on the screen: it opens by itself, is picked up by a key, and says at its end what it became. */
@Controller
class CallPages {
    /** Who called is none of the client's people. */
    private static final String SOMEBODY = "SOMEBODY";

    private final Calls calls;
    private final CallLists lists;
    private final CallScreens screens;
    private final Clients clients;
    private final People people;
    private final Tickets tickets;
    private final Clock clock;

    CallPages(
            Calls calls,
            CallLists lists,
            CallScreens screens,
            Clients clients,
            People people,
            Tickets tickets,
            Clock clock) {
        this.calls = calls;
        this.lists = lists;
        this.screens = screens;
        this.clients = clients;
        this.people = people;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What belongs on the person's screen at this moment; nothing most of the time. */
    @GetMapping("/hotline/pop")
    ModelAndView pop(SignedIn me) {
        return pop(lists.onScreen(me.id()).map(screens::of));
    }

    @GetMapping("/hotline/calls/{id}")
    ModelAndView call(@PathVariable UUID id) {
        return new ModelAndView("hotline/call-page", "screen", screens.of(find(id)));
    }

    @PostMapping("/hotline/calls/{id}/answer")
    ModelAndView answer(@PathVariable UUID id, Page page, SignedIn me, HttpServletResponse response) {
        var call = calls.answered(id, me.id(), true).orElseThrow(CallPages::notFound);
        if (!call.answeredBy().equals(Optional.of(me.id()))) {
            var why = HotlineView.overtaken(call, page);
            if (!page.fragment()) {
                return overtaken(screens.refused(call, why), response);
            }
            Toast.withFragment(response, why);
            return pop(Optional.empty());
        }
        return page.fragment() ? shown(call) : new ModelAndView("redirect:/hotline/calls/" + id);
    }

    @PostMapping("/hotline/calls/{id}/hang-up")
    ModelAndView hangUp(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean nobody,
            @RequestParam Map<String, String> typed,
            Page page) {
        var call = calls.ended(id, nobody).orElseThrow(CallPages::notFound);
        if (!page.fragment()) {
            return new ModelAndView(nobody ? "redirect:/hotline" : "redirect:/hotline/calls/" + id);
        }
        return nobody ? pop(Optional.empty()) : pop(Optional.of(screens.of(call, typed, CallRefusal.NONE)));
    }

    /** Of a talk that runs beside this one: the person says that it ended, now or before this one began. */
    @PostMapping("/hotline/calls/{id}/beside/{other}/end")
    ModelAndView endBeside(
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam(defaultValue = "false") boolean before,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ended = calls.endedBeside(id, other, me.id(), before).orElseThrow(CallPages::notFound);
        var who = HotlineView.who(ended, page);
        var link = Optional.of(new Toast.Link(who, "/hotline/calls/" + other));
        if (!page.fragment()) {
            Toast.afterRedirect(response, "hotline.beside.ended", List.of(who), link);
            return new ModelAndView("redirect:/hotline/calls/" + id);
        }
        Toast.withFragment(response, page.t("hotline.beside.ended", who), link);
        return shown(find(id));
    }

    @PostMapping("/hotline/calls/{id}/identify")
    ModelAndView identify(
            @PathVariable UUID id,
            @RequestParam(name = "for", defaultValue = "") String whose,
            @RequestParam Optional<UUID> contact,
            Page page,
            HttpServletResponse response) {
        var call = find(id);
        var client = named(whose, clients);
        if (client.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var refusal = CallRefusal.at("for", page.t("hotline.no-such-client"));
            return shown(screens.of(call, Map.of("for", whose), refusal), page);
        }
        var known = contact.map(PersonId::new)
                .filter(one -> people.find(one).flatMap(Person::client).equals(client.map(Client::id)));
        var identified = calls.identify(id, client.get().id(), known).orElse(call);
        return page.fragment() ? shown(identified) : new ModelAndView("redirect:/hotline/calls/" + id);
    }

    @PostMapping("/hotline/calls/{id}/settle")
    ModelAndView settle(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var call = find(id);
        var chosen = typed.getOrDefault("became", "");
        var number = TicketNumber.parse(chosen.equals("OTHER") ? typed.getOrDefault("number", "") : chosen);
        var wrong = new LinkedHashMap<String, String>();
        if (chosen.equals("OTHER") && !isOfTheCaller(call, number)) {
            wrong.put("number", page.t("hotline.no-such-ticket"));
        }
        Settle.Became became = number.isPresent()
                ? new Settle.Became.Known(number.get())
                : chosen.equals("NEW") ? opened(typed) : new Settle.Became.Nothing();
        var minutes = typed.getOrDefault("minutes", "").strip();
        var passed = MinutesText.parse(minutes).filter(some -> some.value() > 0);
        if (passed.isEmpty() && !minutes.matches("[0:]*")) {
            wrong.put("minutes", page.t("hotline.minutes.wrong"));
        }
        boolean notAccounted = typed.getOrDefault("counting", "").equals("NOT_ACCOUNTED");
        if (passed.isEmpty() && notAccounted && wrong.isEmpty()) {
            passed = Optional.of(call.toWrite(clock.instant()));
        }
        if (passed.isEmpty() && (call.client().isPresent() || !(became instanceof Settle.Became.Nothing))) {
            wrong.putIfAbsent("minutes", page.t("hotline.minutes.empty"));
        }
        boolean somebody = typed.getOrDefault("contact", "").equals(SOMEBODY);
        var name = somebody ? typed.getOrDefault("caller", "").strip() : "";
        if (somebody && name.isEmpty()) {
            wrong.put("caller", page.t("hotline.violation.caller"));
        }
        if (!wrong.isEmpty()) {
            return refused(call, typed, CallRefusal.of(wrong), page, response);
        }
        var contact = text(typed, "contact").flatMap(CallPages::person).flatMap(people::find);
        var wish = new Settle(
                id,
                call.client().isEmpty() ? contact.flatMap(Person::client) : Optional.empty(),
                contact.filter(one -> call.client().isEmpty() || one.client().equals(call.client()))
                        .map(Person::id),
                became,
                passed,
                typed.getOrDefault("note", "").strip(),
                WorkForm.counting(typed.getOrDefault("counting", ""), typed.getOrDefault("reason", "")),
                WorkForm.despite(typed.getOrDefault("despite", "")),
                name,
                true);
        var result = calls.settle(wish, Actor.of(me));
        return result instanceof SettleResult.Settled(var settled, var work)
                ? settled(settled, work, page, response)
                : refused(call, typed, CallRefusal.of(result, page), page, response);
    }

    /** A number that is typed is easily another's; of a call nobody knows it says whose it is. */
    private boolean isOfTheCaller(Call call, Optional<TicketNumber> number) {
        return number.flatMap(tickets::find)
                .filter(ticket -> call.client().map(ticket.client()::equals).orElse(true))
                .isPresent();
    }

    private static Settle.Became opened(Map<String, String> typed) {
        var note = typed.getOrDefault("note", "").strip();
        return new Settle.Became.Opened(
                text(typed, "category").flatMap(CallPages::category).orElse(Category.CONSULTATION),
                Optional.empty(),
                text(typed, "application"),
                typed.getOrDefault("subject", ""),
                note);
    }

    private ModelAndView settled(Call call, Optional<WorkEntry> work, Page page, HttpServletResponse response) {
        var ticket = call.names().ticket();
        var said = said(call, work, page);
        var link = new Toast.Link(page.t("hotline.settled.words"), "/hotline/calls/" + call.id());
        if (page.fragment()) {
            Toast.changed(
                    response,
                    page.t(said.key(), said.arguments().toArray()),
                    leadingTo(ticket).or(() -> Optional.of(link)));
            return pop(Optional.empty());
        }
        // That of a ticket would lead to the page that this leads to.
        Toast.afterRedirect(
                response, said.key(), said.arguments(), Optional.of(link).filter(one -> ticket == null));
        return new ModelAndView(ticket != null ? "redirect:/tickets/" + ticket : "redirect:/hotline");
    }

    static Optional<Toast.Link> leadingTo(@Nullable TicketNumber ticket) {
        return Optional.ofNullable(ticket).map(one -> new Toast.Link(one.toString(), "/tickets/" + one));
    }

    private record Said(String key, List<String> arguments) {
        static Said of(String key, String... arguments) {
            return new Said(key, List.of(arguments));
        }
    }

    /** Where the contract rounds, or nothing is charged, both amounts. */
    private static Said said(Call call, Optional<WorkEntry> work, Page page) {
        var ticket = call.names().ticket();
        var caller = HotlineView.caller(call, page);
        var rounded = work.filter(entry -> !entry.accounted().equals(entry.minutes()));
        if (rounded.isPresent()) {
            var worked = page.minutes(rounded.get().minutes());
            var accounted = page.minutes(rounded.get().accounted());
            return ticket != null
                    ? Said.of("hotline.settled.ticket.accounted", ticket.toString(), caller, worked, accounted)
                    : Said.of("hotline.settled.accounted", caller, worked, accounted);
        }
        if (ticket != null) {
            return Said.of("hotline.settled.ticket", ticket.toString(), caller);
        }
        return call.minutes()
                .map(minutes -> Said.of("hotline.settled.minutes", caller, page.minutes(minutes)))
                .orElseGet(() -> Said.of("hotline.settled.of", caller));
    }

    private ModelAndView refused(
            Call call, Map<String, String> typed, CallRefusal refusal, Page page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return shown(screens.of(call, typed, refusal), page);
    }

    private ModelAndView shown(Call call) {
        return pop(Optional.of(screens.of(call)));
    }

    private static ModelAndView shown(CallScreen screen, Page page) {
        return page.fragment() ? pop(Optional.of(screen)) : new ModelAndView("hotline/call-page", "screen", screen);
    }

    /** Somebody was quicker: the page says who, and how the call stands now. */
    static ModelAndView overtaken(CallScreen screen, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return new ModelAndView("hotline/call-page", "screen", screen);
    }

    private static ModelAndView pop(Optional<CallScreen> screen) {
        return new ModelAndView("hotline/pop", "screen", screen);
    }

    /** A client by its address or its name. */
    static Optional<Client> named(String typed, Clients clients) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return clients.findBySlug(text)
                .or(() -> clients.list(text, Optional.empty(), 20).items().stream()
                        .filter(client -> client.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    private static Optional<String> text(Map<String, String> typed, String field) {
        return Optional.ofNullable(typed.get(field)).filter(value -> !value.isBlank());
    }

    private static Optional<Category> category(String name) {
        return Arrays.stream(Category.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static Optional<PersonId> person(String id) {
        try {
            return Optional.of(PersonId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Call find(UUID id) {
        return calls.find(id).orElseThrow(CallPages::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
