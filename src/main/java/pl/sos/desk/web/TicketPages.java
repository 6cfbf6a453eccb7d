package pl.sos.desk.web;

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
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.Draft;
import pl.sos.tickets.Drafts;
import pl.sos.tickets.Notifications;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.Who;
import pl.sos.tickets.Writing;
import pl.sos.tickets.web.Addresses;
import pl.sos.tickets.web.Uploads;
import pl.sos.tickets.web.Violations;

/** A ticket's page for staff: reading it and writing in it. */
@Controller
class TicketPages {
    private final Tickets tickets;
    private final TicketViews views;
    private final Drafts drafts;
    private final Writing writing;
    private final Notifications notifications;
    private final Uploads uploads;

    TicketPages(
            Tickets tickets,
            TicketViews views,
            Drafts drafts,
            Writing writing,
            Notifications notifications,
            Uploads uploads) {
        this.tickets = tickets;
        this.views = views;
        this.drafts = drafts;
        this.writing = writing;
        this.notifications = notifications;
        this.uploads = uploads;
    }

    @GetMapping("/tickets/{number}")
    ModelAndView ticket(@PathVariable String number, Page page, SignedIn me) {
        var view = view(number, page, me);
        tickets.seen(view.page().ticket().number(), me.id());
        notifications.read(me.id(), view.page().ticket().number());
        return new ModelAndView(page.fills("pane") ? "desk/ticket-pane" : "desk/ticket", Map.of("view", view));
    }

    /** What changes by itself while the ticket is open: thread, head and rail; never what is being written. */
    @GetMapping("/tickets/{number}/live")
    ModelAndView live(@PathVariable String number, Page page, SignedIn me) {
        var view = view(number, page, me);
        tickets.seen(view.page().ticket().number(), me.id());
        return new ModelAndView("desk/ticket-live", "view", view);
    }

    @PostMapping("/tickets/{number}/messages")
    ModelAndView write(
            @PathVariable String number,
            @RequestParam Visibility visibility,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(name = "attachment", required = false) Optional<List<String>> attachments,
            @RequestParam(defaultValue = "false") boolean thenWait,
            @RequestParam UUID formKey,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var ticket = Addresses.number(number);
        var files = Uploads.named(attachments);
        boolean note = visibility == Visibility.INTERNAL;
        var result = tickets.addMessage(
                new AddMessage(
                        ticket, visibility, body, files, Channel.PORTAL, !note && thenWait, Optional.of(formKey)),
                Actor.of(me));
        return switch (result) {
            case AddMessageResult.Added added -> sent(added.ticket().number(), note, page, me, response);
            case AddMessageResult.Continued onward -> {
                response.setHeader("HX-Redirect", "/tickets/" + onward.ticket().number());
                yield sent(ticket, note, page, me, response);
            }
            case AddMessageResult.NotFound() -> throw Addresses.notFound();
            case AddMessageResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var read = tickets.read(ticket).orElseThrow(Addresses::notFound);
                yield composer(views.composer(
                        read, page, me, note, body, thenWait, formKey, Violations.sentences(violations, page)));
            }
        };
    }

    private ModelAndView sent(TicketNumber ticket, boolean note, Page page, SignedIn me, HttpServletResponse response) {
        drafts.discard(me.id(), Optional.of(ticket), note ? Draft.Kind.NOTE : Draft.Kind.REPLY);
        writing.stopped(ticket, who(me));
        Toast.changed(response, page.t(note ? "desk.noted" : "desk.sent"));
        var read = tickets.read(ticket).orElseThrow(Addresses::notFound);
        return composer(views.composer(read, page, me, false, "", false, Ids.next(), List.of()));
    }

    @PostMapping("/tickets/{number}/draft")
    ResponseEntity<Void> draft(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "PUBLIC") Visibility visibility,
            SignedIn me) {
        var kind = visibility == Visibility.INTERNAL ? Draft.Kind.NOTE : Draft.Kind.REPLY;
        drafts.save(me.id(), Optional.of(Addresses.number(number)), kind, "", body);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/tickets/{number}/writing")
    ResponseEntity<Void> stroke(
            @PathVariable String number, @RequestParam(defaultValue = "PUBLIC") Visibility visibility, SignedIn me) {
        writing.stroke(Addresses.number(number), who(me), visibility);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/tickets/{number}/attachments")
    ResponseEntity<Map<String, String>> upload(
            @PathVariable String number, HttpServletRequest request, Page page, SignedIn me) throws IOException {
        var ticket = tickets.find(Addresses.number(number)).orElseThrow(Addresses::notFound);
        return uploads.take(request, ticket.client(), page, me);
    }

    private static Who who(SignedIn me) {
        return new Who(me.id(), me.person().name(), me.isStaff());
    }

    private static ModelAndView composer(TicketView.Composer composer) {
        return new ModelAndView("desk/composer", "composer", composer);
    }

    private TicketView view(String number, Page page, SignedIn me) {
        return views.of(Addresses.number(number), page, me).orElseThrow(Addresses::notFound);
    }
}
