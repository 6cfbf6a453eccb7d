package pl.sos.contracts.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractPrints;
import pl.sos.contracts.Contracts;
import pl.sos.identity.SignedIn;
import pl.sos.page.Times;

/** Contracts and annexes as PDF, for staff and for the client whose they are. */
@Controller
class PrintPages {
    private final Contracts contracts;
    private final Clients clients;
    private final ContractPrints prints;
    private final Clock clock;

    PrintPages(Contracts contracts, Clients clients, ContractPrints prints, Clock clock) {
        this.contracts = contracts;
        this.clients = clients;
        this.prints = prints;
        this.clock = clock;
    }

    @GetMapping("/contracts/{number}/print.pdf")
    ResponseEntity<byte[]> contract(@PathVariable String number) {
        return contract(contracts.byNumber(number));
    }

    @GetMapping("/contracts/{number}/annexes/{from}.pdf")
    ResponseEntity<byte[]> annex(@PathVariable String number, @PathVariable String from) {
        return annex(contracts.byNumber(number), from);
    }

    @GetMapping("/portal/contract/{number}/print.pdf")
    ResponseEntity<byte[]> ownContract(@PathVariable String number, SignedIn me) {
        return contract(own(number, me));
    }

    @GetMapping("/portal/contract/{number}/annexes/{from}.pdf")
    ResponseEntity<byte[]> ownAnnex(@PathVariable String number, @PathVariable String from, SignedIn me) {
        return annex(own(number, me), from);
    }

    private Optional<Contract> own(String number, SignedIn me) {
        return contracts
                .byNumber(number)
                .filter(contract -> me.person().client().equals(Optional.of(contract.client())));
    }

    private ResponseEntity<byte[]> contract(Optional<Contract> found) {
        Contract contract = found.orElseThrow(PrintPages::notThere);
        var today = Times.today(clock);
        return file(prints.contract(contract, client(contract), today), "umowa-" + contract.slug() + ".pdf");
    }

    private ResponseEntity<byte[]> annex(Optional<Contract> found, String from) {
        Contract contract = found.orElseThrow(PrintPages::notThere);
        byte[] pdf = date(from)
                .flatMap(day -> prints.annex(contract, client(contract), day))
                .orElseThrow(PrintPages::notThere);
        return file(pdf, "aneks-" + contract.slug() + "-" + from + ".pdf");
    }

    private Client client(Contract contract) {
        return clients.find(contract.client()).orElseThrow(PrintPages::notThere);
    }

    static ResponseEntity<byte[]> file(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(pdf);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
