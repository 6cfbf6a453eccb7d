package pl.sos.contracts.internal;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.LicenceSale;
import pl.sos.ground.Sql;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/** Licence sales in the database. */
@Repository
public class LicenceSaleStore {
    private final JdbcClient jdbc;

    LicenceSaleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The running number of the next contract of variant II. */
    public long nextNumber() {
        return jdbc.sql("select nextval('contracts.licence_number')")
                .query(Long.class)
                .single();
    }

    /** The same sale, when it was written down before. */
    public Optional<Known> find(LicenceSale sale) {
        return jdbc.sql("""
                        select with_implementation, contract_id from contracts.licence_sale
                        where client_id = ? and sold_on = ? and applications = ?::text[]
                        """)
                .params(sale.client().value(), sale.soldOn(), ContractStore.sorted(sale.applications()))
                .query((row, number) -> new Known(
                        row.getBoolean("with_implementation"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "contract_id")).map(ContractId::new)))
                .optional();
    }

    /** @param contract that the sale started; empty when it was with implementation */
    public record Known(boolean withImplementation, Optional<ContractId> contract) {}

    public void insert(LicenceSale sale, Optional<ContractId> contract, Instant at, Optional<PersonId> by) {
        jdbc.sql("""
                        insert into contracts.licence_sale (id, client_id, sold_on, applications, with_implementation,
                                                            contract_id, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Ids.next())
                .param(sale.client().value())
                .param(sale.soldOn())
                .param(ContractStore.sorted(sale.applications()))
                .param(sale.withImplementation())
                .param(contract.map(ContractId::value).orElse(null))
                .param(Sql.at(at))
                .param(by.map(PersonId::value).orElse(null))
                .update();
    }
}
