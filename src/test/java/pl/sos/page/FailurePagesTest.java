package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.Browser.Answer;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.page.testing.House;

/** What a person reads whose file was too large, through HTTP. */
@SosTest
class FailurePagesTest {
    private static final int OVER_THE_LIMIT = 101 * 1024 * 1024;
    private static final int OVER_ALL_LIMITS = 111 * 1024 * 1024;

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    private Browser anna;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        anna = accounts.signedIn(house.furnish().anna());
    }

    /** As a browser sends a form: its token is one of the fields, so that the form is read before anybody asked for it. */
    @Test
    void aFormThatIsTooLargeSaysHowLargeAFileMayBe() {
        for (int size : new int[] {OVER_THE_LIMIT, OVER_ALL_LIMITS}) {
            assertThat(tooLarge(upload(size, "_csrf", Map.of())))
                    .contains("<html", "Strona główna")
                    .doesNotContain("Spróbuj ponownie");
        }
    }

    @Test
    void soDoesOneWithItsTokenInTheHead() {
        var token = Map.of("X-CSRF-TOKEN", anna.formToken());
        assertThat(tooLarge(upload(OVER_THE_LIMIT, "other", token))).contains("<html");
        var fragment = new HashMap<>(token);
        fragment.put("HX-Request", "true");
        assertThat(tooLarge(upload(OVER_THE_LIMIT, "other", fragment))).doesNotContain("<html");
    }

    private Answer upload(int size, String field, Map<String, String> more) {
        var edge = "granica";
        var headers = new HashMap<>(more);
        headers.put("Content-Type", "multipart/form-data; boundary=" + edge);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n"
                                + anna.formToken() + "\r\n--" + edge
                                + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
                                + "Content-Type: image/png\r\n\r\n"),
                BodyPublishers.ofByteArray(new byte[size]),
                BodyPublishers.ofString("\r\n--" + edge + "--\r\n"));
        return anna.send("POST", "/staff/00000000-0000-0000-0000-000000000000/photo", body, headers);
    }

    private static String tooLarge(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("To jest za duże", "100 MB").doesNotContain("Exception", "at org.", "Jetty");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        return answer.body();
    }
}
