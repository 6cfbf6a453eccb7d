package pl.sos.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Presence;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Addressing;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;

/**
 * The first page: what needs me now, then my clients with a light each; who coordinates sees people, breaches and
 * {@link WatchView} too.
 */
@Controller
class HomePage {
    private final Queue queue;
    private final BellLines bell;
    private final Caretakers caretakers;
    private final Clients clients;
    private final People people;
    private final Watch watch;
    private final Clock clock;

    HomePage(
            Queue queue,
            BellLines bell,
            Caretakers caretakers,
            Clients clients,
            People people,
            Watch watch,
            Clock clock) {
        this.queue = queue;
        this.bell = bell;
        this.caretakers = caretakers;
        this.clients = clients;
        this.people = people;
        this.watch = watch;
        this.clock = clock;
    }

    private static String addressed(String name, Page page) {
        var first = Addressing.first(name);
        return page.polish()
                ? Addressing.polish(name).map(Addressing.Vocative::first).orElse(first)
                : first;
    }

    @GetMapping("/")
    ModelAndView home(Page page, SignedIn me) {
        if (!me.isStaff()) {
            return new ModelAndView("redirect:/portal");
        }
        var now = clock.instant();
        boolean coordinates = me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR);
        var breaching = queue.page(QueueFilter.of(QueueTab.BREACHING, me.id()), Optional.empty(), 200)
                .items();
        var view = new HomeView(
                addressed(me.person().name(), page),
                queue.counts(me.id()),
                queue.page(QueueFilter.of(QueueTab.MINE, me.id()), Optional.empty(), 8)
                        .items(),
                lights(me, breaching, now),
                bell.latest(me.id(), 8),
                coordinates,
                coordinates ? breaching.stream().limit(8).toList() : List.of(),
                coordinates ? people(now) : List.of(),
                coordinates ? Optional.of(watch.at(now)) : Optional.empty());
        return new ModelAndView(page.fragment() ? "desk/home-now" : "desk/home", "view", view);
    }

    private List<HomeView.ClientLight> lights(SignedIn me, List<QueueRow> breaching, Instant now) {
        var own = caretakers.clientsOf(me.id());
        var mine = new LinkedHashSet<>(own);
        mine.addAll(caretakers.standsInFor(me.id(), now));
        var worst = new HashMap<ClientId, String>();
        for (QueueRow row : breaching) {
            worst.merge(row.client(), QueueView.level(row, now), (a, b) -> a.equals("late") ? a : b);
        }
        var names = clients.names(mine);
        return mine.stream()
                .flatMap(client -> Optional.ofNullable(names.get(client)).stream()
                        .map(name -> new HomeView.ClientLight(
                                name, client.toString(), worst.getOrDefault(client, "calm"), !own.contains(client))))
                .sorted(Comparator.comparingInt((HomeView.ClientLight light) ->
                        List.of("late", "soon", "calm").indexOf(light.level())))
                .toList();
    }

    private List<HomeView.PersonLine> people(Instant now) {
        var staff = people.staff();
        Map<PersonId, Presence> presence =
                caretakers.presence(staff.stream().map(Person::id).toList(), now);
        return staff.stream()
                .flatMap(person ->
                        Optional.ofNullable(presence.get(person.id())).stream().map(state -> line(person, state)))
                .sorted(Comparator.comparing(
                        (HomeView.PersonLine line) -> !line.state().equals("AWAY")))
                .toList();
    }

    private static HomeView.PersonLine line(Person person, Presence presence) {
        return switch (presence) {
            case Presence.Present here -> new HomeView.PersonLine(person.name(), "PRESENT", Optional.of(here.until()));
            case Presence.OnPhone talking -> new HomeView.PersonLine(person.name(), "ON_PHONE", Optional.empty());
            case Presence.Away away -> new HomeView.PersonLine(person.name(), "AWAY", Optional.of(away.until()));
            case Presence.OutsideWorkingTime closed ->
                new HomeView.PersonLine(person.name(), "OUTSIDE", Optional.of(closed.until()));
        };
    }
}
