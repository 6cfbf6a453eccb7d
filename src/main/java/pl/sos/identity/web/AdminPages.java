package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.AdminEntry;
import pl.sos.identity.ChangePersonResult;
import pl.sos.identity.Invitations;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** The administration's index, and the vendor's own people. */
@Controller
class AdminPages {
    private final ObjectProvider<AdminEntry> entries;
    private final People people;
    private final Invitations invitations;

    AdminPages(ObjectProvider<AdminEntry> entries, People people, Invitations invitations) {
        this.entries = entries;
        this.people = people;
        this.invitations = invitations;
    }

    @Bean
    static AdminEntry peopleEntry() {
        return new AdminEntry(10, "/admin/people", "users", "identity.people");
    }

    @Bean
    static AdminEntry auditEntry() {
        return new AdminEntry(90, "/admin/audit", "shield-check", "identity.audit");
    }

    @GetMapping("/admin")
    ModelAndView index() {
        var sorted = entries.stream()
                .sorted(Comparator.comparingInt(AdminEntry::order))
                .toList();
        return new ModelAndView("identity/admin", "view", new AdminView(sorted));
    }

    @GetMapping("/admin/people")
    ModelAndView list() {
        return list(PeopleView.Form.EMPTY, "");
    }

    @PostMapping("/admin/people")
    ModelAndView add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(required = false) List<Role> role,
            HttpServletResponse response) {
        Set<Role> roles = role == null || role.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(role);
        var form = new PeopleView.Form(name, email, phone, roles);
        var given = Optional.of(phone.strip()).filter(text -> !text.isEmpty());
        return switch (people.addStaff(name, email, roles, given, Language.PL)) {
            case AddPersonResult.Added(var person) -> {
                invitations.invite(person);
                yield LoginPage.seeOther("/admin/people/" + person.id());
            }
            case AddPersonResult.EmailTaken taken -> refused(form, "email-taken", response);
            case AddPersonResult.Invalid(var field) -> refused(form, field, response);
        };
    }

    @GetMapping("/admin/people/{id}")
    ModelAndView one(@PathVariable String id, SignedIn who) {
        return new ModelAndView("identity/person", "view", new PersonView(find(id), who.id(), ""));
    }

    @PostMapping("/admin/people/{id}/roles")
    ModelAndView changeRoles(
            @PathVariable String id,
            @RequestParam(required = false) List<Role> role,
            SignedIn who,
            HttpServletResponse response) {
        Set<Role> roles = role == null || role.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(role);
        return answer(people.changeRoles(find(id).id(), roles), id, who, response);
    }

    @PostMapping("/admin/people/{id}/deactivate")
    ModelAndView deactivate(@PathVariable String id, SignedIn who, HttpServletResponse response) {
        return answer(people.deactivate(find(id).id()), id, who, response);
    }

    @PostMapping("/admin/people/{id}/activate")
    ModelAndView activate(@PathVariable String id, SignedIn who, HttpServletResponse response) {
        return answer(people.activate(find(id).id()), id, who, response);
    }

    @PostMapping("/admin/people/{id}/invite")
    ModelAndView invite(@PathVariable String id) {
        var person = find(id);
        if (person.active()) {
            invitations.invite(person);
        }
        return LoginPage.seeOther("/admin/people/" + person.id());
    }

    private ModelAndView answer(ChangePersonResult result, String id, SignedIn who, HttpServletResponse response) {
        return switch (result) {
            case ChangePersonResult.Changed(var person) -> LoginPage.seeOther("/admin/people/" + person.id());
            case ChangePersonResult.LastAdministrator last ->
                problem(id, who, "identity.person.last-administrator", response);
            case ChangePersonResult.UnfitRoles unfit -> problem(id, who, "identity.person.unfit-roles", response);
            case ChangePersonResult.NotThere gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private ModelAndView problem(String id, SignedIn who, String key, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return new ModelAndView("identity/person", "view", new PersonView(find(id), who.id(), key));
    }

    /** One of the staff; contacts of clients are looked after where their client is. */
    private Person find(String id) {
        try {
            return people.find(PersonId.of(id))
                    .filter(Person::isStaff)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, noId);
        }
    }

    private ModelAndView list(PeopleView.Form form, String error) {
        return new ModelAndView("identity/people", "view", new PeopleView(people.staffAndFormer(), form, error));
    }

    private ModelAndView refused(PeopleView.Form form, String error, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(form, error);
    }
}
