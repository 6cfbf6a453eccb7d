package pl.sos.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried, counted in this process's memory: a limit that wrote to the database at each
 * request would be the cheapest way to overload it. With several nodes each allows the full number; passwords are
 * guarded by the lockout in the database besides.
 */
@Component
public class RateLimits {
    private static final int MAX_KEYS = 50_000;

    private final DoorSettings settings;
    // Bounded: whoever sends from many addresses pushes out old counters, and memory stays what it is.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    RateLimits(DoorSettings settings) {
        this.settings = settings;
    }

    /** How long to wait before trying to sign in again; empty: go on. */
    public Optional<Duration> signIn(String address, String account) {
        return take("signin/" + network(address), settings.signInsPerAddress(), Duration.ofMinutes(1))
                .or(() -> take("account/" + account, settings.signInsPerAccount(), Duration.ofMinutes(1)));
    }

    public Optional<Duration> mailFrom(String address) {
        return take("mail-from/" + network(address), settings.mailsPerAddress(), Duration.ofHours(1));
    }

    public Optional<Duration> mailTo(String account) {
        return take("mail-to/" + account, settings.mailsPerAccount(), Duration.ofHours(1));
    }

    /** @param key of the token or session that calls */
    public Optional<Duration> call(String key) {
        var bucket = buckets.get(
                "call/" + key,
                ignored -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(settings.callsPerToken() * 10L)
                                .refillGreedy(settings.callsPerToken(), Duration.ofSeconds(1))
                                .build())
                        .build());
        return take(bucket);
    }

    public Optional<Duration> refusedToken(String address) {
        return take("refused/" + network(address), settings.refusedTokensPerAddress(), Duration.ofMinutes(1));
    }

    /** Begins anew, as a restart does. */
    public void forget() {
        buckets.invalidateAll();
    }

    private Optional<Duration> take(String key, int times, Duration period) {
        return take(buckets.get(
                key,
                ignored -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(times)
                                .refillGreedy(times, period)
                                .build())
                        .build()));
    }

    private static Optional<Duration> take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The /64 of an IPv6 address: one subscriber has all of it. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var literal = address.replace("[", "").replace("]", "");
            if (InetAddress.ofLiteral(literal) instanceof Inet6Address six) {
                var bytes = six.getAddress();
                var text = new StringBuilder();
                for (int i = 0; i < 8; i += 2) {
                    text.append(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)))
                            .append(':');
                }
                return text + ":/64";
            }
            return address;
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
