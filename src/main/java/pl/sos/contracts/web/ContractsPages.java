package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractOrder;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceCare;
import pl.sos.contracts.Offers;
import pl.sos.contracts.PackageMonths;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Variant;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Slice;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** The list of contracts and one contract, for staff. */
@Controller
class ContractsPages {
    private static final int ROWS = 50;
    private static final int ROWS_AT_ONCE = 500;

    private final Contracts contracts;
    private final Clients clients;
    private final TermSheets sheets;
    private final PackageMonths hours;
    private final Offers offers;
    private final Clock clock;

    ContractsPages(
            Contracts contracts, Clients clients, TermSheets sheets, PackageMonths hours, Offers offers, Clock clock) {
        this.contracts = contracts;
        this.clients = clients;
        this.sheets = sheets;
        this.hours = hours;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/contracts")
    ModelAndView list(@RequestParam Map<String, String> given, @RequestParam Optional<String> after) {
        Slice<ContractRow> rows = contracts.list(filter(given), order(given), after, ROWS);
        return new ModelAndView("contracts/list", "view", ContractsView.of(rows, given, today()));
    }

    @GetMapping("/contracts.csv")
    void export(@RequestParam Map<String, String> given, Page page, HttpServletResponse response) throws IOException {
        ContractFilter filter = filter(given);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contracts.csv\"");
        var out = response.getWriter();
        LocalDate today = today();
        out.write(ContractCsv.head(page));
        Optional<String> after = Optional.empty();
        do {
            Slice<ContractRow> rows = contracts.list(filter, order(given), after, ROWS_AT_ONCE);
            rows.items().forEach(row -> out.write(ContractCsv.line(row, today, page)));
            after = rows.next();
        } while (after.isPresent());
    }

    @GetMapping("/contracts/{number}")
    ModelAndView read(@PathVariable String number, @RequestParam Optional<String> on, Page page) {
        Contract contract = contracts.byNumber(number).orElseThrow(ContractsPages::notThere);
        if (!contract.slug().equals(number)) {
            return new ModelAndView("redirect:/contracts/" + contract.slug());
        }
        Client client = clients.find(contract.client()).orElseThrow(ContractsPages::notThere);
        LocalDate day = on.flatMap(ContractsPages::date).orElse(today());
        return new ModelAndView(
                "contracts/contract",
                "view",
                ContractView.of(
                        contract,
                        client,
                        today(),
                        day,
                        terms -> sheets.of(terms, client.id(), page.language()),
                        sheets.offer(
                                contract.variant(),
                                contract.versionOn(day).terms().scope(),
                                page.language()),
                        contracts.of(client.id()),
                        LicenceCare.of(contract, hours, offers.of(contract), today())));
    }

    /** Numbers have slashes; whoever types one as it is written gets to its address. */
    @GetMapping("/contracts/{number}/{rest}")
    ModelAndView written(@PathVariable String number, @PathVariable String rest) {
        Contract contract = contracts.byNumber(number + "/" + rest).orElseThrow(ContractsPages::notThere);
        return new ModelAndView("redirect:/contracts/" + contract.slug());
    }

    private ContractFilter filter(Map<String, String> given) {
        Optional<ClientId> client = Optional.ofNullable(given.get("client"))
                .filter(slug -> !slug.isBlank())
                .map(slug -> clients.findBySlug(slug).map(Client::id).orElseThrow(ContractsPages::notThere));
        return new ContractFilter(
                given.getOrDefault("query", "").replace("\0", ""),
                constant(Variant.class, given.get("variant")),
                constant(ContractState.class, given.get("state")),
                client,
                ending(given),
                today());
    }

    /** What comes to its end stands by its end unless somebody asks otherwise. */
    private static ContractOrder order(Map<String, String> given) {
        return switch (given.getOrDefault("sort", "")) {
            case "until" -> ContractOrder.BY_END;
            case "from" -> ContractOrder.NEWEST;
            default -> ending(given) ? ContractOrder.BY_END : ContractOrder.NEWEST;
        };
    }

    private static boolean ending(Map<String, String> given) {
        return "soon".equals(given.get("ending"));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
