package pl.sos.caretakers.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.HandledWork.Handled;
import pl.sos.caretakers.Proposal;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.page.Sentences;

/**
 * Who would look after a client best. Out of 100 points: competence 60, load 25, history 15. The last two count only in
 * the measure in which he knows the scope: somebody who knows nothing of it does not become fit by having time.
 */
public final class BestFit {
    static final double COMPETENCE = 60;
    static final double LOAD = 25;
    static final double HISTORY = 15;

    /** So many tickets weigh as much as one more client to look after. */
    private static final double TICKETS_A_CLIENT = 4;

    private static final int HANDLED_ENOUGH = 10;

    private BestFit() {}

    /**
     * What is known of somebody who could be the caretaker.
     *
     * @param clients how many others he looks after
     * @param deputyHere he is this client's deputy now
     * @param caretakerBefore he was this client's caretaker
     */
    public record Candidate(
            PersonId person,
            String name,
            Competence competence,
            int clients,
            Handled handled,
            boolean deputyHere,
            boolean caretakerBefore) {}

    /** The best first; among equals by name. */
    public static List<Proposal> rank(Collection<String> scope, List<Candidate> candidates) {
        double heaviest = candidates.stream().mapToDouble(BestFit::load).max().orElse(0);
        return candidates.stream()
                .map(one -> proposal(scope, one, heaviest))
                .sorted(Comparator.comparingInt(Proposal::points)
                        .reversed()
                        .thenComparing(Proposal::name)
                        .thenComparing(one -> one.person().toString()))
                .toList();
    }

    private static Proposal proposal(Collection<String> scope, Candidate one, double heaviest) {
        int covered = 0;
        double known = 0;
        for (String application : scope) {
            boolean both = true;
            for (Side side : Side.values()) {
                var level = one.competence().level(application, side);
                known += weight(level);
                both &= level.suffices();
            }
            covered += both ? 1 : 0;
        }
        double competence = scope.isEmpty() ? 1 : known / (scope.size() * Side.values().length);
        double free = heaviest == 0 ? 1 : 1 - load(one) / heaviest;
        double history = Math.min(one.handled().solvedHere(), HANDLED_ENOUGH) / (double) HANDLED_ENOUGH * 0.5
                + (one.deputyHere() ? 0.35 : 0)
                + (one.caretakerBefore() ? 0.15 : 0);
        int points = (int) Math.round(competence * (COMPETENCE + LOAD * free + HISTORY * history));
        return new Proposal(one.person(), one.name(), points, covered, scope.size(), why(scope, one, covered));
    }

    /** An expert is worth a little more than one who works on his own; who knows the basics is half way. */
    private static double weight(Level level) {
        return switch (level) {
            case NONE -> 0;
            case BASIC -> 0.4;
            case INDEPENDENT -> 0.9;
            case EXPERT -> 1;
        };
    }

    private static double load(Candidate one) {
        return one.clients() + one.handled().open() / TICKETS_A_CLIENT;
    }

    private static List<Sentence> why(Collection<String> scope, Candidate one, int covered) {
        var why = new ArrayList<Optional<Sentence>>();
        why.add(
                scope.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                covered == scope.size()
                                        ? Sentences.of("caretakers.fit.covers-all", scope.size())
                                        : Sentences.of("caretakers.fit.covers", covered, scope.size())));
        why.add(Optional.of(Sentences.of(
                "caretakers.fit.load",
                one.clients() == 0
                        ? Sentences.of("caretakers.fit.no-clients")
                        : Sentences.counted("caretakers.fit.clients", one.clients()),
                one.handled().open() == 0
                        ? Sentences.of("caretakers.fit.no-open")
                        : Sentences.counted("caretakers.fit.open", one.handled().open()))));
        why.add(
                one.handled().solvedHere() == 0
                        ? Optional.empty()
                        : Optional.of(Sentences.counted(
                                "caretakers.fit.solved", one.handled().solvedHere())));
        why.add(one.deputyHere() ? Optional.of(Sentences.of("caretakers.fit.deputy")) : Optional.empty());
        why.add(one.caretakerBefore() ? Optional.of(Sentences.of("caretakers.fit.before")) : Optional.empty());
        return why.stream().flatMap(Optional::stream).toList();
    }
}
