package pl.sos.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.ImportPlan.Action;
import pl.sos.clients.ImportPlan.PlannedLine;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Nip;

@SosTest
class ClientImportTest {
    private static final String FILE = """
            Nazwa;NIP;Miasto;Telefon;Osoba;E-mail;Telefon osoby;Rola;Ulubiony kolor
            SM Zorza;526-025-02-74;Poznań;61 654 00 12;Maria Kowal;ksiegowa@sm-zorza.example;601 234 567;;zielony
            SM Zorza;5260250274;;;Henryk Prezes;prezes@sm-zorza.example;;osoba decyzyjna;
            SM Łąka;7740001454;Śrem;12;;;;;
            SM Błąd;7740001455;;;;;;;
            SM Jutrzenka;5252248481;Łódź;;Ala;ksiegowa@sm-zorza.example;;;
            SM Jutrzenka;5252248481;Łódź;;;;;;
            """;

    @Autowired
    ClientImport imports;

    @Autowired
    Clients clients;

    @Autowired
    TestAccounts accounts;

    private Person me;

    @BeforeEach
    void empty() {
        TestDatabase.reset();
        me = accounts.staff(Role.COORDINATOR);
    }

    @Test
    void saysLineByLineWhatWouldHappenAndWritesNothing() {
        var plan = upload(FILE).plan();
        assertThat(plan.lines()).extracting(PlannedLine::number).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(plan.lines())
                .extracting(PlannedLine::action)
                .containsExactly(
                        Action.CREATE,
                        Action.KEEP,
                        Action.LEAVE_OUT,
                        Action.LEAVE_OUT,
                        Action.LEAVE_OUT,
                        Action.CREATE);
        assertThat(codes(plan, 4)).containsExactly("phone-too-short");
        assertThat(codes(plan, 5)).containsExactly("nip-checksum");
        assertThat(codes(plan, 6)).containsExactly("email-repeated");
        assertThat(plan.unknownColumns()).containsExactly("Ulubiony kolor");
        assertThat(Scope.asStaff(() -> clients.list("", Optional.empty(), 10)).items())
                .isEmpty();
    }

    @Test
    void storesTheGoodLinesWhenConfirmedAndOnlyOnce() {
        var preview = upload(FILE);
        assertThat(confirm(preview)).isEqualTo(new ImportResult.Imported(2, 0, 2, 3));
        Scope.asStaff(() -> {
            var zorza = clients.findByNip(new Nip("5260250274")).orElseThrow();
            assertThat(zorza.slug()).isEqualTo("sm-zorza");
            assertThat(clients.contacts(zorza.id()))
                    .extracting(Person::email)
                    .containsExactly("prezes@sm-zorza.example", "ksiegowa@sm-zorza.example");
            assertThat(clients.contacts(zorza.id()).getFirst().has(Role.DECISION_MAKER))
                    .isTrue();
        });
        assertThat(confirm(preview)).isInstanceOf(ImportResult.NotThere.class);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        confirm(upload(FILE));
        var again = upload(FILE).plan();
        assertThat(again.doesAnything()).isFalse();
        assertThat(again.lines().getFirst().action()).isEqualTo(Action.KEEP);
    }

    @Test
    void completesAClientThatIsThere() {
        confirm(upload("nazwa,nip,telefon\nSM Zorza,5260250274,61 654 00 12\n"));
        var plan = upload("name\tNIP\tcity\tphone\tdomains\nSM Zorza\t5260250274\tPoznań\t602 234 567\tzorza.example\n")
                .plan();
        assertThat(plan.lines().getFirst().changes())
                .containsExactly(
                        new ImportPlan.Change("city", "", "Poznań"),
                        new ImportPlan.Change("phones", "+48616540012", "+48616540012, +48602234567"),
                        new ImportPlan.Change("domains", "", "zorza.example"));
    }

    @Test
    void showsThePlanAgainWhenTheDataChangedMeanwhile() {
        var preview = upload("nazwa;nip\nSM Zorza;5260250274\n");
        Scope.asStaff(() -> clients.create(CreateClient.of("Zorza inaczej", "5260250274")));
        assertThat(confirm(preview)).isInstanceOf(ImportResult.Changed.class);
        assertThat(Scope.asStaff(() -> clients.findByNip(new Nip("5260250274")))
                        .orElseThrow()
                        .name())
                .isEqualTo("Zorza inaczej");
    }

    @Test
    void anAddressOfOursOrOfAnotherClientIsNotTaken() {
        var plan = upload("nazwa;nip;osoba;email\nSM Zorza;5260250274;Ja;" + me.email() + "\n")
                .plan();
        assertThat(codes(plan, 2)).containsExactly("email-taken");
    }

    @Test
    void nobodyGoesOnWithAFileOfSomebodyElse() {
        var preview = upload("nazwa;nip\nSM Zorza;5260250274\n");
        var other = accounts.staff(Role.ADMINISTRATOR);
        assertThat(Scope.asStaff(() -> imports.preview(preview.file(), other.id())))
                .isInstanceOf(ImportPreview.NotThere.class);
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThat(Scope.asStaff(
                        () -> imports.upload("x.csv", "miasto;osoba\na;b\n".getBytes(StandardCharsets.UTF_8), me.id())))
                .isEqualTo(new ImportPreview.Unreadable("missing-columns", "NAME, NIP"));
    }

    @Test
    void takesAThousandLines() {
        var text = new StringBuilder("nazwa;nip;osoba;email\n");
        var nips = 0;
        for (int i = 0; nips < 1_000; i++) {
            var nip = Nip.parse(String.format("%010d", 5_000_000_000L + i * 7L));
            if (nip.isPresent()) {
                nips++;
                text.append("Firma ")
                        .append(i)
                        .append(';')
                        .append(nip.get())
                        .append(";Osoba ")
                        .append(i)
                        .append(";osoba")
                        .append(i)
                        .append("@firma.example\n");
            }
        }
        assertThat(confirm(upload(text.toString()))).isEqualTo(new ImportResult.Imported(1_000, 0, 1_000, 0));
    }

    private ImportPreview.Planned upload(String text) {
        var content = text.getBytes(Charset.forName("windows-1250"));
        return (ImportPreview.Planned) Scope.asStaff(() -> imports.upload("C:\\klienci.csv", content, me.id()));
    }

    private ImportResult confirm(ImportPreview.Planned preview) {
        return Scope.asStaff(
                () -> imports.confirm(preview.file(), me.id(), preview.plan().fingerprint()));
    }

    private static List<String> codes(ImportPlan plan, int number) {
        return plan.lines().stream()
                .filter(line -> line.number() == number)
                .flatMap(line -> line.problems().stream())
                .map(Violation::code)
                .toList();
    }
}
