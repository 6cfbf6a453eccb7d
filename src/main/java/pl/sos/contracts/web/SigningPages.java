package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.Calendars;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.contracts.NeedsOneOf;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.TermSheet;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.kernel.ClientId;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Products;

/** Entering a signed contract, and selling a licence. */
@Controller
class SigningPages {
    private static final int CLIENTS_TO_CHOOSE_FROM = 500;

    private final Contracts contracts;
    private final Clients clients;
    private final Products products;
    private final Calendars calendars;
    private final TermSheets sheets;

    SigningPages(Contracts contracts, Clients clients, Products products, Calendars calendars, TermSheets sheets) {
        this.contracts = contracts;
        this.clients = clients;
        this.products = products;
        this.calendars = calendars;
        this.sheets = sheets;
    }

    @GetMapping("/contracts/new")
    ModelAndView sign(@RequestParam Optional<String> client, @RequestParam Optional<String> follows, Page page) {
        Optional<Contract> former = follows.flatMap(contracts::byNumber);
        Terms start = former.map(contract -> contract.versions().getLast().terms())
                .orElseGet(() -> OfferDefaults.terms(new HashSet<>()));
        var values = new LinkedMultiValueMap<>(TermsFields.of(start));
        former.flatMap(contract -> clients.find(contract.client()))
                .map(Client::slug)
                .or(() -> client)
                .ifPresent(slug -> values.set("client", slug));
        former.ifPresent(contract -> {
            values.set("follows", contract.number());
            contract.until()
                    .ifPresent(last -> values.set("from", last.plusDays(1).toString()));
        });
        return page("contracts/new", Form.of(values, List.of()), page);
    }

    @PostMapping("/contracts")
    ModelAndView sign(@RequestParam MultiValueMap<String, String> values, Page page, HttpServletResponse response) {
        var form = Form.of(values, List.of());
        var follows = Optional.of(form.value("follows"))
                .filter(number -> !number.isEmpty())
                .flatMap(contracts::byNumber)
                .map(Contract::id);
        var reading = ContractForm.contract(form, client(form).map(Client::id), follows);
        if (reading.read().isEmpty()) {
            return page("contracts/new", Form.of(values, reading.violations()), page);
        }
        return switch (contracts.sign(reading.read().get())) {
            case SignContractResult.Signed(Contract contract) -> {
                Toast.afterRedirect(response, "contracts.signed");
                // What was reported between the two contracts is attached by choice.
                yield new ModelAndView("redirect:/contracts/" + contract.slug()
                        + (contract.follows().isPresent() ? "/gap" : ""));
            }
            case SignContractResult.Refused(List<Violation> violations) ->
                page("contracts/new", Form.of(values, violations), page);
        };
    }

    @GetMapping("/contracts/licence-sale")
    ModelAndView sell(@RequestParam Optional<String> client, Page page) {
        var values = new LinkedMultiValueMap<String, String>();
        client.ifPresent(slug -> values.add("client", slug));
        return page("contracts/licence-sale", Form.of(values, List.of()), page);
    }

    @PostMapping("/contracts/licence-sale")
    ModelAndView sell(@RequestParam MultiValueMap<String, String> values, Page page, HttpServletResponse response) {
        var form = Form.of(values, List.of());
        Optional<Client> client = client(form);
        Optional<LocalDate> soldOn = soldOn(form);
        if (client.isEmpty() || soldOn.isEmpty()) {
            Violation missing = Violation.of(client.isEmpty() ? "clientId" : "soldOn", "missing");
            return page("contracts/licence-sale", Form.of(values, List.of(missing)), page);
        }
        var sale = new LicenceSale(
                client.get().id(),
                new HashSet<>(form.all("applications")),
                soldOn.get(),
                form.value("withImplementation").equals("true"));
        var alone = contracts.sellsAlone(sale);
        if (!alone.isEmpty() && !SigningView.word(alone).equals(form.value("confirmed"))) {
            return page("contracts/licence-sale", Form.of(values, List.of()), alone, page);
        }
        return switch (contracts.sellLicence(sale)) {
            case LicenceSaleResult.CareStarted(Contract contract) -> {
                Toast.afterRedirect(response, "contracts.care-started");
                yield new ModelAndView("redirect:/contracts/" + contract.slug());
            }
            case LicenceSaleResult.Noted noted -> {
                Toast.afterRedirect(response, "contracts.sale-noted");
                yield new ModelAndView("redirect:/clients/" + client.get().slug());
            }
            case LicenceSaleResult.Refused(List<Violation> violations) ->
                page("contracts/licence-sale", Form.of(values, violations), page);
        };
    }

    private ModelAndView page(String template, Form form, Page page) {
        return page(template, form, List.of(), page);
    }

    private ModelAndView page(String template, Form form, List<NeedsOneOf> alone, Page page) {
        Terms offer = OfferDefaults.terms(new HashSet<>(form.all("scope")));
        TermSheet offered = sheets.offer(Variant.STANDARD, offer.scope(), page.language());
        Optional<Client> whose = client(form);
        var reading = TermsForm.read(new FieldReader(form), offer, offer);
        var terms = new TermsFormView(
                form,
                products.products(),
                calendars.list(),
                whose.map(one -> clients.installations(one.id())).orElse(List.of()),
                whose.map(one -> clients.contacts(one.id())).orElse(List.of()),
                whose.map(one -> sheets.of(reading, one.id(), page.language()))
                        .orElseGet(() -> sheets.of(reading, new ClientId(new UUID(0, 0)), page.language())),
                offered);
        var view = new SigningView(
                form,
                client(form),
                clients.list("", Optional.empty(), CLIENTS_TO_CHOOSE_FROM).items(),
                products.products(),
                terms,
                alone);
        var answer = new ModelAndView(template, "view", view);
        if (form.refused() || !alone.isEmpty()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return answer;
    }

    private Optional<Client> client(Form form) {
        return Optional.of(form.value("client")).filter(slug -> !slug.isEmpty()).flatMap(clients::findBySlug);
    }

    private static Optional<LocalDate> soldOn(Form form) {
        try {
            return Optional.of(LocalDate.parse(form.value("soldOn")));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
