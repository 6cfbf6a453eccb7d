package pl.sos.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Severity;
import pl.sos.page.Page;
import pl.sos.products.Application;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Draft;
import pl.sos.tickets.Drafts;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.SimilarTickets;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;
import pl.sos.tickets.web.Uploads;
import pl.sos.tickets.web.Violations;

/** Reporting: one page, and while one writes the sentence that says what the contract gives. */
@Controller
class ReportPage {
    private final Tickets tickets;
    private final Entitlements entitlements;
    private final Drafts drafts;
    private final Products products;
    private final ContractViews contracts;
    private final Uploads uploads;
    private final SimilarTickets similar;
    private final Clock clock;

    ReportPage(
            Tickets tickets,
            Entitlements entitlements,
            Drafts drafts,
            Products products,
            ContractViews contracts,
            Uploads uploads,
            SimilarTickets similar,
            Clock clock) {
        this.tickets = tickets;
        this.entitlements = entitlements;
        this.drafts = drafts;
        this.products = products;
        this.contracts = contracts;
        this.uploads = uploads;
        this.similar = similar;
        this.clock = clock;
    }

    /** What the form holds; a category or severity that nobody knows counts as not chosen. */
    record Form(
            UUID formKey,
            Category category,
            Severity severity,
            String application,
            String subject,
            String body,
            boolean confidential) {}

    @GetMapping("/portal/tickets/new")
    ModelAndView form(SignedIn me) {
        var draft = drafts.find(me.id(), Optional.empty(), Draft.Kind.NEW_TICKET);
        var form = new Form(
                Ids.next(),
                Category.ERROR,
                Category.ERROR.usualSeverity(),
                "",
                draft.map(Draft::subject).orElse(""),
                draft.map(Draft::body).orElse(""),
                false);
        return page("portal/report", form, Map.of(), me);
    }

    @GetMapping("/portal/tickets/new/coverage")
    ModelAndView coverage(
            @RequestParam(defaultValue = "ERROR") Category category,
            @RequestParam(defaultValue = "HIGH") Severity severity,
            @RequestParam(defaultValue = "") String application,
            SignedIn me) {
        return new ModelAndView("component/coverage", "decision", decide(category, severity, application, me));
    }

    /** While she writes the subject: her company may have had it before. */
    @GetMapping("/portal/tickets/new/similar")
    ModelAndView similar(@RequestParam(defaultValue = "") String subject, SignedIn me) {
        return new ModelAndView("portal/similar", "found", similar.to(PortalPages.client(me), subject));
    }

    @PostMapping("/portal/tickets")
    ModelAndView report(
            @RequestParam UUID formKey,
            @RequestParam Category category,
            @RequestParam Severity severity,
            @RequestParam(defaultValue = "") String application,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "false") boolean confidential,
            @RequestParam(name = "attachment", required = false) Optional<List<String>> attachments,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var report = new OpenTicket(
                PortalPages.client(me),
                me.id(),
                Optional.of(application),
                category,
                Optional.of(severity),
                subject,
                body,
                confidential,
                Uploads.named(attachments),
                OpenTicket.Arrival.now(Channel.PORTAL, formKey));
        return switch (tickets.open(report, Actor.of(me))) {
            case OpenTicketResult.Opened opened -> {
                drafts.discard(me.id(), Optional.empty(), Draft.Kind.NEW_TICKET);
                yield Addresses.onward("/portal/tickets/" + opened.ticket().number() + "?sent", page, response);
            }
            case OpenTicketResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var form = new Form(formKey, category, severity, application, subject, body, confidential);
                yield page(
                        page.fragment() ? "portal/report-form" : "portal/report",
                        form,
                        Violations.byField(violations, page),
                        me);
            }
        };
    }

    @PostMapping("/portal/tickets/new/attachments")
    ResponseEntity<Map<String, String>> upload(HttpServletRequest request, Page page, SignedIn me) throws IOException {
        return uploads.take(request, PortalPages.client(me), page, me);
    }

    @PostMapping("/portal/tickets/new/draft")
    ResponseEntity<Void> draft(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            SignedIn me) {
        drafts.save(me.id(), Optional.empty(), Draft.Kind.NEW_TICKET, subject, body);
        return ResponseEntity.noContent().build();
    }

    private ModelAndView page(String template, Form form, Map<String, String> errors, SignedIn me) {
        var underCare = contracts.underCare(PortalPages.client(me));
        var codes = underCare.stream().map(Application::code).toList();
        var others = products.applications().stream()
                .filter(one -> !codes.contains(one.code()))
                .toList();
        return new ModelAndView(
                template,
                "view",
                new ReportView(
                        form.formKey(),
                        underCare,
                        others,
                        form.category(),
                        form.severity(),
                        form.application(),
                        form.subject(),
                        form.body(),
                        form.confidential(),
                        decide(form.category(), form.severity(), form.application(), me),
                        similar.to(PortalPages.client(me), form.subject()),
                        errors));
    }

    private Decision decide(Category category, Severity severity, String application, SignedIn me) {
        return entitlements.decide(new Question(
                PortalPages.client(me),
                Optional.of(application).filter(code -> !code.isBlank()),
                category,
                severity,
                Channel.PORTAL,
                clock.instant()));
    }
}
