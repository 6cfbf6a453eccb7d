package pl.sos.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
}
