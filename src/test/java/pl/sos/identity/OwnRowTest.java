package pl.sos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;

/** What the database itself lets a contact do to rows of people, whatever the application would ask of it. */
@SosTest
class OwnRowTest {
    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final ClientId client = ClientId.next();

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles = array ['DECISION_MAKER']",
                "roles = array ['ADMINISTRATOR'], client_id = null",
                "client_id = null, roles = array ['CONSULTANT']",
                "client_id = gen_random_uuid()",
                "email = 'prezes@sm.example'",
                "active = false",
                "name = 'Prezes Zarządu'",
                "id = gen_random_uuid()",
                "created_at = now()"
            })
    void aContactCannotChangeWhoHeIs(String change) {
        var contact = accounts.contact(client, Role.CLIENT_USER);
        assertThatThrownBy(() -> update(contact, contact, change)).hasMessageContaining("person");
        assertThat(Scope.asSystem(() -> people.find(contact.id()))).contains(contact);
    }

    @Test
    void aContactChoosesHisLanguageAndPhone() {
        var contact = accounts.contact(client, Role.CLIENT_USER);
        Scope.asClient(client.value(), contact.id().value(), () -> {
            people.setLanguage(contact.id(), Language.EN);
            people.setPhone(contact.id(), Optional.of("+48601000000"));
        });
        var changed = Scope.asSystem(() -> people.find(contact.id())).orElseThrow();
        assertThat(changed.language()).isEqualTo(Language.EN);
        assertThat(changed.phone()).contains("+48601000000");
    }

    @Test
    void aContactReachesNobodyElsesRow() {
        var contact = accounts.contact(client, Role.CLIENT_USER);
        var colleague = accounts.contact(client, Role.CLIENT_USER);
        var caretaker = accounts.staff(Role.CONSULTANT);
        assertThat(update(contact, colleague, "language = 'EN'")).isZero();
        assertThat(update(contact, caretaker, "language = 'EN'")).isZero();
    }

    private int update(Person by, Person whom, String change) {
        UUID own = by.client().orElseThrow().value();
        return Scope.asClient(
                own,
                by.id().value(),
                () -> Optional.ofNullable(transaction.execute(
                                _ -> jdbc.sql("update identity.person set " + change + " where id = :id")
                                        .param("id", whom.id().value())
                                        .update()))
                        .orElseThrow());
    }
}
