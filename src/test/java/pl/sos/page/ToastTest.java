package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a request leaves for the next page to say. */
class ToastTest {
    private final StaticListableBeanFactory nobody = new StaticListableBeanFactory();
    private final Pages pages = new Pages(
            nobody.getBeanProvider(Viewers.class), nobody.getBeanProvider(CaretakerCards.class), Clock.systemUTC());

    @Test
    void wordsOfTheSentenceLeadSomewhere() {
        var said = next("Rozmowa zapisana", "/hotline/calls/01a2281a-d630-77d8-9b05-f921f4e85486");
        assertThat(said.sentence()).isEqualTo("Rozmowa zapisana – Maria Kowal: 7 min.");
        assertThat(said.link().orElseThrow().to()).startsWith("/hotline/calls/");
        assertThat(said.before() + "|" + said.after()).isEqualTo("| – Maria Kowal: 7 min.");
        var amount = next("7 min", "/work");
        assertThat(amount.before() + "|" + amount.after()).isEqualTo("Rozmowa zapisana – Maria Kowal: |.");
    }

    /** A cookie is whatever a browser sends. */
    @Test
    void nothingLeadsOutOfTheInstallation() {
        for (var to :
                List.of("//elsewhere.example", "https://elsewhere.example", "javascript:alert(1)", "work", "/", "")) {
            assertThat(next("7 min", to).link()).as(to).isEmpty();
            assertThat(next("7 min", to).before()).as(to).isEqualTo("Rozmowa zapisana – Maria Kowal: 7 min.");
        }
        assertThat(next("8 min", "/work").link()).isEmpty();
        assertThat(next("", "/work").link()).isEmpty();
    }

    private Toast.Shown next(String words, String to) {
        var answer = new MockHttpServletResponse();
        Toast.afterRedirect(
                answer,
                "hotline.settled.minutes",
                List.of("Maria Kowal", "7 min"),
                Optional.of(new Toast.Link(words, to)));
        var request = new MockHttpServletRequest("GET", "/");
        request.setCookies(answer.getCookies());
        return pages.of(request).toast().orElseThrow();
    }
}
