package pl.sos.contracts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.kernel.Language;
import pl.sos.page.Pdf;
import pl.sos.page.Times;

/** Contracts and annexes as Polish documents to sign. */
@Component
public class ContractPrints {
    private final TermSheets sheets;
    private final Pdf pdf;
    private final Clock clock;

    ContractPrints(TermSheets sheets, Pdf pdf, Clock clock) {
        this.sheets = sheets;
        this.pdf = pdf;
        this.clock = clock;
    }

    /** What a printed contract says. */
    public record Print(
            Contract contract,
            Client client,
            TermsVersion version,
            List<TermSheet.Line> lines,
            List<TermSheet.Change> changes,
            Optional<String> lastDay,
            String from,
            String printedOn) {
        /** The groups that have lines, in order. */
        public List<TermGroup> groups() {
            return Arrays.stream(TermGroup.values())
                    .filter(group -> !lines(group).isEmpty())
                    .toList();
        }

        public List<TermSheet.Line> lines(TermGroup group) {
            return lines.stream().filter(line -> line.group() == group).toList();
        }

        public Parties parties() {
            return version.terms().parties();
        }
    }

    /** The contract with the terms of a day. */
    public byte[] contract(Contract contract, Client client, LocalDate day) {
        return pdf.print(
                "contracts/print/contract",
                Map.of("print", print(contract, client, contract.versionOn(day), List.of())));
    }

    /**
     * The annex from a day on: what it changes, nothing else.
     *
     * @return empty when no annex begins on that day
     */
    public Optional<byte[]> annex(Contract contract, Client client, LocalDate from) {
        var versions = contract.versions();
        for (int i = 1; i < versions.size(); i++) {
            TermsVersion version = versions.get(i);
            if (version.from().equals(from) && version.annex().isPresent()) {
                var changes = sheets.of(version.terms(), client.id(), Language.PL)
                        .changesSince(sheets.of(versions.get(i - 1).terms(), client.id(), Language.PL));
                return Optional.of(
                        pdf.print("contracts/print/annex", Map.of("print", print(contract, client, version, changes))));
            }
        }
        return Optional.empty();
    }

    private Print print(Contract contract, Client client, TermsVersion version, List<TermSheet.Change> changes) {
        var times = new Times(Language.PL, clock);
        var today = Times.today(clock);
        return new Print(
                contract,
                client,
                version,
                sheets.of(version.terms(), client.id(), Language.PL).lines(),
                changes,
                contract.lastDay(today).map(times::date),
                times.date(version.annex().isPresent() ? version.from() : contract.from()),
                times.date(today));
    }
}
