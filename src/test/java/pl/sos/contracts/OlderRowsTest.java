package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** Contracts that were written down before a condition had its name. */
@SosTest
class OlderRowsTest {
    private static final String OLD = """
            {"defaultLevel": {"reaction": {"amount": "PT24H", "counting": "CLOCK"}}, "levels": {}, "calendar": "pl-8-16",
             "channels": ["PORTAL", "PHONE"], "includedMinutes": 210, "clauses": {"SCOPE": "§ 9"}}
            """;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    private ClientId zorza;

    @BeforeEach
    void twoContracts() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "FK"));
            zorza = ((CreateClientResult.Created) clients.create(CreateClient.of("SM Zorza", "7811767696")))
                    .client()
                    .id();
            contracts.sellLicence(new LicenceSale(zorza, Set.of("FK"), LocalDate.parse("2026-11-03"), false));
        });
    }

    @Test
    void whatARowLeavesOutIsTheOffers() throws SQLException {
        write("{}");
        var terms = only().versions().getFirst().terms();
        assertThat(terms).isEqualTo(OfferDefaults.terms(Set.of("FK")));
    }

    @Test
    void theNumberOfHoursBecomesAPackageByTheMigration() throws SQLException, IOException {
        write(OLD);
        String migration = Files.readString(
                Path.of("src/main/resources/db/migration/contracts/V2__terms_in_full.sql"), StandardCharsets.UTF_8);
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(migration.substring(0, migration.indexOf("alter table")));
        }
        var terms = only().versions().getFirst().terms();
        assertThat(terms.hours())
                .isEqualTo(HoursPackage.monthly(Minutes.of(210)).withOverage(OverageRule.REFUSE));
        assertThat(terms.work()).isEqualTo(OfferDefaults.WORK);
        assertThat(terms.channels()).hasSize(2);
        assertThat(terms.clause(Clause.SCOPE)).contains("§ 9");
        assertThat(terms.updates().included()).isFalse();
        assertThat(terms.visits().databaseReviews()).isZero();
        assertThat(terms.ending()).isEqualTo(OfferDefaults.ENDING);
    }

    private Contract only() {
        return Scope.asStaff(() -> contracts.of(zorza).getFirst());
    }

    private static void write(String conditions) throws SQLException {
        try (var statement = TestDatabase.get()
                .superuser()
                .prepareStatement("update contracts.terms_version set conditions = ?::jsonb")) {
            statement.setString(1, conditions);
            statement.executeUpdate();
        }
    }
}
