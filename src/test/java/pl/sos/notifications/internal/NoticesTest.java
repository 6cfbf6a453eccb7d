package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Ids;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.notifications.QuietHours;
import pl.sos.notifications.Way;
import pl.sos.outbox.Letter;
import pl.sos.outbox.internal.GreenPost;

@SosTest
class NoticesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    ChoiceStore choices;

    @Autowired
    Digests digests;

    @Autowired
    PushStore pushes;

    @Autowired
    PushCourier courier;

    @Autowired
    Vapid vapid;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    GreenPost post;
    PushService service;
    Person anna;

    @BeforeEach
    void openTheHouse() throws Exception {
        TestDatabase.reset();
        post = new GreenPost(context);
        service = new PushService();
        anna = accounts.staff(Role.CONSULTANT);
    }

    @AfterEach
    void close() {
        post.close();
        service.close();
        clock.reset();
    }

    @Test
    void manyNoticesOfADayBecomeOneLetter() throws Exception {
        choose(Optional.empty(), Optional.of(LocalTime.of(15, 30)));
        tell(Happening.ESTIMATE, "Kończą się godziny SM Zorza");
        clock.advance(Duration.ofMinutes(20));
        tell(Happening.CONTRACT_ENDING, "Umowa 12/2024 kończy się za miesiąc");
        tell(Happening.BREACHED, "SOS-1042: termin przekroczony");
        assertThat(post.deliver()).as("a breach does not wait").hasSize(1);
        assertThat(digests.write()).isZero();

        clock.advance(Duration.ofHours(24));
        assertThat(digests.write()).isEqualTo(1);
        assertThat(digests.write()).isZero();
        var letters = post.deliver();
        assertThat(letters).hasSize(2);
        var digest = letters.getLast();
        assertThat(digest.getSubject()).isEqualTo("Zebraliśmy 2 powiadomienia");
        assertThat(text(digest))
                .containsSubsequence("Kończą się godziny SM Zorza", "Umowa 12/2024", "http://localhost/there");
        assertThat(digest.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void nothingButABreachComesInQuietHoursAndTheRestAfterThem() throws Exception {
        choose(Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0))), Optional.empty());
        var browser = subscribe("/quiet");
        tell(Happening.CLOCK_WARNING, "Zostało 10 % czasu");
        tell(Happening.BREACHED, "Termin przekroczony");
        assertThat(post.deliver()).hasSize(1);
        assertThat(courier.deliver()).isEqualTo(1);
        assertThat(shown(browser)).containsExactly("Termin przekroczony");

        clock.advance(Duration.ofHours(3));
        assertThat(post.deliver()).hasSize(2);
        assertThat(courier.deliver()).isEqualTo(1);
        assertThat(shown(browser)).containsExactly("Termin przekroczony", "Zostało 10 % czasu");
    }

    @Test
    void whatIsNoLongerSoIsTakenBackFromEveryWay() throws Exception {
        choose(Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0))), Optional.empty());
        subscribe("/withdrawn");
        var clockId = Ids.next();
        transaction.executeWithoutResult(
                status -> notices.tell(notice(Happening.CLOCK_WARNING, "x").about(clockId)));
        transaction.executeWithoutResult(status -> notices.withdraw(clockId));
        clock.advance(Duration.ofHours(5));
        assertThat(post.deliver()).isEmpty();
        assertThat(courier.deliver()).isZero();
    }

    @Test
    void aNoticeIsToldOnceByEachWayHoweverOftenItIsHandedIn() throws Exception {
        subscribe("/once");
        var notice = notice(Happening.BREACHED, "Termin przekroczony");
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(status -> notices.tell(notice));
        }
        assertThat(post.deliver()).hasSize(1);
        assertThat(courier.deliver()).isEqualTo(1);
        assertThat(courier.deliver()).isZero();
    }

    @Test
    void aPushIsEncryptedSignedAndTriedAgain() throws Exception {
        var browser = subscribe("/push/abc");
        tell(Happening.CLOCK_WARNING, "SOS-1042: zażółć gęślą jaźń");
        service.answer(503);
        assertThat(courier.deliver()).isZero();
        assertThat(courier.deliver()).as("not due yet").isZero();
        service.answer(201);
        clock.advance(Duration.ofSeconds(16));
        assertThat(courier.deliver()).isEqualTo(1);
        assertThat(service.received()).hasSize(2);

        var arrived = service.received().getLast();
        assertThat(arrived.path()).isEqualTo("/push/abc");
        assertThat(arrived.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(arrived.header("Urgency")).isEqualTo("high");
        assertThat(Integer.parseInt(arrived.header("Ttl"))).isBetween(80_000, 86_400);
        assertThat(browser.read(arrived.body())).contains("zażółć gęślą jaźń", "\"href\":\"/there\"");
        assertThat(new String(arrived.body(), StandardCharsets.ISO_8859_1)).doesNotContain("1042");
        assertThat(signed(arrived.header("Authorization"))).contains("\"aud\":\"" + service.address("") + "\"");
    }

    @Test
    void aBrowserThatIsGoneIsForgotten() throws Exception {
        subscribe("/gone");
        tell(Happening.BREACHED, "x");
        tell(Happening.BREACHED, "y");
        service.answer(410);
        assertThat(courier.deliver()).isZero();
        assertThat(Scope.asStaff(anna.id().value(), () -> pushes.of(anna.id()))).isEmpty();
        assertThat(courier.deliver()).isZero();
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        subscribe("/moved");
        tell(Happening.BREACHED, "x");
        service.answer(307);
        courier.deliver();
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void onlyAddressesOfThePublicNetworkAreSubscribed() {
        var me = accounts.signedIn(anna);
        var key = FakeBrowser.text(fake().key());
        var secret = FakeBrowser.text(fake().secret());
        for (var address : List.of(
                "http://push.example/x",
                "https://push.example:8443/x",
                "https://u@push.example/x",
                "file:///etc/passwd",
                "ftp://push.example",
                "https:///x",
                "x".repeat(2000),
                "https://push.example/ x")) {
            assertThat(me.post("/account/notifications/push", "endpoint", address, "key", key, "secret", secret)
                            .status())
                    .as(address)
                    .isEqualTo(422);
        }
        assertThat(me.post(
                                "/account/notifications/push",
                                "endpoint",
                                "https://push.example/x",
                                "key",
                                key,
                                "secret",
                                "AAAA")
                        .status())
                .isEqualTo(422);
        assertThat(me.post(
                                "/account/notifications/push",
                                "endpoint",
                                "https://push.example/x",
                                "key",
                                key,
                                "secret",
                                secret)
                        .status())
                .isEqualTo(204);
        assertThat(me.get("/account/notifications").body()).contains("https://push.example/x");
    }

    @Test
    void theChoicesOfThePageAreKept() {
        var me = accounts.signedIn(anna);
        assertThat(me.get("/account/notifications").body())
                .contains("Godziny ciszy", "data-key=\"" + vapid.publicKey());
        var saved = me.post(
                "/account/notifications",
                Map.of("way", "BREACHED.MAIL", "quiet", "true", "quietFrom", "21:00", "quietTo", "06:30"));
        assertThat(saved.status()).isEqualTo(303);
        var kept = choices.of(anna);
        assertThat(kept.wants(Happening.BREACHED, Way.MAIL)).isTrue();
        assertThat(kept.wants(Happening.CLOCK_WARNING, Way.MAIL)).isFalse();
        assertThat(kept.quiet()).contains(new QuietHours(LocalTime.of(21, 0), LocalTime.of(6, 30)));
        // Switched off, with another hour typed beside: what was last seen comes back.
        me.post("/account/notifications", Map.of("quietFrom", "21:30", "quietTo", "06:30", "digestAt", "16:10"));
        assertThat(choices.of(anna).quiet()).isEmpty();
        assertThat(choices.of(anna).digestAt()).isEmpty();
        assertThat(me.get("/account/notifications").body())
                .contains("value=\"21:30\"", "value=\"06:30\"", "value=\"16:10\"");
        notices.choose(anna, choices.of(anna).withoutDigest());
        me.post("/account/notifications", Map.of("quietFrom", "5:00", "quietTo", "", "digestAt", "x"));
        assertThat(me.get("/account/notifications").body())
                .as("what is no hour replaces none")
                .contains("value=\"21:30\"", "value=\"06:30\"", "value=\"16:10\"");
        assertThat(me.post("/account/notifications", Map.of("quiet", "true", "quietFrom", "7:00", "quietTo", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aMailProgramUnsubscribesWithOnePostAndAScannersGetDoesNothing() throws Exception {
        tell(Happening.ESTIMATE, "x");
        var header = post.deliver().getFirst().getHeader("List-Unsubscribe")[0];
        var path = header.substring(header.indexOf("/unsubscribe/"), header.length() - 1);
        var anybody = accounts.browser();
        assertThat(anybody.get(path).body()).contains("Nie wysyłać więcej");
        assertThat(choices.of(anna).wants(Happening.ESTIMATE, Way.MAIL)).isTrue();
        assertThat(anybody.get(path.substring(0, path.length() - 2) + "00").status())
                .isEqualTo(404);

        var done = anybody.send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(choices.of(anna).wants(Happening.ESTIMATE, Way.MAIL)).isFalse();
        assertThat(choices.of(anna).wants(Happening.BREACHED, Way.MAIL)).isTrue();
    }

    @Test
    void theWorkerLiesAtTheRoot() {
        var script = accounts.browser().get("/push-worker.js");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.body()).contains("showNotification");
    }

    private List<String> shown(FakeBrowser browser) throws Exception {
        var texts = new ArrayList<String>();
        for (var one : service.received()) {
            var json = browser.read(one.body());
            texts.add(json.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"));
        }
        return texts;
    }

    /** The words of a VAPID header, if the key beside them signed them. */
    private String signed(String authorization) throws Exception {
        var token = authorization.replaceAll("vapid t=([^,]+), k=.*", "$1").split("\\.");
        assertThat(authorization).endsWith(", k=" + vapid.publicKey());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Curve.read(Base64.getUrlDecoder().decode(vapid.publicKey())));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        return new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    }

    private FakeBrowser subscribe(String path) {
        var browser = fake();
        Scope.asStaff(
                anna.id().value(),
                () -> pushes.subscribe(
                        anna.id(),
                        service.address(path),
                        browser.key(),
                        browser.secret(),
                        "Firefox/1",
                        clock.instant()));
        return browser;
    }

    private static FakeBrowser fake() {
        try {
            return new FakeBrowser();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void choose(Optional<QuietHours> quiet, Optional<LocalTime> digest) {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        for (var what : Happening.values()) {
            ways.put(what, Set.of(Way.MAIL, Way.PUSH));
        }
        choices.save(anna.id(), new Choices(ways, quiet, digest), clock.instant());
    }

    private void tell(Happening what, String line) {
        transaction.executeWithoutResult(status -> notices.tell(notice(what, line)));
    }

    private Notice notice(Happening what, String line) {
        return new Notice(
                anna,
                what,
                Letter.once("test:" + UUID.randomUUID(), Optional.empty(), anna.email(), line, line + "\n"),
                line,
                "/there");
    }

    private static String text(MimeMessage message) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }
}
