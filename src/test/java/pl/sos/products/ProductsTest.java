package pl.sos.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;

@SosTest
class ProductsTest {
    @Autowired
    Products products;

    @BeforeEach
    void empty() {
        TestDatabase.reset();
        Scope.asSystem(() -> {
            products.addProduct("meritum", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            products.addApplication("MERITUM", NewApplication.of("cz_zw", " Czynsze ", "fk"));
        });
    }

    @Test
    void keepsApplicationsInTheirOrderWithWhatTheyNeed() {
        var all = Scope.asStaff(() -> products.products());
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().applications()).extracting(Application::code).containsExactly("FK", "CZ_ZW");
        assertThat(products.application("Cz_Zw"))
                .contains(new Application(
                        "CZ_ZW", "MERITUM", "Czynsze", Optional.empty(), Optional.empty(), List.of("FK")));
        assertThat(products.withWhatTheyNeed(List.of("CZ_ZW"))).containsExactly("CZ_ZW", "FK");
    }

    @Test
    void aClientReadsTheCatalogueToo() {
        assertThat(Scope.asClient(UUID.randomUUID(), UUID.randomUUID(), () -> products.applications()))
                .hasSize(2);
    }

    @Test
    void refusesWhatCannotBe() {
        Scope.asStaff(() -> {
            assertThat(products.addProduct("MERITUM", "Again"))
                    .isEqualTo(new ProductChange.CodeTaken("MERITUM", "MERITUM"));
            assertThat(products.addProduct("czynsze ż", "x")).isInstanceOf(ProductChange.BadCode.class);
            assertThat(products.addProduct("OTHER", " ")).isInstanceOf(ProductChange.BadName.class);
            assertThat(products.addApplication("NONE", NewApplication.of("A", "A")))
                    .isEqualTo(new ProductChange.UnknownProduct("NONE"));
            assertThat(products.addApplication("MERITUM", NewApplication.of("FK", "Again")))
                    .isEqualTo(new ProductChange.CodeTaken("FK", "MERITUM"));
            assertThat(products.addApplication("MERITUM", NewApplication.of("KASA", "Kasa", "BANK")))
                    .isEqualTo(new ProductChange.UnknownApplication("BANK"));
            assertThat(products.changeApplication(NewApplication.of("FK", "Finanse", "CZ_ZW")))
                    .isEqualTo(new ProductChange.Circle(List.of("FK", "CZ_ZW", "FK")));
        });
        assertThat(products.catalogue()).containsOnlyKeys("FK", "CZ_ZW");
    }

    @Test
    void aChangeIsSeenAtOnce() {
        assertThat(products.catalogue().get("FK").name()).isEqualTo("Finanse i Księgowość");
        Scope.asStaff(() -> products.changeApplication(NewApplication.of("FK", "Finanse")));
        assertThat(products.catalogue().get("FK").name()).isEqualTo("Finanse");
    }
}
