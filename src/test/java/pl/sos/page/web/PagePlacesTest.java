package pl.sos.page.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.ground.Foreground;

/** Pages wait for each other, nothing else waits, and none waits for ever. */
class PagePlacesTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Foreground foreground = new Foreground();

    @Test
    void aPageWaitsUntilAnotherIsMade() throws Exception {
        var places = new PagePlaces(foreground, 1, LONG);
        var first = begin(places, "GET", "page");
        assertThat(foreground.isBusy()).isTrue();
        var second = CompletableFuture.supplyAsync(() -> begin(places, "GET", "page"));
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end(places, first);
        second.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aPlaceIsGivenBackWhenThePageIsMadeOrFailsAndOnceOnly() throws Exception {
        var places = new PagePlaces(foreground, 1, LONG);
        var first = begin(places, "GET", "page");
        PagePlaces.giveBack(first);
        var second = begin(places, "GET", "page");
        // The end of the first request, long after its page was made, frees no place that is another's.
        end(places, first);
        var third = CompletableFuture.supplyAsync(() -> begin(places, "GET", "page"));
        assertThatThrownBy(() -> third.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end(places, second);
        third.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whoWaitedLongGoesOnWithoutAPlace() {
        var places = new PagePlaces(foreground, 1, Duration.ofMillis(20));
        var slow = begin(places, "GET", "page");
        var passed = begin(places, "GET", "page");
        end(places, passed);
        end(places, slow);
        begin(places, "GET", "page");
    }

    @Test
    void formsAndFilesTakeNoPlace() throws Exception {
        var places = new PagePlaces(foreground, 1, LONG);
        begin(places, "GET", "page");
        CompletableFuture.runAsync(() -> {
                    begin(places, "POST", "page");
                    begin(places, "GET", "file");
                })
                .get(60, TimeUnit.SECONDS);
    }

    private MockHttpServletRequest begin(PagePlaces places, String method, String handler) {
        var request = new MockHttpServletRequest(method, "/");
        try {
            places.preHandle(request, new MockHttpServletResponse(), new HandlerMethod(this, handler));
        } catch (InterruptedException | NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        return request;
    }

    private void end(PagePlaces places, MockHttpServletRequest request) {
        places.afterCompletion(request, new MockHttpServletResponse(), this, null);
    }

    public ModelAndView page() {
        return new ModelAndView("page");
    }

    public ResponseEntity<byte[]> file() {
        return ResponseEntity.ok(new byte[0]);
    }
}
