package pl.sos.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Tokens.Known;
import pl.sos.identity.Tokens.Token;
import pl.sos.identity.Via;
import pl.sos.kernel.PersonId;

/** The table identity.token; expects scope system. */
@Component
public class TokenStore {
    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(PersonId owner, Token token, byte[] hash) {
        jdbc.sql("""
                        insert into identity.token (id, hash, person_id, name, hint, scopes, created_at, expires_at)
                        values (:id, :hash, :person, :name, :hint, :scopes, :created, :expires)
                        """)
                .param("id", token.id())
                .param("hash", hash)
                .param("person", owner.value())
                .param("name", token.name())
                .param("hint", token.hint())
                .param("scopes", token.scopes().stream().sorted().toArray(String[]::new))
                .param("created", Sql.at(token.createdAt()))
                .param("expires", Sql.atOrNull(token.expiresAt().orElse(null)))
                .update();
    }

    public List<Token> of(PersonId owner, Instant now) {
        return jdbc.sql("""
                        select * from identity.token
                        where person_id = :person and revoked_at is null and (expires_at is null or expires_at > :now)
                        order by created_at desc, id
                        """)
                .param("person", owner.value())
                .param("now", Sql.at(now))
                .query((row, n) -> new Token(
                        Sql.uuid(row, "id"),
                        row.getString("name"),
                        row.getString("hint"),
                        scopes(row),
                        Sql.instant(row, "created_at"),
                        Optional.ofNullable(Sql.instantOrNull(row, "expires_at")),
                        Optional.ofNullable(Sql.instantOrNull(row, "last_used_at"))))
                .list();
    }

    public Optional<Known> find(byte[] hash) {
        return jdbc.sql("select t.id as token_id, t.scopes, t.expires_at, t.last_used_at, " + PersonStore.COLUMNS
                        + " from identity.token t join identity.person p on p.id = t.person_id"
                        + " where t.hash = :hash and t.revoked_at is null and p.active")
                .param("hash", hash)
                .query((row, n) -> new Known(
                        Sql.uuid(row, "token_id"),
                        new SignedIn(PersonStore.read(row), Via.TOKEN, scopes(row)),
                        Optional.ofNullable(Sql.instantOrNull(row, "expires_at")),
                        Optional.ofNullable(Sql.instantOrNull(row, "last_used_at"))))
                .optional();
    }

    public void used(UUID token, Instant now) {
        jdbc.sql("update identity.token set last_used_at = :now where id = :id")
                .param("now", Sql.at(now))
                .param("id", token)
                .update();
    }

    public boolean revoke(PersonId owner, UUID token, Instant now) {
        return jdbc.sql("""
                        update identity.token set revoked_at = :now
                        where id = :id and person_id = :person and revoked_at is null
                        """)
                        .param("now", Sql.at(now))
                        .param("id", token)
                        .param("person", owner.value())
                        .update()
                == 1;
    }

    private static Set<String> scopes(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("scopes").getArray());
    }
}
