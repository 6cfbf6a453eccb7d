package pl.sos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.Route;
import pl.sos.identity.RouteTable;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.Browser.Answer;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;

/**
 * Walks every route with every role, with ids of one's own and of another client's. What is not for somebody answers
 * exactly as what is not there.
 */
@SosTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteWalkTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)[^}]*}");
    /** They go on until the caller leaves. */
    private static final Set<String> ENDLESS = Set.of("/events", "/api/v1/events");

    /** There only with demo data. */
    private static final Set<String> DEMO = Set.of("/demo/mailbox");

    @Autowired
    RouteTable table;

    @Autowired
    TestAccounts accounts;

    @Autowired
    List<RouteSamples> samples;

    @Autowired
    HouseSamples house;

    @Autowired
    RateLimits limits;

    private final Map<Person, Browser> browsers = new LinkedHashMap<>();
    private final Map<Person, Browser> programs = new LinkedHashMap<>();
    private Map<String, String> own = Map.of();
    private Map<String, String> foreign = Map.of();
    private final List<Person> clients = new ArrayList<>();

    /** Once for all: who is turned away changes nothing, and who is not only reads, or acts on what the test made itself. */
    @BeforeAll
    void twoClients() {
        TestDatabase.reset();
        limits.forget();
        var mine = house.client().id();
        var theirs = house.client().id();
        clients.add(accounts.contact(mine, Role.CLIENT_USER));
        clients.add(accounts.contact(mine, Role.DECISION_MAKER));
        var stranger = accounts.contact(theirs, Role.DECISION_MAKER);
        own = made(mine, clients.getLast());
        foreign = made(theirs, stranger);
        var everybody = new ArrayList<>(clients);
        for (var role : Role.values()) {
            if (role.isStaff()) {
                everybody.add(accounts.staff(role));
            }
        }
        for (var person : everybody) {
            browsers.put(person, accounts.signedIn(person));
            programs.put(person, accounts.program(person));
        }
    }

    @BeforeEach
    void forgetHowOftenTheyCalled() {
        limits.forget();
    }

    @Test
    void whoMayNotCallARouteFindsNothingThere() {
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            for (var person : browsers.keySet()) {
                if (route.admits(signedIn(person))) {
                    continue;
                }
                var path = path(route, own);
                var answer = call(route, path, person);
                if (!bare(answer, path).equals(nothing(route, person))) {
                    wrong.add(person.roles() + " " + route + " → " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void strangersAreAskedToSignIn() {
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            if (route.isPublic()) {
                continue;
            }
            var path = path(route, own);
            var answer = send(route, path, accounts.browser());
            boolean asked = forPrograms(path)
                    ? answer.status() == 401
                            && answer.header("WWW-Authenticate").startsWith("Bearer")
                    : answer.status() == 303 && answer.location().startsWith("/login")
                            || ENDLESS.contains(path) && answer.status() == 401;
            if (!asked) {
                wrong.add(route + " → " + answer.status() + " " + answer.location());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoMayCallARouteIsNotTurnedAway() {
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            if (!route.method().equals("GET")
                    || ENDLESS.contains(route.pattern().getPatternString())) {
                continue;
            }
            for (var person : browsers.keySet()) {
                if (!route.admits(signedIn(person))) {
                    continue;
                }
                var path = path(route, own);
                if (DEMO.contains(path)) {
                    continue;
                }
                var answer = call(route, path, person);
                boolean known = allKnown(route, own);
                boolean fine = answer.status() < 400
                        || (!known && answer.status() < 500 && answer.status() != 401 && answer.status() != 403)
                        // A query may be needed, as for a search.
                        || answer.status() == 400;
                if (!fine || answer.location().startsWith("/login")) {
                    wrong.add(person.roles() + " " + route + " at " + path + " → " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsAnotherClientsIsNotThere() {
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            if (!VARIABLE.matcher(route.pattern().getPatternString()).find() || route.isPublic()) {
                continue;
            }
            for (var person : clients) {
                if (!route.admits(signedIn(person)) || !allKnown(route, foreign) || same(route)) {
                    continue;
                }
                var path = path(route, foreign);
                var answer = call(route, path, person);
                var none = path(route, nowhere());
                var nothing = call(route, none, person);
                boolean alike = bare(answer, path).equals(bare(nothing, none));
                boolean hidden = !route.method().equals("GET") || answer.status() == 404;
                if (!alike || !hidden) {
                    wrong.add(person.roles() + " " + route + " at " + path + " → " + answer.status()
                            + ", what is not there → " + nothing.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsOnlyAColleaguesIsNotThere() {
        var wrong = new ArrayList<String>();
        var staff = browsers.keySet().stream().filter(Person::isStaff).toList();
        var owned = new HashMap<Person, Map<String, String>>();
        for (var person : staff) {
            var all = new HashMap<String, String>();
            samples.forEach(sample -> all.putAll(sample.own(person)));
            owned.put(person, all);
        }
        for (var route : table.routes()) {
            for (var person : staff) {
                var mine = owned.get(person);
                var colleague = staff.get((staff.indexOf(person) + 1) % staff.size());
                if (!VARIABLE.matcher(route.pattern().getPatternString()).find()
                        || !route.admits(signedIn(person))
                        || !allKnown(route, mine)) {
                    continue;
                }
                var path = path(route, owned.get(colleague));
                var none = path(route, nowhere());
                var answer = call(route, path, person);
                if (answer.status() != 404 || !bare(answer, path).equals(bare(call(route, none, person), none))) {
                    wrong.add(person.roles() + " " + route + " at a colleague's " + path + " → " + answer.status());
                }
                if (call(route, path(route, mine), person).status() >= 400) {
                    wrong.add(person.roles() + " " + route + " at her own → turned away");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(owned.values()).allSatisfy(one -> assertThat(one).isNotEmpty());
    }

    @Test
    void whatAColleagueMarkedConfidentialIsNotThere() {
        var colleague = clients.getFirst();
        var values = Map.of("number", own.get(HouseSamples.CONFIDENTIAL));
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            var pattern = route.pattern().getPatternString();
            if (!pattern.contains("/tickets/{number}") || !route.admits(signedIn(colleague))) {
                continue;
            }
            var path = path(route, values);
            var none = path(route, nowhere());
            var answer = call(route, path, colleague);
            if (!bare(answer, path).equals(bare(call(route, none, colleague), none))) {
                wrong.add(route + " → " + answer.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void otherMethodsFindNothing() {
        var person = clients.getFirst();
        var browser = browsers.get(person);
        for (var method : List.of("OPTIONS", "PUT", "DELETE", "PATCH")) {
            var answer = browser.send(
                    method, "/account", BodyPublishers.noBody(), Map.of("X-CSRF-TOKEN", browser.formToken()));
            assertThat(answer.status()).as(method).isEqualTo(404);
        }
        assertThat(browser.send("TRACE", "/account", BodyPublishers.noBody(), Map.of())
                        .status())
                .isBetween(400, 499);
        var head = browser.send("HEAD", "/account", BodyPublishers.noBody(), Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(accounts.browser()
                        .send("HEAD", "/account", BodyPublishers.noBody(), Map.of())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void oddPathsFindNothing() {
        for (var path : List.of(
                "/admin/",
                "/admin;x=1",
                "//admin",
                "/account/../admin",
                "/%61dmin",
                "/admin%2f",
                "/admin%00",
                "/ADMIN",
                "/admin.json",
                "/./admin",
                "/api/v1/../../admin",
                "/error",
                "/actuator",
                "/.env",
                "/assets/../admin")) {
            var answer = browsers.get(clients.getFirst()).get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("/admin/people");
            assertThat(accounts.browser().get(path).status()).as(path).isIn(303, 400, 404);
        }
    }

    private Map<String, String> made(ClientId client, Person contact) {
        var all = new HashMap<String, String>();
        samples.forEach(sample -> all.putAll(sample.make(client, contact)));
        return all;
    }

    private static Map<String, String> nowhere() {
        return Map.of();
    }

    private Answer call(Route route, String path, Person person) {
        return send(route, path, forPrograms(path) ? programs.get(person) : browsers.get(person));
    }

    private static Answer send(Route route, String path, Browser browser) {
        if (route.method().equals("GET")) {
            return browser.get(path);
        }
        if (forPrograms(path)) {
            return browser.send(
                    route.method(),
                    path,
                    BodyPublishers.ofString("{}"),
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()));
        }
        return route.method().equals("POST")
                ? browser.post(path)
                : browser.send(
                        route.method(), path, BodyPublishers.noBody(), Map.of("X-CSRF-TOKEN", browser.formToken()));
    }

    /** What somebody reads at an address that does not exist. */
    private String nothing(Route route, Person person) {
        var path = forPrograms(route.pattern().getPatternString()) ? "/api/v1/nowhere-at-all" : "/nowhere/at/all";
        return bare(call(route, path, person), path);
    }

    /** An answer without what differs from one to the next. */
    private static String bare(Answer answer, String path) {
        var body = answer.body()
                // The navigation is the person's own, and marks where an address lies whether or not it is there.
                .replaceAll("(?s)<nav class=\"top-nav\".*?</nav>", "")
                // Not where it is the end of another address, such as /search in /portal/search.
                .replaceAll("(?<!\\w)" + Pattern.quote(path), "PATH")
                .replaceAll("SOS-[0-9]+", "NUMBER")
                .replaceAll("(nonce|content|value)=\"[^\"]*\"", "")
                .replaceAll("<code>[^<]*</code>", "")
                .replaceAll("/metrics|/api/v1/nowhere-at-all", "PATH");
        return answer.status() + " " + answer.header("Content-Type") + " " + body;
    }

    private static boolean forPrograms(String path) {
        return path.startsWith("/api/") || path.equals("/metrics");
    }

    private static String path(Route route, Map<String, String> values) {
        var pattern = route.pattern().getPatternString();
        return VARIABLE.matcher(pattern)
                .replaceAll(variable -> value(pattern, variable.group(1), values))
                .replace("/**", "/x");
    }

    private static String value(String pattern, String variable, Map<String, String> values) {
        var value = values.getOrDefault(pattern + " " + variable, values.get(variable));
        // As an id is written, so that it is looked up rather than refused for its form.
        return value != null
                ? value
                : variable.equals("number") ? "SOS-999999999" : "00000000-0000-7000-8000-000000000000";
    }

    private static boolean allKnown(Route route, Map<String, String> values) {
        var pattern = route.pattern().getPatternString();
        return VARIABLE.matcher(pattern)
                .results()
                .allMatch(found ->
                        values.containsKey(pattern + " " + found.group(1)) || values.containsKey(found.group(1)));
    }

    /** A value that both clients share, such as the code of a calendar, is nobody's secret. */
    private boolean same(Route route) {
        return path(route, own).equals(path(route, foreign));
    }

    private static SignedIn signedIn(Person person) {
        return new SignedIn(person, Via.SESSION, Set.of());
    }
}
