package pl.sos.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.Slice;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Posting.State;

/** What is told of outbox.mail without the letters' text. Expects scope system. */
@Component
public class PostingStore {
    private static final int MOST_COUNTED = 1000;
    private static final String COLUMNS = """
            select m.id, m.matter, m.recipient, case when m.secret then '' else m.subject end as subject, m.state,
                   m.attempts, m.created_at, m.sent_at, m.next_attempt_at, coalesce(m.last_error, b.why) as trouble,
                   m.state = 'QUEUED' and coalesce(b.permanent, false) as stopped
              from outbox.mail m left join outbox.bounce b on b.address = m.recipient
            """;

    private final JdbcClient jdbc;

    PostingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The latest written first.
     *
     * @param after a {@link MomentCursor}; anything else begins at the top
     */
    public Slice<Posting> page(Optional<State> state, String after, int limit) {
        var place = MomentCursor.parse(after);
        var parameters = new HashMap<String, Object>(Map.of("limit", limit + 1));
        state.ifPresent(one -> parameters.put("state", one.name()));
        place.ifPresent(one -> parameters.putAll(Map.of("at", Sql.at(one.at()), "id", one.id())));
        var rows = jdbc.sql(COLUMNS
                        + "where true"
                        + (state.isPresent() ? " and m.state = :state" : "")
                        + (place.isPresent() ? " and (m.created_at, m.id) < (:at, :id)" : "")
                        + " order by m.created_at desc, m.id desc limit :limit")
                .params(parameters)
                .query(PostingStore::read)
                .list();
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        var last = rows.get(limit - 1);
        return new Slice<>(
                rows.subList(0, limit), Optional.of(new MomentCursor(last.writtenAt(), last.letter()).toString()));
    }

    public Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        jdbc.sql("""
                        select s.state,
                               (select count(*) from (select 1 from outbox.mail m where m.state = s.state limit :most) c)
                          from unnest(:states) as s (state)
                        """)
                .param("most", MOST_COUNTED)
                .param("states", Arrays.stream(State.values()).map(Enum::name).toArray(String[]::new))
                .query((row, n) -> counts.put(State.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    public List<Posting> of(Collection<UUID> matters) {
        return matters.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where m.matter = any (:matters) order by m.recipient, m.id")
                        .param("matters", matters.toArray(UUID[]::new))
                        .query(PostingStore::read)
                        .list();
    }

    public List<Posting> letters(Collection<UUID> letters) {
        return letters.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where m.id = any (:letters)")
                        .param("letters", letters.toArray(UUID[]::new))
                        .query(PostingStore::read)
                        .list();
    }

    public boolean retry(UUID letter, Instant now) {
        return jdbc.sql("""
                        update outbox.mail
                           set state = 'QUEUED', next_attempt_at = :now,
                               created_at = case when state = 'QUEUED' then created_at else :now end
                         where id = :id and state in ('QUEUED', 'FAILED', 'BOUNCED') and not (secret and body = '')
                        """).param("now", Sql.at(now)).param("id", letter).update() == 1;
    }

    private static Posting read(ResultSet row, int number) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        return new Posting(
                Sql.uuid(row, "id"),
                Optional.ofNullable(Sql.uuidOrNull(row, "matter")),
                row.getString("recipient"),
                row.getString("subject"),
                state,
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "sent_at")),
                state == State.QUEUED ? Optional.of(Sql.instant(row, "next_attempt_at")) : Optional.empty(),
                Optional.ofNullable(row.getString("trouble")),
                row.getBoolean("stopped"));
    }
}
