package pl.sos.contracts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.GiveNoticeResult;
import pl.sos.contracts.Notice;
import pl.sos.contracts.TermSheets;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.page.Toast;

/** Notice: the page says which day a contract would end on, then writes it down; and takes it back. */
@Controller
class NoticePages {
    private final Contracts contracts;
    private final Amendments amendments;
    private final Clients clients;
    private final TermSheets sheets;
    private final Clock clock;

    NoticePages(Contracts contracts, Amendments amendments, Clients clients, TermSheets sheets, Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.clients = clients;
        this.sheets = sheets;
        this.clock = clock;
    }

    @GetMapping("/contracts/{number}/notice")
    ModelAndView write(@PathVariable String number, Page page) {
        var values = new LinkedMultiValueMap<String, String>();
        values.set("givenOn", today().toString());
        values.set("by", Notice.By.CLIENT.name());
        return page(find(number), Form.of(values, List.of()), page);
    }

    @PostMapping("/contracts/{number}/notice")
    ModelAndView give(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> values,
            Page page,
            HttpServletResponse response) {
        Contract contract = find(number);
        var read = new FieldReader(Form.of(values, List.of()));
        Optional<LocalDate> givenOn = read.date("givenOn");
        if (read.form().value("givenOn").isEmpty()) {
            read.refuse("givenOn", "missing");
        }
        if (givenOn.isEmpty() || read.form().value("do").equals("check")) {
            return page(contract, Form.of(values, read.violations()), page);
        }
        var by = read.form().value("by").equals(Notice.By.VENDOR.name()) ? Notice.By.VENDOR : Notice.By.CLIENT;
        return switch (amendments.giveNotice(
                contract.id(), givenOn.get(), by, read.form().value("reason"))) {
            case GiveNoticeResult.Given given -> {
                Toast.afterRedirect(response, "contracts.notice.given");
                yield new ModelAndView("redirect:/contracts/" + contract.slug());
            }
            case GiveNoticeResult.Refused(List<Violation> violations) ->
                page(contract, Form.of(values, violations), page);
            case GiveNoticeResult.NotFound gone -> throw notThere();
        };
    }

    @PostMapping("/contracts/{number}/notice/take-back")
    ModelAndView takeBack(@PathVariable String number, HttpServletResponse response) {
        Contract contract = find(number);
        if (amendments.takeNoticeBack(contract.id(), today()).isEmpty()) {
            throw notThere();
        }
        Toast.afterRedirect(response, "contracts.notice.taken-back");
        return new ModelAndView("redirect:/contracts/" + contract.slug());
    }

    private ModelAndView page(Contract contract, Form form, Page page) {
        Client client = clients.find(contract.client()).orElseThrow(NoticePages::notThere);
        var view = new NoticeView(
                contract,
                client,
                form,
                sheets.of(contract.termsToShow(today()), client.id(), page.language()),
                new FieldReader(form).date("givenOn").map(contract::lastDayAfterNotice),
                today());
        var answer = new ModelAndView("contracts/notice", "view", view);
        if (form.refused()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return answer;
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private Contract find(String number) {
        return contracts
                .byNumber(number)
                .filter(contract -> contract.variant() == Variant.STANDARD)
                .orElseThrow(NoticePages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
