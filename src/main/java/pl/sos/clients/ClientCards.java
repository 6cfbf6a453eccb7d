package pl.sos.clients;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.internal.CardCheck;
import pl.sos.clients.internal.CardStore;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.InstallationStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.PersonId;

/**
 * The cards of clients: how their installations are set up and by which rules the firm works. For staff; a client's scope
 * finds none. The installations that other rooms know are those of the newest card.
 */
@Component
public class ClientCards {
    private static final int MOST_VERSIONS = 200;

    private final CardStore store;
    private final ClientStore clients;
    private final InstallationStore installations;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClientCards(
            CardStore store,
            ClientStore clients,
            InstallationStore installations,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.clients = clients;
        this.installations = installations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A version without its content. */
    public record Version(int version, String why, Instant savedAt, Optional<PersonId> by) {}

    @Transactional(readOnly = true)
    public Optional<ClientCard> newest(ClientId client) {
        return store.newest(client);
    }

    @Transactional(readOnly = true)
    public Optional<ClientCard> version(ClientId client, int version) {
        return store.version(client, version);
    }

    /** The newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<Version> versions(ClientId client) {
        return store.versions(client, MOST_VERSIONS);
    }

    /** The number of the newest version of each of the clients that has a card. */
    @Transactional(readOnly = true)
    public Map<ClientId, Integer> newestVersions(Collection<ClientId> asked) {
        return asked.isEmpty() ? Map.of() : store.newestVersions(Optional.of(asked));
    }

    /** As {@link #newestVersions(Collection)} for everybody. */
    @Transactional(readOnly = true)
    public Map<ClientId, Integer> newestVersions() {
        return store.newestVersions(Optional.empty());
    }

    /** What to begin a card with where there is none: the installations that are known. */
    @Transactional(readOnly = true)
    public CardContent firstDraft(ClientId client) {
        return new CardContent(
                installations.of(client).stream().map(ClientCards::described).toList(), Map.of());
    }

    @Transactional
    public SaveCardResult save(SaveCard wanted) {
        if (clients.lock(wanted.client()).isEmpty()) {
            return new SaveCardResult.NotFound();
        }
        var why = wanted.why().strip();
        var wrong = CardCheck.violations(wanted.content(), why);
        if (!wrong.isEmpty()) {
            return new SaveCardResult.Refused(wrong);
        }
        var current = store.newest(wanted.client());
        if (current.isPresent() && current.get().content().equals(wanted.content())) {
            return new SaveCardResult.Saved(current.get());
        }
        int newest = current.map(ClientCard::version).orElse(0);
        if (current.isPresent() && newest != wanted.seen()) {
            var seen = store.version(wanted.client(), wanted.seen())
                    .map(ClientCard::content)
                    .orElse(CardContent.EMPTY);
            return new SaveCardResult.Conflict(
                    current.get(), CardDifference.between(seen, current.get().content()));
        }
        var card = new ClientCard(
                wanted.client(),
                newest + 1,
                wanted.content(),
                why,
                clock.instant(),
                SignedIn.current().map(SignedIn::id));
        store.insert(card);
        install(card);
        audit.record("card.saved", "client:" + card.client(), Map.of("version", card.version(), "why", why));
        events.publishEvent(new ClientCardChanged(card.client(), card.version()));
        return new SaveCardResult.Saved(card);
    }

    /** The installations that others know become those of the card. */
    private void install(ClientCard card) {
        var there = new HashSet<InstallationId>();
        installations.of(card.client()).forEach(one -> there.add(one.id()));
        for (CardInstallation one : card.content().installations()) {
            var installation = installation(card.client(), one);
            if (!installations.update(installation)) {
                installations.insert(installation, card.savedAt());
            }
            there.remove(one.id());
        }
        there.forEach(gone -> installations.retire(card.client(), gone, card.savedAt()));
    }

    private static Installation installation(ClientId client, CardInstallation one) {
        var engine = (one.field(CardField.DB_ENGINE) + " " + one.field(CardField.DB_VERSION)).strip();
        return new Installation(
                one.id(),
                client,
                one.name(),
                filled(one.field(CardField.SERVER)),
                filled(engine),
                filled(one.field(CardField.PROGRAM_VERSION)),
                filled(one.field(CardField.NOTES)));
    }

    private static CardInstallation described(Installation one) {
        var fields = new EnumMap<CardField, String>(CardField.class);
        one.server().ifPresent(text -> fields.put(CardField.SERVER, text));
        one.dbEngine().ifPresent(text -> fields.put(CardField.DB_ENGINE, text));
        one.version().ifPresent(text -> fields.put(CardField.PROGRAM_VERSION, text));
        one.notes().ifPresent(text -> fields.put(CardField.NOTES, text));
        return new CardInstallation(one.id(), one.name(), fields);
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
