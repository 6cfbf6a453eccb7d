package pl.sos.caretakers.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Readiness;
import pl.sos.caretakers.ReadinessWords;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;

/**
 * A handover.
 *
 * @param readiness of the one who takes
 * @param mayConfirmFor the side for which the viewer may speak: GIVES, TAKES or empty
 * @param inPlace the viewer would speak in the place of the one who gives
 * @param error the sentence that says why the last click did nothing; empty when all is well
 * @param typed a thing to do that was refused and stays in its field
 */
public record HandoverView(
        Handover handover,
        Client client,
        Map<PersonId, Person> people,
        Readiness readiness,
        Map<String, String> applications,
        String mayConfirmFor,
        boolean inPlace,
        boolean mayCancel,
        String error,
        String typed) {

    public String name(PersonId id) {
        return Optional.ofNullable(people.get(id)).map(Person::name).orElse("–");
    }

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    public String item(Page page, Handover.Item item) {
        return item.usual()
                .map(usual -> page.t("caretakers.handover.item", usual))
                .or(item::text)
                .orElse("");
    }

    public List<String> missing(Page page) {
        return ReadinessWords.of(page, readiness, applications);
    }

    /** What the viewer has to know before he confirms: skills that are missing. The card has to be read in any case. */
    public List<String> lackingSkills(Page page) {
        if (!mayConfirmFor.equals("TAKES") && handover.taken().isEmpty()) {
            return List.of();
        }
        return ReadinessWords.of(page, new Readiness(List.copyOf(readiness.skills())), applications);
    }

    /** The viewer's side has confirmed. */
    public boolean confirmed() {
        return mayConfirmFor.equals("TAKES")
                ? handover.taken().isPresent()
                : handover.given().isPresent();
    }
}
