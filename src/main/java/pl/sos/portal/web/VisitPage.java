package pl.sos.portal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.tickets.Actor;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Tickets;

/** Asking for a visit: a report with a wished day, so that it has its number, its clock and its place in the queue. */
@Controller
class VisitPage {
    private final Tickets tickets;
    private final ContractViews contracts;
    private final Clock clock;

    VisitPage(Tickets tickets, ContractViews contracts, Clock clock) {
        this.tickets = tickets;
        this.contracts = contracts;
        this.clock = clock;
    }

    @GetMapping("/portal/visits/new")
    ModelAndView form(SignedIn me) {
        return page(VisitForm.empty(Ids.next()), Map.of(), me);
    }

    @PostMapping("/portal/visits")
    ModelAndView ask(@ModelAttribute VisitForm form, Page page, SignedIn me) {
        var errors = form.errors(today(), page);
        if (!errors.isEmpty()) {
            return refused(form, errors, me);
        }
        var report = new OpenTicket(
                PortalPages.client(me),
                me.id(),
                Optional.of(form.application()),
                form.category(),
                Optional.empty(),
                form.subject(page),
                form.text(page),
                false,
                List.of(),
                OpenTicket.Arrival.now(Channel.PORTAL, form.formKey()));
        return switch (tickets.open(report, Actor.of(me))) {
            case OpenTicketResult.Opened opened ->
                new ModelAndView("redirect:/portal/tickets/" + opened.ticket().number() + "?sent");
            case OpenTicketResult.Refused(var violations) -> {
                var said = new LinkedHashMap<String, String>();
                violations.forEach(one -> said.merge(
                        one.field().equals("body") ? "body" : "",
                        page.t(
                                "tickets.violation." + one.code(),
                                one.arguments().toArray()),
                        (a, b) -> a + " " + b));
                yield refused(form, said, me);
            }
        };
    }

    private ModelAndView refused(VisitForm form, Map<String, String> errors, SignedIn me) {
        var page = page(form, errors, me);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(VisitForm form, Map<String, String> errors, SignedIn me) {
        var underCare = contracts.underCare(PortalPages.client(me));
        return new ModelAndView("portal/visit", "view", new VisitView(form, underCare, today().plusDays(1), errors));
    }

    private LocalDate today() {
        return Times.today(clock);
    }
}
