package pl.sos.ground.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pl.sos.ground.Endpoint;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** A PostgreSQL of one's own: checks that it will do and makes the application's role. */
public final class ExternalPostgres {
    private static final int OLDEST = 15;

    private ExternalPostgres() {}

    public static Endpoint prepare(Settings.External settings) {
        var owner = new Endpoint.Login(settings.user(), settings.password());
        String password = settings.appPassword();
        var app = new Endpoint.Login(
                settings.appUser(), password == null ? derived(settings.password(), settings.appUser()) : password);
        try (Connection connection = Connections.open(settings.url(), owner)) {
            refuseTooOld(connection.getMetaData().getDatabaseMajorVersion());
            if (app.user().equals(owner.user())) {
                throw Refusal.usage("ground.database.app-is-owner", app.user());
            }
            ensureRole(connection, app);
            refuseTooMighty(connection, app.user());
        } catch (SQLException e) {
            throw refusal(settings, e);
        }
        return new Endpoint(settings.url(), owner, app);
    }

    /** @param version the first number of the server's, such as 15 of 15.8 */
    static void refuseTooOld(int version) {
        if (version < OLDEST) {
            throw Refusal.environment("ground.database.old", version, OLDEST);
        }
    }

    private static void ensureRole(Connection connection, Endpoint.Login app) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, app.user());
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create role " + statement.enquoteIdentifier(app.user(), true)
                    + " login nosuperuser nobypassrls nocreatedb nocreaterole password "
                    + statement.enquoteLiteral(app.password()));
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw Refusal.environment("ground.database.role.forbidden", app.user())
                        .because(e);
            }
            throw e;
        }
    }

    private static void refuseTooMighty(Connection connection, String app) throws SQLException {
        String sql = """
                select r.rolsuper or r.rolbypassrls
                       or exists (select 1 from pg_namespace n where n.nspowner = r.oid)
                       or exists (select 1 from pg_class c where c.relowner = r.oid)
                       or exists (select 1 from pg_database d where d.datname = current_database() and d.datdba = r.oid)
                       or pg_has_role(r.oid, (select oid from pg_roles where rolname = current_user), 'member')
                from pg_roles r where r.rolname = ?
                """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, app);
            var row = query.executeQuery();
            if (row.next() && row.getBoolean(1)) {
                throw Refusal.environment("ground.database.role.mighty", app);
            }
        }
    }

    /** What the failure to connect means to the person who gave the address. */
    static Refusal refusal(Settings.External settings, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String url = settings.url().replaceFirst("\\?.*", "");
        if (state.startsWith("28")) {
            return Refusal.environment("ground.database.password", settings.user(), url)
                    .because(failure);
        }
        if (state.equals("3D000")) {
            return Refusal.environment("ground.database.missing", url).because(failure);
        }
        if (state.startsWith("08")) {
            return Refusal.environment("ground.database.unreachable", url).because(failure);
        }
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return Refusal.environment("ground.database.failed", url, first).because(failure);
    }

    /** The owner's password decides the application's, so that every node finds the same without being told. */
    static String derived(String ownerPassword, String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("sos role " + user).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
