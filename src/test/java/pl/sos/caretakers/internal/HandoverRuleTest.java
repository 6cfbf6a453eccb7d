package pl.sos.caretakers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Readiness.Card;
import pl.sos.caretakers.internal.HandoverRule.Verdict;
import pl.sos.caretakers.internal.HandoverRule.Who;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Each side speaks for itself; a coordinator only for a giver who cannot. */
class HandoverRuleTest {
    private static final PersonId ANNA = PersonId.next();
    private static final PersonId PIOTR = PersonId.next();
    private static final PersonId EWA = PersonId.next();
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Card READ = new Card(2, 2);
    private static final Card UNREAD = new Card(2, 1);
    private static final Card NONE = new Card(0, 0);

    /** Who confirms, may she coordinate, is the giver there, things left, card, verdict. Anna gives, Piotr takes. */
    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(ANNA, false, true, 0, UNREAD, new Verdict.Gives()),
                Arguments.of(PIOTR, false, true, 0, READ, new Verdict.Takes()),
                Arguments.of(PIOTR, false, true, 0, NONE, new Verdict.Takes()),
                Arguments.of(PIOTR, false, true, 0, UNREAD, new Verdict.CardUnread(2)),
                Arguments.of(PIOTR, false, true, 3, READ, new Verdict.ListOpen(3)),
                Arguments.of(ANNA, false, true, 1, READ, new Verdict.ListOpen(1)),
                Arguments.of(EWA, false, true, 0, READ, new Verdict.NotYours()),
                Arguments.of(EWA, true, true, 0, READ, new Verdict.NotYours()),
                Arguments.of(EWA, true, false, 0, READ, new Verdict.Gives()),
                Arguments.of(EWA, false, false, 0, READ, new Verdict.NotYours()),
                Arguments.of(PIOTR, true, false, 0, READ, new Verdict.Takes()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void judges(PersonId who, boolean coordinates, boolean giverThere, int left, Card card, Verdict verdict) {
        assertThat(HandoverRule.confirm(handover(left, false), new Who(who, coordinates), giverThere, card))
                .isEqualTo(verdict);
        assertThat(HandoverRule.confirm(handover(left, true), new Who(who, coordinates), giverThere, card))
                .isEqualTo(new Verdict.Closed());
    }

    private static Handover handover(int left, boolean cancelled) {
        var items = Stream.iterate(1, position -> position + 1)
                .limit(5)
                .map(position -> new Handover.Item(
                        position,
                        Optional.empty(),
                        Optional.of("thing"),
                        position <= left ? Optional.empty() : Optional.of(NOW),
                        Optional.empty()))
                .toList();
        return new Handover(
                UUID.randomUUID(),
                ClientId.next(),
                ANNA,
                PIOTR,
                List.of(),
                LocalDate.of(2026, 12, 1),
                NOW,
                Optional.empty(),
                items,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cancelled ? Optional.of(new Handover.Cancelled(NOW, Optional.empty(), "")) : Optional.empty());
    }
}
