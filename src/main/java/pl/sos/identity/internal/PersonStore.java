package pl.sos.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** The table identity.person. */
@Component
public class PersonStore {
    static final String COLUMNS = """
            p.id, p.client_id, p.name, p.email, p.roles, p.language, p.active, p.phone, p.photo""";

    private static final String ALL = "all";
    private static final int CONTACTS_REMEMBERED = 5_000;

    private final JdbcClient jdbc;
    private final CommittedCache<String, Map<PersonId, Person>> staff;
    private final CommittedCache<PersonId, Optional<Person>> contacts;

    PersonStore(JdbcClient jdbc, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.staff = caches.make("staff", Function.identity(), 1);
        this.contacts = caches.make("contacts", PersonId::of, CONTACTS_REMEMBERED);
    }

    /** All of our staff, former too, from memory: whoever is signed in may know them. Nobody outside of a scope. */
    public Map<PersonId, Person> members() {
        return Scope.current().isEmpty()
                ? Map.of()
                : staff.get(
                        ALL,
                        () -> staff(true).stream()
                                .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity())));
    }

    /** Reads the columns {@link #COLUMNS} of a row. */
    static Person read(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("email"),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                Stream.of((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                Language.valueOf(row.getString("language")),
                row.getBoolean("active"),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("photo")));
    }

    public Optional<Person> find(PersonId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    public List<Person> findAll(Collection<PersonId> ids) {
        var members = members();
        var found = new ArrayList<Person>();
        var others = new LinkedHashSet<PersonId>();
        for (PersonId id : Set.copyOf(ids)) {
            Optional.ofNullable(members.get(id)).ifPresentOrElse(found::add, () -> others.add(id));
        }
        if (!others.isEmpty()) {
            contacts.getAll(others, this::read).values().stream()
                    .flatMap(Optional::stream)
                    .filter(PersonStore::seen)
                    .forEach(found::add);
        }
        return found;
    }

    /** What the policy of the table says, for what is remembered from others' reading. */
    private static boolean seen(Person person) {
        return switch (Scope.current().orElse(null)) {
            case Scope.System system -> true;
            case Scope.Staff staff -> true;
            case Scope.Client client ->
                person.client()
                        .map(own -> own.value().equals(client.clientId()))
                        .orElse(true);
            case null -> false;
        };
    }

    /** Read as the system: who is remembered must be there for whoever asks next. */
    private Map<PersonId, Optional<Person>> read(Set<PersonId> ids) {
        var found = ids.stream().collect(Collectors.toMap(Function.identity(), id -> Optional.<Person>empty()));
        Scope.asSystem(() -> jdbc.sql("select " + COLUMNS + " from identity.person p where p.id = any (:ids)")
                        .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query((row, n) -> read(row))
                        .list())
                .forEach(person -> found.put(person.id(), Optional.of(person)));
        return found;
    }

    public Optional<Person> findByEmail(String normalised) {
        return jdbc.sql("select " + COLUMNS + " from identity.person p where p.email = :email")
                .param("email", normalised)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<Person> findByEmails(Set<String> normalised) {
        return normalised.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from identity.person p where p.email = any (:emails)")
                        .param("emails", normalised.toArray(String[]::new))
                        .query((row, n) -> read(row))
                        .list();
    }

    public List<Person> staff(boolean inactiveToo) {
        return jdbc.sql("select " + COLUMNS + """
                         from identity.person p
                        where p.client_id is null and (p.active or :inactive)
                        order by p.active desc, p.name collate "pl-PL-x-icu", p.id
                        """)
                .param("inactive", inactiveToo)
                .query((row, n) -> read(row))
                .list();
    }

    public List<Person> contactsOf(ClientId client) {
        return jdbc.sql("select " + COLUMNS + """
                         from identity.person p
                        where p.client_id = :client
                        order by p.active desc, p.name collate "pl-PL-x-icu", p.id
                        """)
                .param("client", client.value())
                .query((row, n) -> read(row))
                .list();
    }

    /** @param patterns of LIKE over the name in lower case without Polish letters; all must be found */
    public Set<ClientId> clientsOfContacts(List<String> patterns, int most) {
        return jdbc
                .sql("""
                        select distinct client_id from identity.person
                        where client_id is not null and active
                          and translate(lower(name), 'ąćęłńóśźż', 'acelnoszz') like all (:patterns)
                        limit :most
                        """)
                .param("patterns", patterns.toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> new ClientId(Sql.uuid(row, "client_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** False when the address is taken. */
    public boolean insert(Person person, Instant now) {
        changed(person.id());
        return jdbc.sql("""
                        insert into identity.person
                            (id, client_id, name, email, roles, language, active, phone, photo, created_at)
                        values (:id, :client, :name, :email, :roles, :language, :active, :phone, :photo, :now)
                        on conflict (email) do nothing
                        """)
                        .param("id", person.id().value())
                        .param("client", person.client().map(ClientId::value).orElse(null))
                        .param("name", person.name())
                        .param("email", person.email())
                        .param("roles", names(person.roles()))
                        .param("language", person.language().name())
                        .param("active", person.active())
                        .param("phone", person.phone().orElse(null))
                        .param("photo", person.photo().orElse(null))
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    public void setRoles(PersonId id, Set<Role> roles) {
        set(id, "roles", names(roles));
    }

    public void setActive(PersonId id, boolean active) {
        set(id, "active", active);
    }

    public void setLanguage(PersonId id, Language language) {
        set(id, "language", language.name());
    }

    public void setPhone(PersonId id, @Nullable String phone) {
        set(id, "phone", phone);
    }

    public void setPhoto(PersonId id, @Nullable String photo) {
        set(id, "photo", photo);
    }

    public void setName(PersonId id, String name) {
        set(id, "name", name);
    }

    /** False when the address is somebody's, perhaps of a person whom the scope does not see. */
    public boolean setEmail(PersonId id, String normalised) {
        changed(id);
        return jdbc.sql("""
                        update identity.person p set email = :email
                        where p.id = :id
                          and not exists (select from identity.person o where o.email = :email and o.id <> p.id)
                        """).param("email", normalised).param("id", id.value()).update() == 1;
    }

    private void set(PersonId id, String column, @Nullable Object value) {
        changed(id);
        jdbc.sql("update identity.person set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", id.value())
                .update();
    }

    private void changed(PersonId id) {
        staff.changed(ALL);
        contacts.changed(id);
    }

    /**
     * Counts the active administrators after locking them all, so that two who deactivate each other at the same moment
     * do not both succeed.
     */
    public Set<PersonId> lockAdministrators() {
        return jdbc.sql("""
                        select id from identity.person
                        where client_id is null and active and 'ADMINISTRATOR' = any (roles)
                        order by id for update
                        """)
                .query((row, n) -> new PersonId(Sql.uuid(row, "id")))
                .set();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }
}
