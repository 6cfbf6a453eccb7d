package pl.sos.products.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final Map<String, Set<String>> KNOWN =
            Map.of("EKL", Set.of("IOL"), "IOL", Set.of("CZ_ZW"), "CZ_ZW", Set.of("FK"), "KASA", Set.of("CZ_ZW"));

    @Test
    void findsNoCircleWhereThereIsNone() {
        assertThat(Dependencies.circle(KNOWN, "KASA", List.of("CZ_ZW", "FK"))).isEmpty();
        assertThat(Dependencies.circle(KNOWN, "NEW", List.of("EKL"))).isEmpty();
        assertThat(Dependencies.circle(KNOWN, "FK", List.of())).isEmpty();
    }

    @Test
    void namesTheShortestWayRound() {
        assertThat(Dependencies.circle(KNOWN, "FK", List.of("EKL"))).containsExactly("FK", "EKL", "IOL", "CZ_ZW", "FK");
        assertThat(Dependencies.circle(KNOWN, "FK", List.of("EKL", "CZ_ZW"))).containsExactly("FK", "CZ_ZW", "FK");
        assertThat(Dependencies.circle(KNOWN, "FK", List.of("FK"))).containsExactly("FK", "FK");
    }

    @Test
    void endsInACircleThatIsThereAlready() {
        var broken = Map.of("A", Set.of("B"), "B", Set.of("A"));
        assertThat(Dependencies.circle(broken, "C", List.of("A"))).isEmpty();
        assertThat(Dependencies.closure(broken, List.of("A"))).containsExactly("A", "B");
    }

    @Test
    void gathersEverythingBeneath() {
        assertThat(Dependencies.closure(KNOWN, List.of("EKL"))).containsExactly("EKL", "IOL", "CZ_ZW", "FK");
        assertThat(Dependencies.closure(KNOWN, List.of())).isEmpty();
    }
}
