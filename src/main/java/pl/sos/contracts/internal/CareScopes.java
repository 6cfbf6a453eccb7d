package pl.sos.contracts.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.ScopesUnderCare;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;

/** What the contracts in force cover, for those who are to be prepared for it. */
@Component
class CareScopes implements ScopesUnderCare {
    private final JdbcClient jdbc;

    CareScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ClientId, Set<String>> of(Collection<ClientId> clients, LocalDate day) {
        return clients.isEmpty() ? Map.of() : read(Optional.of(clients), day);
    }

    @Override
    public Map<ClientId, Set<String>> all(LocalDate day) {
        return read(Optional.empty(), day);
    }

    @Override
    public Map<ClientId, Coming> coming(LocalDate day) {
        var coming = new HashMap<ClientId, Coming>();
        jdbc.sql("""
                        select distinct on (k.client_id) k.client_id, k.valid_from, v.scope
                        from contracts.contract k
                        join lateral (
                            select v.scope from contracts.terms_version v
                            where v.contract_id = k.id order by v.valid_from limit 1) v on true
                        where k.valid_from > :day and (k.valid_until is null or k.valid_until >= k.valid_from)
                          and not exists (select from contracts.contract now
                                          where now.client_id = k.client_id and now.valid_from <= :day
                                            and (now.valid_until is null or now.valid_until >= :day))
                        order by k.client_id, k.valid_from
                        """).param("day", day).query(row -> {
            coming.put(
                    new ClientId(Sql.uuid(row, "client_id")),
                    new Coming(row.getObject("valid_from", LocalDate.class), new TreeSet<>(Arrays.asList((String[])
                            row.getArray("scope").getArray()))));
        });
        return coming;
    }

    private Map<ClientId, Set<String>> read(Optional<Collection<ClientId>> clients, LocalDate day) {
        var scopes = new HashMap<ClientId, Set<String>>();
        jdbc.sql("""
                        select k.client_id, v.scope from contracts.contract k
                        join lateral (
                            select v.scope from contracts.terms_version v
                            where v.contract_id = k.id and v.valid_from <= :day
                            order by v.valid_from desc limit 1) v on true
                        where k.valid_from <= :day and (k.valid_until is null or k.valid_until >= :day)
                          and (:all or k.client_id = any(:clients::uuid[]))
                        """)
                .param("day", day)
                .param("all", clients.isEmpty())
                .param(
                        "clients",
                        clients.orElse(List.of()).stream()
                                .map(ClientId::toString)
                                .toArray(String[]::new))
                .query(row -> {
                    scopes.computeIfAbsent(new ClientId(Sql.uuid(row, "client_id")), client -> new TreeSet<>())
                            .addAll(Arrays.asList(
                                    (String[]) row.getArray("scope").getArray()));
                });
        return scopes;
    }
}
