package pl.sos.desk.clients;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.Handover;
import pl.sos.kernel.PersonId;

/**
 * Who looks after a client as somebody saw it when he opened the form; the form carries it along, so that what another
 * person changed meanwhile is noticed.
 *
 * @param deputies in order
 * @param passingTo who takes the client over, while a handover is under way
 */
record CareSeen(Optional<PersonId> caretaker, List<PersonId> deputies, Optional<PersonId> passingTo) {
    static CareSeen of(Optional<Appointment> holds, Optional<Handover> open) {
        return new CareSeen(
                holds.map(Appointment::primary),
                holds.map(Appointment::deputies).orElse(List.of()),
                open.map(Handover::to));
    }

    /** Of what {@link #text} wrote; empty for what is nothing of the kind. */
    static Optional<CareSeen> read(String text) {
        String[] parts = text.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new CareSeen(
                            person(parts[0]),
                            Arrays.stream(parts[1].split(","))
                                    .filter(one -> !one.isEmpty())
                                    .map(PersonId::of)
                                    .toList(),
                            person(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }

    /** Everybody whom it names. */
    Stream<PersonId> people() {
        return Stream.of(caretaker.stream(), deputies.stream(), passingTo.stream())
                .flatMap(ids -> ids);
    }

    String text() {
        return caretaker.map(PersonId::toString).orElse("") + "/"
                + deputies.stream().map(PersonId::toString).collect(Collectors.joining(","))
                + "/" + passingTo.map(PersonId::toString).orElse("");
    }

    private static Optional<PersonId> person(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(PersonId.of(text));
    }
}
