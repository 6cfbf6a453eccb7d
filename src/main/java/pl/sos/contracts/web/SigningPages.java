package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.Violation;
import pl.sos.kernel.Channel;
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

    SigningPages(Contracts contracts, Clients clients, Products products, Calendars calendars) {
        this.contracts = contracts;
        this.clients = clients;
        this.products = products;
        this.calendars = calendars;
    }

    @GetMapping("/contracts/new")
    ModelAndView sign(@RequestParam Optional<String> client) {
        var values = new LinkedMultiValueMap<String, String>();
        client.ifPresent(slug -> values.add("client", slug));
        values.add("calendar", OfferDefaults.CALENDAR);
        for (Channel channel : Channel.values()) {
            values.add("channels", channel.name());
        }
        OfferDefaults.terms(new HashSet<>())
                .clauses()
                .forEach((clause, paragraph) -> values.add("clause." + clause, paragraph));
        return page("contracts/new", Form.of(values, List.of()));
    }

    @PostMapping("/contracts")
    ModelAndView sign(@RequestParam MultiValueMap<String, String> values, HttpServletResponse response) {
        var form = Form.of(values, List.of());
        var reading = ContractForm.read(form, client(form).map(Client::id));
        if (reading.contract().isEmpty()) {
            return page("contracts/new", Form.of(values, reading.violations()));
        }
        return switch (contracts.sign(reading.contract().get())) {
            case SignContractResult.Signed(Contract contract) -> {
                Toast.afterRedirect(response, "contracts.signed");
                yield new ModelAndView("redirect:/contracts/" + contract.slug());
            }
            case SignContractResult.Refused(List<Violation> violations) ->
                page("contracts/new", Form.of(values, violations));
        };
    }

    @GetMapping("/contracts/licence-sale")
    ModelAndView sell(@RequestParam Optional<String> client) {
        var values = new LinkedMultiValueMap<String, String>();
        client.ifPresent(slug -> values.add("client", slug));
        return page("contracts/licence-sale", Form.of(values, List.of()));
    }

    @PostMapping("/contracts/licence-sale")
    ModelAndView sell(@RequestParam MultiValueMap<String, String> values, HttpServletResponse response) {
        var form = Form.of(values, List.of());
        Optional<Client> client = client(form);
        Optional<LocalDate> soldOn = soldOn(form);
        if (client.isEmpty() || soldOn.isEmpty()) {
            Violation missing = Violation.of(client.isEmpty() ? "clientId" : "soldOn", "missing");
            return page("contracts/licence-sale", Form.of(values, List.of(missing)));
        }
        var sale = new LicenceSale(
                client.get().id(),
                new HashSet<>(form.all("applications")),
                soldOn.get(),
                form.value("withImplementation").equals("true"));
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
                page("contracts/licence-sale", Form.of(values, violations));
        };
    }

    private ModelAndView page(String template, Form form) {
        var view = new SigningView(
                form,
                client(form),
                clients.list("", Optional.empty(), CLIENTS_TO_CHOOSE_FROM).items(),
                products.products(),
                calendars.list());
        var page = new ModelAndView(template, "view", view);
        if (form.refused()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
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
