package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.Preparation;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.ChangeContact;
import pl.sos.clients.ChangeContactResult;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCards;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.NewContact;
import pl.sos.clients.Violation;
import pl.sos.desk.HoursLine;
import pl.sos.desk.clients.ClientOverviewStore.Light;
import pl.sos.desk.clients.ClientPageView.Contact;
import pl.sos.desk.clients.ClientPageView.Refused;
import pl.sos.desk.clients.ClientPageView.Standing;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Invitations;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.Bounces;
import pl.sos.page.Times;
import pl.sos.page.Toast;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** One client: what to know before picking up the phone, and the small forms on that page. */
@Controller
class ClientPages {
    private static final int TICKETS = 8;

    private final Clients clients;
    private final Contacts contacts;
    private final Caretakers caretakers;
    private final Products products;
    private final People people;
    private final Invitations invitations;
    private final ClientOverviewStore store;
    private final ClientCards cards;
    private final HandlingNotes notes;
    private final Preparation preparation;
    private final Handovers handovers;
    private final HourLedger ledger;
    private final Bounces bounces;
    private final Clock clock;

    ClientPages(
            Clients clients,
            Contacts contacts,
            Caretakers caretakers,
            Products products,
            People people,
            Invitations invitations,
            ClientOverviewStore store,
            ClientCards cards,
            HandlingNotes notes,
            Preparation preparation,
            Handovers handovers,
            HourLedger ledger,
            Bounces bounces,
            Clock clock) {
        this.clients = clients;
        this.contacts = contacts;
        this.caretakers = caretakers;
        this.products = products;
        this.people = people;
        this.invitations = invitations;
        this.store = store;
        this.cards = cards;
        this.notes = notes;
        this.preparation = preparation;
        this.handovers = handovers;
        this.ledger = ledger;
        this.bounces = bounces;
        this.clock = clock;
    }

    @GetMapping("/clients/{slug}")
    ModelAndView client(@PathVariable String slug, SignedIn me) {
        return page(find(slug), Optional.empty(), me);
    }

    @PostMapping("/clients/{slug}/contacts")
    ModelAndView addContact(
            @PathVariable String slug,
            @RequestParam Map<String, String> typed,
            SignedIn me,
            HttpServletResponse response) {
        var client = find(slug);
        var contact = new NewContact(
                client.id(),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("email", ""),
                ClientForm.parts(typed.getOrDefault("phone", "")),
                role(typed.getOrDefault("role", "")),
                language(typed.getOrDefault("language", "")));
        return switch (contacts.add(contact)) {
            case AddContactResult.Added(Person person) -> {
                if (typed.containsKey("invite")) {
                    invitations.invite(person);
                }
                yield done(client, response, typed.containsKey("invite") ? "clients.contact.invited" : "clients.saved");
            }
            case AddContactResult.EmailTaken(String email) ->
                refused(client, "contact", List.of(new Violation("email", "email-taken", email)), typed, me);
            case AddContactResult.Refused(List<Violation> violations) ->
                refused(client, "contact", violations, typed, me);
            case AddContactResult.ClientNotFound gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @PostMapping("/clients/{slug}/contacts/{person}")
    ModelAndView changeContact(
            @PathVariable String slug,
            @PathVariable String person,
            @RequestParam Map<String, String> typed,
            SignedIn me,
            HttpServletResponse response) {
        var client = find(slug);
        var contact = contactOf(client, person);
        var form = "contact-" + contact.id();
        var change = new ChangeContact(
                client.id(),
                contact.id(),
                typed.getOrDefault("name", contact.name()),
                typed.getOrDefault("email", contact.email()),
                ClientForm.parts(typed.getOrDefault("phone", "")),
                role(typed.getOrDefault("role", "")),
                language(typed.getOrDefault("language", "")));
        return switch (contacts.change(change)) {
            case ChangeContactResult.Changed changed -> done(client, response, "clients.saved");
            case ChangeContactResult.EmailTaken(String email) ->
                refused(client, form, List.of(new Violation("email", "email-taken", email)), typed, me);
            case ChangeContactResult.Refused(List<Violation> violations) ->
                refused(client, form, violations, typed, me);
            case ChangeContactResult.NotFound gone -> throw notThere();
        };
    }

    @PostMapping("/clients/{slug}/contacts/{person}/invite")
    ModelAndView invite(@PathVariable String slug, @PathVariable String person, HttpServletResponse response) {
        var client = find(slug);
        var contact = contactOf(client, person);
        if (contact.active()) {
            invitations.invite(contact);
        }
        return done(client, response, "clients.contact.invited");
    }

    @PostMapping("/clients/{slug}/contacts/{person}/active")
    ModelAndView activate(
            @PathVariable String slug,
            @PathVariable String person,
            @RequestParam boolean active,
            HttpServletResponse response) {
        var client = find(slug);
        var contact = contactOf(client, person);
        if (active) {
            people.activate(contact.id());
        } else {
            people.deactivate(contact.id());
        }
        return done(client, response, "clients.saved");
    }

    /** Somebody asked him: his address takes mail again. */
    @PostMapping("/clients/{slug}/contacts/{person}/mail-works")
    ModelAndView mailWorks(@PathVariable String slug, @PathVariable String person, HttpServletResponse response) {
        var client = find(slug);
        bounces.clear(contactOf(client, person).email());
        return done(client, response, "clients.contact.mail-works.done");
    }

    private ModelAndView refused(
            Client client, String form, List<Violation> violations, Map<String, String> typed, SignedIn me) {
        var page = page(client, Optional.of(new Refused(form, violations, typed)), me);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Client client, Optional<Refused> refused, SignedIn me) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Times.ZONE);
        var contracts = store.contracts(client.id(), today);
        var answer = caretakers.lookingAfter(client.id(), now);
        var history = caretakers.history(client.id());
        var named = new LinkedHashSet<PersonId>();
        answer.ifPresent(one -> named.addAll(one.chain()));
        answer.flatMap(one -> one.present()).ifPresent(named::add);
        history.forEach(appointment -> named.add(appointment.primary()));
        var newestCard = cards.newest(client.id());
        newestCard.flatMap(card -> card.by()).ifPresent(named::add);
        var passed = handovers.of(client.id());
        var underWay = passed.stream().filter(Handover::open).findFirst();
        underWay.ifPresent(one -> named.addAll(List.of(one.from(), one.to())));
        var note = notes.of(client.id());
        note.flatMap(one -> one.by()).ifPresent(named::add);
        return new ModelAndView(
                "desk/clients/client",
                "view",
                new ClientPageView(
                        client,
                        store.lights(List.of(client.id()), today).getOrDefault(client.id(), Light.UNKNOWN),
                        contracts,
                        store.openTickets(client.id(), TICKETS),
                        contactsOf(client),
                        hours(client, today),
                        newestCard,
                        applications(contracts),
                        answer,
                        people.findAll(named),
                        caretakers.presence(named, now),
                        history,
                        answer.map(one -> preparation.of(client.id(), one.chain()))
                                .orElse(Map.of()),
                        applicationNames(),
                        passed,
                        underWay,
                        note,
                        notes.unseenBy(me.id(), client.id()),
                        refused));
    }

    private Optional<HoursLine> hours(Client client, LocalDate today) {
        return Optional.of(ledger.balance(client.id(), YearMonth.from(today)))
                .filter(balance -> balance.pool().value() > 0)
                .map(HoursLine::of);
    }

    private List<Contact> contactsOf(Client client) {
        var further = contacts.furtherPhones(client.id());
        var known = contacts.of(client.id());
        var comesBack = bounces.of(known.stream().map(Person::email).toList());
        var standing = invitations.standing(known.stream().map(Person::id).toList());
        return known.stream()
                .map(person -> new Contact(
                        person,
                        Stream.concat(
                                        person.phone().flatMap(PhoneNumbers::parse).stream(),
                                        further.getOrDefault(person.id(), List.of()).stream())
                                .distinct()
                                .toList(),
                        person.active()
                                ? Standing.valueOf(standing.getOrDefault(person.id(), Invitations.Standing.NOT_INVITED)
                                        .name())
                                : Standing.INACTIVE,
                        Optional.ofNullable(comesBack.get(person.email()))))
                .toList();
    }

    private Map<String, String> applications(List<ClientOverviewStore.ContractLine> contracts) {
        var catalogue = products.catalogue();
        var names = new LinkedHashMap<String, String>();
        contracts.stream()
                .filter(contract -> Set.of("ACTIVE", "IN_NOTICE").contains(contract.state()))
                .flatMap(contract -> contract.scope().stream())
                .forEach(code -> names.put(
                        code,
                        Optional.ofNullable(catalogue.get(code))
                                .map(Application::name)
                                .orElse(code)));
        return names;
    }

    private Map<String, String> applicationNames() {
        return products.catalogue().values().stream().collect(Collectors.toMap(Application::code, Application::name));
    }

    private Person contactOf(Client client, String person) {
        return contacts.of(client.id()).stream()
                .filter(one -> one.id().toString().equals(person))
                .findFirst()
                .orElseThrow(ClientPages::notThere);
    }

    private Client find(String slug) {
        return clients.findBySlug(slug).orElseThrow(ClientPages::notThere);
    }

    private static ModelAndView done(Client client, HttpServletResponse response, String toast) {
        Toast.afterRedirect(response, toast);
        return new ModelAndView("redirect:/clients/" + client.slug());
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Role role(String text) {
        return text.equals("DECISION_MAKER") ? Role.DECISION_MAKER : Role.CLIENT_USER;
    }

    private static Language language(String text) {
        return text.equals("EN") ? Language.EN : Language.PL;
    }
}
