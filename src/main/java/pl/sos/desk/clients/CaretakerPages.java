package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.AppointResult;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Proposals;
import pl.sos.caretakers.StartHandoverResult;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.page.Times;
import pl.sos.page.Toast;

/**
 * Choosing a client's caretaker among those who fit best. The first one is appointed at once; another one begins a
 * handover; the same one with other deputies is appointed anew. Where somebody else changed it meanwhile, nothing is stored and
 * the page shows what changed beside what was chosen.
 */
@Controller
class CaretakerPages {
    private final Clients clients;
    private final Caretakers caretakers;
    private final Handovers handovers;
    private final Proposals proposals;
    private final People people;
    private final Clock clock;

    CaretakerPages(
            Clients clients,
            Caretakers caretakers,
            Handovers handovers,
            Proposals proposals,
            People people,
            Clock clock) {
        this.clients = clients;
        this.caretakers = caretakers;
        this.handovers = handovers;
        this.proposals = proposals;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/clients/{slug}/caretaker")
    ModelAndView choose(@PathVariable String slug) {
        var client = find(slug);
        var holds = holds(client);
        return page(
                client,
                holds.map(one -> one.primary().toString()).orElse(""),
                holds.map(Appointment::deputies).orElse(List.of()).stream()
                        .map(PersonId::toString)
                        .toList(),
                today().toString(),
                "",
                List.of(),
                HttpStatus.OK);
    }

    private Optional<Appointment> holds(Client client) {
        return caretakers.history(client.id()).stream()
                .filter(one -> !one.from().isAfter(today()))
                .findFirst();
    }

    private CareSeen now(Client client) {
        return CareSeen.of(holds(client), handovers.openOf(client.id()));
    }

    @PostMapping("/clients/{slug}/caretaker")
    ModelAndView appoint(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String primary,
            @RequestParam(required = false) Optional<List<String>> deputies,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response) {
        var client = find(slug);
        var typed = deputies.orElse(List.of());
        try {
            var person = PersonId.of(primary);
            var named = typed.stream()
                    .filter(text -> !text.isBlank())
                    .map(PersonId::of)
                    .toList();
            var day = LocalDate.parse(from);
            var now = now(client);
            var before = CareSeen.read(seen).orElse(now);
            if (sameWish(client, person, named, day)) {
                return underWay(client, response);
            }
            if (!before.equals(now)) {
                return conflict(client, before, person, named, typed, from);
            }
            var current = caretakers.lookingAfter(client.id(), clock.instant()).map(LooksAfter::caretaker);
            return current.isPresent() && !current.get().equals(person)
                    ? handOver(client, before, person, named, day, typed, response)
                    : appoint(client, person, named, day, typed, response);
        } catch (DateTimeParseException noDate) {
            return refused(client, primary, typed, from, "clients.choose.bad-date");
        } catch (IllegalArgumentException noPerson) {
            return refused(client, primary, typed, from, "clients.violation.not-staff");
        }
    }

    private ModelAndView appoint(
            Client client,
            PersonId person,
            List<PersonId> named,
            LocalDate day,
            List<String> typed,
            HttpServletResponse response) {
        return switch (caretakers.appoint(client.id(), person, named, day)) {
            case AppointResult.Appointed appointed -> {
                Toast.afterRedirect(response, "clients.caretaker.appointed");
                yield new ModelAndView("redirect:/clients/" + client.slug());
            }
            case AppointResult.NamedTwice twice ->
                refused(client, person.toString(), typed, day.toString(), "clients.violation.named-twice");
            case AppointResult.NotStaff not ->
                refused(client, person.toString(), typed, day.toString(), "clients.violation.not-staff");
            case AppointResult.ClientNotFound gone -> throw notThere();
        };
    }

    /** The handover that is under way is the very one that is wished for, such as after a second click. */
    private boolean sameWish(Client client, PersonId to, List<PersonId> deputies, LocalDate day) {
        return handovers
                .openOf(client.id())
                .filter(open -> open.to().equals(to)
                        && open.deputies().equals(deputies)
                        && open.takesEffect().equals(day))
                .isPresent();
    }

    private ModelAndView underWay(Client client, HttpServletResponse response) {
        Toast.afterRedirect(response, "caretakers.handover.under-way");
        return new ModelAndView("redirect:/caretakers/handovers/"
                + handovers
                        .openOf(client.id())
                        .orElseThrow(CaretakerPages::notThere)
                        .id());
    }

    /** What was chosen stays; what was seen is the newest, so that saving again is a decision. */
    private ModelAndView conflict(
            Client client, CareSeen before, PersonId person, List<PersonId> named, List<String> typed, String from) {
        var now = now(client);
        var appointed = caretakers.written(client.id());
        var passed = handovers.of(client.id()).stream().findFirst().map(Handover::last);
        var deeds = Stream.of(appointed, passed).flatMap(Optional::stream).flatMap(one -> one.by().stream());
        var mine = new CareSeen(Optional.of(person), named, Optional.of(person));
        var mentioned = Stream.of(before, now, mine).flatMap(CareSeen::people);
        var names = people.findAll(Stream.concat(deeds, mentioned).distinct().toList());
        Function<PersonId, String> name =
                id -> Optional.ofNullable(names.get(id)).map(Person::name).orElse("–");
        var handover = change(
                "handover",
                list(before.passingTo(), name),
                list(now.passingTo(), name),
                name.apply(person),
                passed,
                name);
        var since = Stream.of(
                        change(
                                "caretaker",
                                list(before.caretaker(), name),
                                list(now.caretaker(), name),
                                name.apply(person),
                                appointed,
                                name),
                        change(
                                "deputies",
                                all(before.deputies(), name),
                                all(now.deputies(), name),
                                all(named, name),
                                appointed,
                                name),
                        handover)
                .filter(change -> !change.was().equals(change.is()))
                .toList();
        // A handover of before cannot be begun anew: what is under way is said all the same.
        var told = since.isEmpty() ? List.of(handover) : since;
        return page(client, person.toString(), typed, from, "", told, HttpStatus.CONFLICT);
    }

    private static CaretakerChoiceView.Change change(
            String field,
            String was,
            String is,
            String chosen,
            Optional<Caretakers.Written> written,
            Function<PersonId, String> name) {
        return new CaretakerChoiceView.Change(
                field,
                was,
                is,
                chosen,
                written.map(Caretakers.Written::at),
                written.flatMap(Caretakers.Written::by).map(name).orElse(""));
    }

    private static String list(Optional<PersonId> person, Function<PersonId, String> name) {
        return person.map(name).orElse("–");
    }

    private static String all(List<PersonId> people, Function<PersonId, String> name) {
        return people.isEmpty() ? "–" : people.stream().map(name).collect(Collectors.joining(", "));
    }

    private ModelAndView handOver(
            Client client,
            CareSeen before,
            PersonId person,
            List<PersonId> named,
            LocalDate day,
            List<String> typed,
            HttpServletResponse response) {
        return switch (handovers.start(client.id(), person, named, day)) {
            case StartHandoverResult.Started started -> {
                Toast.afterRedirect(response, "caretakers.handover.started");
                yield new ModelAndView(
                        "redirect:/caretakers/handovers/" + started.handover().id());
            }
            case StartHandoverResult.UnderWay other -> conflict(client, before, person, named, typed, day.toString());
            case StartHandoverResult.NamedTwice twice ->
                refused(client, person.toString(), typed, day.toString(), "clients.violation.named-twice");
            case StartHandoverResult.NotStaff not ->
                refused(client, person.toString(), typed, day.toString(), "clients.violation.not-staff");
            // Somebody appointed another caretaker in this very moment.
            case StartHandoverResult.SamePerson same -> conflict(client, before, person, named, typed, day.toString());
            case StartHandoverResult.NobodyGives nobody ->
                conflict(client, before, person, named, typed, day.toString());
            case StartHandoverResult.ClientNotFound gone -> throw notThere();
        };
    }

    private ModelAndView refused(Client client, String chosen, List<String> deputies, String from, String error) {
        return page(client, chosen, deputies, from, error, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(
            Client client,
            String chosen,
            List<String> deputies,
            String from,
            String error,
            List<CaretakerChoiceView.Change> since,
            HttpStatus status) {
        var now = clock.instant();
        var found = proposals.of(client.id());
        var current = caretakers
                .lookingAfter(client.id(), now)
                .map(LooksAfter::caretaker)
                .flatMap(people::find);
        var page = new ModelAndView(
                "desk/clients/choose",
                "view",
                new CaretakerChoiceView(
                        client,
                        current,
                        found,
                        caretakers.presence(
                                found.stream().map(one -> one.person()).toList(), now),
                        people.staff().stream().filter(Person::active).toList(),
                        chosen,
                        deputies,
                        from,
                        today(),
                        error,
                        now(client).text(),
                        since,
                        handovers.openOf(client.id()).map(Handover::id)));
        page.setStatus(status);
        return page;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private Client find(String slug) {
        return clients.findBySlug(slug).orElseThrow(CaretakerPages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
