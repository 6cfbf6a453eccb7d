package pl.sos.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.ground.Settings.Smtp;
import pl.sos.ground.Settings.Tls;
import pl.sos.ground.testing.FreePort;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Ids;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Postings;

@SosTest
class PostmanTest {
    @Autowired
    Outbox outbox;

    @Autowired
    MailStore store;

    @Autowired
    Bounces bounces;

    @Autowired
    Postings postings;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private GreenMail mail;
    private int port;

    @BeforeEach
    void openPost() throws Exception {
        TestDatabase.reset();
        port = FreePort.find();
        mail = MailServers.smtp(port);
        mail.start();
    }

    @AfterEach
    void closePost() {
        mail.stop();
    }

    @Test
    void deliversALetterOnce() throws Exception {
        var letter = new Letter(
                Ids.next(),
                Optional.of("PERFEKTLAB – Opieka"),
                "anna@sm.example",
                "Naliczenie czynszów – zażółć",
                "Dzień dobry,\nzażółć gęślą jaźń 😀",
                Optional.of("<p>zażółć</p>"),
                Map.of("Auto-Submitted", "auto-generated"),
                false);
        post(letter);
        post(letter);

        assertThat(postman(port).deliver()).isEqualTo(1);
        assertThat(postman(port).deliver()).isZero();

        var received = received();
        assertThat(received).hasSize(1);
        var message = received.getFirst();
        assertThat(message.getSubject()).isEqualTo("Naliczenie czynszów – zażółć");
        assertThat(message.getHeader("Message-ID")).containsExactly("<" + letter.id() + "@sos.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()[0].toString()).contains("pomoc@sos.example");
        assertThat(((MimeMultipart) message.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("gęślą jaźń 😀");
        assertThat(find(letter).state()).isEqualTo("SENT");
    }

    @Test
    void postsNothingWhenTheCallerRollsBack() {
        var letter = letter();
        transaction.executeWithoutResult(status -> {
            outbox.send(letter);
            status.setRollbackOnly();
        });
        assertThat(postman(port).deliver()).isZero();
        assertThatThrownBy(() -> outbox.send(letter)).hasMessageContaining("mandatory");
    }

    @Test
    void triesAgainWhenTheServerWasDown() {
        mail.stop();
        var letter = letter();
        post(letter);
        assertThat(postman(port).deliver()).isZero();
        assertThat(find(letter).state()).isEqualTo("QUEUED");
        assertThat(find(letter).lastError()).isPresent();
        assertThat(postman(port).deliver()).as("not due yet").isZero();

        mail.start();
        clock.advance(Duration.ofSeconds(16));
        assertThat(postman(port).deliver()).isEqualTo(1);
        assertThat(received()).hasSize(1);
    }

    @Test
    void afterFourHoursWithoutTheServerAllIsDeliveredOnce() {
        mail.stop();
        var waiting = IntStream.range(0, 30).mapToObj(i -> letter()).toList();
        waiting.forEach(this::post);
        for (int minute = 0; minute < 4 * 60; minute++) {
            assertThat(postman(port).deliver()).isZero();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(waiting).allSatisfy(one -> assertThat(find(one).attempts()).isLessThan(16));

        mail.start();
        for (int minute = 0; minute < 61; minute++) {
            postman(port).deliver();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(received()).hasSize(30);
        assertThat(received().stream().map(PostmanTest::id).distinct()).hasSize(30);
        assertThat(waiting).allSatisfy(one -> assertThat(find(one).state()).isEqualTo("SENT"));
    }

    @Test
    void anAddressThatSendsLettersBackGetsNoneUntilItIsCleared() {
        var first = letter();
        post(first);
        postman(port).deliver();
        assertThat(bounces.letterCameBack("<" + Ids.next() + "@sos.example>", true, "no such letter"))
                .isEmpty();
        assertThat(bounces.mark("stranger@x.example", true, "a report that anybody can write"))
                .isFalse();
        assertThat(bounces.letterCameBack("<" + first.id() + "@sos.example>", true, "550 5.1.1\r\nUser unknown"))
                .contains("anna@sm.example");
        assertThat(find(first).state()).isEqualTo("BOUNCED");
        assertThat(Scope.asStaff(() -> bounces.of("anna@sm.example"))).hasValueSatisfying(bounce -> {
            assertThat(bounce.permanent()).isTrue();
            assertThat(bounce.why()).isEqualTo("550 5.1.1 User unknown");
        });

        var second = letter();
        post(second);
        clock.advance(Duration.ofHours(2));
        assertThat(postman(port).deliver()).isZero();
        assertThat(postings.page(Optional.of(Posting.State.QUEUED), "").items())
                .singleElement()
                .satisfies(posting -> assertThat(posting.stopped()).isTrue());
        Scope.asStaff(() -> bounces.clear("anna@sm.example"));
        assertThat(postman(port).deliver()).isEqualTo(1);
    }

    @Test
    void aServerThatAsksForPatienceStopsNothing() {
        var first = letter();
        post(first);
        postman(port).deliver();
        bounces.letterCameBack("<" + first.id() + "@sos.example>", false, "452 mailbox full");
        assertThat(find(first).state()).isEqualTo("SENT");
        post(letter());
        assertThat(postman(port).deliver()).isEqualTo(1);
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEndedAndALetterCanBeSentAgain() {
        IntStream.range(0, 60).forEach(i -> post(letter()));
        var first = postings.page(Optional.empty(), "");
        var second = postings.page(Optional.empty(), first.next().orElseThrow());
        assertThat(first.items()).hasSize(50);
        assertThat(second.items()).hasSize(10);
        assertThat(second.next()).isEmpty();
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(Posting::letter)
                        .distinct())
                .hasSize(60);
        assertThat(postings.counts()).containsEntry(Posting.State.QUEUED, 60);

        postman(port).deliver();
        assertThat(postings.retry(first.items().getFirst().letter()))
                .as("it has left")
                .isFalse();
    }

    @Test
    void sendsTheSameMessageIdAfterDyingBetweenSendingAndNoting() throws Exception {
        var letter = letter();
        post(letter);
        var taken = Scope.asSystem(() -> transaction.execute(
                status -> store.take(clock.instant(), clock.instant().plus(Duration.ofMinutes(15)), 10)));
        server(port).send(taken.getFirst().letter(), taken.getFirst().createdAt());

        assertThat(postman(port).deliver())
                .as("still leased to the node that died")
                .isZero();
        clock.advance(Duration.ofMinutes(16));
        assertThat(postman(port).deliver()).isEqualTo(1);
        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
    }

    @Test
    void givesUpAfterDays() {
        mail.stop();
        var letter = letter();
        post(letter);
        for (int i = 0; i < 200 && find(letter).state().equals("QUEUED"); i++) {
            postman(port).deliver();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(find(letter).state()).isEqualTo("FAILED");
        assertThat(clock.instant()).isAfter(TestClock.START.plus(Duration.ofDays(5)));
    }

    @Test
    void erasesASecretOnceItWasSent() {
        var letter = letter().asSecret();
        post(letter);
        postman(port).deliver();
        assertThat(find(letter).letter().text()).isEmpty();
        assertThat(received()).hasSize(1);
    }

    @Test
    void lettersOfSeveralNodesLeaveOnceEach() throws Exception {
        IntStream.range(0, 60).forEach(i -> post(letter()));
        var start = new CountDownLatch(1);
        var nodes = Stream.generate(() -> postman(port))
                .limit(4)
                .map(node -> Thread.ofVirtual().start(() -> {
                    try {
                        start.await();
                        node.deliver();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        start.countDown();
        for (var node : nodes) {
            node.join();
        }
        assertThat(received()).hasSize(60);
        assertThat(received().stream().map(PostmanTest::id).distinct()).hasSize(60);
    }

    @Test
    void keepsLettersUntilAServerIsConfigured() {
        post(letter());
        assertThat(new Postman(store, new MailServer(settings(null)), bounces, transactions, clock).deliver())
                .isZero();
    }

    @Test
    void letsNobodyAddHeaders() {
        assertThat(Letter.of("a@b.example", "x\r\nBcc: evil@evil.example", "").subject())
                .doesNotContain("\r", "\n");
        assertThatThrownBy(() -> Letter.of("a@b.example\r\nBcc: evil@evil.example", "x", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsLettersToTheSystemAlone() {
        post(letter());
        var seen =
                Scope.asStaff(() -> transaction.execute(status -> store.page(Optional.empty(), Optional.empty(), 10)));
        assertThat(seen.items()).isEmpty();
    }

    private void post(Letter letter) {
        transaction.executeWithoutResult(status -> outbox.send(letter));
    }

    private MailStore.Mail find(Letter letter) {
        return Scope.asSystem(
                () -> transaction.execute(status -> store.find(letter.id()).orElseThrow()));
    }

    private List<MimeMessage> received() {
        return List.of(mail.getReceivedMessages());
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Letter letter() {
        return Letter.of("anna@sm.example", "Zaproszenie", "https://sos.example/invitation/x");
    }

    private Postman postman(int smtpPort) {
        return new Postman(store, server(smtpPort), bounces, transactions, clock);
    }

    private static MailServer server(int smtpPort) {
        return new MailServer(settings(new Smtp("127.0.0.1", smtpPort, null, null, Tls.NONE, "pomoc@sos.example")));
    }

    private static Settings settings(@Nullable Smtp smtp) {
        return new Settings(Path.of("target"), 0, null, URI.create("https://sos.example"), false, null, null, smtp);
    }
}
