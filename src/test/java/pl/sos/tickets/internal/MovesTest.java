package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.tickets.TicketStatus.CLOSED;
import static pl.sos.tickets.TicketStatus.NEW;
import static pl.sos.tickets.TicketStatus.OPEN;
import static pl.sos.tickets.TicketStatus.RESOLVED;
import static pl.sos.tickets.TicketStatus.WAITING_FOR_CLIENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.sos.tickets.TicketStatus;

class MovesTest {
    @ParameterizedTest
    @EnumSource
    void nothingBecomesNewOrWhatItIs(TicketStatus from) {
        for (boolean ours : new boolean[] {true, false}) {
            assertThat(Moves.from(from, ours)).doesNotContain(NEW, from).doesNotHaveDuplicates();
        }
    }

    @Test
    void ourPeopleMoveByTheTable() {
        assertThat(Moves.from(NEW, true)).containsExactly(OPEN, WAITING_FOR_CLIENT, RESOLVED, CLOSED);
        assertThat(Moves.from(OPEN, true)).containsExactly(WAITING_FOR_CLIENT, RESOLVED, CLOSED);
        assertThat(Moves.from(WAITING_FOR_CLIENT, true)).containsExactly(OPEN, RESOLVED, CLOSED);
        assertThat(Moves.from(RESOLVED, true)).containsExactly(OPEN, CLOSED);
        assertThat(Moves.from(CLOSED, true)).containsExactly(OPEN);
    }

    @Test
    void aClientWithdrawsConfirmsOrSaysThatItDoesNotWork() {
        assertThat(Moves.from(NEW, false)).containsExactly(CLOSED);
        assertThat(Moves.from(OPEN, false)).containsExactly(CLOSED);
        assertThat(Moves.from(WAITING_FOR_CLIENT, false)).containsExactly(CLOSED);
        assertThat(Moves.from(RESOLVED, false)).containsExactly(OPEN, CLOSED);
        assertThat(Moves.from(CLOSED, false)).containsExactly(OPEN);
    }

    @Test
    void onlyOurPeopleMustSayWhyItIsOver() {
        assertThat(Moves.needsNote(OPEN, RESOLVED, true)).isTrue();
        assertThat(Moves.needsNote(WAITING_FOR_CLIENT, CLOSED, true)).isTrue();
        assertThat(Moves.needsNote(RESOLVED, CLOSED, true)).isFalse();
        assertThat(Moves.needsNote(OPEN, WAITING_FOR_CLIENT, true)).isFalse();
        assertThat(Moves.needsNote(OPEN, CLOSED, false)).isFalse();
    }
}
