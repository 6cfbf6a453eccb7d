package pl.sos.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.internal.ClientFields;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.ContactPhoneStore;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.AuditLog;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.NameContactResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;

/** The people of clients. They are identity's people; this room knows whose they are and under which numbers they call. */
@Component
public class Contacts {
    private static final int MOST_PHONES = 10;

    private final ClientStore clients;
    private final ContactPhoneStore phones;
    private final People people;
    private final AuditLog audit;

    Contacts(ClientStore clients, ContactPhoneStore phones, People people, AuditLog audit) {
        this.clients = clients;
        this.phones = phones;
        this.people = people;
        this.audit = audit;
    }

    /** By name, the inactive at the end. */
    @Transactional(readOnly = true)
    public List<Person> of(ClientId client) {
        return people.contactsOf(client);
    }

    /** Whose contacts are named so; what is shorter than three characters names nobody. */
    @Transactional(readOnly = true)
    Set<ClientId> clientsNaming(List<String> words, int most) {
        return words.stream().allMatch(word -> word.length() >= 3) ? people.clientsOfContacts(words, most) : Set.of();
    }

    /** Further numbers of a client's contacts, besides {@link Person#phone()}. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<PhoneNumber>> furtherPhones(ClientId client) {
        return phones.of(client);
    }

    @Transactional
    public AddContactResult add(NewContact contact) {
        if (clients.find(contact.client()).isEmpty()) {
            return new AddContactResult.ClientNotFound();
        }
        var wrong = new ArrayList<Violation>();
        var numbers = ClientFields.phones("phone", contact.phones(), MOST_PHONES, wrong);
        checkName(contact.name(), contact.email(), wrong);
        if (!wrong.isEmpty()) {
            return new AddContactResult.Refused(wrong);
        }
        var added = people.addContact(
                contact.client(),
                contact.name(),
                contact.email(),
                Set.of(contact.role()),
                numbers.stream().findFirst().map(PhoneNumber::e164),
                contact.language());
        return switch (added) {
            case AddPersonResult.Added(Person person) -> {
                saveFurther(contact.client(), person.id(), numbers);
                yield new AddContactResult.Added(person);
            }
            case AddPersonResult.EmailTaken(String email) -> new AddContactResult.EmailTaken(email);
            case AddPersonResult.Invalid(String field) ->
                new AddContactResult.Refused(List.of(new Violation(field, "unreadable", "")));
        };
    }

    /** Changes everything about a contact; nothing was stored unless {@code Changed} comes back. */
    @Transactional
    public ChangeContactResult change(ChangeContact wanted) {
        var before =
                people.find(wanted.contact()).filter(person -> person.client().equals(Optional.of(wanted.client())));
        if (before.isEmpty()) {
            return new ChangeContactResult.NotFound();
        }
        var wrong = new ArrayList<Violation>();
        var numbers = ClientFields.phones("phone", wanted.phones(), MOST_PHONES, wrong);
        checkName(wanted.name(), wanted.email(), wrong);
        if (!wrong.isEmpty()) {
            return new ChangeContactResult.Refused(wrong);
        }
        return switch (people.nameContact(wanted.contact(), wanted.name(), wanted.email())) {
            case NameContactResult.EmailTaken(String email) -> new ChangeContactResult.EmailTaken(email);
            case NameContactResult.Invalid(String field) ->
                new ChangeContactResult.Refused(List.of(new Violation(field, "unreadable", "")));
            case NameContactResult.NotThere gone -> new ChangeContactResult.NotFound();
            case NameContactResult.Named(Person named) -> {
                changeRest(named, wanted, numbers);
                yield new ChangeContactResult.Changed(
                        people.find(wanted.contact()).orElse(named));
            }
        };
    }

    private void changeRest(Person person, ChangeContact wanted, List<PhoneNumber> numbers) {
        var changes = new TreeMap<String, String>();
        var roles = Set.of(wanted.role());
        if (!person.roles().equals(roles)) {
            people.changeRoles(person.id(), roles);
        }
        if (person.language() != wanted.language()) {
            people.setLanguage(person.id(), wanted.language());
            changes.put("language", wanted.language().name());
        }
        var before = new ArrayList<>(person.phone().stream().toList());
        phones.of(wanted.client()).getOrDefault(person.id(), List.of()).forEach(number -> before.add(number.e164()));
        var after = numbers.stream().map(PhoneNumber::e164).toList();
        if (!before.equals(after)) {
            people.setPhone(person.id(), after.stream().findFirst());
            saveFurther(wanted.client(), person.id(), numbers);
            changes.put("phones", String.join(", ", after));
        }
        if (!changes.isEmpty()) {
            audit.record("contact.changed", "person:" + person.id(), changes);
        }
    }

    private static void checkName(String name, String email, List<Violation> wrong) {
        if (name.isBlank()) {
            wrong.add(new Violation("name", "required", name));
        }
        if (EmailAddress.normalise(email).isEmpty()) {
            wrong.add(new Violation("email", email.isBlank() ? "required" : "bad-email", email));
        }
    }

    private void saveFurther(ClientId client, PersonId person, List<PhoneNumber> numbers) {
        phones.replace(client, person, numbers.stream().skip(1).toList());
    }
}
