package pl.sos.contracts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractOrder;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.MeantContracts;
import pl.sos.contracts.Variant;
import pl.sos.ground.Sql;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Slice;

/**
 * The list of contracts. It walks one or two stretches of the table, each in the order of an index: by start, or by end –
 * what still runs, the nearest end first, and then what has ended, the latest end first.
 */
@Repository
public class ContractList {
    private final JdbcClient jdbc;
    private final ObjectProvider<MeantContracts> meant;

    ContractList(JdbcClient jdbc, ObjectProvider<MeantContracts> meant) {
        this.jdbc = jdbc;
        this.meant = meant;
    }

    /** A part of the table with its order; {@code key} is what an index of the table is in the order of. */
    private enum Stretch {
        START("c.valid_from", "true", "<", "desc"),
        RUNNING("c.ends", "c.ends >= :today", ">", "asc"),
        ENDED("c.ends", "c.ends < :today", "<", "desc");

        private final String key;
        private final String part;
        private final String beyond;
        private final String direction;

        Stretch(String key, String part, String beyond, String direction) {
            this.key = key;
            this.part = part;
            this.beyond = beyond;
            this.direction = direction;
        }

        static List<Stretch> of(ContractOrder order, ContractFilter filter) {
            return switch (order) {
                case NEWEST -> List.of(START);
                case BY_END -> filter.ending() ? List.of(RUNNING) : List.of(RUNNING, ENDED);
            };
        }

        /** Where a row stands in it, as the database writes it. */
        Place placeOf(ContractRow row) {
            return new Place(
                    this,
                    this == START
                            ? row.from().toString()
                            : row.until().map(LocalDate::toString).orElse("infinity"),
                    row.id().value());
        }

        String sql(boolean fromThere) {
            return """
                    select c.id, c.number, c.slug, c.variant, c.valid_from, c.valid_until, c.renews,
                           contracts.state_on(c, :today) as state, cl.name as client_name, cl.slug as client_slug,
                           (select n.number from contracts.contract n where n.follows = c.id
                            order by n.valid_from limit 1) as follower,
                           (select cardinality(v.scope) from contracts.terms_version v
                            where v.contract_id = c.id order by v.valid_from desc limit 1) as scope_size
                    from contracts.contract c join clients.client cl on cl.id = c.client_id
                    where %s
                    """.formatted(part)
                    + (fromThere ? "and (%s, c.id) %s (:key::date, :id)\n".formatted(key, beyond) : "")
                    + """
                    and (:variant::text is null or c.variant = :variant)
                    and (:client::uuid is null or c.client_id = :client)
                    and (:state::text is null or :state = contracts.state_on(c, :today))
                    and (not :ending or not c.renews and c.valid_until >= :today
                                        and (c.valid_until <= :soon or c.notice_given_on <= :today))
                    and (:query = '' or c.number ilike :like or cl.name ilike :like or c.id = any (:meant))
                    order by %s %s, c.id %s
                    limit :limit
                    """.formatted(key, direction, direction);
        }
    }

    /** @param after the cursor of the slice before; one that is none of this order starts from the beginning */
    public Slice<ContractRow> page(ContractFilter filter, ContractOrder order, Optional<String> after, int limit) {
        var stretches = Stretch.of(order, filter);
        var meant = meant(filter.query().strip());
        Optional<Place> place = after.flatMap(Place::read).filter(one -> stretches.contains(one.stretch()));
        var rows = new ArrayList<ContractRow>();
        var places = new ArrayList<Place>();
        int first = place.map(one -> stretches.indexOf(one.stretch())).orElse(0);
        for (Stretch stretch : stretches.subList(first, stretches.size())) {
            if (rows.size() <= limit) {
                var found = rows(
                        filter, meant, stretch, place.filter(one -> one.stretch() == stretch), limit + 1 - rows.size());
                found.forEach(row -> places.add(stretch.placeOf(row)));
                rows.addAll(found);
            }
        }
        return rows.size() <= limit
                ? new Slice<>(rows, Optional.empty())
                : new Slice<>(
                        rows.subList(0, limit),
                        Optional.of(places.get(limit - 1).text()));
    }

    private UUID[] meant(String query) {
        var ids = new ArrayList<UUID>();
        if (!query.isEmpty()) {
            meant.ifAvailable(search -> search.contracts(query).forEach(id -> ids.add(id.value())));
        }
        return ids.toArray(UUID[]::new);
    }

    private List<ContractRow> rows(
            ContractFilter filter, UUID[] meant, Stretch stretch, Optional<Place> place, int limit) {
        return jdbc.sql(stretch.sql(place.isPresent()))
                .param("key", place.map(Place::key).orElse(null))
                .param("id", place.map(Place::id).orElse(null))
                .param("variant", filter.variant().map(Enum::name).orElse(null))
                .param("client", filter.client().map(client -> client.value()).orElse(null))
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("ending", filter.ending())
                .param("today", filter.today())
                .param("soon", filter.today().plusDays(ContractFilter.SOON))
                .param("query", filter.query().strip())
                .param("like", "%" + filter.query().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("meant", meant)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
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
                row.getBoolean("renews"),
                Optional.ofNullable(row.getString("follower")),
                row.getInt("scope_size"));
    }

    /** After which row the next slice begins. */
    private record Place(Stretch stretch, String key, UUID id) {
        static Optional<Place> read(String text) {
            List<String> parts = List.of(text.split("~", -1));
            try {
                return parts.size() == 3
                        ? Optional.of(new Place(
                                Stretch.valueOf(parts.getFirst()), day(parts.get(1)), UUID.fromString(parts.getLast())))
                        : Optional.empty();
            } catch (RuntimeException noPlace) {
                return Optional.empty();
            }
        }

        private static String day(String text) {
            return text.equals("infinity") ? text : LocalDate.parse(text).toString();
        }

        String text() {
            return stretch + "~" + key + "~" + id;
        }
    }
}
