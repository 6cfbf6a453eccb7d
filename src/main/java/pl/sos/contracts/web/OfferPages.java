package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Fee;
import pl.sos.contracts.Offer;
import pl.sos.contracts.Offers;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** The offer of variant I that lies ready when variant II comes to its end: looked through, sent, printed. */
@Controller
class OfferPages {
    private final Contracts contracts;
    private final Offers offers;
    private final Clients clients;
    private final TermSheets sheets;

    OfferPages(Contracts contracts, Offers offers, Clients clients, TermSheets sheets) {
        this.contracts = contracts;
        this.offers = offers;
        this.clients = clients;
        this.sheets = sheets;
    }

    @GetMapping("/contracts/{number}/offer")
    ModelAndView look(@PathVariable String number, Page page) {
        Contract contract = find(number);
        Offer offer = offers.of(contract).orElseThrow(OfferPages::notThere);
        var values = new LinkedMultiValueMap<>(TermsFields.of(offer.terms()));
        values.set("startsOn", offer.startsOn().toString());
        values.set("validUntil", offer.validUntil().toString());
        values.set("remark", offer.remark());
        return page(contract, offer, Form.of(values, List.of()), page);
    }

    @PostMapping("/contracts/{number}/offer")
    ModelAndView keep(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> values,
            Page page,
            HttpServletResponse response) {
        Contract contract = find(number);
        Offer prepared = offers.of(contract).orElseThrow(OfferPages::notThere);
        var read = new FieldReader(Form.of(values, List.of()));
        Offer offer = read(read, prepared);
        var wrong = new ArrayList<>(read.violations());
        if (wrong.isEmpty() && prepared.sentAt().isEmpty()) {
            wrong.addAll(offers.keep(offer));
        }
        if (wrong.isEmpty() && read.form().value("do").equals("send") && offers.send(contract.id()) == 0) {
            wrong.add(Violation.of("offer", prepared.sentAt().isPresent() ? "offer-sent" : "nobody-decides"));
        }
        if (!wrong.isEmpty()) {
            return page(contract, offer, Form.of(values, wrong), page);
        }
        Toast.afterRedirect(
                response, read.form().value("do").equals("send") ? "contracts.offer.sent" : "contracts.offer.kept");
        return new ModelAndView("redirect:/contracts/" + contract.slug() + "/offer");
    }

    @GetMapping("/contracts/{number}/offer.pdf")
    ResponseEntity<byte[]> print(@PathVariable String number) {
        Contract contract = find(number);
        return PrintPages.file(
                offers.print(contract, offers.of(contract).orElseThrow(OfferPages::notThere)),
                "oferta-" + contract.slug() + ".pdf");
    }

    @GetMapping("/portal/contract/{number}/offer.pdf")
    ResponseEntity<byte[]> own(@PathVariable String number, SignedIn me) {
        Contract contract = contracts
                .byNumber(number)
                .filter(one -> me.person().client().equals(Optional.of(one.client())))
                .orElseThrow(OfferPages::notThere);
        return PrintPages.file(
                offers.print(contract, offers.sent(contract.id()).orElseThrow(OfferPages::notThere)),
                "oferta-" + contract.slug() + ".pdf");
    }

    private static Offer read(FieldReader read, Offer was) {
        Optional<LocalDate> starts = read.date("startsOn");
        Optional<LocalDate> valid = read.date("validUntil");
        Terms terms = was.terms()
                .withHours(was.terms().hours().withMonthly(read.hours("includedHours", "includedHours")))
                .withFee(new Fee(
                        read.decimal("monthly")
                                .map(amount -> Money.of(CurrencyUnit.of("PLN"), amount))
                                .orElse(Money.zero(CurrencyUnit.of("PLN"))),
                        was.terms().fee().indexation(),
                        was.terms().fee().timing(),
                        was.terms().fee().dueDays()));
        return new Offer(
                was.contract(),
                was.client(),
                starts.orElse(was.startsOn()),
                valid.orElse(was.validUntil()),
                terms,
                read.form().value("remark"),
                was.sentAt());
    }

    private ModelAndView page(Contract contract, Offer offer, Form form, Page page) {
        Client client = clients.find(contract.client()).orElseThrow(OfferPages::notThere);
        var view = new OfferView(
                contract,
                client,
                offer,
                sheets.of(offer.terms(), client.id(), page.language()),
                form,
                clients.contacts(client.id()).stream()
                        .filter(person -> person.active() && person.has(Role.DECISION_MAKER))
                        .toList());
        var answer = new ModelAndView("contracts/offer", "view", view);
        if (form.refused()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return answer;
    }

    private Contract find(String number) {
        return contracts
                .byNumber(number)
                .filter(contract -> contract.variant() == Variant.LICENCE_ONLY)
                .orElseThrow(OfferPages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
