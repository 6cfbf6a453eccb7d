package pl.sos.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.mail.Mailbox;
import pl.sos.mail.testing.TestMailbox;

@SosTest
class RatesTest {
    private static final Mailbox POMOC = TestMailbox.named("pomoc").limits(2, 3).made();

    @Autowired
    Rates rates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void empty() {
        TestDatabase.reset();
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void whatOneSendsBeyondHisShareIsNoPartOfEverybodys() {
        assertThat(allowed("a@x.example")).isTrue();
        assertThat(allowed("a@x.example")).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(allowed("a@x.example")).isFalse();
        }
        assertThat(allowed("b@x.example")).isTrue();
        assertThat(allowed("c@x.example")).isFalse();
    }

    @Test
    void whatIsCountedTogetherIsCountedInItsOrder() {
        assertThat(allowed(List.of("a@x.example", "b@x.example", "a@x.example", "a@x.example", "c@x.example")))
                .containsExactly(true, true, true, false, false);
        assertThat(allowed("d@x.example")).isFalse();
    }

    @Test
    void hoursLongPastAreForgotten() {
        allowed("a@x.example");
        clock.advance(Duration.ofHours(26));
        allowed("b@x.example");
        transacted(rates::sweep);
        Integer kept = Scope.asSystem(() -> transaction.execute(status ->
                jdbc.sql("select count(*) from mail.rate").query(Integer.class).single()));
        assertThat(kept).isEqualTo(2);
    }

    private boolean allowed(String sender) {
        return allowed(List.of(sender)).getFirst();
    }

    private List<Boolean> allowed(List<String> senders) {
        return Objects.requireNonNull(
                Scope.asSystem(() -> transaction.execute(status -> rates.allow(POMOC, senders, clock.instant()))));
    }

    private void transacted(Runnable what) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> what.run()));
    }
}
