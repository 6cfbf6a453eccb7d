package pl.sos.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.ground.LiveEvents;
import pl.sos.identity.People.PersonChanged;
import pl.sos.identity.internal.Secrets;
import pl.sos.identity.internal.SystemWork;
import pl.sos.identity.internal.TokenStore;
import pl.sos.identity.internal.TokenText;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/**
 * Tokens with which programs act as their owner. Only a token's hash is kept; its text is shown once. What was read is
 * remembered for a few seconds, so that a call costs neither a query nor a write; a revoked token may therefore pass
 * that long on other nodes.
 */
@Component
public class Tokens {
    /** Everything the owner may do. */
    public static final Set<String> ALL_SCOPES = Set.of("read", "write");

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration USED_STEP = Duration.ofMinutes(5);
    private static final int MAX_NAME = 100;

    private final TokenStore store;
    private final SystemWork work;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;
    private final Cache<String, Optional<Known>> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Tokens(TokenStore store, SystemWork work, AuditLog audit, LiveEvents live, Clock clock) {
        this.store = store;
        this.work = work;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A token as its owner sees it.
     *
     * @param hint its last characters
     */
    public record Token(
            UUID id,
            String name,
            String hint,
            Set<String> scopes,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt) {}

    /** A token that holds, and who acts by it. */
    public record Known(UUID id, SignedIn signedIn, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {}

    /**
     * Makes a token; the answer is the only time its text is known.
     *
     * @throws IllegalArgumentException for a scope that does not exist
     */
    public String issue(PersonId owner, String name, Set<String> scopes, Optional<Instant> expiresAt) {
        if (scopes.isEmpty() || !ALL_SCOPES.containsAll(scopes)) {
            throw new IllegalArgumentException("no such scope among " + scopes);
        }
        var text = TokenText.next();
        var clean = name.replaceAll("\\p{Cntrl}", " ").strip();
        var token = new Token(
                Ids.next(),
                clean.substring(0, Math.min(clean.length(), MAX_NAME)),
                text.substring(text.length() - 4),
                scopes,
                clock.instant(),
                expiresAt,
                Optional.empty());
        work.run(() -> {
            store.insert(owner, token, Secrets.fingerprint(text));
            audit.record("token.issued", "person:" + owner, Map.of("name", token.name(), "scopes", scopes));
        });
        return text;
    }

    /** A person's tokens that can still be used, the newest first. */
    public List<Token> of(PersonId owner) {
        return work.call(() -> store.of(owner, clock.instant()));
    }

    /** Does nothing when the token is another's. */
    public void revoke(PersonId owner, UUID token) {
        work.run(() -> {
            if (store.revoke(owner, token, clock.instant())) {
                audit.record("token.revoked", "person:" + owner, Map.of("token", token));
            }
        });
        remembered.invalidateAll();
        live.publish(Passes.topic(owner));
    }

    /** Who acts by the text after {@code Bearer}; empty for what is no token, unknown, expired or revoked. */
    public Optional<Known> find(String text) {
        if (!TokenText.isWellFormed(text)) {
            return Optional.empty();
        }
        var hash = Secrets.fingerprint(text);
        var key = HexFormat.of().formatHex(hash);
        var known = remembered.getIfPresent(key);
        if (known == null) {
            known = load(hash);
            remembered.put(key, known);
        }
        var now = clock.instant();
        return known.filter(token -> token.expiresAt().stream().allMatch(now::isBefore));
    }

    private Optional<Known> load(byte[] hash) {
        return work.call(() -> {
            var found = store.find(hash);
            var now = clock.instant();
            found.filter(token -> token.lastUsedAt().stream()
                            .allMatch(used -> used.plus(USED_STEP).isBefore(now)))
                    .ifPresent(token -> store.used(token.id(), now));
            return found;
        });
    }

    /** Other nodes follow when what they remember grows old. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(PersonChanged changed) {
        remembered.invalidateAll();
    }
}
