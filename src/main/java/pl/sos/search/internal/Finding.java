package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.kernel.Slice;
import pl.sos.search.Passage;
import pl.sos.search.Search;
import pl.sos.search.SearchHit;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.Shown;

/** Finds, and reads what was found as the scope may see it at this moment. Joins a transaction. */
@Component
public class Finding {
    private static final int MOST_EXACT = 20;

    private final EntryStore entries;
    private final Meaning meaning;
    private final Map<SearchKind, SearchSource> sources = new HashMap<>();

    Finding(EntryStore entries, Meaning meaning, List<SearchSource> sources) {
        this.entries = entries;
        this.meaning = meaning;
        sources.forEach(source -> this.sources.put(source.kind(), source));
    }

    /** The kinds that the scope may look for. */
    public List<SearchKind> kinds() {
        return Stream.of(SearchKind.values())
                .filter(kind -> sources.containsKey(kind) && (staff() || SearchKind.OF_CLIENTS.contains(kind)))
                .toList();
    }

    private static boolean staff() {
        return Scope.current().isPresent() && !Scope.isClient();
    }

    public List<SearchHit> exactly(String text) {
        return exactly(text, kinds());
    }

    private List<SearchHit> exactly(String text, List<SearchKind> kinds) {
        var keys = Keys.meant(text);
        if (keys.isEmpty()) {
            return List.of();
        }
        var ids = new LinkedHashMap<UUID, SearchKind>();
        for (var exact : entries.exactly(keys, MOST_EXACT)) {
            if (kinds.contains(exact.kind())) {
                ids.put(exact.id(), exact.kind());
            }
        }
        return shown(ids, Asked.of(text), true);
    }

    /** The best of each kind, without a cursor; the kind with the best hit first. */
    public List<SearchHit> best(String text, int each) {
        var exact = exactly(text);
        var hits = new LinkedHashMap<UUID, SearchHit>();
        exact.forEach(hit -> hits.put(hit.id(), hit));
        var asked = meaning.of(text, true);
        if (!asked.isEmpty()) {
            var found = bestOf(asked, each);
            if (found.isEmpty() && exact.isEmpty()) {
                asked = meaning.corrected(text);
                found = bestOf(asked, each);
            }
            shown(found, asked, false).forEach(hit -> hits.putIfAbsent(hit.id(), hit));
        }
        return List.copyOf(hits.values());
    }

    private Map<UUID, SearchKind> bestOf(Asked asked, int each) {
        var ids = new LinkedHashMap<UUID, SearchKind>();
        kinds().stream()
                .map(kind -> entries.find(asked, staff(), List.of(kind), Optional.empty(), each))
                .filter(found -> !found.isEmpty())
                .sorted(Comparator.comparingInt(found -> found.getFirst().station()))
                .flatMap(List::stream)
                .forEach(one -> ids.put(one.id(), one.kind()));
        return ids;
    }

    /**
     * @param after a cursor of the same search
     * @return empty for a cursor that is none
     */
    public Optional<Slice<SearchHit>> page(String text, List<SearchKind> wanted, Optional<String> after, int limit) {
        var cursor = after.flatMap(Cursor::read);
        if (cursor.isEmpty() && after.isPresent()) {
            return Optional.empty();
        }
        var from = cursor.map(Cursor::last);
        var kinds = kinds().stream().filter(wanted::contains).toList();
        var exact = exactly(text, kinds);
        boolean corrected = cursor.map(Cursor::corrected).orElse(false);
        var asked = corrected ? meaning.corrected(text) : meaning.of(text, false);
        if (asked.isEmpty()) {
            return Optional.of(new Slice<>(from.isEmpty() ? exact : List.of(), Optional.empty()));
        }
        var found = entries.find(asked, staff(), kinds, from, limit + 1);
        if (found.isEmpty() && from.isEmpty() && exact.isEmpty()) {
            corrected = true;
            asked = meaning.corrected(text);
            found = entries.find(asked, staff(), kinds, from, limit + 1);
        }
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var ids = new LinkedHashMap<UUID, SearchKind>();
        page.forEach(one -> ids.put(one.id(), one.kind()));
        exact.forEach(hit -> ids.remove(hit.id()));
        var hits = new ArrayList<SearchHit>(from.isEmpty() ? exact : List.of());
        hits.addAll(shown(ids, asked, false));
        return Optional.of(new Slice<>(
                hits, more ? Optional.of(new Cursor(corrected, page.getLast()).text()) : Optional.empty()));
    }

    /**
     * Best first; none of a kind that the scope may not look for.
     *
     * @param typing the last word may only have begun
     */
    public List<UUID> ids(String typed, boolean typing, SearchKind kind, int most) {
        if (!kinds().contains(kind)) {
            return List.of();
        }
        var text = Search.cut(typed);
        var asked = meaning.of(text, typing);
        if (asked.isEmpty()) {
            return List.of();
        }
        var found = entries.find(asked, staff(), List.of(kind), Optional.empty(), most);
        if (found.isEmpty()) {
            found = entries.find(meaning.corrected(text), staff(), List.of(kind), Optional.empty(), most);
        }
        return found.stream().map(EntryStore.Found::id).toList();
    }

    /** In the same order; what the scope does not see any more is left out. */
    private List<SearchHit> shown(Map<UUID, SearchKind> ids, Asked asked, boolean exact) {
        var byKind = new HashMap<SearchKind, Set<UUID>>();
        ids.forEach((id, kind) ->
                byKind.computeIfAbsent(kind, one -> new LinkedHashSet<>()).add(id));
        var shown = new HashMap<UUID, Shown>();
        byKind.forEach((kind, some) -> {
            var source = sources.get(kind);
            if (source != null) {
                shown.putAll(source.show(some));
            }
        });
        var hits = new ArrayList<SearchHit>();
        ids.forEach((id, kind) -> {
            var one = shown.get(id);
            if (one != null) {
                hits.add(new SearchHit(
                        kind,
                        id,
                        exact,
                        one,
                        Snippets.whole(one.title(), asked),
                        exact ? Passage.NONE : Snippets.best(one.texts(), asked)));
            }
        });
        return hits;
    }
}
