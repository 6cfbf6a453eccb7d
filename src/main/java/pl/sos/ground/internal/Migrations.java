package pl.sos.ground.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import pl.sos.ground.Endpoint;
import pl.sos.ground.Refusal;

/**
 * Brings every room's schema to the state that this build needs, room by room in the order of {@code rooms.txt}.
 * A start with nothing new costs one query: the database keeps a fingerprint of all migrations it has seen.
 */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private static final String FACT = "migrations";
    private static final long LOCK = 0x534F5321L;

    private record Script(String room, String name, String text) {}

    private final Endpoint endpoint;
    private final List<String> rooms;
    private final List<Script> scripts;

    private Migrations(Endpoint endpoint, List<String> rooms, List<Script> scripts) {
        this.endpoint = endpoint;
        this.rooms = rooms;
        this.scripts = scripts;
    }

    public static void apply(Endpoint endpoint) {
        try {
            List<String> rooms = rooms();
            new Migrations(endpoint, rooms, scripts(rooms)).apply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rooms that keep something in the database, lowest first. */
    public static List<String> rooms() throws IOException {
        try (var stream = Migrations.class.getResourceAsStream("/db/migration/rooms.txt")) {
            byte[] bytes =
                    Objects.requireNonNull(stream, "db/migration/rooms.txt").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<Script> scripts(List<String> rooms) throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var scripts = new ArrayList<Script>();
        for (String room : rooms) {
            Resource[] found = resolver.getResources("classpath*:db/migration/" + room + "/V*.sql");
            Arrays.stream(found)
                    .map(resource -> new Script(room, String.valueOf(resource.getFilename()), text(resource)))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .forEach(scripts::add);
        }
        return scripts;
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply() {
        String fingerprint = fingerprint();
        try (Connection connection = Connections.open(endpoint.url(), endpoint.owner())) {
            if (fingerprint.equals(known(connection))) {
                return;
            }
            // Nodes that start at once wait here for the first.
            execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            if (!fingerprint.equals(known(connection))) {
                migrate();
                remember(connection, fingerprint);
            }
        } catch (SQLException e) {
            throw Refusal.environment("ground.migration.failed", String.valueOf(e.getMessage()))
                    .because(e);
        }
    }

    private void migrate() {
        for (String room : rooms) {
            List<Script> own = scripts.stream()
                    .filter(script -> script.room().equals(room))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            try {
                int count = Flyway.configure()
                        .dataSource(Connections.source(endpoint.url(), endpoint.owner()))
                        .schemas(room)
                        .defaultSchema(room)
                        .table("flyway_history")
                        .resourceProvider(new Texts(own))
                        .locations(new String[0])
                        .placeholders(Map.of("app", endpoint.app().user()))
                        .group(false)
                        .load()
                        .migrate()
                        .migrationsExecuted;
                log.info("{}: {} migrations", room, count);
            } catch (FlywayException e) {
                String message = String.valueOf(e.getMessage())
                        .strip()
                        .replaceAll("\\s+", " ")
                        .replaceFirst(" (Either revert|Need more flexibility).*", "");
                throw Refusal.environment("ground.migration.failed", room + ": " + message)
                        .because(e);
            }
        }
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(endpoint.app().user().getBytes(StandardCharsets.UTF_8));
            for (Script script : scripts) {
                digest.update(
                        (script.room() + "/" + script.name() + "\n" + script.text()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String known(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery("select value from ground.installation where name = '" + FACT + "'");
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            if (List.of("42P01", "3F000").contains(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    private static void remember(Connection connection, String fingerprint) throws SQLException {
        execute(connection, """
                insert into ground.installation (name, value) values ('%s', '%s')
                on conflict (name) do update set value = excluded.value
                """.formatted(FACT, fingerprint));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Hands Flyway the very texts that the fingerprint was taken of. */
    private record Texts(List<Script> scripts) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return scripts.stream()
                    .filter(script -> script.name().equals(name))
                    .map(Text::new)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script -> script.name().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(script.name()::endsWith))
                    .<LoadableResource>map(Text::new)
                    .toList();
        }
    }

    private static final class Text extends LoadableResource {
        private final Script script;

        Text(Script script) {
            this.script = script;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return script.room() + "/" + script.name();
        }

        @Override
        public @Nullable String getAbsolutePathOnDisk() {
            return null;
        }

        @Override
        public String getFilename() {
            return script.name();
        }

        @Override
        public String getRelativePath() {
            return script.name();
        }
    }
}
