package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import pl.sos.calendars.Deadlines;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.kernel.PersonId;

/**
 * Who answers for a client: the caretaker, else the deputies named for this client in their order, else the general
 * substitutes of those who were asked so far, in the order in which these were asked. Everybody is asked once, so that
 * two who stand in for each other do not send a client round in a circle.
 */
public final class Substitution {
    /** A calendar that opens so seldom, or a person away for so long, is not followed further. */
    private static final int MOST_ABSENCES_IN_A_ROW = 1000;

    private Substitution() {}

    public static LooksAfter answer(Appointment appointment, Roster roster, Deadlines workingTime, Instant at) {
        var named = new ArrayList<PersonId>();
        named.add(appointment.primary());
        named.addAll(appointment.deputies());
        var asked = new LinkedHashSet<>(named);
        var present = firstPresent(named, roster, at);
        if (present.isEmpty()) {
            present = askSubstitutes(asked, roster, at);
        }
        var caretaker = appointment.primary();
        return new LooksAfter(
                caretaker,
                present,
                List.copyOf(asked),
                present.flatMap(person -> presentUntil(person, roster, workingTime, at)),
                roster.isAway(caretaker, at) && !roster.isGone(caretaker)
                        ? backOn(caretaker, roster, workingTime, at)
                        : Optional.empty());
    }

    /** Whether one person can be reached; a person who left is away for good, told as the end of the known calendar. */
    public static Presence presence(PersonId person, Roster roster, Deadlines workingTime, Instant at) {
        if (roster.isAway(person, at)) {
            return new Presence.Away(backOn(person, roster, workingTime, at).orElse(Deadlines.LATEST));
        }
        return presentUntil(person, roster, workingTime, at)
                .<Presence>map(Presence.Present::new)
                .orElseGet(() -> new Presence.OutsideWorkingTime(
                        backOn(person, roster, workingTime, at).orElse(Deadlines.LATEST)));
    }

    /** Those who are not away; where all are, the first who stands in for one of them; empty when there is nobody. */
    public static List<PersonId> atHand(List<PersonId> asked, Roster roster, Instant at) {
        var here = asked.stream().filter(person -> !roster.isAway(person, at)).toList();
        return here.isEmpty()
                ? askSubstitutes(new LinkedHashSet<>(asked), roster, at).stream()
                        .toList()
                : here;
    }

    private static Optional<PersonId> firstPresent(List<PersonId> people, Roster roster, Instant at) {
        return people.stream().filter(person -> !roster.isAway(person, at)).findFirst();
    }

    /** Adds to {@code asked} everybody it asks, up to and with the first who is there. */
    private static Optional<PersonId> askSubstitutes(SequencedSet<PersonId> asked, Roster roster, Instant at) {
        var open = new ArrayList<>(asked);
        for (int i = 0; i < open.size(); i++) {
            for (PersonId substitute : roster.substitutesOf(open.get(i))) {
                if (asked.add(substitute)) {
                    if (!roster.isAway(substitute, at)) {
                        return Optional.of(substitute);
                    }
                    open.add(substitute);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> presentUntil(PersonId person, Roster roster, Deadlines workingTime, Instant at) {
        return workingTime
                .openUntil(at)
                .map(closes -> roster.nextAbsence(person, at)
                        .filter(leaves -> leaves.isBefore(closes))
                        .orElse(closes));
    }

    /** The first working instant at which he is there again; empty when none is known. */
    private static Optional<Instant> backOn(PersonId person, Roster roster, Deadlines workingTime, Instant at) {
        if (roster.isGone(person)) {
            return Optional.empty();
        }
        Instant moment = at;
        for (int i = 0; i < MOST_ABSENCES_IN_A_ROW; i++) {
            Instant free = roster.endOfAbsence(person, moment);
            if (!free.isBefore(Deadlines.LATEST)) {
                return Optional.empty();
            }
            moment = workingTime.nextOpening(free);
            if (!roster.isAway(person, moment)) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }
}
