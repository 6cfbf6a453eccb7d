package pl.sos.search.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.page.Page;
import pl.sos.search.Search;
import pl.sos.search.SearchHit;
import pl.sos.search.SearchKind;

/** The page of results: the best of each kind, or one kind page by page. A number leads straight to its thing. */
@Controller
class SearchPages {
    private static final int OF_EACH = 5;
    private static final int OF_ONE = 25;

    private final Search search;

    SearchPages(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    ModelAndView staff(@RequestParam Map<String, String> given, Page page) {
        return found("/search", "search/page", given, page);
    }

    @GetMapping("/portal/search")
    ModelAndView client(@RequestParam Map<String, String> given, Page page) {
        return found("/portal/search", "search/portal", given, page);
    }

    private ModelAndView found(String base, String template, Map<String, String> given, Page page) {
        var query = query(given);
        var kinds = search.kinds();
        var kind = Optional.ofNullable(given.get("kind"))
                .flatMap(SearchPages::kind)
                .filter(kinds::contains);
        if (query.isBlank()) {
            return new ModelAndView(
                    template, "view", new SearchView(base, "", kind, kinds, List.of(), Optional.empty()));
        }
        if (kind.isEmpty()) {
            var straight = search.straight(query);
            if (straight.isPresent()) {
                return new ModelAndView("redirect:" + straight.get().shown().address());
            }
            var groups = groups(search.best(query, OF_EACH + 1));
            return new ModelAndView(
                    template, "view", new SearchView(base, query, kind, kinds, groups, Optional.empty()));
        }
        var slice = search.page(query, List.of(kind.get()), Optional.ofNullable(given.get("after")), OF_ONE)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var groups = slice.items().isEmpty()
                ? List.<SearchView.Group>of()
                : List.of(new SearchView.Group(kind.get(), slice.items(), false));
        var view = new SearchView(base, query, kind, kinds, groups, slice.next());
        return given.containsKey("after") && page.fragment()
                ? new ModelAndView("search/hits", "view", view)
                : new ModelAndView(template, "view", view);
    }

    private static String query(Map<String, String> given) {
        var query = given.getOrDefault("q", "").strip();
        return query.length() > Search.LONGEST_QUERY ? query.substring(0, Search.LONGEST_QUERY) : query;
    }

    private static Optional<SearchKind> kind(String name) {
        return Arrays.stream(SearchKind.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static List<SearchView.Group> groups(List<SearchHit> hits) {
        var byKind = new LinkedHashMap<SearchKind, List<SearchHit>>();
        hits.forEach(hit ->
                byKind.computeIfAbsent(hit.kind(), one -> new ArrayList<>()).add(hit));
        return byKind.entrySet().stream()
                .map(one -> new SearchView.Group(
                        one.getKey(),
                        one.getValue().stream().limit(OF_EACH).toList(),
                        one.getValue().size() > OF_EACH))
                .toList();
    }
}
