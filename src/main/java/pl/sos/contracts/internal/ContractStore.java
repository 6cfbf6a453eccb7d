package pl.sos.contracts.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Notice;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;

/** Contracts and their terms in the database. */
@Repository
public class ContractStore {
    private static final String CONTRACTS = """
            select c.id, c.client_id, c.variant, c.number, c.signed_on, c.valid_from, c.valid_until,
                   c.notice_given_on, c.notice_by, c.notice_reason, c.follows,
                   v.valid_from as version_from, v.annex, v.scope, v.conditions
            from contracts.contract c
            join contracts.terms_version v on v.contract_id = c.id
            """;

    private final JdbcClient jdbc;
    private final TermsJson json;

    ContractStore(JdbcClient jdbc, TermsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All contracts of a client, the earliest first. */
    public List<Contract> of(ClientId client) {
        return contracts(jdbc.sql(CONTRACTS + "where c.client_id = ? order by c.valid_from, c.id, v.valid_from")
                .param(client.value()));
    }

    public Optional<Contract> find(ContractId id) {
        return contracts(jdbc.sql(CONTRACTS + "where c.id = ? order by v.valid_from")
                        .param(id.value()))
                .stream()
                .findFirst();
    }

    /** By number, else by the number as an address carries it. */
    public Optional<Contract> byNumber(String number) {
        return contracts(jdbc.sql(CONTRACTS + """
                                where c.id = (select id from contracts.contract where number = ? or slug = ?
                                              order by number = ? desc limit 1)
                                order by v.valid_from
                                """).params(number, number, number)).stream()
                .findFirst();
    }

    /** Until the end of the transaction nobody else changes this client's contracts. */
    public void lock(ClientId client) {
        Sql.lock(jdbc, "contracts:" + client);
    }

    /** Another signed contract that has one of these applications under care on one of this one's days, from a day on. */
    public Optional<Overlap> overlap(Contract contract, Set<String> scope, LocalDate from) {
        return jdbc.sql("""
                        select c.number, o.application
                        from contracts.covered o join contracts.contract c on c.id = o.contract_id
                        where o.client_id = ? and o.application = any (?::text[])
                          and o.during && daterange(?, ?, '[]')
                          and o.contract_id <> ?
                        order by c.number, o.application limit 1
                        """)
                .param(contract.client().value())
                .param(sorted(scope))
                .param(from)
                .param(contract.renewal().isPresent() ? null : contract.until().orElse(null))
                .param(contract.id().value())
                .query((row, number) -> new Overlap(row.getString("number"), row.getString("application")))
                .optional();
    }

    /** @param number of the contract in the way */
    public record Overlap(String number, String application) {
        public Violation violation() {
            return Violation.of("scope", "already-under-contract", application, number);
        }
    }

    /** @return false when the number, or another that reads the same in an address, is taken; nothing was stored then */
    public boolean insert(Contract contract, Instant at, Optional<PersonId> by) {
        int stored = jdbc.sql("""
                        insert into contracts.contract (id, client_id, variant, number, slug, signed_on, valid_from,
                                                        valid_until, renews, follows, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .param(contract.id().value())
                .param(contract.client().value())
                .param(contract.variant().name())
                .param(contract.number())
                .param(contract.slug())
                .param(contract.signedOn().orElse(null))
                .param(contract.from())
                .param(contract.until().orElse(null))
                .param(contract.renewal().isPresent())
                .param(contract.follows().map(ContractId::value).orElse(null))
                .param(Sql.at(at))
                .param(by.map(PersonId::value).orElse(null))
                .update();
        if (stored == 0) {
            return false;
        }
        contract.versions().forEach(version -> insert(contract, version, at, by));
        if (contract.variant() == Variant.STANDARD) {
            cover(contract);
        }
        return true;
    }

    private void insert(Contract contract, TermsVersion version, Instant at, Optional<PersonId> by) {
        jdbc.sql("""
                        insert into contracts.terms_version (contract_id, client_id, valid_from, annex, scope, conditions,
                                                             recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .param(contract.id().value())
                .param(contract.client().value())
                .param(version.from())
                .param(version.annex().orElse(null))
                .param(sorted(version.terms().scope()))
                .param(json.write(version.terms()))
                .param(Sql.at(at))
                .param(by.map(PersonId::value).orElse(null))
                .update();
    }

    /** The days on which each version's scope is under care: from its first day to the next version's. */
    private void cover(Contract contract) {
        jdbc.sql("""
                        insert into contracts.covered (contract_id, client_id, application, during)
                        select v.contract_id, v.client_id, unnest(v.scope),
                               daterange(v.valid_from,
                                         coalesce(lead(v.valid_from) over (order by v.valid_from),
                                                  case when not c.renews then c.valid_until + 1 end))
                        from contracts.terms_version v join contracts.contract c on c.id = v.contract_id
                        where v.contract_id = ?
                        """).param(contract.id().value()).update();
    }

    /** One more version of terms; the contract is stored as it is with it. */
    public void add(Contract changed, TermsVersion version, Instant at, Optional<PersonId> by) {
        insert(changed, version, at, by);
        saveDays(changed);
    }

    /** Notice, or its being taken back. */
    public void saveNotice(Contract changed, Optional<LocalDate> lastDayBefore) {
        jdbc.sql("""
                        update contracts.contract
                           set notice_given_on = ?, notice_by = ?, notice_reason = ?, until_before = ?, valid_until = ?
                         where id = ?
                        """)
                .param(changed.notice().map(Notice::givenOn).orElse(null))
                .param(changed.notice().map(notice -> notice.by().name()).orElse(null))
                .param(changed.notice().map(Notice::reason).orElse(null))
                .param(lastDayBefore.orElse(null))
                .param(changed.until().orElse(null))
                .param(changed.id().value())
                .update();
        saveDays(changed);
    }

    public Optional<LocalDate> lastDayBeforeNotice(ContractId id) {
        return jdbc.sql("select until_before from contracts.contract where id = ?")
                .param(id.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** A period that went on. */
    public void saveRenewal(Contract changed, LocalDate was, Instant at) {
        jdbc.sql("""
                        insert into contracts.renewal (contract_id, client_id, until_was, until_is, noted_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(changed.id().value())
                .param(changed.client().value())
                .param(was)
                .param(changed.until().orElseThrow())
                .param(Sql.at(at))
                .update();
        saveDays(changed);
    }

    private void saveDays(Contract changed) {
        jdbc.sql("update contracts.contract set valid_until = ?, renews = ? where id = ?")
                .param(changed.until().orElse(null))
                .param(changed.renewal().isPresent())
                .param(changed.id().value())
                .update();
        jdbc.sql("delete from contracts.covered where contract_id = ?")
                .param(changed.id().value())
                .update();
        cover(changed);
    }

    private List<Contract> contracts(JdbcClient.StatementSpec statement) {
        var byId = new LinkedHashMap<UUID, Contract>();
        statement.query((ResultSet row) -> {
            var version = version(row);
            UUID id = Sql.uuid(row, "id");
            Contract known = byId.get(id);
            byId.put(id, known == null ? contract(row, version) : known.with(version));
        });
        return List.copyOf(byId.values());
    }

    private static Contract contract(ResultSet row, TermsVersion first) throws SQLException {
        return new Contract(
                new ContractId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                Variant.valueOf(row.getString("variant")),
                row.getString("number"),
                Optional.ofNullable(row.getObject("signed_on", LocalDate.class)),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                List.of(first),
                notice(row),
                Optional.ofNullable(Sql.uuidOrNull(row, "follows")).map(ContractId::new));
    }

    private static Optional<Notice> notice(ResultSet row) throws SQLException {
        LocalDate given = row.getObject("notice_given_on", LocalDate.class);
        return given == null
                ? Optional.empty()
                : Optional.of(new Notice(
                        given,
                        Notice.By.valueOf(row.getString("notice_by")),
                        row.getObject("valid_until", LocalDate.class),
                        Optional.ofNullable(row.getString("notice_reason")).orElse("")));
    }

    private TermsVersion version(ResultSet row) throws SQLException {
        Array scope = row.getArray("scope");
        return new TermsVersion(
                row.getObject("version_from", LocalDate.class),
                Optional.ofNullable(row.getString("annex")),
                json.read(Set.of((String[]) scope.getArray()), row.getString("conditions")));
    }

    /** As the database keeps a set of codes. */
    static String[] sorted(Set<String> codes) {
        return new TreeSet<>(codes).toArray(String[]::new);
    }
}
