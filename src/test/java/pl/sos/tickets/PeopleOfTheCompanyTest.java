package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;

/** What the database itself refuses, in the scope that sees all: rows that mix two companies up. */
@SosTest
class PeopleOfTheCompanyTest {
    private static final String TICKET = """
            insert into tickets.ticket (id, client_id, reporter_id, category, severity, subject, status, channel,
                reported_at, created_at, updated_at, care_rank, category_rank, severity_rank)
            values (:ticket, :client, :reporter, 'ERROR', 'NORMAL', 'x', 'NEW', 'EMAIL', now(), now(), now(), 0, 1, 2)
            """;
    private static final String MESSAGE = """
            insert into tickets.message (id, ticket_id, written_in, client_id, author_id, from_staff, visibility, channel,
                body, written_at)
            values (:id, :ticket, :ticket, :client, :author, :ours, 'PUBLIC', 'EMAIL', 'x', now())
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void aTicketIsOfItsReportersCompany() {
        assertThatCode(() -> ticket(house.zorza, house.maria)).doesNotThrowAnyException();
        refused(() -> ticket(house.zorza, house.kowalski));
        refused(() -> ticket(house.zorza, house.anna));
        var ticket = house.open(house.maria);
        for (var change : Map.of(
                        "client_id",
                        house.klon.value(),
                        "reporter_id",
                        house.kowalski.id().value())
                .entrySet()) {
            refused(() -> write(
                    "update tickets.ticket set " + change.getKey() + " = :value where id = :id",
                    Map.of("id", ticket.id().value(), "value", change.getValue())));
        }
        refused(() -> write(
                "update identity.person set client_id = :klon where id = :maria",
                Map.of("klon", house.klon.value(), "maria", house.maria.id().value())));
    }

    @Test
    void aMessageIsOfItsAuthorsAndItsTicketsCompany() {
        var opened = house.open(house.maria);
        var ticket = opened.id().value();
        assertThatCode(() -> message(ticket, house.zorza, house.prezes, false)).doesNotThrowAnyException();
        assertThatCode(() -> message(ticket, house.zorza, house.anna, true)).doesNotThrowAnyException();
        // Taken down on the telephone.
        assertThatCode(() -> message(ticket, house.zorza, house.anna, false)).doesNotThrowAnyException();
        refused(() -> message(ticket, house.zorza, house.kowalski, false));
        refused(() -> message(ticket, house.klon, house.kowalski, false));
        refused(() -> message(ticket, house.klon, house.anna, true));
        refused(() -> message(ticket, house.zorza, house.prezes, true));
        refused(() -> write(
                "update tickets.message set client_id = :klon where ticket_id = :ticket",
                Map.of("klon", house.klon.value(), "ticket", ticket)));
        assertThat(house.page(house.anna, opened.number()).thread()).hasSize(4);
    }

    /** As a set of mails writes them. */
    @Test
    void alsoWhereOneStatementWritesBoth() {
        var both = "with opened as (" + TICKET + ") " + MESSAGE;
        var row = row(house.zorza, house.maria);
        assertThatCode(() -> write(both, row)).doesNotThrowAnyException();
        for (var author : new Person[] {house.kowalski, house.lipowska}) {
            var forged = row(house.zorza, house.maria);
            forged.put("author", author.id().value());
            refused(() -> write(both, forged));
        }
    }

    private void ticket(ClientId client, Person reporter) {
        write(TICKET, row(client, reporter));
    }

    private void message(UUID ticket, ClientId client, Person author, boolean ours) {
        var row = row(client, author);
        row.put("ticket", ticket);
        row.put("ours", ours);
        write(MESSAGE, row);
    }

    private static Map<String, Object> row(ClientId client, Person person) {
        var row = new HashMap<String, Object>();
        row.put("ticket", Ids.next());
        row.put("id", Ids.next());
        row.put("client", client.value());
        row.put("reporter", person.id().value());
        row.put("author", person.id().value());
        row.put("ours", false);
        return row;
    }

    private void write(String sql, Map<String, Object> parameters) {
        Scope.asSystem(() -> transaction.executeWithoutResult(
                status -> jdbc.sql(sql).params(parameters).update()));
    }

    private static void refused(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(DataIntegrityViolationException.class);
    }
}
