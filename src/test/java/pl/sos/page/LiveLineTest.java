package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Topic;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.ground.testing.Told;
import pl.sos.identity.Passes;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.Tokens;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Ids;

/** When an open line of live updates ends before its time. */
@SosTest
class LiveLineTest {
    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    Tokens tokens;

    @Autowired
    LiveEvents live;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    private Person person;

    @BeforeEach
    void emptyHouse() throws InterruptedException {
        TestDatabase.reset();
        person = accounts.staff(Role.CONSULTANT, Role.COORDINATOR);
        // A line that is opened now hears no late word of the test before.
        Told.everything(live);
    }

    @Test
    void endsWhenThePersonIsDeactivated() throws Exception {
        var line = open("/events", "Cookie", session());
        Scope.asSystem(() -> people.deactivate(person.id()));
        assertThat(heard(line)).isEmpty();
    }

    @Test
    void endsWhenThePersonLosesARole() throws Exception {
        var line = open("/events", "Cookie", session());
        Scope.asSystem(() -> people.changeRoles(person.id(), Set.of(Role.CONSULTANT)));
        assertThat(heard(line)).isEmpty();
    }

    @Test
    void endsWhenThePersonSignsOutAndLeavesOtherSessionsAlone() throws Exception {
        var here = accounts.signedIn(person);
        var there = accounts.signedIn(person);
        var line = open("/events", "Cookie", "sos=" + here.cookies().get("sos"));
        var other = open("/events", "Cookie", "sos=" + there.cookies().get("sos"));
        here.post("/logout");
        assertThat(heard(line)).isEmpty();

        live.publish(Topic.of("queue"));
        assertThat(other.topics().poll(60, TimeUnit.SECONDS)).isEqualTo("queue");
        Scope.asSystem(() -> people.deactivate(person.id()));
        assertThat(heard(other)).isEmpty();
    }

    @Test
    void endsWhenTheSessionExpired() throws Exception {
        var line = open("/events", "Cookie", session());
        clock.advance(Duration.ofHours(13));
        // What its next beat would do.
        live.publish(Passes.topic(person.id()));
        assertThat(heard(line)).isEmpty();
    }

    @Test
    void endsWhenItsTokenIsRevoked() throws Exception {
        var text = tokens.issue(person.id(), "line", Set.of("read"), Optional.empty());
        var line = open("/api/v1/events", "Authorization", "Bearer " + text);
        tokens.revoke(person.id(), tokens.of(person.id()).getFirst().id());
        assertThat(heard(line)).isEmpty();
    }

    @Test
    void tellsWhatChangedBetweenThePageAndItsLine() throws Exception {
        // Others may still be kept of tests whose clock was ahead of this one's.
        var changed = Topic.of("changed:" + Ids.next());
        var made = clock.instant();
        live.publish(changed);
        Told.everything(live);
        clock.advance(Duration.ofSeconds(20));
        var line = open("/events?since=" + made, "Cookie", session());
        assertThat(until(changed, line)).contains(changed.name());
        var later = open("/events?since=" + clock.instant(), "Cookie", session());
        var next = Topic.of("changed:" + Ids.next());
        live.publish(next);
        assertThat(until(next, later)).contains(next.name()).doesNotContain(changed.name());
        Scope.asSystem(() -> people.deactivate(person.id()));
        heard(line);
        heard(later);
    }

    private String session() {
        return "sos=" + accounts.signedIn(person).cookies().get("sos");
    }

    /** @param topics what was heard and not taken yet */
    private record Line(BlockingQueue<String> topics, CompletableFuture<?> end) {}

    /** What it tells until it has told of this. */
    private static List<String> until(Topic last, Line line) throws InterruptedException {
        var heard = new ArrayList<String>();
        while (!heard.contains(last.name())) {
            var topic = line.topics().poll(60, TimeUnit.SECONDS);
            assertThat(topic).as("the next after " + heard).isNotNull();
            heard.add(topic);
        }
        return heard;
    }

    /** What is there of topics once the line ended. */
    private static BlockingQueue<String> heard(Line line) throws Exception {
        line.end().get(60, TimeUnit.SECONDS);
        return line.topics();
    }

    /** Returns once the line stands. */
    private Line open(String path, String header, String value) throws IOException {
        var port = environment.getRequiredProperty("local.server.port");
        var connection = (HttpURLConnection)
                URI.create("http://localhost:" + port + path).toURL().openConnection();
        connection.setRequestProperty(header, value);
        connection.setRequestProperty("Accept", "text/event-stream");
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo(":here");
        var topics = new LinkedBlockingQueue<String>();
        var end = CompletableFuture.runAsync(
                () -> lines.lines().filter(one -> one.startsWith("data:")).forEach(one -> topics.add(one.substring(5))),
                line -> Thread.ofVirtual().start(line));
        return new Line(topics, end);
    }
}
