package pl.sos.estimates.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Links with which one person decides one estimate once. The secret has 256 random bits; only its SHA-256 is kept, so
 * that nobody who reads the table can decide for a client.
 */
@Component
public class Links {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For whom a link is and what it decides. */
    public record Open(EstimateId estimate, ClientId client, PersonId person) {}

    /** @return the secret, which is nowhere else than in the letter */
    String make(Estimate estimate, PersonId person, Instant expires) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Scope.asSystem(() -> jdbc.sql("""
                        insert into estimates.link (hash, estimate_id, client_id, person_id, made_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(hash(secret))
                .param(estimate.id().value())
                .param(estimate.client().value())
                .param(person.value())
                .param(Sql.at(clock.instant()))
                .param(Sql.at(expires))
                .update());
        return secret;
    }

    /** Empty when it was forged, is used or is over. */
    @Transactional(readOnly = true)
    public Optional<Open> find(String secret) {
        return Scope.asSystem(() -> jdbc.sql("""
                        select estimate_id, client_id, person_id from estimates.link
                        where hash = ? and used_at is null and expires_at > ?
                        """)
                .param(hash(secret))
                .param(Sql.at(clock.instant()))
                .query((row, n) -> new Open(
                        new EstimateId(Sql.uuid(row, "estimate_id")),
                        new ClientId(Sql.uuid(row, "client_id")),
                        new PersonId(Sql.uuid(row, "person_id"))))
                .optional());
    }

    /** With the decision all links to it have done their work, other people's too. */
    void useUp(EstimateId estimate) {
        Scope.asSystem(() -> jdbc.sql("update estimates.link set used_at = ? where estimate_id = ? and used_at is null")
                .param(Sql.at(clock.instant()))
                .param(estimate.value())
                .update());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
