package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.ConfirmCardResult;
import pl.sos.caretakers.Preparation;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardDifference;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCard;
import pl.sos.clients.ClientCards;
import pl.sos.clients.ClientCards.Version;
import pl.sos.clients.Clients;
import pl.sos.clients.SaveCard;
import pl.sos.clients.SaveCardResult;
import pl.sos.clients.Violation;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.page.Toast;

/** A client's card: reading it, confirming that one has, changing it, comparing any two versions. */
@Controller
class CardPages {
    private final Clients clients;
    private final ClientCards cards;
    private final Preparation preparation;
    private final People people;

    CardPages(Clients clients, ClientCards cards, Preparation preparation, People people) {
        this.clients = clients;
        this.cards = cards;
        this.preparation = preparation;
        this.people = people;
    }

    @GetMapping("/clients/{slug}/card")
    ModelAndView card(@PathVariable String slug, @RequestParam Optional<String> version, SignedIn me) {
        var client = find(slug);
        var card = version.isEmpty()
                ? cards.newest(client.id())
                : Optional.of(cards.version(client.id(), number(version.get())).orElseThrow(CardPages::notThere));
        return page(client, card, Optional.empty(), me);
    }

    /** Without numbers: the newest and the one before. */
    @GetMapping("/clients/{slug}/card/compare")
    ModelAndView compare(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            SignedIn me) {
        var client = find(slug);
        var newest = cards.newest(client.id());
        if (newest.isEmpty()) {
            return toCard(client);
        }
        var after = to.isBlank()
                ? newest.get()
                : cards.version(client.id(), number(to)).orElseThrow(CardPages::notThere);
        var before = from.isBlank()
                ? cards.version(client.id(), Math.max(1, after.version() - 1)).orElse(after)
                : cards.version(client.id(), number(from)).orElseThrow(CardPages::notThere);
        var compared = new CardView.Compared(
                before.version(), after.version(), CardDifference.between(before.content(), after.content()));
        return page(client, Optional.of(after), Optional.of(compared), me);
    }

    @GetMapping("/clients/{slug}/card/edit")
    ModelAndView edit(@PathVariable String slug) {
        var client = find(slug);
        var card = cards.newest(client.id());
        var content = card.map(ClientCard::content).orElseGet(() -> cards.firstDraft(client.id()));
        var form = new CardForm(card.map(ClientCard::version).orElse(0), content, "");
        return form(client, form, List.of(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/clients/{slug}/card")
    ModelAndView save(
            @PathVariable String slug, @RequestParam Map<String, String> typed, HttpServletResponse response) {
        var client = find(slug);
        var form = CardForm.read(typed);
        return switch (cards.save(new SaveCard(client.id(), form.seen(), form.content(), form.why()))) {
            case SaveCardResult.Saved saved -> {
                Toast.afterRedirect(response, "clients.card.saved");
                yield toCard(client);
            }
            case SaveCardResult.Refused(List<Violation> violations) ->
                form(client, form, violations, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
            // What was typed stays; the version is the newest, so that saving again is a decision.
            case SaveCardResult.Conflict(ClientCard current, List<CardDifference> since) ->
                form(
                        client,
                        new CardForm(current.version(), form.content(), form.why()),
                        List.of(),
                        since,
                        HttpStatus.CONFLICT);
            case SaveCardResult.NotFound gone -> throw notThere();
        };
    }

    @PostMapping("/clients/{slug}/card/confirm")
    ModelAndView confirm(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String version,
            SignedIn me,
            HttpServletResponse response) {
        var client = find(slug);
        Toast.afterRedirect(
                response,
                switch (preparation.confirm(client.id(), me.id(), number(version))) {
                    case ConfirmCardResult.Confirmed confirmed -> "clients.card.confirmed";
                    case ConfirmCardResult.Outdated outdated -> "clients.card.outdated";
                    case ConfirmCardResult.NoCard none -> throw notThere();
                });
        return toCard(client);
    }

    private ModelAndView page(
            Client client, Optional<ClientCard> card, Optional<CardView.Compared> compared, SignedIn me) {
        var versions = cards.versions(client.id());
        var authors = versions.stream()
                .map(Version::by)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new ModelAndView(
                "desk/clients/card",
                "view",
                new CardView(
                        client,
                        card,
                        versions,
                        preparation.card(client.id(), me.id()),
                        people.findAll(authors),
                        compared));
    }

    private static ModelAndView form(
            Client client, CardForm form, List<Violation> violations, List<CardDifference> since, HttpStatus status) {
        CardContent content = form.content();
        var page = new ModelAndView(
                "desk/clients/card-form",
                "view",
                new CardFormView(client, form.seen(), content, form.withOneMore(), form.why(), violations, since));
        page.setStatus(status);
        return page;
    }

    private static ModelAndView toCard(Client client) {
        return new ModelAndView("redirect:/clients/" + client.slug() + "/card");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw notThere();
        }
    }

    private Client find(String slug) {
        return clients.findBySlug(slug).orElseThrow(CardPages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
