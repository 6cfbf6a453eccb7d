package pl.sos.tickets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.clients.NewContact;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** A small vendor with two clients under care and one outside it, in an emptied database. */
final class House {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    final Tickets tickets;
    final Person anna;
    final Person piotr;
    final Person coordinator;
    final ClientId zorza;
    final Person maria;
    final Person prezes;
    final ClientId klon;
    final Person kowalski;
    final ClientId lipowa;
    final Person lipowska;

    private final ApplicationContext context;

    House(ApplicationContext context) {
        TestDatabase.reset();
        this.context = context;
        this.tickets = context.getBean(Tickets.class);
        int run = COUNTER.incrementAndGet();
        anna = staff("Anna Nowak", "anna" + run, Role.CONSULTANT);
        piotr = staff("Piotr Lis", "piotr" + run, Role.CONSULTANT);
        coordinator = staff("Ewa Kot", "ewa" + run, Role.COORDINATOR);
        var products = context.getBean(Products.class);
        Scope.asSystem(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("CZ_ZW", "Czynsze"));
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i księgowość"));
        });
        zorza = client("SM Zorza", "5252344078");
        maria = contact(zorza, "Maria Kowal", "maria" + run, Role.CLIENT_USER);
        prezes = contact(zorza, "Jan Prezes", "prezes" + run, Role.DECISION_MAKER);
        klon = client("Zarządca Klon", "7740001454");
        kowalski = contact(klon, "Adam Kowalski", "adam" + run, Role.CLIENT_USER);
        lipowa = client("WM Lipowa", "5260250274");
        lipowska = contact(lipowa, "Zofia Lipowska", "zofia" + run, Role.CLIENT_USER);
        contract(zorza, "12/2024-" + run);
        contract(klon, "13/2024-" + run);
        var caretakers = context.getBean(Caretakers.class);
        Scope.asSystem(() -> {
            caretakers.appoint(zorza, anna.id(), List.of(piotr.id()), LocalDate.parse("2024-01-01"));
            caretakers.appoint(klon, piotr.id(), List.of(anna.id()), LocalDate.parse("2024-01-01"));
        });
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private Person staff(String name, String mail, Role role) {
        return Scope.asSystem(() -> ((AddPersonResult.Added) context.getBean(People.class)
                        .addStaff(name, mail + "@perfektlab.example", Set.of(role), Optional.empty(), Language.PL))
                .person());
    }

    private ClientId client(String name, String nip) {
        return Scope.asSystem(() -> ((CreateClientResult.Created)
                        context.getBean(Clients.class).create(CreateClient.of(name, nip)))
                .client()
                .id());
    }

    private Person contact(ClientId client, String name, String mail, Role role) {
        return Scope.asSystem(() -> ((AddContactResult.Added) context.getBean(Contacts.class)
                        .add(new NewContact(client, name, mail + "@klient.example", List.of(), role, Language.PL)))
                .contact());
    }

    private void contract(ClientId client, String number) {
        Scope.asSystem(() -> context.getBean(Contracts.class)
                .sign(new SignContract(
                        client,
                        number,
                        Optional.empty(),
                        LocalDate.parse("2024-01-01"),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of("CZ_ZW", "FK")))));
    }

    /** In the scope that this person's requests run in. */
    <R> R as(Person person, Scope.Call<R, RuntimeException> call) {
        return person.client().isPresent()
                ? Scope.asClient(person.client().get().value(), person.id().value(), call)
                : Scope.asStaff(person.id().value(), call);
    }

    OpenTicket report(Person reporter, Category category, String subject) {
        return report(reporter, category, subject, OpenTicket.Arrival.now(Channel.PORTAL));
    }

    OpenTicket report(Person reporter, Category category, String subject, OpenTicket.Arrival arrival) {
        return new OpenTicket(
                reporter.client().orElseThrow(),
                reporter.id(),
                Optional.of("CZ_ZW"),
                category,
                Optional.empty(),
                subject,
                "Od rana seryjne naliczanie zatrzymuje się na budynku 14.",
                false,
                List.of(),
                arrival);
    }

    Ticket open(Person reporter, Category category, String subject) {
        return opened(as(reporter, () -> tickets.open(report(reporter, category, subject), Actor.of(reporter))));
    }

    Ticket open(Person reporter) {
        return open(reporter, Category.ERROR, "Naliczenie czynszów zatrzymuje się na osiedlu B");
    }

    static Ticket opened(OpenTicketResult result) {
        return ((OpenTicketResult.Opened) result).ticket();
    }

    static Ticket done(ChangeResult result) {
        if (result instanceof ChangeResult.Done(Ticket ticket)) {
            return ticket;
        }
        throw new AssertionError(result);
    }

    AddMessageResult say(Person author, TicketNumber number, Visibility visibility, String body) {
        return say(author, number, visibility, body, false, Optional.empty(), List.of());
    }

    AddMessageResult say(
            Person author,
            TicketNumber number,
            Visibility visibility,
            String body,
            boolean thenWait,
            Optional<UUID> key,
            List<AttachmentId> files) {
        return as(
                author,
                () -> tickets.addMessage(
                        new AddMessage(number, visibility, body, files, Channel.PORTAL, thenWait, key),
                        Actor.of(author)));
    }

    Ticket reply(Person author, TicketNumber number, String body) {
        if (say(author, number, Visibility.PUBLIC, body) instanceof AddMessageResult.Added added) {
            return added.ticket();
        }
        throw new AssertionError("not added");
    }

    ChangeResult move(Person by, TicketNumber number, TicketStatus to, String note) {
        return as(
                by,
                () -> tickets.transition(
                        new Transition(
                                number,
                                to,
                                Optional.of(note).filter(text -> !text.isEmpty()),
                                List.of(),
                                Channel.PORTAL,
                                Optional.empty()),
                        Actor.of(by)));
    }

    TicketPage page(Person reader, TicketNumber number) {
        return as(reader, () -> tickets.read(number)).orElseThrow();
    }

    /** To another company, which its contact reports for from then on. */
    Reclassify giveTo(Person contact, Ticket ticket) {
        return new Reclassify(
                ticket.number(),
                contact.client().orElseThrow(),
                Optional.of(contact.id()),
                ticket.application(),
                ticket.category(),
                ticket.severity(),
                ticket.subject(),
                Optional.empty(),
                "Pomyłka");
    }

    Reclassify reclassify(Ticket ticket, Category category, Severity severity) {
        return new Reclassify(
                ticket.number(),
                ticket.client(),
                Optional.empty(),
                ticket.application(),
                category,
                severity,
                ticket.subject(),
                Optional.of(ticket.version()),
                "");
    }
}
