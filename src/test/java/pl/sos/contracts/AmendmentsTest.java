package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** Annexes, notice and renewal: what holds when, and what the past keeps. */
@SosTest
class AmendmentsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Autowired
    Contracts contracts;

    @Autowired
    Amendments amendments;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    private ClientId zorza;

    @BeforeEach
    void aClientAndAProduct() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            Stream.of("FK", "CZ_ZW", "BANK")
                    .forEach(code -> products.addApplication("MERITUM", NewApplication.of(code, code)));
            zorza = ((CreateClientResult.Created) clients.create(CreateClient.of("SM Zorza", "7811767696")))
                    .client()
                    .id();
        });
    }

    @Test
    void anAnnexHoldsFromItsDayAndThePastKeepsItsTerms() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "", terms());
            add(contract.id(), "1", "2026-12-01", withHours(terms(), 10));

            var changed = contracts.find(contract.id()).orElseThrow();
            assertThat(changed.termsOn(LocalDate.parse("2026-11-30")).orElseThrow())
                    .isEqualTo(terms());
            assertThat(changed.termsOn(LocalDate.parse("2026-12-01"))
                            .orElseThrow()
                            .hours()
                            .monthly())
                    .isEqualTo(Minutes.hours(10));
            assertThat(contracts.of(zorza)).containsExactly(changed);
        });
    }

    @Test
    void theSameAnnexEnteredAgainIsTheOneThatIsThere() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "", terms());
            var first = add(contract.id(), "1", "2026-12-01", withHours(terms(), 10));

            assertThat(add(contract.id(), "1", "2026-12-01", withHours(terms(), 10)))
                    .isEqualTo(first);
            assertThat(codes(add(contract.id(), "1", "2027-01-01", withHours(terms(), 12))))
                    .containsExactly("annex-taken");
            assertThat(codes(add(contract.id(), "2", "2026-12-01", withHours(terms(), 12))))
                    .containsExactly("annex-not-after");
            assertThat(codes(add(contract.id(), "2", "2027-01-01", withHours(terms(), 10))))
                    .containsExactly("annex-changes-nothing");
            assertThat(add(ContractId.next(), "1", "2026-12-01", terms())).isInstanceOf(AddAnnexResult.NotFound.class);
        });
    }

    @Test
    void anAnnexTakesNoApplicationThatAnotherContractHas() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "", terms());
            sign("2/2026", "2026-01-01", "2026-12-31", OfferDefaults.terms(Set.of("BANK")));

            var wider = terms().withScope(Set.of("FK", "BANK"));
            assertThat(codes(add(contract.id(), "1", "2026-12-01", wider))).containsExactly("already-under-contract");
            assertThat(add(contract.id(), "1", "2027-01-01", wider)).isInstanceOf(AddAnnexResult.Added.class);
            assertThat(add(contract.id(), "2", "2027-02-01", terms())).isInstanceOf(AddAnnexResult.Added.class);
            sign("3/2027", "2027-02-01", "", OfferDefaults.terms(Set.of("BANK")));
        });
    }

    @Test
    void anAnnexMayMoveTheEndOfAContract() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "2026-12-31", terms());
            assertThat(codes(add(contract.id(), "1", "2027-01-01", withHours(terms(), 3))))
                    .containsExactly("annex-after-the-end");

            amendments.add(new AddAnnex(
                    contract.id(),
                    "1",
                    LocalDate.parse("2027-01-01"),
                    terms(),
                    Optional.of(LocalDate.parse("2027-12-31"))));
            assertThat(contracts.find(contract.id()).orElseThrow().until()).contains(LocalDate.parse("2027-12-31"));
        });
    }

    @Test
    void noticeEndsAContractByItsRuleAndCanBeTakenBack() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "", terms());
            var given = (GiveNoticeResult.Given)
                    amendments.giveNotice(contract.id(), TODAY, Notice.By.CLIENT, "zmiana systemu");

            assertThat(given.notice().endsOn()).isEqualTo("2027-02-28");
            assertThat(given.contract().stateOn(TODAY)).isEqualTo(ContractState.IN_NOTICE);
            assertThat(contracts.find(contract.id())).contains(given.contract());
            assertThat(amendments.giveNotice(contract.id(), TODAY, Notice.By.CLIENT, "znowu"))
                    .isEqualTo(given);
            assertThat(amendments.giveNotice(contract.id(), TODAY.plusDays(1), Notice.By.VENDOR, ""))
                    .isInstanceOf(GiveNoticeResult.Refused.class);
            assertThat(list(ContractState.IN_NOTICE)).containsExactly("1/2026");
            assertThat(list(ContractState.ACTIVE)).isEmpty();

            assertThat(amendments.takeNoticeBack(contract.id(), TODAY)).contains(contract);
            assertThat(contracts.find(contract.id())).contains(contract);
            assertThat(amendments.takeNoticeBack(contract.id(), TODAY)).isEmpty();
        });
    }

    @Test
    void aPeriodGoesOnOnceNobodyCanObjectAnyMore() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "2026-12-31", renewing());

            assertThat(amendments.renewIfDue(contract.id(), LocalDate.parse("2026-12-01")))
                    .isFalse();
            assertThat(amendments.renewIfDue(contract.id(), LocalDate.parse("2026-12-02")))
                    .isTrue();
            assertThat(amendments.renewIfDue(contract.id(), LocalDate.parse("2026-12-02")))
                    .isFalse();
            assertThat(contracts.find(contract.id()).orElseThrow().until()).contains(LocalDate.parse("2027-12-31"));
            assertThat(amendments.renewIfDue(contract.id(), LocalDate.parse("2030-05-05")))
                    .as("made up for years in which nobody looked")
                    .isTrue();
            assertThat(contracts.find(contract.id()).orElseThrow().until()).contains(LocalDate.parse("2030-12-31"));
        });
    }

    @Test
    void whatRenewsItselfKeepsItsApplicationsUntilSomebodyObjects() {
        Scope.asStaff(() -> {
            var contract = sign("1/2026", "2026-01-01", "2026-12-31", renewing());
            assertThat(contracts.sign(signing("2/2027", "2027-01-01", "", terms())))
                    .isInstanceOf(SignContractResult.Refused.class);

            amendments.giveNotice(contract.id(), TODAY, Notice.By.VENDOR, "");
            assertThat(contracts.find(contract.id()).orElseThrow().until()).contains(LocalDate.parse("2026-12-31"));
            assertThat(contracts.sign(signing("2/2027", "2027-01-01", "", terms())))
                    .isInstanceOf(SignContractResult.Signed.class);
        });
    }

    @Test
    void variantTwoHasNeitherAnnexNorNotice() {
        Scope.asStaff(() -> {
            var started = (LicenceSaleResult.CareStarted)
                    contracts.sellLicence(new LicenceSale(zorza, Set.of("FK"), TODAY, false));
            assertThat(codes(add(started.contract().id(), "1", "2026-12-01", terms())))
                    .containsExactly("no-annex-to-licence");
            assertThat(amendments.giveNotice(started.contract().id(), TODAY, Notice.By.CLIENT, ""))
                    .isInstanceOf(GiveNoticeResult.Refused.class);
        });
    }

    private Contract sign(String number, String from, String until, Terms terms) {
        return contracts.sign(signing(number, from, until, terms)) instanceof SignContractResult.Signed(var contract)
                ? contract
                : org.assertj.core.api.Assertions.fail(number);
    }

    private SignContract signing(String number, String from, String until, Terms terms) {
        return new SignContract(
                zorza,
                number,
                Optional.empty(),
                LocalDate.parse(from),
                Optional.of(until).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                terms);
    }

    private AddAnnexResult add(ContractId contract, String number, String from, Terms terms) {
        return amendments.add(new AddAnnex(contract, number, LocalDate.parse(from), terms, Optional.empty()));
    }

    private List<String> list(ContractState state) {
        return contracts
                .list(
                        new ContractFilter("", Optional.empty(), Optional.of(state), Optional.empty(), TODAY),
                        Optional.empty(),
                        10)
                .items()
                .stream()
                .map(ContractRow::number)
                .toList();
    }

    private static Terms terms() {
        return withHours(OfferDefaults.terms(Set.of("FK")), 6);
    }

    private static Terms renewing() {
        return terms().withEnding(new Ending(Optional.of(new Renewal(12, 30)), OfferDefaults.ENDING.notice()));
    }

    private static Terms withHours(Terms terms, long hours) {
        return ContractFixtures.withHours(terms, hours);
    }

    private static List<String> codes(AddAnnexResult result) {
        return result instanceof AddAnnexResult.Refused(List<Violation> violations)
                ? violations.stream().map(Violation::code).toList()
                : List.of("not refused");
    }
}
