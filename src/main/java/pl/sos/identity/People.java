package pl.sos.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.internal.CredentialStore;
import pl.sos.identity.internal.PersonStore;
import pl.sos.identity.internal.SystemWork;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/**
 * Everybody who can sign in. Needs a {@link pl.sos.ground.Scope}: a client finds its own contacts and our staff, nobody
 * else. Adding and changing people is staff's work; who may do it is the caller's route.
 */
@Component
public class People {
    private static final int MAX_NAME = 200;

    private final PersonStore store;
    private final CredentialStore credentials;
    private final SystemWork work;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonStore store,
            CredentialStore credentials,
            SystemWork work,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.work = work;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Something about a person changed that a cached session or token may still contradict. */
    public record PersonChanged(PersonId person) {}

    @Transactional(readOnly = true)
    public Optional<Person> find(PersonId id) {
        return store.find(id);
    }

    /** Those of the given people who are visible, by id. */
    @Transactional(readOnly = true)
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        return store.findAll(ids).stream().collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
    }

    /** @param email as typed */
    @Transactional(readOnly = true)
    public Optional<Person> findByEmail(String email) {
        return EmailAddress.normalise(email).flatMap(store::findByEmail);
    }

    /** As {@link #findByEmail} for many, in one query: those who are there, by the address as it was typed. */
    @Transactional(readOnly = true)
    public Map<String, Person> findByEmails(Collection<String> emails) {
        var normalised = new HashMap<String, String>();
        emails.forEach(email -> EmailAddress.normalise(email).ifPresent(one -> normalised.put(email, one)));
        var found = store.findByEmails(Set.copyOf(normalised.values())).stream()
                .collect(Collectors.toMap(Person::email, Function.identity()));
        normalised.values().retainAll(found.keySet());
        return normalised.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, one -> Objects.requireNonNull(found.get(one.getValue()))));
    }

    /** All of our staff by id, former members too, from memory. */
    @Transactional(readOnly = true)
    public Map<PersonId, Person> everyMember() {
        return store.members();
    }

    /** Active staff by name, in Polish order. */
    @Transactional(readOnly = true)
    public List<Person> staff() {
        return store.staff(false);
    }

    /** All staff, those who left at the end. */
    @Transactional(readOnly = true)
    public List<Person> staffAndFormer() {
        return store.staff(true);
    }

    /**
     * Whose active contacts bear all these words in their names.
     *
     * @param words in lower case, without Polish letters; none finds nobody
     */
    @Transactional(readOnly = true)
    public Set<ClientId> clientsOfContacts(List<String> words, int most) {
        var patterns = words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toList();
        return patterns.isEmpty() ? Set.of() : store.clientsOfContacts(patterns, most);
    }

    /** A client's contacts by name, the inactive at the end. */
    @Transactional(readOnly = true)
    public List<Person> contactsOf(ClientId client) {
        return store.contactsOf(client);
    }

    @Transactional
    public AddPersonResult addStaff(
            String name, String email, Set<Role> roles, Optional<String> phone, Language language) {
        return add(Optional.empty(), name, email, roles, phone, language);
    }

    /** Adds a contact; {@link Invitations#invite} lets him in. */
    @Transactional
    public AddPersonResult addContact(
            ClientId client, String name, String email, Set<Role> roles, Optional<String> phone, Language language) {
        return add(Optional.of(client), name, email, roles, phone, language);
    }

    private AddPersonResult add(
            Optional<ClientId> client,
            String name,
            String email,
            Set<Role> roles,
            Optional<String> phone,
            Language language) {
        var cleanName = name.strip();
        if (!isPrintable(cleanName)) {
            return new AddPersonResult.Invalid("name");
        }
        if (phone.isPresent() && !isPrintable(phone.get())) {
            return new AddPersonResult.Invalid("phone");
        }
        if (!fit(client, roles)) {
            return new AddPersonResult.Invalid("roles");
        }
        var address = EmailAddress.normalise(email);
        if (address.isEmpty()) {
            return new AddPersonResult.Invalid("email");
        }
        var person = new Person(
                PersonId.next(), cleanName, address.get(), client, roles, language, true, phone, Optional.empty());
        if (!store.insert(person, clock.instant())) {
            return new AddPersonResult.EmailTaken(address.get());
        }
        audit.record(
                "person.added", "person:" + person.id(), Map.of("roles", roles.toString(), "email", person.email()));
        return new AddPersonResult.Added(person);
    }

    @Transactional
    public ChangePersonResult changeRoles(PersonId id, Set<Role> roles) {
        var person = store.find(id);
        if (person.isEmpty()) {
            return new ChangePersonResult.NotThere();
        }
        if (!fit(person.get().client(), roles)) {
            return new ChangePersonResult.UnfitRoles();
        }
        if (!roles.contains(Role.ADMINISTRATOR) && isLastAdministrator(person.get())) {
            return new ChangePersonResult.LastAdministrator();
        }
        store.setRoles(id, roles);
        return changed(id, "person.roles", Map.of("roles", roles.toString()));
    }

    /**
     * Corrects a contact's name and address. With another address the links that were mailed to the old one open nothing
     * any more: its mailbox may be somebody else's by now. Password and sessions stay.
     *
     * @param email as typed
     */
    @Transactional
    public NameContactResult nameContact(PersonId id, String name, String email) {
        var person = store.find(id).filter(found -> !found.isStaff());
        if (person.isEmpty()) {
            return new NameContactResult.NotThere();
        }
        var cleanName = name.strip();
        var address = EmailAddress.normalise(email);
        if (!isPrintable(cleanName)) {
            return new NameContactResult.Invalid("name");
        }
        if (address.isEmpty()) {
            return new NameContactResult.Invalid("email");
        }
        var was = person.get();
        if (!was.email().equals(address.get())) {
            if (!store.setEmail(id, address.get())) {
                return new NameContactResult.EmailTaken(address.get());
            }
            work.run(() -> credentials.useAll(id, clock.instant()));
            changed(id, "person.email", Map.of("was", was.email(), "became", address.get()));
        }
        if (!was.name().equals(cleanName)) {
            store.setName(id, cleanName);
            changed(id, "person.renamed", Map.of("was", was.name(), "became", cleanName));
        }
        return new NameContactResult.Named(store.find(id).orElseThrow());
    }

    /** From now on the person's sessions and tokens are refused and he cannot sign in. */
    @Transactional
    public ChangePersonResult deactivate(PersonId id) {
        var person = store.find(id);
        if (person.isEmpty()) {
            return new ChangePersonResult.NotThere();
        }
        if (isLastAdministrator(person.get())) {
            return new ChangePersonResult.LastAdministrator();
        }
        store.setActive(id, false);
        return changed(id, "person.deactivated", Map.of());
    }

    @Transactional
    public ChangePersonResult activate(PersonId id) {
        if (store.find(id).isEmpty()) {
            return new ChangePersonResult.NotThere();
        }
        store.setActive(id, true);
        return changed(id, "person.activated", Map.of());
    }

    @Transactional
    public void setLanguage(PersonId id, Language language) {
        store.setLanguage(id, language);
        events.publishEvent(new PersonChanged(id));
    }

    @Transactional
    public void setPhone(PersonId id, Optional<String> phone) {
        store.setPhone(id, phone.filter(People::isPrintable).orElse(null));
        events.publishEvent(new PersonChanged(id));
    }

    /** @param photo an address on this server; empty takes the picture away */
    @Transactional
    public void setPhoto(PersonId id, Optional<String> photo) {
        store.setPhoto(id, photo.orElse(null));
        events.publishEvent(new PersonChanged(id));
    }

    private ChangePersonResult changed(PersonId id, String action, Map<String, String> detail) {
        audit.record(action, "person:" + id, detail);
        events.publishEvent(new PersonChanged(id));
        return new ChangePersonResult.Changed(store.find(id).orElseThrow());
    }

    private boolean isLastAdministrator(Person person) {
        return person.active()
                && person.has(Role.ADMINISTRATOR)
                && store.lockAdministrators().equals(Set.of(person.id()));
    }

    private static boolean fit(Optional<ClientId> client, Set<Role> roles) {
        return !roles.isEmpty() && roles.stream().allMatch(role -> role.isStaff() == client.isEmpty());
    }

    private static boolean isPrintable(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
