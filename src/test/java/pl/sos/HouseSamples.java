package pl.sos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.AddAnnexResult;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Offers;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.Updates;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.ground.Scope;
import pl.sos.hotline.Calls;
import pl.sos.hotline.IncomingResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;
import pl.sos.remote.AskForSession;
import pl.sos.remote.CopyId;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.SessionResult;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Attachments;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.StoreFileResult;
import pl.sos.tickets.Tickets;

/** Clients with a contract each, for the walk over all routes. */
@Component
class HouseSamples implements RouteSamples {
    private static final String[] NIPS = {"5260001246", "7740001454", "5252248481", "1132853869"};
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Where {@link #make} puts the number of a ticket that the contact's colleagues must not see. */
    static final String CONFIDENTIAL = "confidential";

    private final Clients clients;
    private final Contracts contracts;
    private final Amendments amendments;
    private final Offers offers;
    private final Products products;
    private final Tickets tickets;
    private final Attachments attachments;
    private final Estimates estimates;
    private final Calls calls;
    private final RemoteSessions remote;
    private final DatabaseCopies copies;
    private final People people;
    private final TestAccounts accounts;

    HouseSamples(
            Clients clients,
            Contracts contracts,
            Amendments amendments,
            Offers offers,
            Products products,
            Tickets tickets,
            Attachments attachments,
            Estimates estimates,
            Calls calls,
            RemoteSessions remote,
            DatabaseCopies copies,
            People people,
            TestAccounts accounts) {
        this.clients = clients;
        this.contracts = contracts;
        this.amendments = amendments;
        this.offers = offers;
        this.products = products;
        this.tickets = tickets;
        this.attachments = attachments;
        this.estimates = estimates;
        this.calls = calls;
        this.remote = remote;
        this.copies = copies;
        this.people = people;
        this.accounts = accounts;
    }

    Client client() {
        int number = COUNTER.incrementAndGet();
        return Scope.asSystem(() -> {
            var wanted = CreateClient.of("Spółdzielnia " + number, NIPS[number % NIPS.length]);
            return clients.create(wanted) instanceof CreateClientResult.Created(var client) ? client : fail(wanted);
        });
    }

    @Override
    public Map<String, String> make(ClientId id, Person contact) {
        return Scope.asSystem(() -> {
            products.addProduct("meritum", "MERITUM");
            products.addApplication("meritum", NewApplication.of("FK", "Finanse i księgowość"));
            var client = clients.find(id).orElseThrow();
            var number = "R-" + COUNTER.incrementAndGet();
            var signed = contracts.sign(new SignContract(
                    id,
                    number,
                    Optional.of(LocalDate.parse("2026-01-02")),
                    LocalDate.parse("2026-01-02"),
                    Optional.empty(),
                    OfferDefaults.terms(Set.of("FK"))));
            Contract contract = signed instanceof SignContractResult.Signed(var one) ? one : fail(signed);
            var values = new HashMap<String, String>();
            values.putAll(ticket(id, contact));
            session(values, id, contact);
            copy(values, id);
            values.put("/portal/estimates/{id} id", estimate(id, values.get("number")));
            values.put("/tickets/{number}/estimates/{id} id", values.get("/portal/estimates/{id} id"));
            values.put("slug", client.slug());
            var call = calls.incoming("+48221234567", "616540000", "sample-" + number);
            if (call instanceof IncomingResult.Routed routed) {
                for (var under :
                        List.of("", "/answer", "/hang-up", "/identify", "/settle", "/take", "/give-back", "/done")) {
                    values.put(
                            "/hotline/calls/{id}" + under + " id",
                            routed.call().id().toString());
                }
                for (var under : List.of("/ring", "/answer", "/end")) {
                    values.put(
                            "/api/v1/calls/{id}" + under + " id",
                            routed.call().id().toString());
                }
            }
            values.put("/tickets/{number}/clocks/{kind} kind", "REACTION");
            values.put("/api/v1/clients/{id} id", id.toString());
            values.put("/api/v1/clients/{id}/contacts id", id.toString());
            values.put("/api/v1/clients/{id}/caretaker id", id.toString());
            values.put("/api/v1/clients/{id}/hours id", id.toString());
            var annex = new AddAnnex(
                    contract.id(),
                    "1",
                    LocalDate.parse("2026-12-01"),
                    contract.versions().getFirst().terms().withUpdates(new Updates(true, 14)),
                    Optional.empty());
            if (!(amendments.add(annex) instanceof AddAnnexResult.Added)) {
                fail(annex);
            }
            for (var under : List.of("", "/annex", "/annexes", "/notice", "/print.pdf", "/annexes/{from}.pdf")) {
                values.put("/contracts/{number}" + under + " number", number);
                values.put("/portal/contract/{number}" + under + " number", number);
            }
            values.put("from", "2026-12-01");
            var sold = contracts.sellLicence(new LicenceSale(id, Set.of("FK"), LocalDate.parse("2026-11-02"), false));
            Contract licence = sold instanceof LicenceSaleResult.CareStarted(var one) ? one : fail(sold);
            if (!offers.keep(Offers.prepared(licence)).isEmpty() || offers.send(licence.id()) != 1) {
                fail(licence);
            }
            Contract former = signed(new SignContract(
                    id,
                    number + "-A",
                    Optional.empty(),
                    LocalDate.parse("2020-01-01"),
                    Optional.of(LocalDate.parse("2020-12-31")),
                    OfferDefaults.terms(Set.of("FK"))));
            Contract renewed = signed(new SignContract(
                    id,
                    number + "-B",
                    Optional.empty(),
                    LocalDate.parse("2021-03-01"),
                    Optional.of(LocalDate.parse("2021-12-31")),
                    OfferDefaults.terms(Set.of("FK")),
                    Optional.of(former.id())));
            values.put("/contracts/{number}/gap number", renewed.slug());
            for (var under : List.of("/offer", "/offer.pdf")) {
                values.put("/contracts/{number}" + under + " number", licence.slug());
                values.put("/portal/contract/{number}" + under + " number", licence.slug());
            }
            values.put("/api/v1/contracts/{id} id", contract.id().toString());
            return values;
        });
    }

    private Contract signed(SignContract sign) {
        return contracts.sign(sign) instanceof SignContractResult.Signed(var one) ? one : fail(sign);
    }

    /** A ticket with a file, and one that is confidential. */
    private Map<String, String> ticket(ClientId client, Person contact) {
        try {
            var stored =
                    attachments.store(new ByteArrayInputStream(new byte[] {1}), "plik.txt", client, Actor.of(contact));
            AttachmentId file =
                    stored instanceof StoreFileResult.Stored(var attachment) ? attachment.id() : fail(stored);
            var open = open(client, contact, false, List.of(file));
            var confidential = open(client, contact, true, List.of());
            return Map.of(
                    "number",
                    open,
                    CONFIDENTIAL,
                    confidential,
                    "/attachments/{id} id",
                    file.toString(),
                    "/api/v1/attachments/{id} id",
                    file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String open(ClientId client, Person contact, boolean confidential, List<AttachmentId> files) {
        var result = tickets.open(
                new OpenTicket(
                        client,
                        contact.id(),
                        Optional.of("FK"),
                        Category.ERROR,
                        Optional.empty(),
                        "Naliczenie zatrzymuje się",
                        "Od rana.",
                        confidential,
                        files,
                        OpenTicket.Arrival.now(Channel.PORTAL)),
                Actor.of(contact));
        return result instanceof OpenTicketResult.Opened opened
                ? opened.ticket().number().toString()
                : fail(result);
    }

    /** Proposed on the open ticket, for a decision-maker of the client's. */
    private String estimate(ClientId client, String number) {
        if (people.contactsOf(client).stream().noneMatch(one -> one.has(Role.DECISION_MAKER))) {
            accounts.contact(client, Role.DECISION_MAKER);
        }
        var wish = new ProposeEstimate(
                number,
                TicketNumber.parse(number).orElseThrow(),
                Minutes.hours(1),
                WorkKind.TRAINING,
                "Szkolenie",
                Optional.empty());
        var result = estimates.propose(wish, accounts.staff(Role.CONSULTANT).id());
        return result instanceof ProposeResult.Proposed proposed
                ? proposed.estimate().id().toString()
                : fail(result);
    }

    /** Asked of the contact on the open ticket. */
    private void session(Map<String, String> values, ClientId client, Person contact) {
        var number = TicketNumber.parse(values.getOrDefault("number", ""));
        var asked = remote.ask(
                new AskForSession(
                        "sample",
                        client,
                        number,
                        contact.id(),
                        "Sprawdzimy ustawienia",
                        RemoteTool.ANYDESK,
                        "",
                        "",
                        Optional.empty()),
                accounts.staff(Role.CONSULTANT));
        String id =
                asked instanceof SessionResult.Done(var session) ? session.id().toString() : fail(asked);
        for (var under :
                List.of("", "/consent", "/number", "/start", "/pause", "/resume", "/end", "/withdrawal", "/work")) {
            values.put("/remote/sessions/{id}" + under + " id", id);
        }
        values.put("/api/v1/remote-sessions/{id} id", id);
        values.put("/api/v1/remote-sessions/{id}/transitions id", id);
        values.put("/api/v1/remote-sessions/{id}/work id", id);
        values.put("/api/v1/clients/{id}/remote-sessions id", client.toString());
        values.put("/api/v1/clients/{id}/database-copies id", client.toString());
        for (var under : List.of("/agreement", "/refusal", "/withdrawal")) {
            values.put("/portal/remote/sessions/{id}" + under + " id", id);
        }
    }

    /** Received and deleted, so that there is a certificate. */
    private void copy(Map<String, String> values, ClientId client) {
        var ours = accounts.staff(Role.CONSULTANT).id();
        var received = copies.receive(
                new ReceiveCopy(
                        "sample",
                        client,
                        Optional.empty(),
                        "Główna",
                        Instant.parse("2026-11-20T09:00:00Z"),
                        DatabaseCopy.How.SERVER,
                        "Sprawdzenie",
                        true,
                        "",
                        "serwer testowy",
                        LocalDate.parse("2026-12-10"),
                        ours),
                ours);
        CopyId id = received instanceof CopyResult.Done(var copy) ? copy.id() : fail(received);
        copies.delete(id, Instant.parse("2026-11-20T10:00:00Z"), "Skasowano", ours);
        for (var under : List.of("", "/deletion", "/certificate.pdf")) {
            values.put("/remote/copies/{id}" + under + " id", id.toString());
        }
        values.put("/portal/remote/copies/{id}/certificate.pdf id", id.toString());
        values.put("/api/v1/database-copies/{id}/deletion id", id.toString());
    }

    private static <T> T fail(Object result) {
        throw new AssertionError(String.valueOf(result));
    }
}
