package pl.sos.identity.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/** The tables identity.credential and identity.mailed_link; expects scope system. */
@Component
public class CredentialStore {
    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a mailed link is for. */
    public enum Purpose {
        INVITATION,
        RESET
    }

    /** A person with the hash of his password, if he has one yet. */
    public record Credential(Person person, Optional<String> hash) {}

    public Optional<Credential> find(String normalisedEmail) {
        return jdbc.sql("select c.hash, " + PersonStore.COLUMNS
                        + " from identity.person p left join identity.credential c on c.person_id = p.id"
                        + " where p.email = :email")
                .param("email", normalisedEmail)
                .query((row, n) -> new Credential(PersonStore.read(row), Optional.ofNullable(row.getString("hash"))))
                .optional();
    }

    public Optional<String> hashOf(PersonId person) {
        return jdbc.sql("select hash from identity.credential where person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Which of these people have a password; and which were invited, by a link that is still good. */
    public Map<PersonId, Boolean> doors(Collection<PersonId> people, Instant now) {
        var doors = new HashMap<PersonId, Boolean>();
        jdbc.sql("""
                        select p.id, c.person_id is not null as has_password
                        from identity.person p
                        left join identity.credential c on c.person_id = p.id
                        where p.id = any(:people::uuid[])
                          and (c.person_id is not null
                               or exists (select from identity.mailed_link l
                                          where l.person_id = p.id and l.purpose = 'INVITATION'
                                            and l.used_at is null and l.expires_at > :now))
                        """)
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .param("now", Sql.at(now))
                .query(row -> {
                    doors.put(new PersonId(Sql.uuid(row, "id")), row.getBoolean("has_password"));
                });
        return doors;
    }

    public void set(PersonId person, String hash, Instant now) {
        jdbc.sql("""
                        insert into identity.credential (person_id, hash, changed_at) values (:person, :hash, :now)
                        on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("hash", hash)
                .param("now", Sql.at(now))
                .update();
    }

    public void addLink(byte[] hash, Purpose purpose, PersonId person, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into identity.mailed_link (hash, purpose, person_id, created_at, expires_at)
                        values (:hash, :purpose, :person, :now, :expires)
                        """)
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("person", person.value())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(expiresAt))
                .update();
    }

    /** The active person whom a link lets in that still holds; looking does not use it up. */
    public Optional<Person> personOf(byte[] hash, Purpose purpose, Instant now) {
        return jdbc.sql("select " + PersonStore.COLUMNS
                        + " from identity.mailed_link l join identity.person p on p.id = l.person_id"
                        + " where l.hash = :hash and l.purpose = :purpose and l.used_at is null"
                        + " and l.expires_at > :now and p.active")
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("now", Sql.at(now))
                .query((row, n) -> PersonStore.read(row))
                .optional();
    }

    /** Uses a link up; of several at the same moment one succeeds. */
    public boolean use(byte[] hash, Purpose purpose, Instant now) {
        return jdbc.sql("""
                        update identity.mailed_link set used_at = :now
                        where hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        """)
                        .param("hash", hash)
                        .param("purpose", purpose.name())
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    /** Makes all other links of a person worthless: the password was set. */
    public void useAll(PersonId person, Instant now) {
        jdbc.sql("update identity.mailed_link set used_at = :now where person_id = :person and used_at is null")
                .param("now", Sql.at(now))
                .param("person", person.value())
                .update();
    }
}
