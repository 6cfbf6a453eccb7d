package pl.sos.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.Language;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;

@SosTest
class ClientsTest {
    @Autowired
    Clients clients;

    @Autowired
    Contacts contacts;

    @Autowired
    People people;

    @BeforeEach
    void empty() {
        TestDatabase.reset();
    }

    @Test
    void makesASlugAndKeepsItUnique() {
        assertThat(created("SM Zorza", "5260250274").slug()).isEqualTo("sm-zorza");
        assertThat(created("S.M. Żórza", "7740001454").slug()).isEqualTo("s-m-zorza");
        assertThat(created("SM ZORZA", "5252248481").slug()).isEqualTo("sm-zorza-2");
        assertThat(created("Import", "5213017228").slug()).isEqualTo("klient");
    }

    @Test
    void refusesASecondCompanyWithTheSameNipAndPointsToTheFirst() {
        var first = created("SM Zorza", "526-025-02-74");
        assertThat(Scope.asStaff(() -> clients.create(CreateClient.of("Inna", "PL5260250274"))))
                .isEqualTo(new CreateClientResult.NipTaken(first));
    }

    @Test
    void twoWhoAddTheSameCompanyAtOnceAddItOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<CreateClientResult>>();
            for (int i = 0; i < 16; i++) {
                tasks.add(() -> Scope.asStaff(() -> clients.create(CreateClient.of("SM Zorza", "5260250274"))));
            }
            int created = 0;
            for (var result : pool.invokeAll(tasks)) {
                created += result.get() instanceof CreateClientResult.Created ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }

    @Test
    void aClientSeesItselfAndNobodyElse() {
        var zorza = created("SM Zorza", "5260250274");
        var klon = created("Zarządca Klon", "7740001454");
        Scope.asClient(zorza.id().value(), UUID.randomUUID(), () -> {
            assertThat(clients.find(zorza.id())).contains(zorza);
            assertThat(clients.find(klon.id())).isEmpty();
            assertThat(clients.findBySlug("zarzadca-klon")).isEmpty();
            assertThat(clients.findByNip(new Nip("7740001454"))).isEmpty();
            assertThat(clients.list("", Optional.empty(), 50).items()).containsExactly(zorza);
            assertThat(clients.names(List.of(zorza.id(), klon.id()))).containsOnlyKeys(zorza.id());
        });
        assertThat(clients.find(zorza.id())).describedAs("without a scope").isEmpty();
    }

    @Test
    void isFoundByWhatPeopleRemember() {
        var zorza = full();
        created("Zarządca Klon", "7740001454");
        for (String query : List.of(
                "zorza",
                "ZÓRZA",
                "zorza poznan",
                "526-025",
                "526 025 02 74",
                "+48 61 654 00 12",
                "654 00 12",
                "sm-zorza.pl",
                "%",
                "_")) {
            var found = Scope.asStaff(() -> clients.list(query, Optional.empty(), 50));
            if (query.length() == 1) {
                assertThat(found.items()).describedAs(query).isEmpty();
            } else {
                assertThat(found.items()).describedAs(query).containsExactly(zorza);
            }
        }
    }

    @Test
    void isFoundByWhoCalls() {
        var zorza = created("SM Zorza", "5260250274");
        created("Zarządca Klon", "7740001454");
        Scope.asStaff(() -> contacts.add(contact(zorza, "Łucja Śnieżek", "lucja@sm-zorza.pl", "601 234 567")));
        for (String query : List.of("śnieżek", "sniezek", "LUCJA sniezek")) {
            assertThat(Scope.asStaff(() -> clients.list(query, Optional.empty(), 50))
                            .items())
                    .describedAs(query)
                    .containsExactly(zorza);
        }
        for (String query : List.of("sn", "lucja klon", "___")) {
            assertThat(Scope.asStaff(() -> clients.list(query, Optional.empty(), 50))
                            .items())
                    .describedAs(query)
                    .isEmpty();
        }
    }

    @Test
    void pagesByNameInPolishOrder() {
        created("Łan", "7740001454");
        created("Lipa", "5252248481");
        created("Zorza", "5260250274");
        created("Mak", "5213017228");
        var names = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            var at = after;
            var slice = Scope.asStaff(() -> clients.list("", at, 1));
            slice.items().forEach(client -> names.add(client.name()));
            after = slice.next();
        } while (after.isPresent());
        assertThat(names).containsExactly("Lipa", "Łan", "Mak", "Zorza");
    }

    @Test
    void twoWhoSaveAtOnceLoseNothing() {
        var zorza = full();
        Scope.asStaff(() -> {
            assertThat(clients.change(change(zorza, "SM Zorza Plus", "Poznań")))
                    .isInstanceOf(ChangeClientResult.Changed.class);
            var late = clients.change(change(zorza, "SM Zorza", "Gniezno"));
            assertThat(late).isInstanceOf(ChangeClientResult.Conflict.class);
            var conflict = (ChangeClientResult.Conflict) late;
            assertThat(conflict.current().name()).isEqualTo("SM Zorza Plus");
            assertThat(conflict.since()).hasSize(1);
            assertThat(conflict.since().getFirst().field()).isEqualTo("name");
            assertThat(conflict.since().getFirst().was()).isEqualTo("SM Zorza");
        });
    }

    @Test
    void savingNothingNewIsNoChange() {
        var zorza = full();
        assertThat(Scope.asStaff(() -> clients.change(change(zorza, zorza.name(), "Poznań"))))
                .isEqualTo(new ChangeClientResult.Changed(zorza));
    }

    @Test
    void aContactHasSeveralNumbersAndIsFoundByEach() {
        var zorza = created("SM Zorza", "5260250274");
        var added = Scope.asStaff(() -> contacts.add(new NewContact(
                zorza.id(),
                "Maria Kowal",
                "ksiegowa@sm-zorza.example",
                List.of("601 234 567", "61 654 00 12"),
                Role.CLIENT_USER,
                Language.PL)));
        assertThat(added).isInstanceOf(AddContactResult.Added.class);
        Scope.asStaff(() -> {
            assertThat(contacts.of(zorza.id()).getFirst().phone()).contains("+48601234567");
            assertThat(clients.findByPhone(new PhoneNumber("+48601234567"))).containsExactly(zorza);
            assertThat(clients.findByPhone(new PhoneNumber("+48616540012"))).containsExactly(zorza);
        });
    }

    @Test
    void saysWhatIsWrongWithAContact() {
        var zorza = created("SM Zorza", "5260250274");
        Scope.asSystem(
                () -> people.addStaff("A", "a@vendor.example", Set.of(Role.CONSULTANT), Optional.empty(), Language.PL));
        Scope.asStaff(() -> {
            assertThat(contacts.add(contact(zorza, "", "no address", "12")))
                    .isEqualTo(new AddContactResult.Refused(List.of(
                            new Violation("phone", "phone-too-short", "12"),
                            new Violation("name", "required", ""),
                            new Violation("email", "bad-email", "no address"))));
            assertThat(contacts.add(contact(zorza, "B", "A@vendor.example", "")))
                    .isEqualTo(new AddContactResult.EmailTaken("a@vendor.example"));
        });
    }

    private static NewContact contact(Client client, String name, String email, String phone) {
        return new NewContact(client.id(), name, email, List.of(phone), Role.CLIENT_USER, Language.PL);
    }

    private static ChangeClient change(Client client, String name, String city) {
        return new ChangeClient(
                client.id(),
                client.version(),
                name,
                client.nip().digits(),
                client.slug(),
                client.sizeBand(),
                Optional.of(city),
                client.phones().stream().map(PhoneNumber::e164).toList(),
                client.domains());
    }

    private Client full() {
        return created(new CreateClient(
                "SM Zorza",
                "5260250274",
                Optional.empty(),
                Optional.of("1001-3000"),
                Optional.of("Poznań"),
                List.of("61 654 00 12"),
                List.of("sm-zorza.pl")));
    }

    private Client created(String name, String nip) {
        return created(CreateClient.of(name, nip));
    }

    private Client created(CreateClient wanted) {
        var result = Scope.asStaff(() -> clients.create(wanted));
        assertThat(result).isInstanceOf(CreateClientResult.Created.class);
        return ((CreateClientResult.Created) result).client();
    }
}
