package pl.sos.contracts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Variant;
import pl.sos.ground.Sql;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Slice;

/** The list of contracts, the latest to start first. */
@Repository
public class ContractList {
    private final JdbcClient jdbc;

    ContractList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after the cursor of the slice before; one that is none starts from the beginning */
    public Slice<ContractRow> page(ContractFilter filter, Optional<String> after, int limit) {
        Optional<Place> place = after.flatMap(Place::read);
        var rows = jdbc.sql("""
                        select c.id, c.number, c.slug, c.variant, c.valid_from, c.valid_until,
                               contracts.state_on(c, :today) as state, cl.name as client_name, cl.slug as client_slug,
                               (select cardinality(v.scope) from contracts.terms_version v
                                where v.contract_id = c.id order by v.valid_from desc limit 1) as scope_size
                        from contracts.contract c join clients.client cl on cl.id = c.client_id
                        where (:from::date is null or (c.valid_from, c.id) < (:from, :id))
                          and (:variant::text is null or c.variant = :variant)
                          and (:client::uuid is null or c.client_id = :client)
                          and (:state::text is null
                               or :state = contracts.state_on(c, :today))
                          and (:query = '' or c.number ilike :like or cl.name ilike :like)
                        order by c.valid_from desc, c.id desc
                        limit :limit
                        """)
                .param("from", place.map(Place::from).orElse(null))
                .param("id", place.map(Place::id).orElse(null))
                .param("variant", filter.variant().map(Enum::name).orElse(null))
                .param("client", filter.client().map(client -> client.value()).orElse(null))
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("today", filter.today())
                .param("query", filter.query().strip())
                .param("like", "%" + filter.query().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("limit", limit + 1)
                .query((row, number) -> row(row))
                .list();
        return rows.size() <= limit
                ? new Slice<>(rows, Optional.empty())
                : new Slice<>(
                        rows.subList(0, limit),
                        Optional.of(Place.of(rows.get(limit - 1)).text()));
    }

    private static ContractRow row(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        Optional<LocalDate> until = Optional.ofNullable(row.getObject("valid_until", LocalDate.class));
        return new ContractRow(
                new ContractId(Sql.uuid(row, "id")),
                row.getString("number"),
                row.getString("slug"),
                row.getString("client_name"),
                row.getString("client_slug"),
                Variant.valueOf(row.getString("variant")),
                ContractState.valueOf(row.getString("state")),
                from,
                until,
                row.getInt("scope_size"));
    }

    /** After which row the next slice begins. */
    private record Place(LocalDate from, UUID id) {
        static Place of(ContractRow row) {
            return new Place(row.from(), row.id().value());
        }

        static Optional<Place> read(String text) {
            List<String> parts = List.of(text.split("~", -1));
            try {
                return parts.size() == 2
                        ? Optional.of(new Place(LocalDate.parse(parts.getFirst()), UUID.fromString(parts.getLast())))
                        : Optional.empty();
            } catch (RuntimeException noPlace) {
                return Optional.empty();
            }
        }

        String text() {
            return from + "~" + id;
        }
    }
}
