package pl.sos.search.internal;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.kernel.ClientId;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchText;

/** The rows of search.entry and how they are found. */
@Component
class EntryStore {
    private static final int OPEN = 100;
    private static final int FINISHED = 1000;
    private static final int A_SHELF_HOLDS = 8192;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something found.
     *
     * @param station how good it is; lower is better
     */
    record Found(int station, UUID id, long place) {
        SearchKind kind() {
            return SearchKind.ofSection(station % 100);
        }
    }

    record Exact(SearchKind kind, UUID id) {}

    private static SearchKind kindOfShelf(int shelf) {
        return shelf >= OPEN ? SearchKind.TICKET : SearchKind.ofSection(shelf);
    }

    private static List<Integer> sections(SearchKind kind) {
        return kind == SearchKind.TICKET ? List.of(kind.section(), kind.section() + 1) : List.of(kind.section());
    }

    static int shelf(SearchText text) {
        if (text.kind() != SearchKind.TICKET) {
            return text.kind().section();
        }
        return text.open() ? OPEN : FINISHED + (int) (text.place() / A_SHELF_HOLDS);
    }

    void put(List<SearchText> texts, List<Vectors> vectors) {
        if (texts.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into search.entry (id, client_id, confidential, readers, shelf, place, keys, title_words, words)
            select id, client_id, readers is not null, coalesce(readers, '{}')::uuid[], shelf, place,
                   keys::text[], title_words::tsvector, words::tsvector
              from unnest(cast(:ids as uuid[]), cast(:clients as uuid[]), cast(:readers as text[]),
                          cast(:shelves as integer[]), cast(:places as bigint[]), cast(:keys as text[]),
                          cast(:titles as text[]), cast(:words as text[]))
                   as fresh (id, client_id, readers, shelf, place, keys, title_words, words)
            on conflict (id) do update set client_id = excluded.client_id,
                confidential = excluded.confidential, readers = excluded.readers, shelf = excluded.shelf,
                place = excluded.place, keys = excluded.keys, title_words = excluded.title_words,
                words = excluded.words
            """)
                .param("ids", texts.stream().map(SearchText::id).toArray(UUID[]::new))
                .param(
                        "clients",
                        texts.stream()
                                .map(one -> one.client().map(ClientId::value).orElse(null))
                                .toArray(UUID[]::new))
                .param(
                        "readers",
                        texts.stream()
                                .map(one -> one.readers().map(EntryStore::array).orElse(null))
                                .toArray(String[]::new))
                .param("shelves", texts.stream().map(EntryStore::shelf).toArray(Integer[]::new))
                .param("places", texts.stream().map(SearchText::place).toArray(Long[]::new))
                .param("keys", texts.stream().map(one -> keys(one.keys())).toArray(String[]::new))
                .param("titles", vectors.stream().map(Vectors::title).toArray(String[]::new))
                .param("words", vectors.stream().map(Vectors::words).toArray(String[]::new))
                .update();
    }

    private static String array(Set<UUID> readers) {
        return readers.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static String keys(List<String> keys) {
        return keys.stream()
                .distinct()
                .map(key -> '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    void forget(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from search.entry where id = any (?)")
                    .param(ids.toArray(UUID[]::new))
                    .update();
        }
    }

    List<Found> find(Asked asked, boolean internal, List<SearchKind> kinds, Optional<Found> after, int most) {
        var from = after.orElse(new Found(0, new UUID(0, 0), 0));
        return jdbc.sql("""
            select station, id, place
              from search.find(:title::tsquery, :words::tsquery, :own::tsquery, :sections, :station, :place, :id, :most)
            """)
                .param("title", asked.inTitle())
                .param("words", asked.anywhere(internal))
                .param("own", asked.anywhereOrOwn(internal), Types.VARCHAR)
                .param(
                        "sections",
                        kinds.stream().flatMap(kind -> sections(kind).stream()).toArray(Integer[]::new))
                .param("station", from.station())
                .param("place", from.place())
                .param("id", from.id())
                .param("most", most)
                .query((row, n) -> new Found(row.getInt(1), row.getObject(2, UUID.class), row.getLong(3)))
                .list();
    }

    List<Exact> exactly(Collection<String> keys, int most) {
        return jdbc.sql("select id, shelf from search.exactly(:keys, :most)")
                .param("keys", keys.toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> new Exact(kindOfShelf(row.getInt(2)), row.getObject(1, UUID.class)))
                .list();
    }
}
