package pl.sos.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.ground.Scope;
import pl.sos.ground.Vendor;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Language;
import pl.sos.page.Pdf;
import pl.sos.page.Times;
import pl.sos.page.testing.House;
import pl.sos.remote.internal.CopyReminders;

@SosTest
class DatabaseCopiesTest {
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-10");

    @Autowired
    DatabaseCopies copies;

    @Autowired
    CopyReminders reminders;

    @Autowired
    Clients clients;

    @Autowired
    People persons;

    @Autowired
    Pdf pdf;

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private House.People3 people;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
    }

    @Test
    void keeperAndCoordinatorAreRemindedBeforeAndOnTheLastDayOnceEach() {
        received("one");
        round("2026-12-02");
        assertThat(letters()).isEmpty();
        round("2026-12-03");
        round("2026-12-03");
        round("2026-12-05");
        assertThat(letters())
                .containsExactlyInAnyOrder(people.anna().email(), people.ewa().email());
        round("2026-12-10");
        round("2026-12-11");
        assertThat(letters())
                .containsExactlyInAnyOrder(
                        people.anna().email(),
                        people.ewa().email(),
                        people.anna().email(),
                        people.ewa().email());
    }

    @Test
    void anotherDayIsToldAnewAndADeletedCopyNever() {
        var copy = received("one");
        round("2026-12-03");
        var moved = new ChangeCopy(
                copy.id(),
                copy.version(),
                copy.keptWhere(),
                LAST_DAY.plusDays(20),
                people.anna().id(),
                "Jeszcze potrzebna");
        assertThat(staff(() -> copies.change(moved, people.anna().id()))).isInstanceOf(CopyResult.Done.class);
        assertThat(staff(() -> copies.change(moved, people.anna().id()))).isInstanceOf(CopyResult.Overtaken.class);
        assertThat(letters()).as("what waits of the day that was").isEmpty();
        round("2026-12-10");
        assertThat(letters()).isEmpty();
        round("2026-12-24");
        assertThat(letters()).hasSize(2);
        staff(() -> copies.delete(
                copy.id(), clock.instant(), "Skasowano", people.anna().id()));
        assertThat(letters()).as("what waits of it is taken back").isEmpty();
        round("2026-12-30");
        assertThat(letters()).isEmpty();
        assertThat(staff(() -> copies.history(copy.id())))
                .extracting(Happened::what)
                .containsExactly("RECEIVED", "WITHOUT_AGREEMENT", "DELETE_BY", "DELETED");
    }

    @Test
    void personalDataWithoutAnAgreementNeedAReasonThatStaysInTheHistory() {
        assertThat(receive("bare", clock.instant(), false, " "))
                .isInstanceOfSatisfying(
                        CopyResult.Refused.class,
                        no -> assertThat(no.violations())
                                .extracting(Violation::code)
                                .containsExactly("without-agreement"));
        assertThat(receive("masked", clock.instant(), true, "")).isInstanceOf(CopyResult.Done.class);
        var copy = received("reason");
        assertThat(staff(() -> copies.history(copy.id())))
                .filteredOn(one -> one.what().equals("WITHOUT_AGREEMENT"))
                .extracting(Happened::why)
                .containsExactly("Klient podpisuje umowę powierzenia");
    }

    @Test
    void theFormAsksForATickWithTheReason() {
        var slug = staff(() -> clients.find(people.zorza()).orElseThrow().slug());
        var anna = accounts.signedIn(people.anna());
        var form = anna.get("/clients/" + slug + "/copies/new").body();
        assertThat(form)
                .contains("kopię z danymi osobowymi przyjmujemy dopiero po zamaskowaniu")
                .doesNotContain("na ekranie nie powinno być danych osobowych", "klient zgadza się na każdą sesję");
        var key = form.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        var fields = new String[] {
            "key",
            key,
            "installationName",
            "Główna",
            "receivedAt",
            "2026-11-23T08:00",
            "how",
            "SERVER",
            "purpose",
            "Sprawdzenie",
            "keptWhere",
            "serwer testowy 3",
            "deleteBy",
            "2026-12-10",
            "withoutAgreement",
            "Umowa w podpisie",
            "unmasked",
            ""
        };
        var refused = anna.post("/clients/" + slug + "/copies", fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Zaznacz, że przyjmujesz niezamaskowane dane bez umowy powierzenia");
        fields[fields.length - 1] = "1";
        assertThat(anna.post("/clients/" + slug + "/copies", fields).status()).isEqualTo(302);
    }

    @Test
    void theSameFormEntersOnce() {
        assertThat(received("same").id()).isEqualTo(received("same").id());
    }

    @Test
    void aClientReadsItsOwnAndWritesNothing() {
        var copy = received("one");
        assertThat(client(people.maria(), () -> copies.find(copy.id()))).isPresent();
        assertThat(client(people.kontakt(), () -> copies.find(copy.id()))).isEmpty();
    }

    @Test
    void theCertificateIsPolishToTheLastLetter() throws IOException {
        var copy = received("one");
        // Noted at half past midnight in Warsaw, which is still the day before in Greenwich.
        var deletedAt = clock.instant();
        clock.setWarsaw("2026-11-25T00:30");
        staff(() -> copies.delete(
                copy.id(),
                deletedAt,
                "Skasowano pliki, opróżniono kosz – źródło też",
                people.anna().id()));
        var gone = staff(() -> copies.find(copy.id()).orElseThrow());
        var client = staff(() -> clients.find(people.zorza()).orElseThrow());

        var english = accounts.signedIn(people.anna()).get("/remote/copies/" + copy.id());
        assertThat(english.body()).contains("wystawione 25 listopada 2026, Anna Nowak");
        Scope.asStaff(() -> persons.setLanguage(people.anna().id(), Language.EN));
        english = accounts.signedIn(people.anna()).get("/remote/copies/" + copy.id());
        assertThat(english.body()).contains("issued 25 November 2026 by Anna Nowak");

        var printed = pdf.print(
                "remote/print/certificate",
                Map.of(
                        "copy",
                        gone,
                        "client",
                        client,
                        "vendor",
                        Optional.of(Vendor.read(
                                "Żółty Dom sp. z o.o.", "999-031-00-16", "ul. Łąkowa 1/2", "61-001", "Poznań")),
                        "words",
                        new Times(Language.PL, clock)));

        try (var document = Loader.loadPDF(printed)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text.replaceAll("\\s+", ""))
                    .contains(gone.deleted().orElseThrow().certificate());
            assertThat(text.replaceAll("\\s+", " "))
                    .contains("Zaświadczenie nr ZU")
                    .contains("SM Zorza", "Skasowano pliki, opróżniono kosz – źródło też", "23 listopada 2026")
                    .contains("Żółty Dom sp. z o.o.", "ul. Łąkowa 1/2, 61-001 Poznań", "9990310016")
                    .contains("niezamaskowane")
                    .contains("Zaświadczenie wystawiono dnia 25 listopada 2026; wystawca: Anna Nowak.");
        }
    }

    @Test
    void twoWhoDeleteItGetOneCertificate() {
        var copy = received("one");
        staff(() -> copies.delete(
                copy.id(), clock.instant(), "Skasowano", people.anna().id()));
        var first = staff(() -> copies.find(copy.id()).orElseThrow().deleted().orElseThrow());
        staff(() -> copies.delete(
                copy.id(), clock.instant(), "Też skasowano", people.piotr().id()));
        assertThat(staff(() -> copies.find(copy.id()).orElseThrow().deleted().orElseThrow()))
                .isEqualTo(first);
    }

    /** A program may send any instant. */
    @Test
    void aDayPastTheEndOfCalendarsIsRefused() {
        for (var at : List.of(Instant.MIN, Instant.MAX)) {
            assertThat(receive("far", at))
                    .isInstanceOfSatisfying(
                            CopyResult.Refused.class,
                            no -> assertThat(no.violations())
                                    .extracting(Violation::code)
                                    .containsExactly("received-at"));
        }
    }

    private CopyResult receive(String key, Instant at) {
        return receive(key, at, false, "Klient podpisuje umowę powierzenia");
    }

    private CopyResult receive(String key, Instant at, boolean masked, String withoutAgreement) {
        return staff(() -> copies.receive(
                new ReceiveCopy(
                        key,
                        people.zorza(),
                        Optional.empty(),
                        "Główna",
                        at,
                        DatabaseCopy.How.SERVER,
                        "Sprawdzenie naliczeń",
                        masked,
                        withoutAgreement,
                        "serwer testowy 3",
                        LAST_DAY,
                        people.anna().id()),
                people.anna().id()));
    }

    private DatabaseCopy received(String key) {
        var result = receive(key, clock.instant());
        assertThat(result).isInstanceOf(CopyResult.Done.class);
        return ((CopyResult.Done) result).copy();
    }

    private void round(String day) {
        clock.set(LocalDate.parse(day)
                .atTime(LocalTime.of(6, 30))
                .atZone(Times.ZONE)
                .toInstant());
        Scope.asSystem(reminders::round);
    }

    private List<String> letters() {
        return Scope.asSystem(() ->
                transaction.execute(status -> jdbc.sql("select recipient from outbox.mail where state <> 'WITHDRAWN'")
                        .query(String.class)
                        .list()));
    }

    private static <R> R staff(Scope.Call<R, RuntimeException> work) {
        return Scope.asStaff(work);
    }

    private static <R> R client(Person person, Scope.Call<R, RuntimeException> work) {
        return Scope.asClient(person.client().orElseThrow().value(), person.id().value(), work);
    }
}
