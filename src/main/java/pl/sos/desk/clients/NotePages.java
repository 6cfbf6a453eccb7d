package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
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
import pl.sos.clients.HandlingNotes;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** What to mind with a client: writing it, and the dialog that shows it to each of us once. */
@Controller
class NotePages {
    private final Clients clients;
    private final HandlingNotes notes;
    private final People people;

    NotePages(Clients clients, HandlingNotes notes, People people) {
        this.clients = clients;
        this.notes = notes;
        this.people = people;
    }

    /** The dialog, or nothing when the viewer has read the note: a ticket's page asks for it. */
    @GetMapping("/clients/{slug}/note")
    ModelAndView unseen(@PathVariable String slug, SignedIn me) {
        var client = find(slug);
        return notes.unseenBy(me.id(), client.id())
                .map(note -> new ModelAndView(
                        "desk/clients/note-dialog",
                        "view",
                        new NoteView(
                                client,
                                note,
                                note.by()
                                        .flatMap(by -> Optional.ofNullable(
                                                people.findAll(List.of(by)).get(by)))
                                        .map(Person::name))))
                .orElseGet(() -> new ModelAndView("desk/clients/nothing"));
    }

    @PostMapping("/clients/{slug}/note/seen")
    ModelAndView seen(
            @PathVariable String slug, @RequestParam(defaultValue = "0") int version, SignedIn me, Page page) {
        var client = find(slug);
        notes.confirm(client.id(), me.id(), version);
        return page.fragment() ? new ModelAndView("desk/clients/nothing") : back(client);
    }

    @PostMapping("/clients/{slug}/note")
    ModelAndView write(
            @PathVariable String slug, @RequestParam(defaultValue = "") String text, HttpServletResponse response) {
        var client = find(slug);
        Toast.afterRedirect(
                response,
                switch (notes.write(client.id(), text)) {
                    case DONE -> "clients.note.saved";
                    case TOO_LONG -> "clients.note.too-long";
                    case SECRET -> "clients.note.secret";
                    case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                });
        return back(client);
    }

    private static ModelAndView back(Client client) {
        return new ModelAndView("redirect:/clients/" + client.slug());
    }

    private Client find(String slug) {
        return clients.findBySlug(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
