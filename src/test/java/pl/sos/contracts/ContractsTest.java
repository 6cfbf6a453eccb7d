package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Slice;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

@SosTest
class ContractsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Autowired
    Contracts contracts;

    @Autowired
    Amendments amendments;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private ClientId zorza;
    private ClientId klon;

    @BeforeEach
    void twoClientsAndAProduct() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            Stream.of("FK", "CZ_ZW", "KADRY", "BANK")
                    .forEach(code -> products.addApplication("MERITUM", NewApplication.of(code, code)));
            zorza = client("SM Zorza", "7811767696");
            klon = client("Zarządca Klon", "5261040828");
        });
    }

    @Test
    void keepsAContractWithEverythingThatWasSigned() {
        Scope.asStaff(() -> {
            var wanted = signing(zorza, "12/2024", "2024-03-01", "", "FK", "CZ_ZW");
            var signed = (SignContractResult.Signed) contracts.sign(wanted);

            assertThat(contracts.of(zorza)).containsExactly(signed.contract());
            assertThat(contracts.find(signed.contract().id())).contains(signed.contract());
            assertThat(contracts.byNumber("12/2024")).contains(signed.contract());
            assertThat(contracts.byNumber("12-2024")).contains(signed.contract());
            assertThat(signed.contract().versions().getFirst().terms()).isEqualTo(wanted.terms());
        });
    }

    @Test
    void answersTheSameContractEnteredAgainWithTheOneThatIsThere() {
        Scope.asStaff(() -> {
            var first = contracts.sign(signing(zorza, "12/2024", "2024-03-01", "", "FK"));

            assertThat(contracts.sign(signing(zorza, "12/2024", "2024-03-01", "", "FK")))
                    .isEqualTo(first);
            assertThat(codes(contracts.sign(signing(zorza, "12/2024", "2024-04-01", "", "FK"))))
                    .containsExactly("number-taken");
            assertThat(codes(contracts.sign(signing(klon, "12-2024", "2024-04-01", "", "FK"))))
                    .containsExactly("number-taken");
        });
    }

    @Test
    void refusesTwoSignedContractsForOneApplicationOnOneDay() {
        Scope.asStaff(() -> {
            contracts.sign(signing(zorza, "1/2026", "2026-01-01", "2026-06-30", "FK", "BANK"));

            assertThat(codes(contracts.sign(signing(zorza, "2/2026", "2026-06-30", "", "BANK", "KADRY"))))
                    .containsExactly("already-under-contract");
            assertThat(contracts.sign(signing(zorza, "3/2026", "2026-07-01", "", "FK", "BANK")))
                    .isInstanceOf(SignContractResult.Signed.class);
            assertThat(contracts.sign(signing(zorza, "4/2026", "2026-01-01", "", "KADRY")))
                    .isInstanceOf(SignContractResult.Signed.class);
            assertThat(contracts.sign(signing(klon, "5/2026", "2026-01-01", "", "FK")))
                    .isInstanceOf(SignContractResult.Signed.class);
        });
    }

    @Test
    void letsOnlyOneOfManySignaturesAtOnceHaveTheApplication() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8)
                    .<Callable<SignContractResult>>mapToObj(i -> () ->
                            Scope.asStaff(() -> contracts.sign(signing(zorza, i + "/2026", "2026-01-01", "", "FK"))))
                    .toList();
            int signed = 0;
            for (var answer : threads.invokeAll(tasks)) {
                signed += answer.get() instanceof SignContractResult.Signed ? 1 : 0;
            }
            assertThat(signed).isEqualTo(1);
        }
    }

    @Test
    void theDatabaseItselfRefusesTwoContractsForOneApplication() throws Exception {
        Scope.asStaff(() -> contracts.sign(signing(zorza, "1/2026", "2026-01-01", "", "FK")));

        try (var statement = TestDatabase.get().superuser().createStatement()) {
            assertThatThrownBy(() -> statement.execute("""
                            insert into contracts.covered select contract_id, client_id, application,
                                daterange('2030-01-01', null) from contracts.covered
                            """))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_contract_at_a_time");
        }
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Scope.asStaff(() -> {
            var wrong = signing(zorza, " ", "2026-01-01", "2025-12-31", "NOTHING");

            assertThat(codes(contracts.sign(wrong)))
                    .containsExactlyInAnyOrder("missing", "ends-before-it-starts", "unknown-application");
            assertThat(codes(contracts.sign(signing(ClientId.next(), "1/2026", "2026-01-01", "", "FK"))))
                    .containsExactly("unknown-client");
            assertThat(contracts.of(zorza)).isEmpty();
        });
    }

    @Test
    void aSaleWithoutImplementationStartsVariantTwoOnce() {
        Scope.asStaff(() -> {
            var sale = new LicenceSale(klon, Set.of("FK", "BANK"), LocalDate.parse("2026-01-31"), false);
            var started = (LicenceSaleResult.CareStarted) contracts.sellLicence(sale);

            assertThat(started.contract().variant()).isEqualTo(Variant.LICENCE_ONLY);
            assertThat(started.contract().from()).isEqualTo("2026-01-31");
            assertThat(started.contract().until()).contains(LocalDate.parse("2026-03-31"));
            assertThat(contracts.sellLicence(sale)).isEqualTo(started);
            assertThat(contracts.of(klon)).containsExactly(started.contract());
            assertThat(contracts.sellLicence(
                            new LicenceSale(klon, Set.of("BANK", "FK"), LocalDate.parse("2026-01-31"), true)))
                    .isInstanceOf(LicenceSaleResult.Refused.class);
        });
    }

    @Test
    void aSaleWithImplementationStartsNothing() {
        Scope.asStaff(() -> {
            var sale = new LicenceSale(klon, Set.of("FK"), LocalDate.parse("2026-01-17"), true);

            assertThat(contracts.sellLicence(sale)).isInstanceOf(LicenceSaleResult.Noted.class);
            assertThat(contracts.sellLicence(sale)).isInstanceOf(LicenceSaleResult.Noted.class);
            assertThat(contracts.of(klon)).isEmpty();
        });
    }

    @Test
    void aRolledBackContractIsNeverSeen() {
        Scope.asStaff(() -> {
            transaction.executeWithoutResult(status -> {
                contracts.sign(signing(zorza, "1/2026", "2026-01-01", "", "FK"));
                assertThat(contracts.of(zorza)).hasSize(1);
                status.setRollbackOnly();
            });
            assertThat(contracts.of(zorza)).isEmpty();

            contracts.sign(signing(zorza, "1/2026", "2026-01-01", "", "FK"));
            assertThat(contracts.of(zorza)).hasSize(1);
        });
    }

    @Test
    void whoReadsWhileAnotherSignsSeesTheContractAfterItsCommit() {
        Scope.asStaff(() -> transaction.executeWithoutResult(status -> {
            contracts.sign(signing(zorza, "1/2026", "2026-01-01", "", "FK"));
            var meanwhile = inAnotherThread(() -> Scope.asStaff(() -> contracts.of(zorza)));
            assertThat(meanwhile).isEmpty();
        }));

        Scope.asStaff(() -> assertThat(contracts.of(zorza)).hasSize(1));
    }

    @Test
    void aClientSeesItsOwnContractsAndNobodyElses() {
        Scope.asStaff(() -> {
            contracts.sign(signing(zorza, "1/2026", "2026-01-01", "", "FK"));
            contracts.sign(signing(klon, "2/2026", "2026-01-01", "", "FK"));
            assertThat(contracts.of(klon)).hasSize(1);
        });

        Scope.asClient(zorza.value(), Ids.next(), () -> {
            assertThat(contracts.of(zorza)).hasSize(1);
            assertThat(contracts.of(klon)).isEmpty();
            assertThat(contracts.byNumber("2/2026")).isEmpty();
            assertThat(list("").items()).hasSize(1);
            assertThat(rows("contracts.terms_version")).isEqualTo(1);
            assertThat(rows("contracts.covered")).isZero();
            assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql(
                                    "insert into contracts.contract (id, client_id, variant, number, slug, valid_from,"
                                            + " created_at) values (?, ?, 'STANDARD', 'x', 'x', '2026-01-01', now())")
                            .params(Ids.next(), zorza.value())
                            .update()))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        });
        assertThat(contracts.of(zorza)).as("without a scope").isEmpty();
    }

    @Test
    void listsPageByPageWithoutLosingOrRepeatingOne() {
        Scope.asStaff(() -> {
            for (int i = 1; i <= 7; i++) {
                contracts.sign(signing(
                        zorza,
                        i + "/2026",
                        "2026-01-01",
                        "2026-01-0" + i,
                        List.of("FK", "CZ_ZW", "KADRY", "BANK").get(i % 4)));
                contracts.sellLicence(new LicenceSale(klon, Set.of("FK"), LocalDate.of(2026, i, 1), false));
            }
            var seen = new ArrayList<String>();
            Optional<String> after = Optional.empty();
            do {
                var slice = contracts.list(filter(""), after, 2);
                slice.items().forEach(row -> seen.add(row.number()));
                after = slice.next();
            } while (after.isPresent());

            assertThat(seen).hasSize(list("").items().size()).doesNotHaveDuplicates();
            assertThat(list("Klon").items()).hasSize(7);
            assertThat(list("%").items()).isEmpty();
        });
    }

    @Test
    void theListByEndShowsTheNearestEndFirstThenOpenOnesThenWhatEnded() {
        Scope.asStaff(() -> {
            contracts.sign(signing(zorza, "OPEN", "2026-11-01", "", "FK"));
            contracts.sign(signing(zorza, "NOTICE", "2026-02-01", "", "BANK"));
            contracts.sign(signing(zorza, "SOON", "2026-10-01", "2026-12-10", "KADRY"));
            contracts.sign(signing(zorza, "LAST-DAY", "2026-10-01", "2026-11-23", "CZ_ZW"));
            contracts.sign(signing(zorza, "PAST", "2025-01-01", "2026-09-30", "KADRY"));
            contracts.sign(signing(zorza, "LONG-PAST", "2025-01-01", "2025-12-31", "FK"));
            contracts.sellLicence(new LicenceSale(klon, Set.of("FK"), LocalDate.of(2026, 11, 3), false));
            amendments.giveNotice(
                    contracts.byNumber("NOTICE").orElseThrow().id(), TODAY.minusDays(3), Notice.By.CLIENT, "");

            assertThat(walked(filter(""), ContractOrder.BY_END, 2))
                    .containsExactly("LAST-DAY", "SOON", "L/1/2026", "NOTICE", "OPEN", "PAST", "LONG-PAST");
            var ending = new ContractFilter("", Optional.empty(), Optional.empty(), Optional.empty(), true, TODAY);
            for (ContractOrder order : ContractOrder.values()) {
                assertThat(walked(ending, order, 1))
                        .containsExactlyInAnyOrder("LAST-DAY", "SOON", "L/1/2026", "NOTICE");
            }
            assertThat(contracts
                            .list(ending, ContractOrder.BY_END, Optional.empty(), 10)
                            .items())
                    .extracting(row -> row.endsIn(TODAY).orElseThrow())
                    .containsExactly(0L, 17L, 69L, 97L);
            assertThat(contracts
                            .list(filter(""), ContractOrder.BY_END, Optional.of("START~2026-01-01~x"), 1)
                            .items())
                    .as("a cursor of nothing")
                    .extracting(ContractRow::number)
                    .containsExactly("LAST-DAY");
        });
    }

    @Test
    void theListByEndIsReadFromItsIndex() {
        Scope.asStaff(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_sort = off").update();
            var plan = jdbc.sql("""
                            explain select c.id from contracts.contract c
                            where c.ends >= '2026-11-23'
                              and (c.ends, c.id) > ('2026-12-01', '00000000-0000-0000-0000-000000000000')
                            order by c.ends, c.id limit 50
                            """).query(String.class).list();
            assertThat(plan).anySatisfy(line -> assertThat(line).contains("Index", "contract_by_end"));
            assertThat(plan)
                    .as("the place is looked up, not searched for")
                    .anySatisfy(line -> assertThat(line).contains("Index Cond", "ROW("));
        }));
    }

    private List<String> walked(ContractFilter filter, ContractOrder order, int atOnce) {
        var seen = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            var slice = contracts.list(filter, order, after, atOnce);
            slice.items().forEach(row -> seen.add(row.number()));
            after = slice.next();
        } while (after.isPresent());
        return seen;
    }

    private Slice<ContractRow> list(String query) {
        return contracts.list(filter(query), Optional.empty(), 100);
    }

    private static ContractFilter filter(String query) {
        return new ContractFilter(query, Optional.empty(), Optional.empty(), Optional.empty(), TODAY);
    }

    private long rows(String table) {
        return transaction.execute(status ->
                jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private ClientId client(String name, String nip) {
        return ((CreateClientResult.Created) clients.create(CreateClient.of(name, nip)))
                .client()
                .id();
    }

    private static SignContract signing(ClientId client, String number, String from, String until, String... scope) {
        return new SignContract(
                client,
                number,
                Optional.of(LocalDate.parse(from)),
                LocalDate.parse(from),
                until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                OfferDefaults.terms(Set.of(scope)));
    }

    private static List<String> codes(SignContractResult result) {
        return result instanceof SignContractResult.Refused(List<Violation> violations)
                ? violations.stream().map(Violation::code).toList()
                : List.of("signed");
    }

    private static <T> T inAnotherThread(Callable<T> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(task).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
