package pl.sos.clients;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.internal.ClientFields;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.ContactPhoneStore;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;

/** The people of clients. They are identity's people; this room knows whose they are and under which numbers they call. */
@Component
public class Contacts {
    private static final int MOST_PHONES = 10;

    private final ClientStore clients;
    private final ContactPhoneStore phones;
    private final People people;

    Contacts(ClientStore clients, ContactPhoneStore phones, People people) {
        this.clients = clients;
        this.phones = phones;
        this.people = people;
    }

    /** By name, the inactive at the end. */
    @Transactional(readOnly = true)
    public List<Person> of(ClientId client) {
        return people.contactsOf(client);
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
        var numbers = read(contact.phones(), wrong);
        if (contact.name().isBlank()) {
            wrong.add(new Violation("name", "required", contact.name()));
        }
        if (EmailAddress.normalise(contact.email()).isEmpty()) {
            wrong.add(new Violation("email", contact.email().isBlank() ? "required" : "bad-email", contact.email()));
        }
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

    /**
     * Changes role, language and numbers of a contact; name and address are what he signs in with and stay.
     *
     * @return what is wrong; nothing was stored unless empty
     */
    @Transactional
    public List<Violation> change(
            ClientId client, PersonId contact, Role role, Language language, List<String> writtenPhones) {
        var wrong = new ArrayList<Violation>();
        var numbers = read(writtenPhones, wrong);
        var person = people.find(contact).filter(found -> found.client().equals(Optional.of(client)));
        if (person.isEmpty()) {
            wrong.add(new Violation("contact", "not-found", contact.toString()));
        }
        if (wrong.isEmpty()) {
            people.changeRoles(contact, Set.of(role));
            people.setLanguage(contact, language);
            people.setPhone(contact, numbers.stream().findFirst().map(PhoneNumber::e164));
            saveFurther(client, contact, numbers);
        }
        return wrong;
    }

    private void saveFurther(ClientId client, PersonId person, List<PhoneNumber> numbers) {
        phones.replace(client, person, numbers.stream().skip(1).toList());
    }

    private static List<PhoneNumber> read(List<String> texts, List<Violation> wrong) {
        var numbers = new LinkedHashSet<PhoneNumber>();
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            switch (PhoneNumbers.read(text)) {
                case PhoneReading.Read read -> numbers.add(read.number());
                case PhoneReading.NotRead not ->
                    wrong.add(new Violation("phone", ClientFields.phoneCode(not.why()), text));
            }
        }
        if (numbers.size() > MOST_PHONES) {
            wrong.add(new Violation("phone", "too-many", Integer.toString(numbers.size())));
        }
        return List.copyOf(numbers);
    }
}
