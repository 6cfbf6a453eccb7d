package pl.sos.contracts.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.Contracts;
import pl.sos.page.Page;
import pl.sos.page.PaletteEntry;
import pl.sos.page.PaletteSource;
import pl.sos.page.Times;

/** Contracts by number or by their client's name. */
@Component
@Order(2)
class ContractPalette implements PaletteSource {
    private static final int SHOWN = 5;
    private static final int SHORTEST = 2;

    private final Contracts contracts;
    private final Clock clock;

    ContractPalette(Contracts contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public List<PaletteEntry> find(String query, Page page) {
        if (query.length() < SHORTEST || !page.staff()) {
            return List.of();
        }
        var filter = new ContractFilter(
                query,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.ofInstant(clock.instant(), Times.ZONE));
        return contracts.list(filter, Optional.empty(), SHOWN).items().stream()
                .map(row -> new PaletteEntry(
                        "contract",
                        "file-certificate",
                        page.t("contracts.contract", row.number()),
                        row.clientName() + " · " + page.t("contracts.state", row.state()),
                        "/contracts/" + row.slug()))
                .toList();
    }
}
