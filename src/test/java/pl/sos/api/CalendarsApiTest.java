package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;

@SosTest
class CalendarsApiTest {
    private static final String DEADLINES = "/api/v1/calendars/pl-8-16/deadlines";

    @Autowired
    TestAccounts accounts;

    @Autowired
    Calendars calendars;

    private Browser program;

    @BeforeEach
    void begin() {
        TestDatabase.reset();
        Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
        program = accounts.program(accounts.staff(Role.CONSULTANT));
    }

    @Test
    void countsManyDeadlinesAtOnce() {
        var answer = program.postJson(DEADLINES, """
                {"policy":{"amount":"PT16H","counting":"WORKING_HOURS"},
                 "from":["2026-11-23T09:40:00Z","2026-11-20T09:40:00+01:00","2026-11-23T09:40:00.5Z"],
                 "pauses":[null,[["2026-11-23T07:00:00Z","2026-11-23T08:00:00Z"]],[["2026-11-24T00:00:00Z",null]]]}
                """);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"due\":[\"2026-11-25T09:40:00Z\",\"2026-11-24T09:40:00Z\",null]}");
    }

    @Test
    void countsTenThousandAndRefusesOneMore() {
        assertThat(program.postJson(DEADLINES, many(10_000)).status()).isEqualTo(200);
        var refused = program.postJson(DEADLINES, many(10_001));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"too-many\"");
    }

    @Test
    void saysWhatItCannotCount() {
        assertThat(refusal("{\"policy\":{\"amount\":\"PT48H\",\"counting\":\"WORKING_DAYS\"},\"from\":[]}"))
                .contains("not-a-policy");
        assertThat(refusal("{\"policy\":{\"amount\":\"P2D\",\"counting\":\"DAYS\"},\"from\":[]}"))
                .contains("unknown-value");
        assertThat(refusal("{\"from\":[]}")).contains("\"field\":\"policy\"");
        assertThat(refusal(with("\"from\":[\"yesterday\"]"))).contains("not-an-instant");
        assertThat(refusal(with("\"from\":[\"1999-01-01T00:00:00Z\"]"))).contains("out-of-reach", "from[0]");
        assertThat(refusal(with("\"from\":[],\"pauses\":[null]"))).contains("not-one-for-each");
        assertThat(refusal(with("\"from\":[\"2026-11-23T09:40:00Z\"],\"pauses\":[[[\"2026-11-24T09:40:00Z\","
                        + "\"2026-11-23T09:40:00Z\"]]]")))
                .contains("not-a-pause", "pauses[0][0]");
        assertThat(program.postJson("/api/v1/calendars/nowhere/deadlines", with("\"from\":[]"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void explainsOneDeadlineInBothLanguages() {
        var answer = program.postJson(DEADLINES + "/explanation", """
                {"policy":{"amount":"PT9H","counting":"WORKING_HOURS"},"from":"2026-11-10T16:30:00Z"}
                """);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"due\":\"2026-11-13T08:00:00Z\"")
                .contains("\"kind\":\"StartsAtOpening\"")
                .contains("Czas rusza z najbliższym otwarciem: czw. 12 lis 2026 08:00.")
                .contains("Deadline: Fri 13 Nov 2026 09:00.");
    }

    @Test
    void showsACalendar() {
        assertThat(program.get("/api/v1/calendars/pl-8-16").body())
                .contains("\"zone\":\"Europe/Warsaw\"")
                .contains("\"MONDAY\":[{\"from\":\"08:00\",\"until\":\"16:00\"}]")
                .contains("{\"date\":\"2026-12-24\",\"name\":{\"pl\":\"Wigilia\",\"en\":\"Christmas Eve\"}}");
        assertThat(program.get("/api/v1/calendars").body()).contains("\"code\":\"pl-8-16\"");
        assertThat(program.get("/api/v1/calendars/nowhere").status()).isEqualTo(404);
    }

    private String refusal(String body) {
        var answer = program.postJson(DEADLINES, body);
        assertThat(answer.status()).as(body).isEqualTo(422);
        return answer.body();
    }

    private static String with(String rest) {
        return "{\"policy\":{\"amount\":\"PT48H\",\"counting\":\"CLOCK\"}," + rest + "}";
    }

    private static String many(int count) {
        return with("\"from\":["
                + Stream.generate(() -> "\"2026-11-23T09:40:00Z\"").limit(count).collect(Collectors.joining(","))
                + "]");
    }
}
