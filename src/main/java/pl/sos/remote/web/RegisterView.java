package pl.sos.remote.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.kernel.Slice;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSession;

/**
 * A page of the register: sessions or copies.
 *
 * @param given the filter as it stands in the address
 * @param today Europe/Warsaw
 */
public record RegisterView(
        Optional<Slice<RemoteSession>> sessions,
        Optional<Slice<DatabaseCopy>> copies,
        Optional<Client> client,
        List<Person> staff,
        LocalDate today,
        Map<String, String> given) {
    private static final List<String> FILTERS = List.of("client", "state", "person", "from", "until", "to-book");

    public String base() {
        return sessions.isPresent() ? "/remote" : "/remote/copies";
    }

    public String given(String field) {
        return given.getOrDefault(field, "");
    }

    public boolean filtered() {
        return FILTERS.stream().anyMatch(field -> !given(field).isEmpty());
    }

    public boolean empty() {
        return sessions.map(Slice::items).map(List::isEmpty).orElse(true)
                && copies.map(Slice::items).map(List::isEmpty).orElse(true);
    }

    public Optional<String> next() {
        return sessions.flatMap(Slice::next).or(() -> copies.flatMap(Slice::next));
    }

    /**
     * This list under another ending, or its next page.
     *
     * @param more such as the cursor; empty for none
     */
    public String address(String path, String name, String more) {
        var query = Stream.concat(
                        FILTERS.stream().map(field -> Map.entry(field, given(field))), Stream.of(Map.entry(name, more)))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }
}
