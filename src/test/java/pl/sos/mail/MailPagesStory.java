package pl.sos.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.MailServers;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Language;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.Postings;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.internal.JointReceipts;

/** A stranger's mail under /mail becomes a ticket by a person's word; a thread tells what came by mail. */
class MailPagesStory extends HouseStory {
    private static final String CHECKED = "Authentication-Results: mx.example; spf=pass; dkim=pass; dmarc=";

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Autowired
    Processing processing;

    @Autowired
    JointReceipts receipts;

    @Autowired
    Postings postings;

    @Autowired
    People directory;

    private Mailbox mailbox;

    @BeforeEach
    void mailCame() {
        mailbox = TestMailbox.named("Pomoc")
                .believing("mx.example")
                .category(Category.ERROR)
                .application("CZ")
                .limits(60, 3000)
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.empty(), Optional.empty()));
        came(CHECKED + "pass header.from=sm-zorza.example\nFrom: Maria Kowal <ksiegowa@sm-zorza.example>\n"
                + "Message-ID: <1@sm-zorza.example>\nSubject: Wydruk zawiadomien\n"
                + "Content-Type: text/plain; charset=UTF-8\n\nDrukują się bez numeru konta.\n\n"
                + "W dniu 20.11.2026 o 10:12, Anna Nowak pisze:\n> Proszę spróbować wydruku.\n");
        came(CHECKED + "pass header.from=sm-zorza.example\nFrom: Dorota Zielinska <d.zielinska@sm-zorza.example>\n"
                + "Message-ID: <2@sm-zorza.example>\nSubject: Zastepuje p. Kowal\n"
                + "Content-Type: text/html; charset=UTF-8\n\n<p>Jak <b>zamknąć</b> miesiąc?</p>\n");
        came(CHECKED + "fail header.from=sm-zorza.example\nFrom: Prezes <ksiegowa@sm-zorza.example>\n"
                + "Message-ID: <3@sm-zorza.example>\nSubject: Pilna zmiana konta\n\nZmiana.\n");
        processing.work();
    }

    private void came(String raw) {
        try {
            mails.take(
                    mailbox,
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                    clock.instant());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoPosesAndWhoCannotBeReadIsMarkedBeforeAnybodyAssigns() {
        came("From: =?UTF-8?B?SmFuIDxqYW5AZmlybWEuZXhhbXBsZT4=?=\nMessage-ID: <4@x.example>\n"
                + "Subject: Bez adresu\n\nDzień dobry.\n");
        processing.work();
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/mail?tab=triage").page();
            var rows = page.locator("#mails tbody tr");
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("Pilna zmiana konta"))
                            .locator(".tag-late"))
                    .hasText("podszywa się");
            var anonymous = rows.filter(new Locator.FilterOptions().setHasText("Bez adresu"));
            assertThat(anonymous.locator(".mail-from")).hasText("nadawca nieczytelny");
            assertThat(anonymous).containsText("Nie da się odczytać, kto ją wysłał");
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("Zastepuje p. Kowal"))
                            .locator(".tag-soon"))
                    .hasText("do przypisania");
            anna.picture("poczta-podszywa-sie");
            page.locator("text=Pilna zmiana konta").click();
            assertThat(page.locator("[aria-labelledby=mail-facts] .tag-late").first())
                    .hasText("podszywa się");
            assertThat(page.locator("#mail-whose + #forged")).containsText("Zadzwoń, zanim przypiszesz");
            assertThat(page.locator("#contact-name")).hasValue("");
            assertThat(page.locator("#contact-email")).hasValue("");
            anna.picture("poczta-podszywa-sie-strona");
            page.goBack();
            page.locator("text=Bez adresu").click();
            assertThat(page.locator("[aria-labelledby=mail-facts]")).containsText("nadawca nieczytelny");
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("poczta-nieczytelny-390");
            anna.isAccessible();
            anna.size(1280, 900);
            anna.dark(false);
        }
    }

    @Test
    void aStrangersMailBecomesATicketByAPersonsWord() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/mail").page();
            assertThat(page.locator("#mails tbody tr")).hasCount(2);
            assertThat(page.locator("#mails")).containsText("Nie znamy tego adresu.");
            // The name anybody may choose; the address stands beside it, whole in its title where it is cut.
            var from = page.locator(".mail-from [title='d.zielinska@sm-zorza.example']");
            assertThat(from).hasText("d.zielinska@sm-zorza.example");
            anna.picture("poczta");
            anna.isAccessible();

            page.locator("text=Zastepuje p. Kowal").click();
            page.fill("#q", "Zorza");
            page.locator("form[role=search] button >> text=Szukaj").last().click();
            page.locator(".list-group-item a").first().click();
            assertThat(page.locator("#contact-name")).hasValue("Dorota Zielinska");
            anna.picture("poczta-przypisanie");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("poczta-przypisanie-telefon");
            anna.isAccessible();
            anna.size(1280, 900);
            anna.dark(false);
            page.locator("input[name=contact][value=new]").check();
            page.locator("form[action$='/assign'] button.btn-primary").click();
            page.waitForURL("**/tickets/SOS-*");
            assertThat(page.locator(".message-body").first()).containsText("zamknąć");
            assertThat(page.locator(".message .face").first()).hasText("DZ");

            // Who poses as Maria is nobody until somebody says so.
            page = anna.open("/mail").page();
            page.locator("text=Pilna zmiana konta").click();
            assertThat(page.locator("#forged")).containsText("nie potwierdził, że pisze to Maria");
            assertThat(page.locator("input[name=contact]")).not().hasCount(0);
            assertThat(page.locator("input[name=contact]:checked")).hasCount(0);
            anna.picture("poczta-podrobiona");
            anna.size(390, 844);
            anna.dark(true);
            page.locator("#forged").scrollIntoViewIfNeeded();
            anna.picture("poczta-podrobiona-390");
            anna.isAccessible();
            anna.size(1280, 900);
            anna.dark(false);

            page = anna.open("/mail?tab=processed").page();
            page.locator("#mails tbody a[href^='/tickets/']").last().click();
            assertThat(page.locator(".message-origin").first()).containsText("pokaż całą wiadomość");
            assertThat(page.locator(".message-origin").first()).containsText("DMARC");
            assertThat(page.locator(".message-body").first()).not().containsText("Proszę spróbować");
            anna.picture("watek-z-poczty");
            page.locator(".message-origin a").first().click();
            assertThat(page.locator(".message-body")).containsText("Proszę spróbować wydruku");
        }
    }

    /** A stranger is no contact until his mail has a place; the list is worked off by keys. */
    @Test
    void whatIsRefusedLeavesNobodyBehind() {
        came(CHECKED + "pass header.from=gdzie.example\nFrom: Jan Obcy <jan@gdzie.example>\n"
                + "Message-ID: <5@gdzie.example>\nSubject: Pytanie z zewnatrz\n\nKim jestem?\n");
        processing.work();
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/mail").page();
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Pytanie z zewnatrz");
            page.navigate(page.url() + "?client=sm-zorza");
            assertThat(page.locator("input[name=contact]:checked")).hasCount(0);
            assertThat(page.locator("#whose")).containsText("Adres nie jest z domeny tego klienta.");
            anna.picture("poczta-obcy");
            page.locator("input[name=contact][value=new]").check();
            page.fill("#ticket", "SOS-9999");
            page.locator("form[action$='/assign'] button.btn-primary").click();
            assertThat(page.locator("[role=alert]")).containsText("Nie ma takiego zgłoszenia");
            assertThat(page.locator("#ticket")).hasValue("SOS-9999");
            assertThat(page.locator("input[name=contact][value=new]")).isChecked();
            Assertions.assertThat(Scope.asSystem(() -> directory.findByEmail("jan@gdzie.example")))
                    .isEmpty();

            page.fill("#reason", "reklama");
            page.locator("form[action$='/discard'] button").click();
            assertThat(page.locator("#toasts")).containsText("Wiadomość odrzucona");
            assertThat(page.locator("#mails tbody tr")).hasCount(2);
            page.locator("body").pressSequentially("gh");
            page.waitForURL("**/");
            page.locator("body").pressSequentially("gm");
            page.waitForURL("**/mail");
            page.locator("nav.tabs a >> text=Pominięte i odrzucone").click();
            assertThat(page.locator("#mails")).containsText("Pytanie z zewnatrz");
        }
    }

    /** Her second mail of the hour: its ticket says until when the receipt waits, and then that it went. */
    @Test
    void aReceiptThatWaitsIsSeen() {
        came(CHECKED + "pass header.from=sm-zorza.example\nFrom: Maria Kowal <ksiegowa@sm-zorza.example>\n"
                + "Message-ID: <4@sm-zorza.example>\nSubject: Kaucje\n\nKaucje.\n");
        processing.work();
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/SOS-1001").page();
            assertThat(page.locator(".letters")).containsText("Potwierdzenie czeka (dziś do 11:00)");
            anna.picture("potwierdzenie-czeka");
            anna.isAccessible();
            clock.advance(Duration.ofHours(1));
            Scope.asSystem(receipts::tell);
            page = anna.open("/tickets/SOS-1001").page();
            assertThat(page.locator(".letters")).containsText("Potwierdzenie poszło w jednym liście z innymi.");
            assertThat(page.locator(".letters")).containsText("ksiegowa@sm-zorza.example");
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("potwierdzenie-poszlo-telefon");
            anna.isAccessible();
        }
    }

    /** Her colleague's question came after her answer: one click makes one ticket of both. */
    @Test
    void aQuestionThatComesLaterIsMergedByOneClick() {
        came(
                CHECKED + "pass header.from=sm-zorza.example\nFrom: Maria Kowal <ksiegowa@sm-zorza.example>\n"
                        + "Message-ID: <6@sm-zorza.example>\nIn-Reply-To: <5@sm-zorza.example>\nSubject: Odp: Kaucje\n\nU mnie też.\n");
        processing.work();
        Scope.asSystem(() -> directory.addContact(
                people.zorza(),
                "Dorota Zielinska",
                "d.zielinska@sm-zorza.example",
                Set.of(Role.CLIENT_USER),
                Optional.empty(),
                Language.PL));
        came(CHECKED + "pass header.from=sm-zorza.example\nFrom: Dorota Zielinska <d.zielinska@sm-zorza.example>\n"
                + "Message-ID: <5@sm-zorza.example>\nSubject: Kaucje\n\nKaucje sie nie licza.\n");
        processing.work();
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/SOS-1001").page();
            assertThat(page.locator(".pointer-late")).containsText("Odpowiedź na wiadomość, której jeszcze nie było");
            anna.picture("pytanie-po-odpowiedzi");
            anna.isAccessible();
            anna.size(390, 844);
            anna.dark(true);
            anna.picture("pytanie-po-odpowiedzi-telefon");
            anna.isAccessible();
            anna.size(1280, 900);
            page = anna.open("/tickets/SOS-1002").page();
            assertThat(page.locator(".pointer-late")).containsText("Odpowiedź na tę wiadomość przyszła przed nią");
            page.locator(".pointer-late button").click();
            page.waitForURL("**/tickets/SOS-1001");
            assertThat(page.locator("#thread .message")).hasCount(2);
            assertThat(page.locator(".pointer-late")).hasCount(0);
        }
    }

    @Test
    void theClientOpensHerWholeMail() {
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets").page();
            page.locator("a >> text=Wydruk zawiadomien").first().click();
            assertThat(page.locator(".message-body").first()).not().containsText("Proszę spróbować");
            page.locator(".message-origin a").click();
            assertThat(page.locator(".message-body")).containsText("Proszę spróbować wydruku");
            maria.picture("poczta-klienta");
            maria.isAccessible();
            maria.size(390, 844);
            maria.dark(true);
            maria.picture("poczta-klienta-telefon");
            maria.isAccessible();
            page.locator("text=Wróć do rozmowy").click();
            assertThat(page.locator("#case h1")).containsText("Wydruk zawiadomien");
        }
    }

    @Test
    void aReportSaysWhichLetterOfOursDidNotArrive() {
        var letter = postings.page(Optional.empty(), "").items().stream()
                .filter(posting -> posting.recipient().equals("ksiegowa@sm-zorza.example"))
                .findFirst()
                .orElseThrow();
        came("Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@sm-zorza.example>\n"
                + "Message-ID: <7@sm-zorza.example>\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nSorry.\n"
                + "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.sm-zorza.example\n\n"
                + "Final-Recipient: rfc822; ksiegowa@sm-zorza.example\nAction: failed\nStatus: 5.1.1\n\n"
                + "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <" + letter.letter() + "@localhost>\n--x--\n");
        processing.work();
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/mail?tab=left-aside").page();
            var row = page.locator("#mails tbody tr").first();
            assertThat(row).containsText("To list „Przyjęliśmy zgłoszenie");
            assertThat(row).containsText("do ksiegowa@sm-zorza.example");
            assertThat(row.locator(".mail-returned a")).hasText("SOS-1000");
            ewa.picture("poczta-zwrot");
            ewa.isAccessible();
            ewa.size(390, 844);
            ewa.dark(true);
            ewa.picture("poczta-zwrot-390");
            ewa.size(1280, 900);
            ewa.dark(false);
            row.locator("th a").first().click();
            assertThat(page.locator(".mail-returned a")).hasText("SOS-1000");
            ewa.picture("poczta-zwrot-caly");
            page = ewa.open("/admin/outbox").page();
            assertThat(page.locator("tbody a[href='/tickets/SOS-1000']").first())
                    .isVisible();
            ewa.picture("wychodzaca");
        }
    }

    @Test
    void anAdministratorTriesAMailboxUntilItOpensAndLosesNoPassword() {
        var server = MailServers.imap();
        server.start();
        server.setUser("biuro@perfektlab.example", "biuro", "tajne-haslo");
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/admin/mailboxes/new").page();
            page.fill("#name", "Biuro");
            page.fill("#address", "biuro@perfektlab.example");
            page.fill("#host", "127.0.0.1");
            page.fill("#port", "1");
            page.selectOption("#tls", "NONE");
            page.fill("#user", "biuro");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Wpisz hasło albo token odświeżania.");
            page.fill("#secret", "złe");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Pod adresem 127.0.0.1:1 nic nie odpowiada.");
            assertThat(page.locator("#secret")).hasValue("złe");

            page.fill("#port", String.valueOf(server.getImap().getPort()));
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Serwer nie przyjął użytkownika albo hasła.");
            assertThat(page.locator("#tried small")).containsText("Odpowiedź serwera:");
            ewa.picture("skrzynka");
            ewa.isAccessible();
            page.fill("#secret", "tajne-haslo");
            page.fill("#folder", "Sprawy");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Na serwerze nie ma folderu „Sprawy”.");
            page.fill("#folder", "INBOX");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Połączenie działa. Wiadomości w folderze: 0.");
            assertThat(page.locator("#secret")).hasValue("tajne-haslo");
            ewa.picture("skrzynka-dziala");
            ewa.size(390, 844);
            fitsItsBoxes(page);
            ewa.picture("skrzynka-telefon");
            ewa.size(1280, 900);

            page.locator("form[action^='/admin/mailboxes'] button.btn-primary").click();
            assertThat(page.locator("table")).containsText("biuro@perfektlab.example");
            assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("pomoc@perfektlab.example")))
                    .containsText("ostatnia wiadomość:");
            ewa.picture("skrzynki");
            ewa.size(390, 844);
            ewa.dark(true);
            page = ewa.open("/admin/mailboxes").page();
            fitsItsBoxes(page);
            ewa.picture("skrzynki-telefon");
            ewa.isAccessible();
            ewa.open("/admin/mailboxes/new");
            fitsItsBoxes(page);
            ewa.picture("skrzynka-nowa-telefon");
            ewa.isAccessible();
            ewa.size(1280, 900);
            ewa.dark(false);
            page = ewa.open("/admin/mailboxes").page();
            page.locator("text=Biuro").first().click();
            Assertions.assertThat(page.content()).doesNotContain("tajne-haslo");
            // The field is empty: what is stored is tried, and shown to no other server.
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Połączenie działa.");
            page.fill("#host", "localhost");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("zapisane podano dla innego serwera");
            page.locator("form[action^='/admin/mailboxes'] button.btn-primary").click();
            assertThat(page.locator("#secret-error")).containsText("zapisane podano dla innego serwera");
        } finally {
            server.stop();
        }
    }

    /** Nothing is cut, and no two fields share a line that is too short for them. */
    private static void fitsItsBoxes(Page page) {
        Assertions.assertThat(page.evaluate("""
                        [...document.querySelectorAll('.table-responsive, .card')]
                            .every(box => box.scrollWidth <= box.clientWidth)
                        && [...document.querySelectorAll('main .field input')].every(field => field.offsetWidth > 200)""")).isEqualTo(true);
    }

    /** For ten seconds at most somebody sees that something happens. */
    @Test
    void aServerThatSaysNothingIsWaitedForInSight() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/admin/mailboxes/new").page();
            page.fill("#name", "Biuro");
            page.fill("#address", "biuro@perfektlab.example");
            page.locator("button[name=try]").click();
            assertThat(page.locator("#tried")).containsText("Bez serwera nie ma czego sprawdzać");
            assertThat(page.locator("#tried .alert")).not().hasClass(Pattern.compile("alert-(success|danger)"));
            ewa.picture("skrzynka-bez-serwera");
            page.fill("#host", "127.0.0.1");
            page.fill("#port", String.valueOf(silent.getLocalPort()));
            page.fill("#user", "biuro");
            page.fill("#secret", "tajne-haslo");
            page.locator("button[name=try]").click();
            assertThat(page.locator(".trial-runs")).isVisible();
            ewa.picture("skrzynka-w-toku");
            ewa.size(390, 844);
            ewa.picture("skrzynka-w-toku-telefon");
            // The latter where the machine is so busy that the whole takes too long.
            assertThat(page.locator("#tried"))
                    .containsText(Pattern.compile("przyjął połączenie, ale milczy|nie odpowiedział na czas"));
            assertThat(page.locator(".trial-runs")).isHidden();
        }
    }
}
