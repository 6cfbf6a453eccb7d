package pl.sos.contracts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.calendars.Policy;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Variant;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.outbox.Letter;
import pl.sos.outbox.internal.MailStore;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

@SosTest
class ContractsPagesTest {
    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    MailStore mails;

    @Autowired
    TransactionTemplate transaction;

    private ClientId zorza;
    private Browser billing;

    @BeforeEach
    void aClientAndAProduct() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            Stream.of("FK", "BANK")
                    .forEach(code -> products.addApplication("MERITUM", NewApplication.of(code, "Aplikacja " + code)));
            zorza = ((CreateClientResult.Created) clients.create(CreateClient.of("=SM Zorza", "7811767696")))
                    .client()
                    .id();
        });
        billing = accounts.signedIn(accounts.staff(Role.BILLING));
    }

    @Test
    void aFormLeftAsItIsSignsTheOffersTerms() {
        var answer = sign(billing, form());

        assertThat(answer.location()).isEqualTo("/contracts/12-2024");
        var terms = signed("12/2024").versions().getFirst().terms();
        assertThat(terms).isEqualTo(OfferDefaults.terms(terms.scope()));
        assertThat(billing.get("/contracts/12-2024").body())
                .contains("Umowa 12/2024", "Aplikacja FK", "48 h od zgłoszenia", "§ 4 ust. 2")
                .doesNotContain("⟦");
    }

    @Test
    void whatIsFilledInStandsInThePlaceOfTheOffer() {
        var form = form();
        form.put("FAILURE.reaction.amount", "4");
        form.put("FAILURE.reaction.counting", "WORKING_HOURS");
        form.put("FAILURE.repair.amount", "5");
        form.put("FAILURE.repair.counting", "WORKING_DAYS");
        form.put("includedHours", "3,5");
        sign(billing, form);

        var terms = signed("12/2024").versions().getFirst().terms();
        assertThat(terms.includedMinutes()).isEqualTo(Minutes.of(210));
        assertThat(terms.level(Category.FAILURE).repair()).contains(Policy.workingDays(5));
        assertThat(terms.level(Category.ERROR)).isEqualTo(OfferDefaults.LEVEL);
        assertThat(billing.get("/contracts/12-2024").body())
                .contains("4 h roboczych", "5 dni roboczych", "3 h 30 min w miesiącu", "ta umowa");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
        var form = form();
        form.put("until", "2020-01-01");
        form.put("includedHours", "dużo");
        form.put("ERROR.reaction.amount", "jutro");
        form.put("clause.SCOPE", "§ 99 \"<b>\"");
        var answer = sign(billing, form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Wpisz godziny, np. 6 albo 3,5.", "Wpisz całą liczbę godzin lub dni.", "value=\"12/2024\"")
                .contains("value=\"dużo\"")
                .doesNotContain("<b>\"");
        assertThat(Scope.asStaff(() -> contracts.of(zorza))).isEmpty();
    }

    @Test
    void aNumberAsItIsWrittenLeadsToItsAddress() {
        sign(billing, form());

        assertThat(billing.get("/contracts/12/2024").location()).isEqualTo("/contracts/12-2024");
        assertThat(billing.get("/contracts/12/2025").status()).isEqualTo(404);
        assertThat(billing.get("/contracts/nothing").status()).isEqualTo(404);
    }

    @Test
    void aSoldLicenceStartsVariantTwo() {
        var answer = billing.post(
                "/contracts/licence-sale",
                Map.of(
                        "client", "sm-zorza",
                        "soldOn", "2026-01-17",
                        "applications", "BANK",
                        "withImplementation", "false"));

        assertThat(answer.location()).startsWith("/contracts/l-1-2026");
        assertThat(Scope.asStaff(() -> contracts.of(zorza)))
                .singleElement()
                .satisfies(contract -> assertThat(contract.variant()).isEqualTo(Variant.LICENCE_ONLY));
        assertThat(billing.get(answer.location()).body())
                .contains("31 marca 2026")
                .doesNotContain("⟦");
        assertThat(billing.post("/contracts/licence-sale", Map.of("client", "sm-zorza", "soldOn", "2026-01-17"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsSoldWithoutWhatItNeedsIsAskedAbout() {
        Scope.asSystem(() -> {
            products.addApplication("MERITUM", NewApplication.of("KASA", "Kasa", "BANK", "FK"));
        });
        var sale = Map.of(
                "client", "sm-zorza", "soldOn", "2026-11-17", "applications", "KASA", "withImplementation", "false");
        var asked = billing.post("/contracts/licence-sale", sale);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("wymaga jednej z: ", "Kasa (KASA) wymaga jednej z", "mimo to", "value=\"KASA\"")
                .doesNotContain("⟦");
        assertThat(Scope.asStaff(() -> contracts.of(zorza))).isEmpty();

        var word = new HashMap<>(sale);
        word.put("confirmed", "KASA");
        assertThat(billing.post("/contracts/licence-sale", word).location()).startsWith("/contracts/l-1-2026");
    }

    @Test
    void whatTheClientHasOfItIsEnough() {
        Scope.asSystem(() -> {
            products.addApplication("MERITUM", NewApplication.of("KASA", "Kasa", "BANK", "FK"));
        });
        billing.post(
                "/contracts/licence-sale",
                Map.of(
                        "client",
                        "sm-zorza",
                        "soldOn",
                        "2026-01-17",
                        "applications",
                        "FK",
                        "withImplementation",
                        "false"));
        assertThat(billing.post(
                                "/contracts/licence-sale",
                                Map.of(
                                        "client", "sm-zorza",
                                        "soldOn", "2026-11-17",
                                        "applications", "KASA",
                                        "withImplementation", "false"))
                        .location())
                .startsWith("/contracts/l-");
    }

    @Test
    void theOfferThatLiesReadyIsSentOnceAndThenTheClientReadsIt() {
        var sale = billing.post(
                "/contracts/licence-sale",
                Map.of(
                        "client", "sm-zorza",
                        "soldOn", "2026-11-03",
                        "applications", "BANK",
                        "withImplementation", "false"));
        var offer = sale.location() + "/offer";
        assertThat(billing.get(offer).body())
                .contains("31 stycznia 2027", "value=\"2027-02-01\"", "Aplikacja BANK", "6 h w miesiącu")
                .doesNotContain("⟦");
        var form = Map.of(
                "monthly",
                "490,50",
                "includedHours",
                "4",
                "startsOn",
                "2027-02-01",
                "validUntil",
                "2027-02-15",
                "remark",
                "Zapraszamy!",
                "do",
                "send");
        assertThat(billing.post(offer, form).body()).contains("nie ma osoby decyzyjnej");

        var chairman = accounts.signedIn(accounts.contact(zorza, Role.DECISION_MAKER));
        assertThat(chairman.get("/portal" + offer.replace("contracts", "contract") + ".pdf")
                        .status())
                .as("not before it was sent")
                .isEqualTo(404);
        assertThat(billing.post(offer, form).location()).isEqualTo(offer);
        assertThat(billing.get(offer).body()).contains("Wysłana do klienta", "490,5");
        assertThat(billing.post(offer, form).status()).as("again").isEqualTo(422);
        assertThat(chairman.get("/portal" + offer.replace("contracts", "contract") + ".pdf")
                        .status())
                .isEqualTo(200);
        assertThat(chairman.get("/portal/contract").body())
                .contains("Przeczytaj ofertę", "Wszystkie warunki")
                .doesNotContain("⟦");
    }

    @Test
    void theLetterWithTheOfferIsDressedAsAllOthersInItsReadersLanguage() {
        var sale = billing.post(
                "/contracts/licence-sale",
                Map.of(
                        "client", "sm-zorza",
                        "soldOn", "2026-11-03",
                        "applications", "BANK",
                        "withImplementation", "false"));
        var polish = accounts.contact(zorza, Role.DECISION_MAKER);
        var english = accounts.contact(zorza, Role.DECISION_MAKER);
        Scope.asSystem(() -> people.setLanguage(english.id(), Language.EN));
        billing.post(
                sale.location() + "/offer",
                Map.of(
                        "monthly", "490",
                        "includedHours", "4",
                        "startsOn", "2027-02-01",
                        "validUntil", "2027-02-15",
                        "remark", "Zapraszamy!",
                        "do", "send"));

        var address = "http://localhost/portal/contract";
        assertThat(letterTo(polish.email())).satisfies(letter -> {
            assertThat(letter.text())
                    .contains("31 stycznia 2027", "1 lutego 2027", "15 lutego 2027", "Zapraszamy!", address)
                    .endsWith("Z pozdrowieniami\nzespół opieki serwisowej S.O.S.\n");
            assertThat(letter.html().orElseThrow())
                    .contains("<a href=\"" + address + "\">", "Zapraszamy!", "zespół opieki serwisowej S.O.S.");
        });
        assertThat(letterTo(english.email())).satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Offer of permanent service care");
            assertThat(letter.text()).contains("31 January 2027").endsWith("Kind regards\nthe S.O.S. care team\n");
            assertThat(letter.html().orElseThrow()).contains("lang=\"en\"", "the S.O.S. care team");
        });
    }

    @Test
    void noticeIsCountedBeforeItIsWrittenDown() {
        sign(billing, form());
        var counted = billing.post(
                "/contracts/12-2024/notice", Map.of("givenOn", "2026-11-23", "by", "CLIENT", "do", "check"));
        assertThat(counted.body()).contains("28 lutego 2027").doesNotContain("⟦");
        assertThat(signed("12/2024").notice()).isEmpty();

        billing.post(
                "/contracts/12-2024/notice",
                Map.of("givenOn", "2026-11-23", "by", "CLIENT", "reason", "fuzja", "do", "save"));
        assertThat(billing.get("/contracts/12-2024").body())
                .contains("w wypowiedzeniu", "Klient wypowiedział umowę dnia 23 listopada 2026", "fuzja")
                .doesNotContain("⟦");
        billing.post("/contracts/12-2024/notice/take-back");
        assertThat(signed("12/2024").notice()).isEmpty();
    }

    @Test
    void theTableForSpreadsheetsHoldsNoFormula() {
        sign(billing, form());
        var csv = billing.get("/contracts.csv?state=ACTIVE");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines())
                .hasSize(2)
                .last()
                .isEqualTo("12/2024;'=SM Zorza;\"I, standardowy\";obowiązuje;2024-03-01;;;1");
        assertThat(billing.get("/contracts.csv?state=ENDED").body().lines()).hasSize(1);
        assertThat(billing.get("/contracts?query=Zorza").body())
                .contains("12/2024")
                .doesNotContain("⟦");
    }

    @Test
    void whatEndsSoonIsMarkedAndCanBeLookedAtAlone() {
        signedFor("1/2024", "2024-03-01", "2026-12-08");
        signedFor("2/2024", "2026-12-09", "2027-01-10");
        signedFor("3/2024", "2027-01-11", "2027-12-31");
        var list = billing.get("/contracts?sort=until").body();
        assertThat(list.indexOf("1/2024")).isLessThan(list.indexOf("2/2024"));
        assertThat(list.indexOf("2/2024")).isLessThan(list.indexOf("3/2024"));
        assertThat(list).contains("za 15 dni", "za 48 dni", "tag-late").doesNotContain("⟦", "za 403 dni");
        assertThat(billing.get("/contracts?ending=soon").body())
                .contains("1/2024", "2/2024")
                .doesNotContain("3/2024");
        assertThat(billing.get("/contracts.csv?ending=soon").body().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("2026-12-08;15;1"));
    }

    @Test
    void onlyThoseWhoMaySignSeeTheForm() {
        var consultant = accounts.signedIn(accounts.staff(Role.CONSULTANT));

        assertThat(consultant.get("/contracts").status()).isEqualTo(200);
        assertThat(consultant.get("/contracts/new").status()).isEqualTo(404);
        assertThat(sign(consultant, form()).status()).isEqualTo(404);
        assertThat(accounts.signedIn(accounts.contact(zorza, Role.DECISION_MAKER))
                        .get("/contracts")
                        .status())
                .isEqualTo(404);
    }

    private void signedFor(String number, String from, String until) {
        var form = form();
        form.put("number", number);
        form.put("from", from);
        form.put("until", until);
        assertThat(sign(billing, form).location()).startsWith("/contracts/");
    }

    /** With all four ways of reporting ticked, which bear one name. */
    private static Browser.Answer sign(Browser browser, Map<String, String> form) {
        var fields = new StringBuilder("_csrf=" + encode(browser.formToken()));
        form.forEach((name, value) -> fields.append("&" + name + "=" + encode(value)));
        for (Channel channel : Channel.values()) {
            fields.append("&channels=" + channel);
        }
        return browser.postRaw("/contracts", fields.toString(), "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Letter letterTo(String address) {
        return Scope.asSystem(() -> transaction.execute(status ->
                        mails.page(Optional.empty(), Optional.empty(), 50).items()))
                .stream()
                .map(MailStore.Mail::letter)
                .filter(letter -> letter.recipient().equals(address))
                .reduce((one, other) -> {
                    throw new AssertionError("two letters");
                })
                .orElseThrow();
    }

    private Contract signed(String number) {
        return Scope.asStaff(() -> contracts.byNumber(number).orElseThrow());
    }

    /** As the browser sends the form when only what is required was filled in. */
    private static Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("client", "sm-zorza");
        form.put("number", "12/2024");
        form.put("from", "2024-03-01");
        form.put("until", "");
        form.put("scope", "FK");
        form.put("calendar", OfferDefaults.CALENDAR);
        form.put("includedHours", "");
        form.put("all.reaction.amount", "");
        form.put("all.reaction.counting", "CLOCK");
        OfferDefaults.terms(Set.of("FK"))
                .clauses()
                .forEach((clause, paragraph) -> form.put("clause." + clause, paragraph));
        return form;
    }
}
