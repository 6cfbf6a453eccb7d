package pl.sos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AuditLog.Fault;
import pl.sos.identity.AuditLog.Filter;
import pl.sos.identity.AuditLog.Verdict;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;

@SosTest
class AuditLogTest {
    @Autowired
    AuditLog audit;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyLog() {
        TestDatabase.reset();
    }

    @Test
    void provesThatNothingWasChanged() {
        assertThat(audit.verify()).isEqualTo(new Verdict.Intact(0, "0".repeat(64)));
        write(10);
        var first = intact();
        assertThat(first.entries()).isEqualTo(10);
        write(3);
        assertThat(intact().entries()).isEqualTo(13);
        assertThat(audit.verify(first.head())).isInstanceOf(Verdict.Intact.class);
        assertThat(audit.verify("ab".repeat(32))).isEqualTo(new Verdict.Broken(13, Fault.OTHER_HEAD));
    }

    @Test
    void keepsOddTextToTheLetter() {
        Seeded.cases(
                30,
                random -> Scope.asSystem(() -> audit.record(
                        random.oddText(1, 20), random.oddText(0, 2000), Map.of("text", random.oddText(0, 3000)))));
        assertThat(audit.verify()).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void noticesAChangedEntry() throws Exception {
        write(10);
        audit.verify();
        tamper(
                "update identity.audit_entry set detail = '{}' where id = (select entry_id from identity.audit_seal where number = 4)");
        assertThat(audit.verify()).isEqualTo(new Verdict.Broken(4, Fault.CHANGED));
    }

    @Test
    void noticesARemovedEntryAndARemovedSeal() throws Exception {
        write(10);
        audit.verify();
        tamper(
                "delete from identity.audit_entry where id = (select entry_id from identity.audit_seal where number = 7)");
        assertThat(audit.verify()).isEqualTo(new Verdict.Broken(7, Fault.MISSING));
        tamper("delete from identity.audit_seal where number = 5");
        assertThat(audit.verify()).isEqualTo(new Verdict.Broken(5, Fault.MISSING));
    }

    @Test
    void noticesAnEntryThatWasKeptOutOfTheChain() throws Exception {
        write(2);
        audit.verify();
        write(1);
        tamper("delete from identity.audit_unsealed");
        assertThat(audit.verify()).isEqualTo(new Verdict.Broken(3, Fault.NEVER_SEALED));
    }

    @Test
    void theApplicationCannotChangeOrRemoveWhatItWrote() {
        write(1);
        audit.verify();
        for (var sql : List.of(
                "update identity.audit_entry set action = 'x'",
                "delete from identity.audit_entry",
                "truncate identity.audit_entry",
                "update identity.audit_seal set hash = ''",
                "delete from identity.audit_seal")) {
            assertThatThrownBy(() -> Scope.asSystem(
                            () -> transaction.execute(status -> jdbc.sql(sql).update())))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void isPartOfTheTransactionItSpeaksOf() {
        transaction.executeWithoutResult(status -> {
            audit.record("a.b", "c", Map.of());
            status.setRollbackOnly();
        });
        assertThat(intact().entries()).isZero();
    }

    @Test
    void clientsWriteButDoNotRead() {
        var person = accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER);
        Scope.asClient(person.client().orElseThrow().value(), person.id().value(), () -> {
            audit.record("tickets.opened", "ticket:SOS-1", Map.of());
            assertThat(audit.page(new Filter(Optional.empty(), "", ""), Optional.empty())
                            .items())
                    .isEmpty();
        });
        Scope.asStaff(() -> assertThat(audit.page(new Filter(Optional.empty(), "tickets.", ""), Optional.empty())
                        .items())
                .hasSize(1));
    }

    @Test
    void commitsDoNotWaitForTheChain() throws Exception {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holder = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.audit_seal'))")
                            .query((row, n) -> true)
                            .single();
                    held.countDown();
                    await(release);
                }));
        held.await();
        write(5);
        release.countDown();
        holder.join();
        assertThat(intact().entries()).isEqualTo(5);
    }

    @Test
    void chainsWhatManyWriteWhileItSeals() throws Exception {
        var writers = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> write(50)))
                .toList();
        for (int i = 0; i < 5; i++) {
            assertThat(audit.verify()).isInstanceOf(Verdict.Intact.class);
        }
        for (var writer : writers) {
            writer.join();
        }
        assertThat(intact().entries()).isEqualTo(400);
    }

    @Test
    void pagesByKeysetWithoutLosingAny() {
        write(120);
        Scope.asStaff(() -> {
            var filter = new Filter(Optional.empty(), "test.", "");
            var first = audit.page(filter, Optional.empty());
            var second = audit.page(filter, first.next().map(UUID::fromString));
            var third = audit.page(filter, second.next().map(UUID::fromString));
            assertThat(List.of(
                            first.items().size(),
                            second.items().size(),
                            third.items().size()))
                    .containsExactly(50, 50, 20);
            assertThat(third.next()).isEmpty();
        });
        Scope.asStaff(() -> assertThat(audit.page(new Filter(Optional.empty(), "%", ""), Optional.empty())
                        .items())
                .isEmpty());
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            audit.record("test.written", "thing:" + i, Map.of("number", i));
        }
    }

    private Verdict.Intact intact() {
        var verdict = audit.verify();
        assertThat(verdict).isInstanceOf(Verdict.Intact.class);
        return (Verdict.Intact) verdict;
    }

    private static void tamper(String sql) throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
