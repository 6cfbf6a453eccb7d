package pl.sos.hotline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallBackResult;
import pl.sos.hotline.CallBacks;
import pl.sos.hotline.CallLists;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Duties;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** The hot-line of today: who talks, who waits for a call, who is on duty. */
@Controller
class HotlinePages {
    private static final int WAITING = 50;

    private final Calls calls;
    private final CallBacks callBacks;
    private final CallLists lists;
    private final CallScreens screens;
    private final Duties duties;
    private final Clients clients;
    private final People people;
    private final Clock clock;

    HotlinePages(
            Calls calls,
            CallBacks callBacks,
            CallLists lists,
            CallScreens screens,
            Duties duties,
            Clients clients,
            People people,
            Clock clock) {
        this.calls = calls;
        this.callBacks = callBacks;
        this.lists = lists;
        this.screens = screens;
        this.duties = duties;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/hotline")
    ModelAndView hotline(@RequestParam Optional<String> after, Page page, SignedIn me) {
        return hotline(after, HotlineView.ByHand.EMPTY, page, me);
    }

    @PostMapping("/hotline/calls")
    ModelAndView takenByHand(
            @RequestParam UUID formKey,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(name = "for", defaultValue = "") String whose,
            Page page,
            SignedIn me) {
        var wrong = TypedNumber.wrong(from, page);
        if (wrong.isPresent()) {
            var refused = hotline(Optional.empty(), new HotlineView.ByHand(from, whose, wrong.get()), page, me);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        var client = CallPages.named(whose, clients).map(Client::id);
        var call = calls.takenByHand("form:" + formKey, from, client, Optional.empty(), clock.instant(), me.id(), true);
        return new ModelAndView("redirect:/hotline/calls/" + call.id());
    }

    private ModelAndView hotline(Optional<String> after, HotlineView.ByHand byHand, Page page, SignedIn me) {
        var now = clock.instant();
        var hours = duties.hours();
        var waiting = lists.waiting(after, WAITING);
        return new ModelAndView(
                page.fragment() ? "hotline/now" : "hotline/hotline",
                "view",
                new HotlineView(
                        hours.openUntil(now),
                        hours.nextOpening(now),
                        duty(),
                        lists.running(),
                        lists.unwritten(me.id()),
                        waiting,
                        lists.waitingCount(),
                        callers(waiting.items()),
                        byHand,
                        Ids.next(),
                        me.id(),
                        now));
    }

    private List<HotlineView.DutyLine> duty() {
        var roster = duties.roster();
        var now = clock.instant();
        var onDuty = roster.onDuty(now);
        var staff = people.everyMember();
        return roster.on(now.atZone(roster.zone()).toLocalDate()).stream()
                .map(entry -> new HotlineView.DutyLine(
                        Optional.ofNullable(staff.get(entry.person()))
                                .map(Person::name)
                                .orElse("–"),
                        DutyView.hours(entry),
                        onDuty.contains(entry.person())))
                .toList();
    }

    /** Only where a call back waits and nobody knows who of the company called. */
    private Map<ClientId, List<Person>> callers(List<Call> waiting) {
        var found = new LinkedHashMap<ClientId, List<Person>>();
        waiting.stream()
                .filter(call -> call.callBack()
                        && call.contact().isEmpty()
                        && call.owner().isEmpty())
                .flatMap(call -> call.client().stream())
                .distinct()
                .limit(10)
                .forEach(client -> found.put(
                        client,
                        clients.contacts(client).stream().filter(Person::active).toList()));
        return found;
    }

    private record Said(String sentence, Optional<Toast.Link> link) {
        static Said of(String sentence) {
            return new Said(sentence, Optional.empty());
        }
    }

    /** @param onPage asked for on the call's own page, not in the list */
    @PostMapping("/hotline/calls/{id}/take")
    ModelAndView take(
            @PathVariable UUID id,
            @RequestParam Optional<String> contact,
            @RequestParam(name = "page", defaultValue = "false") boolean onPage,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var caller = contact.filter(text -> text.length() == 36).flatMap(HotlinePages::person);
        return answer(callBacks.take(id, caller, me), HotlinePages::taken, onPage, page, response, me);
    }

    private static Said taken(Call call, Page page) {
        var ticket = call.names().ticket();
        return new Said(
                page.t(ticket == null ? "hotline.taken" : "hotline.taken.ticket", String.valueOf(ticket)),
                CallPages.leadingTo(ticket));
    }

    private static Optional<PersonId> person(String id) {
        try {
            return Optional.of(PersonId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/hotline/calls/{id}/give-back")
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "false") boolean onPage,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return answer(
                callBacks.giveBack(id, me.id()),
                (_, _) -> Said.of(page.t("hotline.given-back")),
                onPage,
                page,
                response,
                me);
    }

    @PostMapping("/hotline/calls/{id}/done")
    ModelAndView done(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(name = "page", defaultValue = "false") boolean onPage,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return answer(
                callBacks.done(id, note.strip(), me.id()),
                (_, _) -> Said.of(page.t("hotline.done.said")),
                onPage,
                page,
                response,
                me);
    }

    private ModelAndView answer(
            CallBackResult result,
            BiFunction<Call, Page, Said> said,
            boolean onPage,
            Page page,
            HttpServletResponse response,
            SignedIn me) {
        return switch (result) {
            case CallBackResult.NotFound() -> throw CallPages.notFound();
            case CallBackResult.Done(var call) ->
                onPage
                        ? new ModelAndView("redirect:/hotline/calls/" + call.id())
                        : list(said.apply(call, page), page, response, me);
            case CallBackResult.Overtaken(var call) -> {
                var why = HotlineView.overtaken(call, page);
                yield onPage
                        ? CallPages.overtaken(screens.refused(call, why), response)
                        : list(Said.of(why), page, response, me);
            }
        };
    }

    private ModelAndView list(Said said, Page page, HttpServletResponse response, SignedIn me) {
        if (!page.fragment()) {
            return new ModelAndView("redirect:/hotline");
        }
        Toast.withFragment(response, said.sentence(), said.link());
        return hotline(Optional.empty(), page, me);
    }

    /** Names that begin so, for a field in which one says who calls. */
    @GetMapping("/hotline/clients")
    ModelAndView names(@RequestParam(name = "for", defaultValue = "") String typed) {
        var short60 = typed.length() > 60 ? typed.substring(0, 60) : typed;
        return new ModelAndView(
                "hotline/client-names",
                "clients",
                clients.list(short60, Optional.empty(), 8).items());
    }

    /** The latest calls of a client, for its page. */
    @GetMapping("/clients/{slug}/calls")
    ModelAndView ofClient(@PathVariable String slug) {
        var client = clients.findBySlug(slug).orElseThrow(CallPages::notFound);
        return new ModelAndView("hotline/of-client", Map.of("client", client, "calls", lists.ofClient(client.id(), 6)));
    }
}
