package pl.sos.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pl.sos.hotline.CallOutcome;
import pl.sos.page.Page;
import pl.sos.search.SearchHit;
import pl.sos.search.SearchKind;
import pl.sos.search.Shown;

/**
 * What a search found, for a page.
 *
 * @param base the page's address
 * @param kind only this kind; empty for the best of each
 * @param kinds what can be looked for
 * @param next cursor of the following hits of the kind
 */
public record SearchView(
        String base,
        String query,
        Optional<SearchKind> kind,
        List<SearchKind> kinds,
        List<Group> groups,
        Optional<String> next) {
    /**
     * Hits of one kind.
     *
     * @param more there may be others
     */
    public record Group(SearchKind kind, List<SearchHit> hits, boolean more) {}

    public String address(Optional<SearchKind> of) {
        return base + "?q=" + encoded(query) + of.map(one -> "&kind=" + one).orElse("");
    }

    public String after() {
        return address(kind) + next.map(cursor -> "&after=" + encoded(cursor)).orElse("");
    }

    public boolean staff() {
        return !base.startsWith("/portal");
    }

    /** Key of the name of a kind: a client's tickets are its cases. */
    public String name(SearchKind of) {
        return staff() ? "search.kind." + of : "search.kind.client." + of;
    }

    public static String icon(SearchKind of) {
        return switch (of) {
            case CLIENT -> "building";
            case PERSON -> "user";
            case CONTRACT -> "file-certificate";
            case CALL -> "phone-call";
            case TICKET -> "ticket";
        };
    }

    /** It led to a ticket, whose number stands among the facts. */
    public static boolean led(Shown call) {
        return call.status().filter(CallOutcome.TICKET.name()::equals).isPresent();
    }

    /** What became of a call, in the fewest words: its ticket's number, else how it stands. */
    public static String became(Shown call, Page page) {
        var outcome = call.status().map(CallOutcome::valueOf).orElseThrow();
        return outcome == CallOutcome.TICKET ? call.facts().getLast() : page.t("search.call", outcome);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
