package pl.sos.page.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Policy;
import pl.sos.caretakers.AppointResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Visibility;

/** A vendor with three people and two clients, one under care and one not, as the stories of the pages need them. */
@Component
public class House {
    private final People people;
    private final Clients clients;
    private final Products products;
    private final Contracts contracts;
    private final Caretakers caretakers;
    private final Tickets tickets;

    House(
            People people,
            Clients clients,
            Products products,
            Contracts contracts,
            Caretakers caretakers,
            Tickets tickets) {
        this.people = people;
        this.clients = clients;
        this.products = products;
        this.contracts = contracts;
        this.caretakers = caretakers;
        this.tickets = tickets;
    }

    /** Who lives in it. Anna looks after Zorza, Piotr is her deputy, Ewa coordinates and administers. */
    public record People3(
            Person anna, Person piotr, Person ewa, Person maria, Person kontakt, ClientId zorza, ClientId lipowa) {}

    public People3 furnish() {
        return Scope.asSystem(() -> {
            products.addProduct("MERITUM", "MERITUM");
            Map.of("CZ", "Czynsze", "FK", "Finanse i księgowość", "BANK", "Bank", "KADRY", "Kadry i płace")
                    .forEach((code, name) -> products.addApplication("MERITUM", NewApplication.of(code, name)));
            var anna = staff("Anna Nowak", "opiekun@perfektlab.example", "+48616540012", Role.CONSULTANT);
            var piotr = staff("Piotr Lis", "konsultant@perfektlab.example", "+48616540013", Role.CONSULTANT);
            var ewa = staff(
                    "Ewa Wrona",
                    "koordynator@perfektlab.example",
                    "+48616540014",
                    Role.COORDINATOR,
                    Role.ADMINISTRATOR);
            var zorza = client("SM Zorza", "5260250274");
            var lipowa = client("WM Lipowa", "7740001454");
            var maria = contact(zorza, "Maria Kowal", "ksiegowa@sm-zorza.example");
            var kontakt = contact(lipowa, "Jan Wójcik", "kontakt@wm-lipowa.example");
            sign(zorza);
            require(
                    caretakers.appoint(zorza, anna.id(), List.of(piotr.id()), LocalDate.of(2024, 1, 1))
                            instanceof AppointResult.Appointed);
            return new People3(anna, piotr, ewa, maria, kontakt, zorza, lipowa);
        });
    }

    public TicketNumber report(Person reporter, Category category, String subject, String body) {
        var client = reporter.client().orElseThrow();
        var result = Scope.asClient(
                client.value(),
                reporter.id().value(),
                () -> tickets.open(
                        new OpenTicket(
                                client,
                                reporter.id(),
                                Optional.of("CZ"),
                                category,
                                Optional.empty(),
                                subject,
                                body,
                                false,
                                List.of(),
                                OpenTicket.Arrival.now(Channel.PORTAL)),
                        Actor.of(reporter)));
        if (result instanceof OpenTicketResult.Opened opened) {
            return opened.ticket().number();
        }
        throw new AssertionError(result);
    }

    public void write(Person author, TicketNumber ticket, Visibility visibility, String body) {
        Scope.asStaff(
                author.id().value(),
                () -> tickets.addMessage(
                        new AddMessage(ticket, visibility, body, List.of(), Channel.PORTAL, false, Optional.empty()),
                        Actor.of(author)));
    }

    public void move(Person by, TicketNumber ticket, TicketStatus to, String note) {
        var wish = new Transition(
                ticket,
                to,
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of(),
                Channel.PORTAL,
                Optional.empty());
        require(
                Scope.asStaff(by.id().value(), () -> tickets.transition(wish, Actor.of(by)))
                        instanceof ChangeResult.Done);
    }

    private void sign(ClientId client) {
        var offer = OfferDefaults.terms(Set.of("CZ", "FK", "BANK"));
        var failure = new ServiceLevel(
                Policy.workingHours(Duration.ofHours(8)),
                Optional.of(Policy.workingHours(Duration.ofHours(16))),
                Optional.of(Policy.workingDays(5)));
        var terms = offer.withLevels(offer.defaultLevel(), Map.of(Category.FAILURE, failure))
                .withHours(HoursPackage.monthly(Minutes.hours(6)));
        require(
                contracts.sign(new SignContract(
                                client,
                                "12/2024",
                                Optional.of(LocalDate.of(2023, 12, 11)),
                                LocalDate.of(2024, 1, 1),
                                Optional.of(LocalDate.of(2027, 12, 31)),
                                terms))
                        instanceof SignContractResult.Signed);
    }

    private Person staff(String name, String email, String phone, Role... roles) {
        return added(people.addStaff(name, email, Set.of(roles), Optional.of(phone), Language.PL));
    }

    /** Another person of a client. */
    public Person contact(ClientId client, String name, String email) {
        return added(people.addContact(client, name, email, Set.of(Role.CLIENT_USER), Optional.empty(), Language.PL));
    }

    private ClientId client(String name, String nip) {
        return clients.create(CreateClient.of(name, nip)) instanceof CreateClientResult.Created(Client client)
                ? client.id()
                : fail(name);
    }

    private static Person added(AddPersonResult result) {
        return result instanceof AddPersonResult.Added(var person) ? person : fail(result);
    }

    private static void require(boolean held) {
        if (!held) {
            throw new AssertionError("The house could not be furnished");
        }
    }

    private static <R> R fail(Object why) {
        throw new AssertionError(String.valueOf(why));
    }
}
