package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.Calendars;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.AddAnnexResult;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.TermSheet;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Terms;
import pl.sos.contracts.TermsVersion;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.contracts.internal.AnnexRules;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.page.Toast;
import pl.sos.products.Products;

/** Writing an annex: the terms it is based on are filled in, what one changes is shown before it is saved. */
@Controller
class AnnexPages {
    private final Contracts contracts;
    private final Amendments amendments;
    private final Clients clients;
    private final Products products;
    private final Calendars calendars;
    private final TermSheets sheets;
    private final Clock clock;

    AnnexPages(
            Contracts contracts,
            Amendments amendments,
            Clients clients,
            Products products,
            Calendars calendars,
            TermSheets sheets,
            Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.clients = clients;
        this.products = products;
        this.calendars = calendars;
        this.sheets = sheets;
        this.clock = clock;
    }

    @GetMapping("/contracts/{number}/annex")
    ModelAndView write(@PathVariable String number, Page page) {
        Contract contract = find(number);
        var values = new LinkedMultiValueMap<>(TermsFields.of(latest(contract).terms()));
        values.set("number", String.valueOf(contract.versions().size()));
        values.set("from", AnnexRules.usualStart(contract, today()).toString());
        contract.until().ifPresent(last -> values.set("until", last.toString()));
        values.set("basis", latest(contract).from().toString());
        return page(contract, Form.of(values, List.of()), List.of(), false, page);
    }

    @PostMapping("/contracts/{number}/annexes")
    ModelAndView add(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> values,
            Page page,
            HttpServletResponse response) {
        Contract contract = find(number);
        var form = Form.of(values, List.of());
        Terms before = latest(contract).terms();
        var reading = ContractForm.annex(form, contract, before);
        if (reading.read().isEmpty()) {
            return page(contract, Form.of(values, reading.violations()), List.of(), false, page);
        }
        var annex = reading.read().get();
        // Somebody else may have added one since the form was opened; what it changed must not be changed back unseen.
        boolean moved = !form.value("basis").equals(latest(contract).from().toString());
        var changes = changes(contract, before, annex.terms(), page);
        if (moved || form.value("do").equals("check")) {
            values.set("basis", latest(contract).from().toString());
            return page(
                    contract,
                    Form.of(values, moved ? List.of(Violation.of("basis", "annex-in-between")) : List.of()),
                    changes,
                    true,
                    page);
        }
        return switch (amendments.add(annex)) {
            case AddAnnexResult.Added(Contract changed, TermsVersion version) -> {
                Toast.afterRedirect(response, "contracts.annex.added");
                yield new ModelAndView("redirect:/contracts/" + changed.slug() + "?on=" + version.from());
            }
            case AddAnnexResult.Refused(List<Violation> violations) ->
                page(contract, Form.of(values, violations), changes, true, page);
            case AddAnnexResult.NotFound gone -> throw notThere();
        };
    }

    private ModelAndView page(
            Contract contract, Form form, List<TermSheet.Change> changes, boolean checked, Page page) {
        Client client = clients.find(contract.client()).orElseThrow(AnnexPages::notThere);
        Terms now = latest(contract).terms();
        Terms filledIn = TermsForm.read(new FieldReader(form), now, OfferDefaults.terms(now.scope()));
        var terms = new TermsFormView(
                form,
                products.products(),
                calendars.list(),
                clients.installations(client.id()),
                clients.contacts(client.id()),
                sheets.of(filledIn, client.id(), page.language()),
                sheets.offer(contract.variant(), now.scope(), page.language()));
        var view = new ModelAndView(
                "contracts/annex", "view", AnnexView.of(contract, client, terms, changes, checked, today()));
        if (form.refused()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return view;
    }

    private List<TermSheet.Change> changes(Contract contract, Terms before, Terms after, Page page) {
        return sheets.of(after, contract.client(), page.language())
                .changesSince(sheets.of(before, contract.client(), page.language()));
    }

    private Contract find(String number) {
        return contracts
                .byNumber(number)
                .filter(contract -> contract.variant() == Variant.STANDARD)
                .orElseThrow(AnnexPages::notThere);
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private static TermsVersion latest(Contract contract) {
        return contract.versions().getLast();
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
