package pl.sos.caretakers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.caretakers.Competences;
import pl.sos.caretakers.SetCompetenceResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;
import pl.sos.page.Toast;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** What each of us knows of each application: the whole as a table, one person as a form. */
@Controller
class CompetencePages {
    private final Competences competences;
    private final Products products;
    private final People people;

    CompetencePages(Competences competences, Products products, People people) {
        this.competences = competences;
        this.products = products;
        this.people = people;
    }

    @GetMapping("/caretakers/competence")
    ModelAndView matrix(SignedIn me) {
        return new ModelAndView(
                "caretakers/competence",
                "view",
                new CompetenceView(people.staff(), applications(), competences.all(), mayWrite(me)));
    }

    @GetMapping("/caretakers/competence.csv")
    void csv(Page page, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"kompetencje.csv\"");
        var known = competences.all();
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(SafeCsv.MARK + page.t("caretakers.competence.csv.head") + "\r\n");
            for (Person person : people.staff()) {
                var competence = known.getOrDefault(person.id(), Competence.NONE);
                for (Application application : applications()) {
                    out.write(SafeCsv.line(
                            person.name(),
                            application.code(),
                            application.name(),
                            String.valueOf(competence
                                    .level(application.code(), Side.FUNCTIONAL)
                                    .number()),
                            String.valueOf(competence
                                    .level(application.code(), Side.TECHNICAL)
                                    .number())));
                }
            }
        }
    }

    @GetMapping("/caretakers/competence/{person}")
    ModelAndView sheet(@PathVariable String person, SignedIn me) {
        var one = find(person);
        return new ModelAndView(
                "caretakers/competence-sheet",
                "view",
                new CompetenceView.Sheet(one, applications(), competences.of(one.id()), mayWrite(me)));
    }

    /** Fields are called as in {@code FK.TECHNICAL}, values 0 to 3; what does not come is not known. */
    @PostMapping("/caretakers/competence/{person}")
    ModelAndView save(
            @PathVariable String person, @RequestParam Map<String, String> typed, HttpServletResponse response) {
        var one = find(person);
        var levels = new HashMap<Subject, Level>();
        for (Application application : applications()) {
            for (Side side : Side.values()) {
                levels.put(
                        new Subject(application.code(), side),
                        level(typed.getOrDefault(application.code() + "." + side.name(), "0")));
            }
        }
        return switch (competences.set(one.id(), new Competence(levels))) {
            case SetCompetenceResult.Saved saved -> {
                Toast.afterRedirect(response, "caretakers.competence.saved");
                yield new ModelAndView("redirect:/caretakers/competence");
            }
            case SetCompetenceResult.NotStaff gone -> throw notThere();
            case SetCompetenceResult.UnknownApplication gone -> throw notThere();
        };
    }

    private List<Application> applications() {
        return products.applications();
    }

    private Person find(String id) {
        return people.find(PhotoController.person(id)).filter(Person::isStaff).orElseThrow(CompetencePages::notThere);
    }

    private static Level level(String text) {
        try {
            return Level.of(Integer.parseInt(text)).orElse(Level.NONE);
        } catch (NumberFormatException none) {
            return Level.NONE;
        }
    }

    private static boolean mayWrite(SignedIn me) {
        return me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
