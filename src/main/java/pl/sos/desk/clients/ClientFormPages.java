package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.ChangeClientResult;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClientResult;
import pl.sos.clients.FieldChange;
import pl.sos.clients.Violation;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** Adding a client and changing one. */
@Controller
class ClientFormPages {
    private final Clients clients;
    private final People people;

    ClientFormPages(Clients clients, People people) {
        this.clients = clients;
        this.people = people;
    }

    @GetMapping("/clients/new")
    ModelAndView empty() {
        return page(
                new ClientFormView(Optional.empty(), ClientForm.EMPTY, List.of(), Optional.empty(), List.of()), 200);
    }

    @PostMapping("/clients")
    ModelAndView create(@ModelAttribute ClientForm form, HttpServletResponse response) {
        return switch (clients.create(form.creating())) {
            case CreateClientResult.Created(Client client) -> saved(client, response);
            case CreateClientResult.NipTaken(Client other) ->
                refused(Optional.empty(), form, taken("nip", form.nip()), Optional.of(other));
            case CreateClientResult.SlugTaken(Client other) ->
                refused(Optional.empty(), form, taken("slug", form.slug()), Optional.of(other));
            case CreateClientResult.Refused(List<Violation> violations) ->
                refused(Optional.empty(), form, violations, Optional.empty());
        };
    }

    @GetMapping("/clients/{slug}/edit")
    ModelAndView edit(@PathVariable String slug) {
        var client = find(slug);
        return page(
                new ClientFormView(Optional.of(client), ClientForm.of(client), List.of(), Optional.empty(), List.of()),
                200);
    }

    @PostMapping("/clients/{slug}")
    ModelAndView change(
            @PathVariable String slug, @ModelAttribute ClientForm form, Page page, HttpServletResponse response) {
        var client = find(slug);
        return switch (clients.change(form.changing(client.id()))) {
            case ChangeClientResult.Changed(Client changed) -> saved(changed, response);
            case ChangeClientResult.NipTaken(Client other) ->
                refused(Optional.of(client), form, taken("nip", form.nip()), Optional.of(other));
            case ChangeClientResult.SlugTaken(Client other) ->
                refused(Optional.of(client), form, taken("slug", form.slug()), Optional.of(other));
            case ChangeClientResult.Refused(List<Violation> violations) ->
                refused(Optional.of(client), form, violations, Optional.empty());
            case ChangeClientResult.Conflict(Client current, List<FieldChange> since) ->
                conflict(current, form, since, page);
            case ChangeClientResult.NotFound gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** What was typed stays; the version is the newest, so that saving again is a decision. */
    private ModelAndView conflict(Client current, ClientForm typed, List<FieldChange> since, Page page) {
        var names = people.findAll(since.stream()
                .flatMap(change -> change.by().stream())
                .distinct()
                .toList());
        var changes = since.stream()
                .map(change -> new ClientFormView.Change(
                        change,
                        change.by()
                                .flatMap(id -> Optional.ofNullable(names.get(id)))
                                .map(Person::name)
                                .orElse(page.t("clients.conflict.system"))))
                .toList();
        var form = new ClientForm(
                typed.name(),
                typed.nip(),
                typed.slug(),
                typed.sizeBand(),
                typed.city(),
                typed.phones(),
                typed.domains(),
                current.version());
        return page(
                new ClientFormView(Optional.of(current), form, List.of(), Optional.empty(), changes),
                HttpStatus.CONFLICT.value());
    }

    private static ModelAndView saved(Client client, HttpServletResponse response) {
        Toast.afterRedirect(response, "clients.saved");
        return new ModelAndView("redirect:/clients/" + client.slug());
    }

    private static ModelAndView refused(
            Optional<Client> client, ClientForm form, List<Violation> violations, Optional<Client> other) {
        return page(
                new ClientFormView(client, form, violations, other, List.of()),
                HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private static ModelAndView page(ClientFormView view, int status) {
        var page = new ModelAndView("desk/clients/form", "view", view);
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private static List<Violation> taken(String field, String value) {
        return List.of(new Violation(field, field + "-taken", value));
    }

    private Client find(String slug) {
        return clients.findBySlug(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
