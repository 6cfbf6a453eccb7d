package pl.sos.caretakers.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.AddressBounced;
import pl.sos.outbox.AddressTakesMail;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Words;

/** Tells the caretaker that letters to one of his client's people come back. */
@Component
class BouncedContacts {
    private final Caretakers caretakers;
    private final Clients clients;
    private final People people;
    private final Bounces bounces;
    private final Notices notices;
    private final Settings settings;
    private final Clock clock;

    BouncedContacts(
            Caretakers caretakers,
            Clients clients,
            People people,
            Bounces bounces,
            Notices notices,
            Settings settings,
            Clock clock) {
        this.caretakers = caretakers;
        this.clients = clients;
        this.people = people;
        this.bounces = bounces;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void bounced(AddressBounced event) {
        people.findByEmail(event.bounce().address())
                .ifPresent(contact ->
                        contact.client().flatMap(clients::find).ifPresent(client -> tell(event, contact, client)));
    }

    @EventListener
    void takesMail(AddressTakesMail event) {
        people.findByEmail(event.address()).ifPresent(contact -> notices.withdraw(about(contact)));
    }

    /** Who has another address, or left, is written to no more at the old one. */
    @EventListener
    void changed(People.PersonChanged event) {
        Scope.asSystem(() -> people.find(event.person())
                .filter(person -> !person.isStaff())
                .filter(contact ->
                        !contact.active() || bounces.of(contact.email()).isEmpty())
                .ifPresent(contact -> notices.withdraw(about(contact))));
    }

    private static UUID about(Person contact) {
        return UUID.nameUUIDFromBytes(("caretakers.bounced:" + contact.id()).getBytes(StandardCharsets.UTF_8));
    }

    private void tell(AddressBounced event, Person contact, Client client) {
        var answers = caretakers.lookingAfter(client.id(), clock.instant());
        var told = answers.stream()
                .flatMap(looksAfter -> Stream.concat(Stream.of(looksAfter.caretaker()), looksAfter.present().stream()))
                .distinct()
                .toList();
        for (Person reader : known(told)) {
            var in = reader.language();
            var href = "/clients/" + client.slug() + "#person-" + contact.id();
            var subject = Words.of(in, "caretakers.bounced.subject", contact.name(), client.name());
            notices.tell(new Notice(
                            reader,
                            Happening.ADDRESS_BOUNCED,
                            Letter.once(
                                    "caretakers.bounced:" + event.bounce().address() + ":"
                                            + event.bounce().at() + ":" + reader.id(),
                                    Optional.empty(),
                                    reader.email(),
                                    subject,
                                    Words.of(
                                            in,
                                            event.bounce().permanent()
                                                    ? "caretakers.bounced.text"
                                                    : "caretakers.bounced.text.for-now",
                                            reader.greeting(),
                                            contact.name(),
                                            client.name(),
                                            event.bounce().address(),
                                            event.bounce().why(),
                                            settings.baseUrl() + href)),
                            subject,
                            href)
                    .about(about(contact))
                    .ringing(Sentences.of("caretakers.bounced.bell", contact.name(), client.name())));
        }
    }

    private List<Person> known(List<PersonId> ids) {
        return List.copyOf(people.findAll(ids).values());
    }
}
