package pl.sos.ground.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.sos.ground.Database;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.TestDatabase;

/** The tests' server in the part of somebody's own. */
class ExternalPostgresTest {
    @TempDir
    Path data;

    private final Connection superuser = TestDatabase.get().superuser();

    @BeforeEach
    void createDatabase() throws SQLException {
        dropDatabase();
        execute("create role ext_owner login createrole password 'correct horse'");
        execute("create database ext owner ext_owner");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        execute("drop database if exists ext with (force)");
        execute("drop role if exists ext_app");
        execute("drop role if exists ext_owner");
    }

    @Test
    void makesTheApplicationsRoleAndAllSchemas() throws SQLException {
        for (int start = 0; start < 2; start++) {
            try (Database database = Database.start(
                            settings("ext_owner", "correct horse", "ext_app", null), Database.Use.SERVE);
                    Connection app = database.asApp();
                    var statement = app.createStatement()) {
                assertThat(statement.executeQuery("select ground.sees_all()").next())
                        .isTrue();
                assertThat(app.getMetaData().getUserName()).isEqualTo("ext_app");
            }
        }
    }

    @Test
    void refusesARoleThatRowSecurityDoesNotHold() throws SQLException {
        execute("create role ext_app login bypassrls password 'secret'");
        refused("ext_app", settings("ext_owner", "correct horse", "ext_app", "secret"));
    }

    @Test
    void refusesTheOwnerAsTheApplication() {
        refused("ext_owner", settings("ext_owner", "correct horse", "ext_owner", null));
    }

    @Test
    void saysThatThePasswordIsWrong() {
        refused("SOS_DB_PASSWORD", settings("ext_owner", "wrong", "ext_app", null));
    }

    @Test
    void saysThatNobodyAnswers() {
        var nobody = new Settings.External("jdbc:postgresql://127.0.0.1:1/ext", "o", "p", "ext_app", null);
        refused("127.0.0.1:1", settings(nobody));
    }

    @Test
    void refusesAServerThatIsTooOld() {
        assertThatThrownBy(() -> ExternalPostgres.refuseTooOld(14)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(Refusal.ENVIRONMENT);
            assertThat(refusal.sentence(Locale.ENGLISH)).contains("PostgreSQL 14", "15");
            assertThat(refusal.sentence(Locale.of("pl"))).contains("PostgreSQL 14", "15");
        });
        ExternalPostgres.refuseTooOld(15);
        ExternalPostgres.refuseTooOld(18);
    }

    @Test
    void theDerivedPasswordIsTheSameOnEveryNode() {
        assertThat(ExternalPostgres.derived("a", "sos_app"))
                .isEqualTo(ExternalPostgres.derived("a", "sos_app"))
                .isNotEqualTo(ExternalPostgres.derived("b", "sos_app"));
    }

    private static void refused(String named, Settings settings) {
        try (Database database = Database.start(settings, Database.Use.SERVE)) {
            assertThatThrownBy(database::await)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.sentence(Locale.ENGLISH))
                                    .contains(named)
                                    .doesNotContain("\n"));
        }
    }

    private Settings settings(String user, String password, String appUser, @Nullable String appPassword) {
        String url = TestDatabase.get().database().endpoint().url().replace("/sos?", "/ext?");
        return settings(new Settings.External(url, user, password, appUser, appPassword));
    }

    private Settings settings(Settings.External external) {
        return new Settings(data, 0, null, URI.create("http://localhost"), false, null, external, null);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
