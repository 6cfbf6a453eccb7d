package pl.sos.notifications.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.ground.Scope;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Way;
import pl.sos.notifications.internal.ChoiceStore;
import pl.sos.notifications.internal.UnsubscribeLinks;

/** The way out that every notice by mail carries: asked by GET, done by POST, from a mail program or from here. */
@Controller
public class UnsubscribePage {
    private final UnsubscribeLinks links;
    private final ChoiceStore choices;
    private final People people;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnsubscribePage(
            UnsubscribeLinks links,
            ChoiceStore choices,
            People people,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.links = links;
        this.choices = choices;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param key of what ends, in words
     * @param done it has
     */
    public record View(String key, boolean done) {}

    private record Ending(Person person, Optional<Happening> what) {}

    @GetMapping("/unsubscribe/{token}")
    ModelAndView ask(@PathVariable String token) {
        return page(find(token), false);
    }

    @PostMapping("/unsubscribe/{token}")
    ModelAndView end(@PathVariable String token) {
        var ending = find(token);
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            var chosen = choices.of(ending.person());
            choices.save(
                    ending.person().id(),
                    ending.what().map(what -> chosen.without(what, Way.MAIL)).orElseGet(chosen::withoutDigest),
                    clock.instant());
            audit.record(
                    ending.person().id(),
                    "notifications.unsubscribed",
                    "person:" + ending.person().id(),
                    Map.of("what", ending.what().map(Enum::name).orElse("DIGEST")));
        }));
        return page(ending, true);
    }

    private static ModelAndView page(Ending ending, boolean done) {
        var key = ending.what()
                .map(what -> "notifications.what." + what + (ending.person().isStaff() ? ".ours" : ".theirs"))
                .orElse("notifications.digest");
        return new ModelAndView("notifications/unsubscribe", "view", new View(key, done));
    }

    private Ending find(String token) {
        return links.read(token)
                .flatMap(ending -> Scope.asSystem(() -> transaction.execute(status -> people.find(ending.person())))
                        .map(person -> new Ending(
                                person,
                                Arrays.stream(Happening.values())
                                        .filter(one -> one.name().equals(ending.what()))
                                        .findFirst())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
