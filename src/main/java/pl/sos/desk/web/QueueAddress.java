package pl.sos.desk.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.TicketStatus;

/**
 * The queue's filter as its address carries it. What nobody understands in an address is left out rather than refused:
 * people keep old ones.
 */
public record QueueAddress(QueueFilter filter) {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static QueueAddress read(Map<String, String> given, PersonId viewer) {
        return new QueueAddress(new QueueFilter(
                one(given, "tab", QueueTab.values()).orElse(QueueTab.MINE),
                Optional.of(viewer),
                one(given, "status", TicketStatus.values()),
                text(given, "client").filter(QueueAddress::isId).map(ClientId::of),
                text(given, "assignee").filter(QueueAddress::isId).map(PersonId::of),
                text(given, "application"),
                one(given, "category", Category.values()),
                text(given, "q"),
                List.of()));
    }

    /** The same list behind another tab. */
    public String tab(QueueTab tab) {
        return href(new QueueFilter(
                tab,
                filter.viewer(),
                tab == filter.tab() ? filter.status() : Optional.empty(),
                filter.client(),
                filter.assignee(),
                filter.application(),
                filter.category(),
                filter.query(),
                List.of()));
    }

    public String here() {
        return href(filter);
    }

    public String csv() {
        return "/tickets.csv?" + query(filter);
    }

    public String after(String cursor) {
        return href(filter) + "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    /** As a saved view keeps it. */
    public String query() {
        return query(filter);
    }

    public String without(String field) {
        return href(new QueueFilter(
                filter.tab(),
                filter.viewer(),
                field.equals("status") ? Optional.empty() : filter.status(),
                field.equals("client") ? Optional.empty() : filter.client(),
                field.equals("assignee") ? Optional.empty() : filter.assignee(),
                field.equals("application") ? Optional.empty() : filter.application(),
                field.equals("category") ? Optional.empty() : filter.category(),
                field.equals("q") ? Optional.empty() : filter.query(),
                List.of()));
    }

    public boolean filtered() {
        return Stream.of(
                        filter.status(),
                        filter.client(),
                        filter.assignee(),
                        filter.application(),
                        filter.category(),
                        filter.query())
                .anyMatch(Optional::isPresent);
    }

    private static String href(QueueFilter filter) {
        return "/tickets?" + query(filter);
    }

    private static String query(QueueFilter filter) {
        var parts = new LinkedHashMap<String, Optional<String>>();
        parts.put("tab", Optional.of(filter.tab().name()));
        parts.put("status", filter.status().map(Enum::name));
        parts.put("client", filter.client().map(ClientId::toString));
        parts.put("assignee", filter.assignee().map(PersonId::toString));
        parts.put("application", filter.application());
        parts.put("category", filter.category().map(Enum::name));
        parts.put("q", filter.query());
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream()
                        .map(value -> part.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> text(Map<String, String> given, String key) {
        return Optional.ofNullable(given.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> one(Map<String, String> given, String key, E[] constants) {
        return text(given, key)
                .flatMap(value -> Arrays.stream(constants)
                        .filter(one -> one.name().equalsIgnoreCase(value))
                        .findFirst());
    }

    private static boolean isId(String value) {
        return UUID.matcher(value).matches();
    }
}
