package pl.sos.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.estimates.Estimates;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailOrigins;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.remote.RemoteSessions;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.Draft;
import pl.sos.tickets.Drafts;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.Who;
import pl.sos.tickets.Writing;
import pl.sos.tickets.web.Addresses;
import pl.sos.tickets.web.Uploads;
import pl.sos.tickets.web.Violations;

/** One case: reading, answering, confirming that it is solved. */
@Controller
class CasePages {
    private final Tickets tickets;
    private final Drafts drafts;
    private final Writing writing;
    private final Estimates estimates;
    private final RemoteSessions remote;
    private final MailOrigins origins;
    private final Uploads uploads;

    CasePages(
            Tickets tickets,
            Drafts drafts,
            Writing writing,
            Estimates estimates,
            RemoteSessions remote,
            MailOrigins origins,
            Uploads uploads) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.writing = writing;
        this.estimates = estimates;
        this.remote = remote;
        this.origins = origins;
        this.uploads = uploads;
    }

    @GetMapping("/portal/tickets/{number}")
    ModelAndView read(@PathVariable String number, @RequestParam Optional<String> sent, Page page, SignedIn me) {
        var read = page(number);
        tickets.seen(read.ticket().number(), me.id());
        return new ModelAndView("portal/case", "view", view(read, sent.isPresent(), page, me));
    }

    @GetMapping("/portal/tickets/{number}/live")
    ModelAndView live(@PathVariable String number, Page page, SignedIn me) {
        var read = page(number);
        tickets.seen(read.ticket().number(), me.id());
        return new ModelAndView("portal/case-live", "view", view(read, false, page, me));
    }

    @PostMapping("/portal/tickets/{number}/messages")
    ModelAndView answer(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(name = "attachment", required = false) Optional<List<String>> attachments,
            @RequestParam UUID formKey,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = Addresses.number(number);
        var files = Uploads.named(attachments);
        var message =
                new AddMessage(ticket, Visibility.PUBLIC, body, files, Channel.PORTAL, false, Optional.of(formKey));
        return switch (tickets.addMessage(message, Actor.of(me))) {
            case AddMessageResult.Added added -> {
                sent(ticket, page, me, response);
                yield form(new CaseView.Answer(number, Ids.next(), "", false, List.of()));
            }
            case AddMessageResult.Continued onward -> {
                sent(ticket, page, me, response);
                response.setHeader(
                        "HX-Redirect", "/portal/tickets/" + onward.ticket().number() + "?sent");
                yield form(new CaseView.Answer(number, Ids.next(), "", false, List.of()));
            }
            case AddMessageResult.NotFound() -> throw Addresses.notFound();
            case AddMessageResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(new CaseView.Answer(number, formKey, body, false, Violations.sentences(violations, page)));
            }
        };
    }

    private void sent(TicketNumber ticket, Page page, SignedIn me, HttpServletResponse response) {
        drafts.discard(me.id(), Optional.of(ticket), Draft.Kind.REPLY);
        writing.stopped(ticket, who(me));
        Toast.changed(response, page.t("portal.case.sent"));
    }

    /** The client confirms that it is solved. */
    @PostMapping("/portal/tickets/{number}/confirm")
    ModelAndView confirm(@PathVariable String number, Page page, SignedIn me, HttpServletResponse response) {
        var wish = new Transition(
                Addresses.number(number),
                TicketStatus.CLOSED,
                Optional.empty(),
                List.of(),
                Channel.PORTAL,
                Optional.empty());
        return switch (tickets.transition(wish, Actor.of(me))) {
            case ChangeResult.Done done -> {
                Toast.afterRedirect(response, "portal.case.confirmed");
                yield new ModelAndView("redirect:/portal/tickets/" + number);
            }
            case ChangeResult.NotFound() -> throw Addresses.notFound();
            case ChangeResult.Conflict conflict -> new ModelAndView("redirect:/portal/tickets/" + number);
            case ChangeResult.Refused refused -> new ModelAndView("redirect:/portal/tickets/" + number);
        };
    }

    @PostMapping("/portal/tickets/{number}/draft")
    ResponseEntity<Void> draft(@PathVariable String number, @RequestParam(defaultValue = "") String body, SignedIn me) {
        drafts.save(me.id(), Optional.of(Addresses.number(number)), Draft.Kind.REPLY, "", body);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/portal/tickets/{number}/writing")
    ResponseEntity<Void> stroke(@PathVariable String number, SignedIn me) {
        page(number);
        writing.stroke(Addresses.number(number), who(me), Visibility.PUBLIC);
        return ResponseEntity.noContent().build();
    }

    /** Who writes now; the live line tells clients nothing of it, since its topics would name others' tickets. */
    @GetMapping("/portal/tickets/{number}/writing")
    ModelAndView writing(@PathVariable String number, SignedIn me) {
        var ticket = tickets.find(Addresses.number(number)).orElseThrow(Addresses::notFound);
        return new ModelAndView(
                "portal/case-writing",
                Map.of(
                        "number", ticket.number().toString(),
                        "writing", writing.on(ticket.number(), Actor.of(me))));
    }

    @PostMapping("/portal/tickets/{number}/attachments")
    ResponseEntity<Map<String, String>> upload(
            @PathVariable String number, HttpServletRequest request, Page page, SignedIn me) throws IOException {
        page(number);
        return uploads.take(request, PortalPages.client(me), page, me);
    }

    private CaseView view(TicketPage read, boolean justSent, Page page, SignedIn me) {
        var ticket = read.ticket();
        Optional<ServiceClock> reaction = read.clocks().of(ClockKind.REACTION);
        var waiting = reaction.filter(ServiceClock::waits);
        return new CaseView(
                read,
                waiting.flatMap(ServiceClock::due),
                waiting.flatMap(ServiceClock::due).filter(page::past).isPresent(),
                reaction.flatMap(ServiceClock::stoppedAt),
                justSent,
                writing.on(ticket.number(), Actor.of(me)),
                estimates.toDecide(ticket.id()),
                remote.of(ticket.id()),
                origins.of(ticket.id()),
                new CaseView.Answer(
                        ticket.number().toString(),
                        Ids.next(),
                        drafts.find(me.id(), Optional.of(ticket.number()), Draft.Kind.REPLY)
                                .map(Draft::body)
                                .orElse(""),
                        !ticket.status().inQueue(),
                        List.of()));
    }

    private TicketPage page(String number) {
        return tickets.read(Addresses.number(number)).orElseThrow(Addresses::notFound);
    }

    private static ModelAndView form(CaseView.Answer answer) {
        return new ModelAndView("portal/answer", "answer", answer);
    }

    private static Who who(SignedIn me) {
        return new Who(me.id(), me.person().name(), me.isStaff());
    }
}
