package pl.sos.caretakers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.sos.caretakers.HandledWork.Handled;
import pl.sos.caretakers.Proposal;
import pl.sos.caretakers.ReadinessTest;
import pl.sos.caretakers.internal.BestFit.Candidate;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** Competence decides, load divides those who know the same, history those who have the same on their desks. */
class BestFitTest {
    private static final Set<String> SCOPE = Set.of("FK", "BANK");

    @Test
    void whoKnowsTheScopeComesBeforeWhoHasTime() {
        assertThat(names(
                        candidate("Idle", "", 0, 0, 0, false, false),
                        candidate("Knows", "FK 2/2 BANK 2/2", 9, 20, 0, false, false)))
                .containsExactly("Knows", "Idle");
    }

    @Test
    void amongThoseWhoKnowTheSameTheLessLoadedComesFirst() {
        assertThat(names(
                        candidate("Busy", "FK 2/2 BANK 2/2", 8, 12, 0, false, false),
                        candidate("Free", "FK 2/2 BANK 2/2", 3, 2, 0, false, false)))
                .containsExactly("Free", "Busy");
    }

    @Test
    void amongThoseWithTheSameLoadHistoryDecides() {
        assertThat(names(
                        candidate("Stranger", "FK 2/2 BANK 2/2", 4, 4, 0, false, false),
                        candidate("Solved", "FK 2/2 BANK 2/2", 4, 4, 6, false, false),
                        candidate("Deputy", "FK 2/2 BANK 2/2", 4, 4, 6, true, false)))
                .containsExactly("Deputy", "Solved", "Stranger");
    }

    @Test
    void explainsItselfInWords() {
        var proposal = BestFit.rank(SCOPE, List.of(candidate("Anna Nowak", "FK 3/2 BANK 2/1", 5, 3, 12, true, false)))
                .getFirst();
        assertThat(proposal.covered()).isEqualTo(1);
        assertThat(proposal.why().stream().map(one -> one.in(Language.PL)))
                .containsExactly(
                        "zna 1 z 2 aplikacji z umowy po obu stronach",
                        "opiekuje się 5 innymi klientami, 3 otwarte zgłoszenia",
                        "12 spraw tego klienta zakończonych w ostatnim roku",
                        "jest zastępcą u tego klienta");
    }

    @Test
    void moreOfAnythingGoodNeverCostsPoints() {
        Seeded.cases(2000, random -> {
            int clients = random.between(0, 9);
            int open = random.between(0, 19);
            int solved = random.between(0, 14);
            boolean deputy = random.chance(50);
            int level = random.between(0, 2);
            var before =
                    candidate("A", "FK " + level + "/" + level + " BANK 1/1", clients, open, solved, deputy, false);
            var better = candidate(
                    "A", "FK " + (level + 1) + "/" + level + " BANK 1/1", clients, open, solved + 1, true, false);
            var other = candidate("B", "", 10, 40, 0, false, false);
            int points = points(before, other);
            assertThat(points(better, other)).isGreaterThanOrEqualTo(points);
            assertThat(points).isBetween(0, 100);
        });
    }

    private static int points(Candidate one, Candidate other) {
        return BestFit.rank(SCOPE, List.of(one, other)).stream()
                .filter(proposal -> proposal.person().equals(one.person()))
                .findFirst()
                .map(Proposal::points)
                .orElseThrow();
    }

    private static List<String> names(Candidate... candidates) {
        var names = new ArrayList<String>();
        BestFit.rank(SCOPE, List.of(candidates)).forEach(one -> names.add(one.name()));
        return names;
    }

    private static Candidate candidate(
            String name, String known, int clients, int open, int solved, boolean deputy, boolean before) {
        return new Candidate(
                PersonId.next(),
                name,
                ReadinessTest.competence(known),
                clients,
                new Handled(open, solved),
                deputy,
                before);
    }
}
