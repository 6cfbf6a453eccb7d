package pl.sos.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import pl.sos.contracts.Contract;
import pl.sos.kernel.TicketId;

/**
 * What was reported between two contracts.
 *
 * @param first and {@code last}: the days of the gap; first after last where there is none
 */
public record GapView(Contract contract, Contract former, LocalDate first, LocalDate last, List<Row> rows) {
    /** @param attached to the renewed contract already */
    public record Row(TicketId id, String number, String subject, Instant reportedAt, boolean attached) {}

    public boolean open() {
        return rows.stream().anyMatch(row -> !row.attached());
    }
}
