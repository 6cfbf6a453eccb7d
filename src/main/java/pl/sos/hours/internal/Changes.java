package pl.sos.hours.internal;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What a book gained since it was read; all of it is stored in one transaction or none. */
public record Changes(List<Period> periods, List<YearMonth> turns, List<Lot> lots, List<Transfer> transfers) {
    Changes() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
