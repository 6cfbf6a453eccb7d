package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** Proposing estimates as a program. */
class EstimatesApiTest extends HouseStory {
    @Test
    void aProgramProposesAndReadsButNobodyAcceptsByIt() {
        var number = house.report(people.maria(), Category.ANALYSIS, "Zestawienie", "Prosimy.");
        var at = "/api/v1/tickets/" + number + "/estimates";
        var program = accounts.program(people.anna());
        var wish = "{\"minutes\":420,\"kind\":\"ANALYSIS\",\"what\":\"Zestawienie\"}";

        assertThat(program.postJson(at, wish).body()).contains("nobody-decides");
        accounts.contact(people.zorza(), Role.DECISION_MAKER);
        var made = program.postJson(at, wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.body())
                .contains("\"packageMinutes\":360", "\"beyondMinutes\":60", "\"amount\":\"190.00\"", "\"PROPOSED\"");
        assertThat(program.postJson(at, "{\"minutes\":0,\"kind\":\"ANALYSIS\",\"what\":\"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(accounts.program(people.maria()).get(at).body()).contains("\"PROPOSED\"");
        assertThat(accounts.program(people.maria()).postJson(at, wish).status()).isEqualTo(404);
        assertThat(accounts.program(people.kontakt()).get(at).status()).isEqualTo(404);
    }
}
