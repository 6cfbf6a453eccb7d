package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.testing.SosTest;

@SosTest
class ScopeTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final UUID client = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @Test
    void withoutAScopeNothingIsSeen() {
        assertThat(stated()).isEqualTo("false|-|-");
    }

    @Test
    void staffAndSystemSeeAll() {
        assertThat(Scope.asStaff(this::stated)).isEqualTo("true|-|-");
        assertThat(Scope.asSystem(this::stated)).isEqualTo("true|-|-");
    }

    @Test
    void aClientIsNamedWithHisPerson() {
        assertThat(Scope.asClient(client, person, this::stated)).isEqualTo("false|" + client + "|" + person);
    }

    @Test
    void aScopeInsideAnOpenTransactionHoldsUntilItEnds() {
        Scope.asClient(
                client,
                person,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(Scope.asSystem(this::query)).isEqualTo("true|-|-");
                    assertThat(query()).isEqualTo("false|" + client + "|" + person);
                }));
    }

    @Test
    void theNextTransactionOfAConnectionInheritsNothing() {
        Scope.asSystem(this::stated);
        for (int i = 0; i < 30; i++) {
            assertThat(stated()).isEqualTo("false|-|-");
        }
    }

    @Test
    void sessionsDoNotTakeTheZoneOfTheMachine() {
        assertThat(jdbc.sql("show timezone").query(String.class).single()).isEqualTo("Asia/Tokyo");
    }

    private String stated() {
        String stated = transaction.execute(status -> query());
        return stated;
    }

    private String query() {
        return jdbc.sql("""
                        select concat(case when ground.sees_all() then 'true' else 'false' end, '|',
                            coalesce(ground.scope_client()::text, '-'), '|',
                            coalesce(ground.scope_person()::text, '-'))
                        """).query(String.class).single();
    }
}
