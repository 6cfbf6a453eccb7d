package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.HandledWork;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** How many tickets each of us has, and led to their end for a client. */
@Component
class HandledTickets implements HandledWork {
    private final JdbcClient jdbc;

    HandledTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<PersonId, Handled> of(ClientId client, Instant since) {
        var handled = new HashMap<PersonId, Handled>();
        jdbc.sql("""
                        select person, sum(open) as open, sum(solved) as solved from (
                            select assignee_id as person, count(*) as open, 0 as solved from tickets.ticket
                            where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT') and assignee_id is not null
                            group by assignee_id
                            union all
                            select assignee_id, 0, count(*) from tickets.ticket
                            where client_id = :client and status in ('RESOLVED', 'CLOSED') and finished_at > :since
                              and assignee_id is not null
                            group by assignee_id) counted
                        group by person
                        """)
                .param("client", client.value())
                .param("since", Sql.at(since))
                .query(row -> {
                    handled.put(
                            new PersonId(Sql.uuid(row, "person")),
                            new Handled(row.getInt("open"), row.getInt("solved")));
                });
        return handled;
    }
}
