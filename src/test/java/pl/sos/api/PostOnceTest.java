package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import pl.sos.ground.Installation;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.identity.internal.Authentications;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Ids;

@SosTest
class PostOnceTest {
    @Autowired
    PostOnce filter;

    @Autowired
    Installation installation;

    @Autowired
    TestAccounts accounts;

    private final AtomicInteger runs = new AtomicInteger();
    private Person person;

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
        person = accounts.staff(Role.CONSULTANT);
    }

    @Test
    void repeatsTheFirstAnswerAndDoesTheWorkOnce() {
        var key = Ids.next().toString();
        var first = post(key, "{\"a\":1}", answering(201));
        var second = post(key, "{\"a\":1}", answering(201));

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getHeader("Location")).isEqualTo("/made/1");
        assertThat(body(second)).isEqualTo(body(first)).isEqualTo("run 1");
        assertThat(runs).hasValue(1);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var key = Ids.next().toString();
        post(key, "{\"a\":1}", answering(201));
        var other = post(key, "{\"a\":2}", answering(201));

        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(body(other)).contains("\"code\":\"idempotency-key-reused\"");
        assertThat(runs).hasValue(1);
    }

    @Test
    void letsOnlyOneOfManyAtOnceDoTheWork() throws Exception {
        var key = Ids.next().toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8)
                    .<Callable<MockHttpServletResponse>>mapToObj(i -> () -> post(key, "{}", slowly(answering(201))))
                    .toList();
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get().getStatus()).isEqualTo(201);
                assertThat(body(answer.get())).isEqualTo("run 1");
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void undoesWhatARefusedCallHadDoneAndKeepsTheRefusal() {
        var key = Ids.next().toString();
        assertThat(post(key, "{}", answering(422)).getStatus()).isEqualTo(422);
        assertThat(effect(1)).isFalse();
        var again = post(key, "{}", answering(201));

        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(runs).hasValue(1);
    }

    @Test
    void triesAgainAfterAFaultOfOurs() {
        var key = Ids.next().toString();
        assertThat(post(key, "{}", answering(500)).getStatus()).isEqualTo(500);
        assertThat(post(key, "{}", answering(201)).getStatus()).isEqualTo(201);
        assertThat(effect(1)).isFalse();
        assertThat(effect(2)).isTrue();
    }

    @Test
    void undoesTheWorkWhenTheCallThrows() {
        var key = Ids.next().toString();
        FilterChain failing = (request, response) -> {
            answering(201).doFilter(request, response);
            throw new java.io.IOException("broken off");
        };
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> post(key, "{}", failing)))
                .isNotNull();
        assertThat(effect(1)).isFalse();
        assertThat(post(key, "{}", answering(201)).getStatus()).isEqualTo(201);
    }

    @Test
    void keepsThePeoplesKeysApart() {
        var key = Ids.next().toString();
        post(key, "{}", answering(201));
        person = accounts.staff(Role.CONSULTANT);
        assertThat(body(post(key, "{}", answering(201)))).isEqualTo("run 2");
    }

    @Test
    void refusesAKeyThatIsNone() {
        for (var key : new String[] {"", "with blank", "ż", "x".repeat(201)}) {
            assertThat(post(key, "{}", answering(201)).getStatus()).as(key).isEqualTo(400);
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        var large = post(Ids.next().toString(), " ".repeat(RepeatableBody.MAX_JSON + 1), answering(201));
        assertThat(large.getStatus()).isEqualTo(413);
        assertThat(body(large)).contains("body-too-large");
    }

    private FilterChain answering(int status) {
        return (request, response) -> {
            int run = runs.incrementAndGet();
            assertThat(request.getInputStream().readAllBytes()).isNotNull();
            installation.remember("post-once-" + person.id() + "-" + run, "done");
            var http = (jakarta.servlet.http.HttpServletResponse) response;
            http.setStatus(status);
            http.setContentType("text/plain");
            http.setHeader("Location", "/made/" + run);
            http.getOutputStream().write(("run " + run).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static FilterChain slowly(FilterChain chain) {
        return (request, response) -> {
            chain.doFilter(request, response);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private boolean effect(int run) {
        return Scope.asSystem(() -> installation.fact("post-once-" + person.id() + "-" + run))
                .isPresent();
    }

    private MockHttpServletResponse post(String key, String body, FilterChain chain) {
        var request = new MockHttpServletRequest("POST", "/api/v1/things");
        request.addHeader("Idempotency-Key", key);
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authentications.of(new SignedIn(person, Via.TOKEN, Set.of("write")), Ids.next()));
        SecurityContextHolder.setContext(context);
        try {
            Scope.asStaff(person.id().value(), () -> filter.doFilter(request, response, chain));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
        return response;
    }

    private static String body(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
