package pl.sos.desk.clients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.caretakers.Readiness;
import pl.sos.clients.CardDifference;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCard;
import pl.sos.clients.ClientCards.Version;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;

/**
 * A client's card, or what two versions of it differ in.
 *
 * @param card the version that is shown; empty where none was written
 * @param mine where the viewer stands with the card
 * @param compared the two versions that are laid side by side
 */
public record CardView(
        Client client,
        Optional<ClientCard> card,
        List<Version> versions,
        Readiness.Card mine,
        Map<PersonId, Person> people,
        Optional<Compared> compared) {

    public record Compared(int from, int to, List<CardDifference> differences) {}

    public boolean newest() {
        return card.filter(one -> one.version() == mine.newest()).isPresent();
    }

    public boolean toConfirm() {
        return newest() && mine.read() < mine.newest();
    }

    public String author(Page page, Optional<PersonId> by) {
        return by.flatMap(id -> Optional.ofNullable(people.get(id)))
                .map(Person::name)
                .orElse(page.t("clients.conflict.system"));
    }
}
