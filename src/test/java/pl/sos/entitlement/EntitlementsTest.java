package pl.sos.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

@SosTest
class EntitlementsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    @Autowired
    Entitlements entitlements;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private ClientId zorza;
    private ClientId klon;
    private SignedIn anna;
    private final TicketId ticket = TicketId.next();

    @BeforeEach
    void aClientWithAContract() {
        TestDatabase.reset();
        anna = new SignedIn(accounts.staff(Role.CONSULTANT), Via.SESSION, Set.of());
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            products.addApplication("MERITUM", NewApplication.of("KADRY", "Kadry i Płace"));
            zorza = client("SM Zorza", "7811767696");
            klon = client("Zarządca Klon", "5261040828");
            sign(zorza, "12/2024", "FK");
        });
    }

    @Test
    void keepsTheDecisionAsItWasTaken() {
        Scope.asStaff(() -> {
            var decision = entitlements.decideAndRecord(ticket, question(zorza, "FK"));

            assertThat(decision.coverage()).isEqualTo(Coverage.FULL);
            assertThat(entitlements.of(ticket)).contains(decision);
            assertThat(entitlements.of(List.of(ticket, TicketId.next()))).containsExactly(Map.entry(ticket, decision));
            assertThat(entitlements.decide(question(zorza, "FK"))).isEqualTo(decision);
            assertThat(entitlements.of(TicketId.next())).isEmpty();
        });
    }

    @Test
    void decidesAnewWhenTheApplicationChangesAndForgetsNothing() {
        Scope.asStaff(() -> {
            entitlements.decideAndRecord(ticket, question(zorza, "FK"));
            var anew = entitlements.redecide(ticket, question(zorza, "KADRY"), "zmieniono aplikację");

            assertThat(anew.reason()).isEqualTo(Reason.APPLICATION_OUT_OF_SCOPE);
            assertThat(entitlements.of(ticket)).contains(anew);
            assertThat(entitlements.history(ticket))
                    .extracting(recorded -> recorded.decision().reason(), RecordedDecision::why)
                    .containsExactly(
                            tuple(Reason.IN_SCOPE, ""), tuple(Reason.APPLICATION_OUT_OF_SCOPE, "zmieniono aplikację"));
        });
    }

    @Test
    void doesNotRepeatADecisionThatComesOutTheSame() {
        Scope.asStaff(() -> {
            var first = entitlements.decideAndRecord(ticket, question(zorza, "FK"));

            assertThat(entitlements.redecide(ticket, question(zorza, "FK"), "nowa umowa"))
                    .isEqualTo(first);
            assertThat(entitlements.history(ticket)).hasSize(1);
        });
    }

    @Test
    void seesANewContractInsideTheTransactionThatSignsIt() {
        Scope.asStaff(() -> {
            assertThat(entitlements
                            .decideAndRecord(ticket, question(zorza, "KADRY"))
                            .coverage())
                    .isEqualTo(Coverage.NONE);
            transaction.executeWithoutResult(status -> {
                sign(zorza, "13/2026", "KADRY");
                assertThat(entitlements
                                .redecide(ticket, question(zorza, "KADRY"), "nowa umowa")
                                .contractNumber())
                        .contains("13/2026");
            });
        });
    }

    @Test
    void keepsAPersonsWordThroughEveryLaterDecisionUntilItIsLifted() {
        Scope.asStaff(() -> {
            entitlements.decideAndRecord(ticket, question(zorza, "KADRY"));
            var overruled = entitlements.override(ticket, Coverage.FULL, "ustalenie z prezesem", anna);
            assertThat(overruled.coverage()).isEqualTo(Coverage.FULL);
            assertThat(overruled.reason()).isEqualTo(Reason.OVERRIDDEN);

            var moved = entitlements.redecide(ticket, question(klon, "KADRY"), "zmieniono klienta");
            assertThat(moved.coverage()).isEqualTo(Coverage.FULL);
            assertThat(moved.underCare()).isFalse();
            assertThat(moved.sentence().pl()).startsWith("Objęte decyzją naszego zespołu. ustalenie z prezesem.");
            var latest = entitlements.latest(ticket).orElseThrow();
            assertThat(latest.overruling().orElseThrow().by()).isEqualTo(anna.id());
            assertThat(latest.decision()).isEqualTo(moved);

            var lifted = entitlements.lift(ticket, "pomyłka", anna);
            assertThat(lifted.reason()).isEqualTo(Reason.NO_CONTRACT);
            assertThat(entitlements.latest(ticket).orElseThrow().overruling()).isEmpty();
            assertThat(entitlements.history(ticket)).hasSize(4);
        });
    }

    @Test
    void refusesToOverruleWhatWasNeverDecided() {
        Scope.asStaff(() -> assertThatThrownBy(() -> entitlements.override(ticket, Coverage.FULL, "tak", anna))
                .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aClientDecidesAndReadsForItselfOnly() {
        Scope.asStaff(() -> entitlements.decideAndRecord(ticket, question(zorza, "FK")));

        Scope.asClient(klon.value(), Ids.next(), () -> {
            assertThat(entitlements.of(ticket)).isEmpty();
            assertThat(entitlements.decide(question(zorza, "FK")).underCare()).isFalse();
            assertThatThrownBy(() -> entitlements.decideAndRecord(TicketId.next(), question(zorza, "FK")))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            var own = TicketId.next();
            entitlements.decideAndRecord(own, question(klon, "FK"));
            assertThat(entitlements.of(own)).isPresent();
        });
    }

    @Test
    void theApplicationMayOnlyAddToTheHistory() {
        Scope.asStaff(() -> {
            entitlements.decideAndRecord(ticket, question(zorza, "FK"));
            assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("update entitlement.decision set why = 'x'")
                            .update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> transaction.execute(status ->
                            jdbc.sql("delete from entitlement.decision").update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        });
    }

    private void sign(ClientId client, String number, String application) {
        contracts.sign(new SignContract(
                client,
                number,
                Optional.empty(),
                LocalDate.parse("2024-03-01"),
                Optional.empty(),
                OfferDefaults.terms(Set.of(application))));
    }

    private static Question question(ClientId client, String application) {
        return new Question(client, Optional.of(application), Category.ERROR, Severity.HIGH, Channel.PORTAL, AT);
    }

    private ClientId client(String name, String nip) {
        return ((CreateClientResult.Created) clients.create(CreateClient.of(name, nip)))
                .client()
                .id();
    }
}
