package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.kernel.ClientId;
import pl.sos.search.Search;
import pl.sos.search.SearchHit;
import pl.sos.search.SearchKind;

/** One box that finds everything the token's owner may see. */
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search", description = "One box that finds everything")
class SearchApi {
    private final Search search;
    private final Cursors cursors;

    SearchApi(Search search, Cursors cursors) {
        this.search = search;
        this.cursors = cursors;
    }

    /** Something found. */
    @Schema(name = "SearchHit")
    record Hit(
            SearchKind kind,
            UUID id,

            @Schema(description = "The client whose it is; null for our staff") @Nullable
            ClientId clientId,

            @Schema(description = "What people call it; null where the title is all", example = "SOS-1042") @Nullable
            String number,

            String title,

            @Schema(description = "Short facts, such as the client's name or a telephone")
            List<String> detail,

            @Schema(description = "A piece of its text; plain text, empty when the title says it all")
            String snippet,

            @Schema(description = "The forms that were found in title and snippet, as they are written")
            List<String> found,

            @Schema(description = "A number, an e-mail address or a telephone led straight to it")
            boolean exact,

            @Schema(description = "Of a ticket") @Nullable String status,

            @Schema(description = "Its page, without the host")
            String address,

            Instant at) {
        static Hit of(SearchHit hit) {
            var shown = hit.shown();
            return new Hit(
                    hit.kind(),
                    hit.id(),
                    shown.client().orElse(null),
                    shown.number().isEmpty() ? null : shown.number(),
                    shown.title(),
                    shown.facts(),
                    hit.passage().text(),
                    Stream.concat(hit.title().found().stream(), hit.passage().found().stream())
                            .distinct()
                            .toList(),
                    hit.exact(),
                    hit.kind() == SearchKind.TICKET ? shown.status().orElse(null) : null,
                    shown.address(),
                    shown.at());
        }
    }

    @GetMapping
    @Operation(
            summary = "Find clients, people, contracts, calls and tickets",
            description =
                    "All words must be found, each in any Polish form, with or without capitals and Polish letters; a"
                            + " word that is unknown is taken for a slip of the fingers. Exact numbers, NIPs, e-mail"
                            + " addresses and telephones come first, then titles, then texts; within them kind by kind,"
                            + " open tickets before finished ones, newer first. What was written a moment ago is found"
                            + " about a second later.")
    Listing<Hit> find(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var query = Parameters.text("q", q);
        var kinds = kind == null ? List.of(SearchKind.values()) : List.of(kind(kind));
        var list = "search " + kinds + " " + query;
        var found = search.page(query, kinds, cursors.after(list, after), Cursors.limit(limit))
                .orElseThrow(() -> ApiProblem.of(400, "bad-cursor"));
        return cursors.listing(list, found.map(Hit::of));
    }

    private static SearchKind kind(String name) {
        return Arrays.stream(SearchKind.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(400, "bad-parameter", "kind"));
    }
}
