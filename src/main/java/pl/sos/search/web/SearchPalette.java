package pl.sos.search.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pl.sos.page.Page;
import pl.sos.page.PaletteEntry;
import pl.sos.page.PaletteSource;
import pl.sos.search.Search;
import pl.sos.search.SearchHit;
import pl.sos.search.SearchKind;
import pl.sos.search.Shown;

/** Whatever can be found, while somebody types; below it the page with all of it. */
@Component
@Order(2)
class SearchPalette implements PaletteSource {
    private static final int SHORTEST = 2;
    private static final int OF_EACH = 5;

    private final Search search;

    SearchPalette(Search search) {
        this.search = search;
    }

    @Override
    public List<PaletteEntry> find(String query, Page page) {
        if (query.length() < SHORTEST) {
            return List.of();
        }
        var found = search.best(query, OF_EACH).stream()
                .map(hit -> entry(hit, page))
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        var all = new PaletteEntry(
                "", "search", page.t("search.palette.all", query), "", "/search?q=" + SearchView.encoded(query));
        return Stream.concat(found.stream(), Stream.of(all)).toList();
    }

    /** One caller calls often: what tells his calls apart is when, and what became of each. */
    private static String call(Shown shown, Page page) {
        return page.moment(shown.at()) + " · " + SearchView.became(shown, page);
    }

    private static PaletteEntry entry(SearchHit hit, Page page) {
        var shown = hit.shown();
        var title = hit.kind() == SearchKind.CONTRACT
                ? page.t("search.contract") + " " + shown.title()
                : (shown.number() + " " + shown.title()).strip();
        return new PaletteEntry(
                hit.kind().name().toLowerCase(java.util.Locale.ROOT),
                SearchView.icon(hit.kind()),
                title,
                hit.kind() == SearchKind.CALL ? call(shown, page) : String.join(" · ", shown.facts()),
                shown.address());
    }
}
