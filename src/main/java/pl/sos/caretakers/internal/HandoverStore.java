package pl.sos.caretakers.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Handover;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Handovers and their lists in PostgreSQL. */
@Component
public class HandoverStore {
    private static final String SELECT = "select h.* from caretakers.handover h ";

    private final JdbcClient jdbc;

    HandoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Handover> find(UUID id) {
        return list(jdbc.sql(SELECT + "where h.id = ?").param(id)).stream().findFirst();
    }

    /** The row stays as it is until the transaction ends. */
    public Optional<Handover> lock(UUID id) {
        return list(jdbc.sql(SELECT + "where h.id = ? for update").param(id)).stream()
                .findFirst();
    }

    public Optional<Handover> openOf(ClientId client) {
        return list(jdbc.sql(SELECT + "where h.client_id = ? and h.done_at is null and h.cancelled_at is null")
                        .param(client.value()))
                .stream()
                .findFirst();
    }

    /** All that are under way, the longest first. */
    public List<Handover> open() {
        return list(
                jdbc.sql(SELECT + "where h.done_at is null and h.cancelled_at is null order by h.started_at, h.id"));
    }

    /** Of a client, the newest first, at most 50. */
    public List<Handover> of(ClientId client) {
        return list(jdbc.sql(SELECT + "where h.client_id = ? order by h.started_at desc, h.id limit 50")
                .param(client.value()));
    }

    /** False when one is under way for the client. */
    public boolean insert(Handover handover) {
        int inserted = jdbc.sql("""
                        insert into caretakers.handover
                            (id, client_id, from_person, to_person, deputies, takes_effect, started_at, started_by)
                        values (:id, :client, :from, :to, :deputies::uuid[], :effect, :at, :by)
                        on conflict (client_id) where done_at is null and cancelled_at is null do nothing
                        """)
                .param("id", handover.id())
                .param("client", handover.client().value())
                .param("from", handover.from().value())
                .param("to", handover.to().value())
                .param(
                        "deputies",
                        handover.deputies().stream().map(PersonId::toString).toArray(String[]::new))
                .param("effect", handover.takesEffect())
                .param("at", Sql.at(handover.startedAt()))
                .param("by", handover.startedBy().map(PersonId::value).orElse(null))
                .update();
        if (inserted == 1) {
            handover.items().forEach(item -> insert(handover.id(), item));
        }
        return inserted == 1;
    }

    public void insert(UUID handover, Handover.Item item) {
        jdbc.sql("insert into caretakers.handover_item (handover_id, position, code, text) values (?, ?, ?, ?)")
                .params(Arrays.asList(
                        handover,
                        item.position(),
                        item.usual().map(Enum::name).orElse(null),
                        item.text().orElse(null)))
                .update();
    }

    /** Marks a thing as done, or as still to do. */
    public boolean tick(UUID handover, int position, Optional<Handover.Confirmation> done) {
        return jdbc.sql("""
                        update caretakers.handover_item set done_at = :at, done_by = :by
                        where handover_id = :handover and position = :position
                        """)
                        .param(
                                "at",
                                Sql.atOrNull(done.map(Handover.Confirmation::at).orElse(null)))
                        .param("by", done.map(one -> one.by().value()).orElse(null))
                        .param("handover", handover)
                        .param("position", position)
                        .update()
                == 1;
    }

    public void confirm(UUID handover, boolean takes, Handover.Confirmation confirmation) {
        var side = takes ? "taken" : "given";
        jdbc.sql("update caretakers.handover set " + side + "_at = ?, " + side + "_by = ? where id = ?")
                .params(Sql.at(confirmation.at()), confirmation.by().value(), handover)
                .update();
    }

    /** Something was added to the list, or is open again: neither side has confirmed that. */
    public void takeBackConfirmations(UUID handover) {
        jdbc.sql("""
                        update caretakers.handover
                        set given_at = null, given_by = null, taken_at = null, taken_by = null where id = ?
                        """).param(handover).update();
    }

    public void finish(UUID handover, Instant at, LocalDate from) {
        jdbc.sql("update caretakers.handover set done_at = ?, done_from = ? where id = ?")
                .params(Sql.at(at), from, handover)
                .update();
    }

    public void cancel(UUID handover, Instant at, Optional<PersonId> by, String reason) {
        jdbc.sql("update caretakers.handover set cancelled_at = ?, cancelled_by = ?, cancel_reason = ? where id = ?")
                .params(Arrays.asList(Sql.at(at), by.map(PersonId::value).orElse(null), reason, handover))
                .update();
    }

    private List<Handover> list(JdbcClient.StatementSpec statement) {
        var bare = statement.query((row, number) -> handover(row)).list();
        var items = items(bare.stream().map(Handover::id).toList());
        return bare.stream()
                .map(one -> new Handover(
                        one.id(),
                        one.client(),
                        one.from(),
                        one.to(),
                        one.deputies(),
                        one.takesEffect(),
                        one.startedAt(),
                        one.startedBy(),
                        items.getOrDefault(one.id(), List.of()),
                        one.given(),
                        one.taken(),
                        one.done(),
                        one.cancelled()))
                .toList();
    }

    private Map<UUID, List<Handover.Item>> items(List<UUID> handovers) {
        var items = new HashMap<UUID, List<Handover.Item>>();
        if (handovers.isEmpty()) {
            return items;
        }
        jdbc.sql("""
                        select handover_id, position, code, text, done_at, done_by from caretakers.handover_item
                        where handover_id = any(?) order by handover_id, position
                        """).param(handovers.toArray(UUID[]::new)).query(row -> {
            items.computeIfAbsent(Sql.uuid(row, "handover_id"), id -> new ArrayList<>())
                    .add(new Handover.Item(
                            row.getInt("position"),
                            Optional.ofNullable(row.getString("code")).map(Handover.Usual::valueOf),
                            Optional.ofNullable(row.getString("text")),
                            Optional.ofNullable(Sql.instantOrNull(row, "done_at")),
                            person(row, "done_by")));
        });
        return items;
    }

    private static Handover handover(ResultSet row) throws SQLException {
        var doneAt = Sql.instantOrNull(row, "done_at");
        var cancelledAt = Sql.instantOrNull(row, "cancelled_at");
        var reason = row.getString("cancel_reason");
        return new Handover(
                Sql.uuid(row, "id"),
                new ClientId(Sql.uuid(row, "client_id")),
                new PersonId(Sql.uuid(row, "from_person")),
                new PersonId(Sql.uuid(row, "to_person")),
                Arrays.stream((UUID[]) row.getArray("deputies").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getObject("takes_effect", LocalDate.class),
                Sql.instant(row, "started_at"),
                person(row, "started_by"),
                List.of(),
                confirmation(row, "given"),
                confirmation(row, "taken"),
                doneAt == null
                        ? Optional.empty()
                        : Optional.of(new Handover.Done(doneAt, row.getObject("done_from", LocalDate.class))),
                cancelledAt == null
                        ? Optional.empty()
                        : Optional.of(new Handover.Cancelled(
                                cancelledAt, person(row, "cancelled_by"), reason == null ? "" : reason)));
    }

    private static Optional<Handover.Confirmation> confirmation(ResultSet row, String side) throws SQLException {
        var at = Sql.instantOrNull(row, side + "_at");
        var by = Sql.uuidOrNull(row, side + "_by");
        return at == null || by == null
                ? Optional.empty()
                : Optional.of(new Handover.Confirmation(at, new PersonId(by)));
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.uuidOrNull(row, column)).map(PersonId::new);
    }
}
