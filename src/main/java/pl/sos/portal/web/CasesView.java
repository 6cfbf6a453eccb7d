package pl.sos.portal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;

/**
 * The cases of a client behind one of the tabs open, closed, all.
 *
 * @param topic what is published when something changes at this client
 */
public record CasesView(String topic, QueueTab tab, String query, List<QueueRow> rows, Optional<String> next) {
    public static List<String> tabs() {
        return List.of("open", "closed", "all");
    }

    public String show() {
        return switch (tab) {
            case CLOSED -> "closed";
            case ALL -> "all";
            case OPEN, MINE, UNASSIGNED, BREACHING -> "open";
        };
    }

    public String address(String show) {
        return "/portal/tickets?show=" + show + (query.isEmpty() ? "" : "&q=" + encoded(query));
    }

    public String after() {
        return address(show()) + next.map(cursor -> "&after=" + encoded(cursor)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
