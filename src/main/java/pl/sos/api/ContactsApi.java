package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.NewContact;
import pl.sos.clients.Violation;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** People of a client. */
@RestController
@RequestMapping("/api/v1/clients/{id}/contacts")
@Tag(name = "Clients")
class ContactsApi {
    private final Clients clients;
    private final Contacts contacts;

    ContactsApi(Clients clients, Contacts contacts) {
        this.clients = clients;
        this.contacts = contacts;
    }

    /** What a contact may do for the client. */
    enum ContactRole {
        USER,
        DECISION_MAKER
    }

    /** A person of the client. */
    @Schema(name = "ContactInput")
    record WantedContact(
            @Schema(example = "Maria Kowal") String name,
            @Schema(example = "ksiegowa@sm-zorza.example") String email,
            @Schema(example = "601 234 567") @Nullable String phone,
            ContactRole role,
            @Nullable Language language) {}

    /** A person of the client, as stored. */
    @Schema(name = "Contact")
    record ContactView(
            PersonId id,
            String name,
            String email,
            @Nullable String phone,
            ContactRole role,
            Language language) {
        static ContactView of(Person person) {
            return new ContactView(
                    person.id(),
                    person.name(),
                    person.email(),
                    person.phone().orElse(null),
                    person.has(Role.DECISION_MAKER) ? ContactRole.DECISION_MAKER : ContactRole.USER,
                    person.language());
        }
    }

    @GetMapping
    @Operation(summary = "The client's people, by name, the inactive at the end")
    Listing<ContactView> contacts(@PathVariable String id) {
        return new Listing<>(
                contacts.of(find(id).id()).stream().map(ContactView::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a person of the client",
            description = "He can sign in once he was invited. An e-mail address belongs to one person.")
    ContactView addContact(@PathVariable String id, @RequestBody WantedContact wanted) {
        var result = contacts.add(new NewContact(
                find(id).id(),
                wanted.name(),
                wanted.email(),
                phones(wanted.phone()),
                wanted.role() == ContactRole.DECISION_MAKER ? Role.DECISION_MAKER : Role.CLIENT_USER,
                Optional.ofNullable(wanted.language()).orElse(Language.PL)));
        return switch (result) {
            case AddContactResult.Added(Person person) -> ContactView.of(person);
            case AddContactResult.EmailTaken(String email) -> throw ApiProblem.refused("email-taken", email);
            case AddContactResult.Refused(List<Violation> violations) -> throw ClientsApi.invalid(violations);
            case AddContactResult.ClientNotFound gone -> throw ApiProblem.notFound();
        };
    }

    private Client find(String id) {
        return clients.find(new ClientId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
    }

    private static List<String> phones(@Nullable String phone) {
        return phone == null ? List.of() : List.of(phone);
    }
}
