package pl.sos.contracts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.Offer;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;

/** Offers in the database, one for a contract of variant II. */
@Repository
public class OfferStore {
    private final JdbcClient jdbc;
    private final TermsJson json;

    OfferStore(JdbcClient jdbc, TermsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Offer> find(ContractId contract) {
        return jdbc.sql("select * from contracts.offer where contract_id = ?")
                .param(contract.value())
                .query((row, number) -> offer(row))
                .optional();
    }

    /** @return false when it was sent: then it stays as the client has it */
    public boolean save(Offer offer, Instant at, Optional<PersonId> by) {
        return jdbc.sql("""
                        insert into contracts.offer (contract_id, client_id, starts_on, valid_until, scope, conditions,
                                                     remark, prepared_at, prepared_by)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (contract_id) do update
                           set starts_on = excluded.starts_on, valid_until = excluded.valid_until,
                               scope = excluded.scope, conditions = excluded.conditions, remark = excluded.remark,
                               prepared_at = excluded.prepared_at, prepared_by = excluded.prepared_by
                         where offer.sent_at is null
                        """)
                        .param(offer.contract().value())
                        .param(offer.client().value())
                        .param(offer.startsOn())
                        .param(offer.validUntil())
                        .param(new TreeSet<>(offer.terms().scope()).toArray(String[]::new))
                        .param(json.write(offer.terms()))
                        .param(offer.remark())
                        .param(Sql.at(at))
                        .param(by.map(PersonId::value).orElse(null))
                        .update()
                == 1;
    }

    /** @return false when there is none, or it was sent before */
    public boolean sent(ContractId contract, Instant at, Optional<PersonId> by) {
        return jdbc.sql("update contracts.offer set sent_at = ?, sent_by = ? where contract_id = ? and sent_at is null")
                        .param(Sql.at(at))
                        .param(by.map(PersonId::value).orElse(null))
                        .param(contract.value())
                        .update()
                == 1;
    }

    private Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                new ContractId(Sql.uuid(row, "contract_id")),
                new ClientId(Sql.uuid(row, "client_id")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                json.read(Set.of((String[]) row.getArray("scope").getArray()), row.getString("conditions")),
                row.getString("remark"),
                row.getTimestamp("sent_at") == null ? Optional.empty() : Optional.of(Sql.instant(row, "sent_at")));
    }
}
