package pl.sos.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.clients.NewContact;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;

/** Further clients, as many as the tickets need to be spread believably; seven in ten have a contract. */
@Component
class SyntheticClients {
    private static final List<String> KINDS = List.of(
            "Spółdzielnia Mieszkaniowa „%s”",
            "Spółdzielnia Mieszkaniowa „%s”",
            "TBS „%s” sp. z o.o.",
            "Zarządca „%s” sp. z o.o.",
            "Wspólnota Mieszkaniowa %s",
            "Administracja „%s” sp. z o.o.");
    private static final List<String> NAMES = List.of(
            "Jaśmin",
            "Kalina",
            "Modrzew",
            "Brzozowy Gaj",
            "Nad Stawem",
            "Olszynka",
            "Podgórze",
            "Zacisze",
            "Wiarus",
            "Lazurowa",
            "Nowe Ogrody",
            "Stary Młyn",
            "Wichrowe Wzgórze",
            "Leszczynowa",
            "Kasztany",
            "Nad Wartą",
            "Promyk",
            "Malwa",
            "Rumianek",
            "Cyprys",
            "Dolina Róż",
            "Łabędź",
            "Perła",
            "Srebrna");
    private static final List<String> FIRST = List.of(
            "Anna",
            "Maria",
            "Katarzyna",
            "Małgorzata",
            "Agnieszka",
            "Barbara",
            "Ewa",
            "Krzysztof",
            "Andrzej",
            "Piotr",
            "Jan",
            "Stanisław",
            "Tomasz",
            "Paweł");
    private static final List<String> LAST = List.of(
            "Wójtowicz",
            "Kubiak",
            "Sikora",
            "Baran",
            "Szewczyk",
            "Pietrzak",
            "Wróbel",
            "Marciniak",
            "Jasiński",
            "Michalak",
            "Bąk",
            "Włodarczyk",
            "Cieślak",
            "Urban",
            "Mróz",
            "Kozieł");
    private static final List<List<String>> SCOPES = List.of(
            List.of("FK", "CZ_ZW", "BANK", "KASA"),
            List.of("FK", "CZ_ZW", "CZ_MEDIA", "BANK", "KASA", "ZAKUPY", "MAG", "ST", "PRAWA"),
            List.of("FK", "CZ_WM", "BANK", "ZAKUPY"),
            List.of("FK", "CZ_WM", "CZ_ZW", "ADM", "IOL", "EKL", "BANK"));
    /** Clients that sign in the same transaction. */
    private static final int AT_ONCE = 25;

    private final Clients clients;
    private final Contacts contacts;
    private final Contracts contracts;
    private final Caretakers caretakers;
    private final People people;
    private final TransactionTemplate transaction;

    SyntheticClients(
            Clients clients,
            Contacts contacts,
            Contracts contracts,
            Caretakers caretakers,
            People people,
            TransactionTemplate transaction) {
        this.clients = clients;
        this.contacts = contacts;
        this.contracts = contracts;
        this.caretakers = caretakers;
        this.people = people;
        this.transaction = transaction;
    }

    /**
     * A client that reports.
     *
     * @param caretaker empty where nobody is appointed
     */
    record House(ClientId client, String name, List<PersonId> reporters, Optional<PersonId> caretaker) {}

    /** All clients that have people, after adding what is missing to {@code wanted}; needs scope system. */
    List<House> atLeast(int wanted, LocalDate today, SplittableRandom random) {
        var there = all();
        int serial = there.size();
        while (serial < wanted) {
            int from = serial;
            int until = Math.min(wanted, serial + AT_ONCE);
            transaction.executeWithoutResult(status -> {
                for (int i = from; i < until; i++) {
                    add(i, today, random);
                }
            });
            serial = until;
        }
        var houses = new ArrayList<House>();
        for (var client : all()) {
            var reporters =
                    clients.contacts(client.id()).stream().map(Person::id).toList();
            if (!reporters.isEmpty()) {
                houses.add(new House(
                        client.id(),
                        client.name(),
                        reporters,
                        caretakers
                                .lookingAfter(
                                        client.id(),
                                        today.atStartOfDay(DemoTime.ZONE).toInstant())
                                .map(answer -> answer.caretaker())));
            }
        }
        return houses;
    }

    private List<Client> all() {
        var found = new ArrayList<Client>();
        Optional<String> after = Optional.empty();
        do {
            var page = clients.list("", after, 200);
            found.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private void add(int serial, LocalDate today, SplittableRandom random) {
        var slug = "klient-" + serial;
        var name = one(KINDS, random).formatted(one(NAMES, random)) + " " + serial;
        var created = clients.create(new CreateClient(
                name,
                nip(serial).digits(),
                Optional.of(slug),
                Optional.of("301–1000 lokali"),
                Optional.empty(),
                List.of(),
                List.of(slug + ".example")));
        if (!(created instanceof CreateClientResult.Created(var client))) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            var added = contacts.add(new NewContact(
                    client.id(),
                    one(FIRST, random) + " " + one(LAST, random),
                    "osoba" + i + "@" + slug + ".example",
                    List.of(),
                    i == 0 ? Role.DECISION_MAKER : Role.CLIENT_USER,
                    Language.PL));
            if (!(added instanceof AddContactResult.Added)) {
                throw new IllegalStateException("No contact could be added to " + slug + ": " + added);
            }
        }
        if (random.nextInt(10) < 7) {
            sign(client, serial, today, random);
        }
    }

    private void sign(Client client, int serial, LocalDate today, SplittableRandom random) {
        var from = today.withDayOfMonth(1).minusMonths(random.nextInt(6, 80));
        contracts.sign(new SignContract(
                client.id(),
                "S-" + serial + "/" + from.getYear(),
                Optional.of(from.minusDays(9)),
                from,
                Optional.empty(),
                OfferDefaults.terms(Set.copyOf(one(SCOPES, random)))));
        var staff = people.staff().stream()
                .filter(person -> person.has(Role.CONSULTANT))
                .map(Person::id)
                .toList();
        int first = random.nextInt(staff.size());
        caretakers.appoint(
                client.id(),
                staff.get(first),
                staff.size() > 1 ? List.of(staff.get((first + 1) % staff.size())) : List.of(),
                from);
    }

    /** From a range that no tax office gives out. */
    private static Nip nip(int serial) {
        for (int i = 0; ; i++) {
            var nine = "9991%05d".formatted(serial * 11 + i);
            for (int control = 0; control < 10; control++) {
                var nip = Nip.parse(nine + control);
                if (nip.isPresent()) {
                    return nip.get();
                }
            }
        }
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
