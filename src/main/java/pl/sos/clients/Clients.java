package pl.sos.clients;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.CreateClientResult.Created;
import pl.sos.clients.internal.ClientFields;
import pl.sos.clients.internal.ClientFields.Reading;
import pl.sos.clients.internal.ClientQuery;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.Folding;
import pl.sos.clients.internal.InstallationStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.Slice;

/**
 * Companies that report to us. Needs a {@link pl.sos.ground.Scope}: a client finds itself and nobody else; only staff and
 * the system add and change.
 */
@Component
public class Clients {
    private static final int MOST_AT_ONCE = 500;

    private final ClientStore store;
    private final InstallationStore installations;
    private final Contacts contacts;
    private final ObjectProvider<MeantClients> meant;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Clients(
            ClientStore store,
            InstallationStore installations,
            Contacts contacts,
            ObjectProvider<MeantClients> meant,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.installations = installations;
        this.contacts = contacts;
        this.meant = meant;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Client> find(ClientId id) {
        return store.find(id);
    }

    /** Those of the given clients that the scope may see, by name; at most 500. */
    @Transactional(readOnly = true)
    public List<Client> find(Collection<ClientId> ids) {
        return store.find(ids, MOST_AT_ONCE);
    }

    @Transactional(readOnly = true)
    public Optional<Client> findBySlug(String slug) {
        return store.findBySlug(slug);
    }

    @Transactional(readOnly = true)
    public Optional<Client> findByNip(Nip nip) {
        return store.findByNip(nip);
    }

    /** Whose number it is, the company's or a contact's; several companies may share a switchboard. */
    @Transactional(readOnly = true)
    public List<Client> findByPhone(PhoneNumber phone) {
        return store.findByPhone(phone);
    }

    /** Whose mail comes from this domain; several companies may share one. */
    @Transactional(readOnly = true)
    public List<Client> findByDomain(String domain) {
        return store.findByDomain(domain);
    }

    /**
     * Clients by name in Polish order.
     *
     * @param query words that must all be found in name, slug, NIP, city, phones or domains, or in the name of a contact,
     *     or that mean a client; blank for all
     * @param after the cursor of the slice before
     * @param limit 1 to 500
     */
    @Transactional(readOnly = true)
    public Slice<Client> list(String query, Optional<String> after, int limit) {
        int most = Math.clamp(limit, 1, MOST_AT_ONCE);
        var words = ClientQuery.words(query);
        var found = store.page(words, others(query, words), after.flatMap(ClientQuery::cursor), most + 1);
        if (found.size() <= most) {
            return new Slice<>(found, Optional.empty());
        }
        var items = found.subList(0, most);
        return new Slice<>(items, Optional.of(ClientQuery.cursor(items.getLast())));
    }

    private Set<ClientId> others(String query, List<String> words) {
        if (words.isEmpty()) {
            return Set.of();
        }
        var others = new HashSet<>(contacts.clientsNaming(words, MOST_AT_ONCE));
        meant.ifAvailable(search -> others.addAll(search.clients(query.strip())));
        return others;
    }

    /** Names of those clients that the scope may see. */
    @Transactional(readOnly = true)
    public Map<ClientId, String> names(Collection<ClientId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /** A client's people, by name, the inactive at the end. */
    @Transactional(readOnly = true)
    public List<Person> contacts(ClientId client) {
        return contacts.of(client);
    }

    /** Those of the newest card, by name; {@link ClientCards#save} changes them. */
    @Transactional(readOnly = true)
    public List<Installation> installations(ClientId client) {
        return installations.of(client);
    }

    @Transactional
    public CreateClientResult create(CreateClient wanted) {
        return switch (ClientFields.read(
                wanted.name(),
                wanted.nip(),
                wanted.slug(),
                wanted.sizeBand(),
                wanted.city(),
                wanted.phones(),
                wanted.domains())) {
            case Reading.Bad bad -> new CreateClientResult.Refused(bad.violations());
            case Reading.Good good -> create(good.fields());
        };
    }

    private CreateClientResult create(ClientFields fields) {
        while (true) {
            var client = client(ClientId.next(), fields, fields.slug().orElseGet(() -> freeSlug(fields.name())), 1);
            if (store.insert(client)) {
                audit.record("client.added", subject(client.id()), ClientFields.shown(client));
                events.publishEvent(new ClientChanged(client.id()));
                return new Created(client);
            }
            var sameNip = store.findByNip(fields.nip());
            if (sameNip.isPresent()) {
                return new CreateClientResult.NipTaken(sameNip.get());
            }
            var sameSlug = fields.slug().flatMap(store::findBySlug);
            if (sameSlug.isPresent()) {
                return new CreateClientResult.SlugTaken(sameSlug.get());
            }
            // Somebody took the slug that was free a moment ago: look for the next one.
        }
    }

    @Transactional
    public ChangeClientResult change(ChangeClient wanted) {
        var current = store.lock(wanted.id());
        if (current.isEmpty()) {
            return new ChangeClientResult.NotFound();
        }
        if (current.get().version() != wanted.version()) {
            return new ChangeClientResult.Conflict(current.get(), store.changesSince(wanted.id(), wanted.version()));
        }
        return switch (ClientFields.read(
                wanted.name(),
                wanted.nip(),
                Optional.of(wanted.slug()),
                wanted.sizeBand(),
                wanted.city(),
                wanted.phones(),
                wanted.domains())) {
            case Reading.Bad bad -> new ChangeClientResult.Refused(bad.violations());
            case Reading.Good good -> change(current.get(), good.fields());
        };
    }

    private ChangeClientResult change(Client current, ClientFields fields) {
        var sameNip = store.findByNip(fields.nip()).filter(other -> !other.id().equals(current.id()));
        if (sameNip.isPresent()) {
            return new ChangeClientResult.NipTaken(sameNip.get());
        }
        var slug = fields.slug().orElse(current.slug());
        var sameSlug = store.findBySlug(slug).filter(other -> !other.id().equals(current.id()));
        if (sameSlug.isPresent()) {
            return new ChangeClientResult.SlugTaken(sameSlug.get());
        }
        var changed = client(current.id(), fields, slug, current.version() + 1, current.createdAt());
        var differences = differences(current, changed);
        if (differences.isEmpty()) {
            return new ChangeClientResult.Changed(current);
        }
        if (!store.update(changed, current.version())) {
            throw new IllegalStateException("a locked client changed: " + current.id());
        }
        store.recordChanges(current.id(), changed.version(), differences);
        audit.record("client.changed", subject(current.id()), became(differences));
        events.publishEvent(new ClientChanged(current.id()));
        return new ChangeClientResult.Changed(changed);
    }

    private List<FieldChange> differences(Client before, Client after) {
        var was = ClientFields.shown(before);
        var became = ClientFields.shown(after);
        var at = clock.instant();
        var by = SignedIn.current().map(SignedIn::id);
        var changes = new ArrayList<FieldChange>();
        became.forEach((field, value) -> {
            var old = was.getOrDefault(field, "");
            if (!old.equals(value)) {
                changes.add(new FieldChange(field, old, value, at, by));
            }
        });
        return changes;
    }

    private static Map<String, String> became(List<FieldChange> changes) {
        var became = new LinkedHashMap<String, String>();
        changes.forEach(change -> became.put(change.field(), change.became()));
        return became;
    }

    private String freeSlug(String name) {
        var made = Folding.slug(name);
        var start = made.isEmpty() || ClientFields.reserved(made) ? "klient" : made;
        var taken = new HashSet<>(store.slugsLike(start));
        if (!taken.contains(start)) {
            return start;
        }
        int number = 2;
        while (taken.contains(start + "-" + number)) {
            number++;
        }
        return start + "-" + number;
    }

    private Client client(ClientId id, ClientFields fields, String slug, int version) {
        return client(id, fields, slug, version, clock.instant());
    }

    private static Client client(ClientId id, ClientFields fields, String slug, int version, Instant createdAt) {
        return new Client(
                id,
                fields.name(),
                slug,
                fields.nip(),
                fields.sizeBand(),
                fields.city(),
                fields.phones(),
                fields.domains(),
                createdAt,
                version);
    }

    private static String subject(ClientId id) {
        return "client:" + id;
    }
}
