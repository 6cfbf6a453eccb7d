package pl.sos.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dictionary of words that stand in entries. It belongs to nobody, and nobody is shown a word of it. */
@Component
class WordStore {
    private static final int MOST_BEGINNINGS = 60;
    private static final int MOST_ALIKE = 25;

    private final JdbcClient jdbc;

    WordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Used(String word, long uses) {}

    Set<String> known(Collection<String> forms) {
        return jdbc.sql("select word from search.word where word = any (?)")
                .param(forms.toArray(String[]::new))
                .query((row, n) -> row.getString("word"))
                .set();
    }

    /** The words that begin so and are used most. */
    List<String> beginning(String with) {
        return jdbc.sql("""
            select word from search.word where word >= :from and word < :until
            order by uses desc, word limit :most
            """)
                .param("from", with)
                .param("until", with + Character.MAX_VALUE)
                .param("most", MOST_BEGINNINGS)
                .query((row, n) -> row.getString("word"))
                .list();
    }

    /** Words among these, and words that share many of their letters three by three with this one. */
    List<Used> near(String word, Collection<String> oneSlipAway) {
        return jdbc.sql("""
            select word, uses from search.word where word = any (:slips)
            union
            (select word, uses from search.word where word operator(public.%) :word
              order by public.similarity(word, :word) desc, uses desc limit :most)
            """)
                .param("slips", oneSlipAway.toArray(String[]::new))
                .param("word", word)
                .param("most", MOST_ALIKE)
                .query((row, n) -> new Used(row.getString(1), row.getLong(2)))
                .list();
    }

    void count(Map<String, Long> uses) {
        // In one order, so that two who count never wait for each other in a ring.
        var words = uses.keySet().stream().sorted().toList();
        jdbc.sql("""
            insert into search.word (word, uses)
            select * from unnest(cast(:words as text[]), cast(:uses as bigint[]))
            on conflict (word) do update set uses = word.uses + excluded.uses
            """)
                .param("words", words.toArray(String[]::new))
                .param("uses", words.stream().map(uses::get).toArray(Long[]::new))
                .update();
    }

    void forgetAll() {
        jdbc.sql("delete from search.word").update();
    }
}
