package pl.sos.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Every address of S.O.S. and who may call it, read from {@code routes/<room>.routes}. What is not listed is denied.
 *
 * <pre>
 * # METHOD PATTERN             WHO… [scope=NAME]
 * GET      /tickets/{number}   STAFF
 * POST     /api/v1/tickets     STAFF CLIENT scope=write
 * </pre>
 *
 * Without {@code scope=}, a token needs {@code read} for GET and {@code write} for the rest. A malformed line stops
 * the start: a door whose lock cannot be read must not open.
 */
@Component
public class RouteTable {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SCOPE = Pattern.compile("scope=([a-z][a-z-]*)");

    private final List<Route> routes;
    private final Map<String, List<Route>> byMethodAndHead = new HashMap<>();

    @Autowired
    public RouteTable() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        var found = new ArrayList<Route>();
        for (Resource file : resources.getResources("classpath*:routes/*.routes")) {
            var room = String.valueOf(file.getFilename()).replace(".routes", "");
            found.addAll(read(room, file.getContentAsString(StandardCharsets.UTF_8)));
        }
        this.routes = ordered(found);
        index();
    }

    RouteTable(List<Route> routes) {
        this.routes = ordered(routes);
        index();
    }

    public List<Route> routes() {
        return routes;
    }

    /** The entry that decides about a request, the most specific pattern first; empty: denied. */
    public Optional<Route> find(String method, String path) {
        var effective = method.equals("HEAD") ? "GET" : method;
        var container = PathContainer.parsePath(path);
        var near = firstMatch(byMethodAndHead.get(key(effective, head(path))), container);
        var wide = firstMatch(byMethodAndHead.get(key(effective, "{")), container);
        if (near.isPresent() && wide.isPresent()) {
            boolean nearFirst = PathPattern.SPECIFICITY_COMPARATOR.compare(
                            near.get().pattern(), wide.get().pattern())
                    <= 0;
            return nearFirst ? near : wide;
        }
        return near.isPresent() ? near : wide;
    }

    /**
     * Where a person goes on who opens an address that only takes forms, as one does by loading a refused form's page anew:
     * the nearest page above it.
     *
     * @param who empty for somebody who is not signed in
     * @return empty where no form of his is taken, or where no page above is his
     */
    public Optional<String> pageAbove(String path, Optional<SignedIn> who) {
        if (!isFor(who, "POST", path) || find("GET", path).isPresent()) {
            return Optional.empty();
        }
        return Stream.iterate(above(path), one -> !one.isEmpty(), RouteTable::above)
                .filter(one -> isFor(who, "GET", one))
                .findFirst()
                .or(() -> Optional.of("/").filter(home -> isFor(who, "GET", home)));
    }

    private boolean isFor(Optional<SignedIn> who, String method, String path) {
        return find(method, path)
                .filter(route -> route.isPublic() || who.filter(route::admits).isPresent())
                .isPresent();
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static Optional<Route> firstMatch(@Nullable List<Route> candidates, PathContainer path) {
        if (candidates == null) {
            return Optional.empty();
        }
        for (var route : candidates) {
            if (route.matches(path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException naming file and line of what cannot be read */
    static List<Route> read(String room, String text) {
        var routes = new ArrayList<Route>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                routes.add(readLine(room, number, content));
            }
        }
        return routes;
    }

    private static Route readLine(String room, int number, String line) {
        var words = List.of(BLANKS.split(line));
        if (words.size() < 3) {
            throw malformed(room, number, "it needs METHOD PATTERN WHO");
        }
        var method = words.get(0);
        if (!METHODS.contains(method)) {
            throw malformed(room, number, "unknown method " + method);
        }
        var admits = EnumSet.noneOf(Route.Admits.class);
        var scope = method.equals("GET") ? "read" : "write";
        for (var word : words.subList(2, words.size())) {
            var scoped = SCOPE.matcher(word);
            if (scoped.matches()) {
                scope = scoped.group(1);
            } else {
                admits.add(who(room, number, word));
            }
        }
        if (admits.isEmpty() || (admits.contains(Route.Admits.PUBLIC) && admits.size() > 1)) {
            throw malformed(room, number, "it needs somebody, and PUBLIC stands alone");
        }
        return new Route(method, pattern(room, number, words.get(1)), admits, scope, room);
    }

    private static Route.Admits who(String room, int number, String word) {
        for (var one : Route.Admits.values()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw malformed(room, number, "unknown " + word);
    }

    private static PathPattern pattern(String room, int number, String text) {
        if (!text.startsWith("/")) {
            throw malformed(room, number, "a pattern starts with /");
        }
        try {
            return PathPatternParser.defaultInstance.parse(text);
        } catch (PatternParseException e) {
            throw malformed(room, number, "the pattern " + text + " cannot be read: " + e.getMessage());
        }
    }

    private static IllegalStateException malformed(String room, int number, String why) {
        return new IllegalStateException("routes/" + room + ".routes line " + number + ": " + why + ".");
    }

    private static List<Route> ordered(List<Route> routes) {
        var seen = new HashSet<String>();
        for (var route : routes) {
            if (!seen.add(route.toString())) {
                throw new IllegalStateException("routes/" + route.room() + ".routes: " + route + " is listed twice.");
            }
        }
        return routes.stream()
                .sorted(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private void index() {
        for (var route : routes) {
            var pattern = route.pattern().getPatternString();
            var head = head(pattern);
            boolean literal = head.chars().noneMatch(c -> c == '{' || c == '*' || c == '?');
            byMethodAndHead
                    .computeIfAbsent(key(route.method(), literal ? head : "{"), ignored -> new ArrayList<>())
                    .add(route);
        }
    }

    private static String key(String method, String head) {
        return method + " " + head;
    }

    /** The first segment; below /api/v1 the third, where nearly all of the API's patterns differ. */
    private static String head(String path) {
        int from = path.startsWith("/api/v1/") ? "/api/v1/".length() : 1;
        int to = path.indexOf('/', Math.min(from, path.length()));
        return path.substring(0, to < 0 ? path.length() : to);
    }
}
