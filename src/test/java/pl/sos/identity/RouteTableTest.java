package pl.sos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

class RouteTableTest {
    private static final RouteTable TABLE = new RouteTable(RouteTable.read("test", """
            # a comment

            GET  /                        STAFF
            GET  /tickets                 STAFF
            GET  /tickets/{number}        STAFF
            GET  /tickets/new             COORDINATOR ADMINISTRATOR
            POST /tickets/{number}        STAFF
            GET  /{slug}                  SIGNED_IN
            GET  /assets/**               PUBLIC
            GET  /api/v1/tickets          STAFF CLIENT
            POST /api/v1/tickets          STAFF CLIENT
            POST /api/v1/{room}/count     STAFF scope=read
            """));

    @ParameterizedTest
    @CsvSource({
        "GET, /, GET /",
        "HEAD, /, GET /",
        "GET, /tickets, GET /tickets",
        "GET, /tickets/SOS-1, GET /tickets/{number}",
        "GET, /tickets/new, GET /tickets/new",
        "GET, /other, GET /{slug}",
        "GET, /assets/a/b.css, GET /assets/**",
        "POST, /api/v1/tickets, POST /api/v1/tickets",
        "POST, /api/v1/tickets/count, POST /api/v1/{room}/count"
    })
    void findsTheMostSpecificEntry(String method, String path, String entry) {
        assertThat(TABLE.find(method, path)).map(Route::toString).contains(entry);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /",
        "DELETE, /tickets",
        "OPTIONS, /tickets",
        "TRACE, /",
        "GET, /tickets/1/2",
        "GET, /tickets/",
        "get, /",
        "GET, /api/v1",
        "GET, /api/v1/",
        "GET, ''",
        "GET, //",
        "GET, /api/v1/tickets/1"
    })
    void knowsNoEntryForTheRest(String method, String path) {
        assertThat(TABLE.find(method, path)).isEmpty();
    }

    @Test
    void asksATokenForReadingOrWriting() {
        assertThat(TABLE.find("GET", "/api/v1/tickets").orElseThrow().scope()).isEqualTo("read");
        assertThat(TABLE.find("POST", "/api/v1/tickets").orElseThrow().scope()).isEqualTo("write");
        assertThat(TABLE.find("POST", "/api/v1/x/count").orElseThrow().scope()).isEqualTo("read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x",
                "FETCH /x STAFF",
                "GET x STAFF",
                "GET /x NOBODY",
                "GET /x PUBLIC STAFF",
                "GET /{x STAFF",
                "GET /x scope=read",
                "get /x STAFF",
                "GET /x staff",
                "HEAD /x STAFF"
            })
    void stopsAtALineItCannotRead(String line) {
        assertThatThrownBy(() -> RouteTable.read("rooms", "# first\n" + line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("routes/rooms.routes line 2");
    }

    @Test
    void refusesTwoEntriesForOneAddress() {
        assertThatThrownBy(() -> new RouteTable(RouteTable.read("a", "GET /x STAFF\nGET /x CLIENT")))
                .hasMessageContaining("listed twice");
    }

    @ParameterizedTest
    @CsvSource({
        "/hotline/calls/7/settle, CONSULTANT, /hotline/calls/7",
        "/clients/sm-zorza/copies, CONSULTANT, /clients/sm-zorza",
        "/clients/sm-zorza/contacts/7/invite, CONSULTANT, /clients/sm-zorza",
        "/tickets/SOS-1/messages, CONSULTANT, /tickets/SOS-1",
        "/portal/estimates/7/acceptance, DECISION_MAKER, /portal/estimates/7",
        "/timer/7/end, CONSULTANT, /timer",
        "/preferences/theme, CLIENT_USER, /",
        // Not theirs, not a form's, or a page itself
        "/hotline/calls/7/settle, CLIENT_USER, ",
        "/portal/estimates/7/acceptance, CLIENT_USER, ",
        "/nowhere/at/all, CONSULTANT, ",
        "/login, CONSULTANT, "
    })
    void aFormsAddressLeadsToThePageAboveIt(String path, Role role, @Nullable String page) throws IOException {
        assertThat(new RouteTable().pageAbove(path, Optional.of(with(role)))).isEqualTo(Optional.ofNullable(page));
    }

    @Test
    void aFormForEverybodyLeadsToThePageAboveItWithoutSigningIn() throws IOException {
        var table = new RouteTable();
        assertThat(table.pageAbove("/estimates/abc/acceptance", Optional.empty()))
                .contains("/estimates/abc");
        assertThat(table.pageAbove("/hotline/calls/7/settle", Optional.empty())).isEmpty();
    }

    /** Whoever may send a form has somewhere to come back to. */
    @Test
    void noFormsAddressIsADeadEnd() throws IOException {
        var table = new RouteTable();
        var dead = new ArrayList<String>();
        for (var route : table.routes()) {
            var path = route.pattern().getPatternString().replaceAll("\\{[^}]+}", "7");
            if (!route.method().equals("POST")
                    || path.startsWith("/api/")
                    || table.find("GET", path).isPresent()) {
                continue;
            }
            for (var role : Role.values()) {
                var who = with(role);
                if (route.admits(who) && table.pageAbove(path, Optional.of(who)).isEmpty()) {
                    dead.add(path + " for " + role);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static SignedIn with(Role role) {
        var client = role.isStaff()
                ? Optional.<ClientId>empty()
                : Optional.of(ClientId.of(Ids.next().toString()));
        var person = new Person(
                PersonId.of(Ids.next().toString()),
                "Anna Nowak",
                "anna@perfektlab.example",
                client,
                Set.of(role),
                Language.PL,
                true,
                Optional.empty(),
                Optional.empty());
        return new SignedIn(person, Via.SESSION, Set.of());
    }
}
