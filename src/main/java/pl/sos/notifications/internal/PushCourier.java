package pl.sos.notifications.internal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.notifications.internal.PushStore.Push;

/** Carries waiting pushes to the browsers' services (RFC 8030). Any number of nodes may do so at once. */
@Component
public class PushCourier {
    private static final Logger LOG = LoggerFactory.getLogger(PushCourier.class);
    private static final int BATCH = 20;
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final PushStore store;
    private final PushEndpoints endpoints;
    private final Vapid vapid;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIME_OUT)
            .build();

    PushCourier(PushStore store, PushEndpoints endpoints, Vapid vapid, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.endpoints = endpoints;
        this.vapid = vapid;
        this.transaction = transaction;
        this.clock = clock;
    }

    private enum Answer {
        TAKEN,
        GONE,
        REFUSED,
        NOT_NOW
    }

    /** Delivers what is due. Gives the number that services took. */
    public int deliver() {
        int taken = 0;
        List<Push> batch;
        do {
            var now = clock.instant();
            batch = Scope.asSystem(() ->
                    Objects.requireNonNull(transaction.execute(status -> store.take(now, now.plus(LEASE), BATCH))));
            for (var push : batch) {
                if (deliver(push, now)) {
                    taken++;
                }
            }
        } while (batch.size() == BATCH);
        return taken;
    }

    private boolean deliver(Push push, Instant now) {
        var answer = push.expiresAt().isBefore(now) ? Answer.REFUSED : send(push, now);
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            switch (answer) {
                case TAKEN, REFUSED -> store.done(push);
                case GONE -> store.forget(push);
                case NOT_NOW ->
                    store.putOff(push, now.plus(waitAfter(push.attempts())), "the service asks for patience");
            }
        }));
        return answer == Answer.TAKEN;
    }

    private Answer send(Push push, Instant now) {
        var endpoint = endpoints.read(push.endpoint());
        if (endpoint.isEmpty()) {
            return Answer.GONE;
        }
        try {
            if (!endpoints.isReachable(endpoint.get())) {
                LOG.warn(
                        "A push to {} is left: not in the public network",
                        endpoint.get().getHost());
                return Answer.GONE;
            }
            var body = PushMessage.encrypt(
                    push.payload().getBytes(StandardCharsets.UTF_8), push.publicKey(), push.secret());
            var request = HttpRequest.newBuilder(endpoint.get())
                    .timeout(TIME_OUT)
                    .header(
                            "TTL",
                            String.valueOf(Math.max(
                                    0, Duration.between(now, push.expiresAt()).toSeconds())))
                    .header("Urgency", push.urgent() ? "high" : "normal")
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("Authorization", vapid.authorization(endpoint.get(), now))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 404, 410 -> Answer.GONE;
                case 429 -> Answer.NOT_NOW;
                default ->
                    status < 300
                            ? Answer.TAKEN
                            : status < 500 ? refused(endpoint.get().getHost(), status) : Answer.NOT_NOW;
            };
        } catch (IOException e) {
            LOG.info("A push waits, attempt {}: {}", push.attempts(), e.toString());
            return Answer.NOT_NOW;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NOT_NOW;
        } catch (GeneralSecurityException e) {
            LOG.warn("A browser's key is none: {}", e.toString());
            return Answer.GONE;
        }
    }

    private static Answer refused(String host, int status) {
        LOG.warn("The push service {} refused a message: {}", host, status);
        return Answer.REFUSED;
    }

    static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
