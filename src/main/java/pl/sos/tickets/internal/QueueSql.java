package pl.sos.tickets.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.InvalidCursor;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;

/**
 * A filter as SQL: the condition, the order and what is bound to them. Only columns whose operators are leakproof stand in
 * a condition, so that row-level security leaves the index its work.
 */
final class QueueSql {
    static final String OPEN = "t.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')";
    private static final int MOST_MATCHES = 500;
    private static final int MOST_WORDS = 8;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> bound = new LinkedHashMap<>();
    private final QueueTab tab;

    private QueueSql(QueueTab tab) {
        this.tab = tab;
    }

    static QueueSql of(QueueFilter filter) {
        var sql = new QueueSql(filter.tab());
        sql.tab(filter);
        // Written out, not bound: a plan made for any status could not use the index of the resolved.
        filter.status().ifPresent(status -> sql.conditions.add("t.status = '" + status.name() + "'"));
        client(filter).ifPresent(client -> sql.where("t.client_id = :client", "client", client));
        filter.assignee().ifPresent(person -> sql.where("t.assignee_id = :assignee", "assignee", person.value()));
        filter.application().ifPresent(code -> sql.where("t.application = :application", "application", code));
        filter.category()
                .ifPresent(category -> sql.where("t.category_rank = :category", "category", (short) category.rank()));
        filter.query()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> sql.matching(text, filter.meant(), client(filter)));
        return sql;
    }

    /** In a client's scope the company is named too: what the policy says in a function, no index can serve. */
    private static Optional<UUID> client(QueueFilter filter) {
        return filter.client()
                .map(ClientId::value)
                .or(() -> Scope.current()
                        .filter(Scope.Client.class::isInstance)
                        .map(Scope.Client.class::cast)
                        .map(Scope.Client::clientId));
    }

    private void tab(QueueFilter filter) {
        switch (tab) {
            case MINE -> {
                conditions.add(OPEN);
                var viewer = filter.viewer().map(PersonId::value);
                if (viewer.isPresent()) {
                    where("t.assignee_id = :mine", "mine", viewer.get());
                } else {
                    conditions.add("false");
                }
            }
            case UNASSIGNED -> {
                conditions.add(OPEN);
                conditions.add("t.assignee_id is null");
            }
            case OPEN -> conditions.add(OPEN);
            case BREACHING -> {
                conditions.add(OPEN);
                // The second says what the partial index is made of.
                conditions.add("t.breaching_at <= :now and t.breaching_at < 'infinity'");
            }
            case CLOSED -> conditions.add("t.status in ('RESOLVED', 'CLOSED')");
            case ALL -> {}
        }
    }

    /** Words of three characters at least must all be found in the subject, whatever their capitals and
     * Polish letters; a number finds its ticket. What the words mean besides is among it whatever its subject. */
    private void matching(String text, List<TicketId> meant, Optional<UUID> client) {
        var clean = Texts.line(text);
        Long number = TicketNumber.parse(clean).map(TicketNumber::value).orElse(null);
        var patterns = List.of(clean.toLowerCase(Locale.ROOT).split(" ")).stream()
                .filter(word -> word.codePointCount(0, word.length()) >= 3)
                .limit(MOST_WORDS)
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
        var kind = queued() ? "'open'" : tab == QueueTab.CLOSED ? "'finished'" : "'any'";
        conditions.add("t.id = any (array(select tickets.matching(" + (number == null ? "null" : String.valueOf(number))
                + ", :patterns, " + kind + ", " + (client.isPresent() ? ":client" : "null") + ", " + MOST_MATCHES
                + "))" + (meant.isEmpty() ? "" : " || :meant") + ")");
        bound.put("patterns", patterns);
        if (!meant.isEmpty()) {
            bound.put("meant", meant.stream().map(TicketId::value).toArray(UUID[]::new));
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        bound.put(name, value);
    }

    /**
     * Goes on behind a row.
     *
     * @throws InvalidCursor when the cursor belongs to a list of another order
     */
    QueueSql after(QueueCursor cursor) {
        switch (cursor) {
            case QueueCursor.Queued(QueuePlace place, int position)
            when queued() -> {
                conditions.add("(t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number)"
                        + " > (:afterCare, :afterCategory, :afterSeverity, "
                        + (place.due().isPresent() ? ":afterDue" : "'infinity'::timestamptz") + ", :afterNumber)");
                bound.put("afterCare", (short) place.careRank());
                bound.put("afterCategory", (short) place.category().rank());
                bound.put("afterSeverity", (short) place.severity().rank());
                place.due().ifPresent(due -> bound.put("afterDue", Sql.at(due)));
                bound.put("afterNumber", place.number());
            }
            case QueueCursor.Finished(java.time.Instant at, long number, int position)
            when tab == QueueTab.CLOSED -> {
                conditions.add("(t.finished_at, t.number) < (:afterFinished, :afterNumber)");
                bound.put("afterFinished", Sql.at(at));
                bound.put("afterNumber", number);
            }
            case QueueCursor.Latest(long number, int position)
            when tab == QueueTab.ALL -> where("t.number < :afterNumber", "afterNumber", number);
            case QueueCursor.Queued ignored -> throw new InvalidCursor();
            case QueueCursor.Finished ignored -> throw new InvalidCursor();
            case QueueCursor.Latest ignored -> throw new InvalidCursor();
        }
        return this;
    }

    /** In the order of the queue, as against by time. */
    boolean queued() {
        return tab != QueueTab.CLOSED && tab != QueueTab.ALL;
    }

    String condition() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    String order() {
        return switch (tab) {
            case MINE, UNASSIGNED, OPEN, BREACHING ->
                "t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number";
            case CLOSED -> "t.finished_at desc, t.number desc";
            case ALL -> "t.number desc";
        };
    }

    Map<String, Object> bound() {
        return bound;
    }
}
