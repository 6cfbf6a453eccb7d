package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.page.Toast;
import pl.sos.remote.AskForSession;
import pl.sos.remote.RemoteConditions;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.SessionResult;
import pl.sos.remote.SessionState;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;

/** Asking for a session, in a dialog over a ticket or over the register for a client alone. */
@Controller
class AskPages {
    private final RemoteSessions remote;
    private final Tickets tickets;
    private final Clients clients;
    private final People people;

    AskPages(RemoteSessions remote, Tickets tickets, Clients clients, People people) {
        this.remote = remote;
        this.tickets = tickets;
        this.clients = clients;
        this.people = people;
    }

    /** About whom it is. */
    private record About(Optional<Ticket> ticket, Client client, RemoteConditions conditions, String at) {}

    @GetMapping("/tickets/{number}/remote")
    ModelAndView overTicket(@PathVariable String number) {
        var about = ofTicket(number);
        var person = about.ticket().orElseThrow().reporter().toString();
        return dialog(about, Ids.next().toString(), Map.of("person", person), List.of());
    }

    @PostMapping("/tickets/{number}/remote")
    ModelAndView askOnTicket(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return ask(ofTicket(number), given, page, me, response);
    }

    @GetMapping("/clients/{slug}/remote")
    ModelAndView overClient(@PathVariable String slug) {
        return dialog(ofClient(slug), Ids.next().toString(), Map.of(), List.of());
    }

    @PostMapping("/clients/{slug}/remote")
    ModelAndView askOfClient(
            @PathVariable String slug,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return ask(ofClient(slug), given, page, me, response);
    }

    private ModelAndView ask(
            About about, Map<String, String> given, Page page, SignedIn me, HttpServletResponse response) {
        var key = given.getOrDefault("key", "");
        var errors = new ArrayList<String>();
        var person = person(given.get("person"));
        Optional<Instant> wished = Optional.empty();
        try {
            wished = Optional.ofNullable(given.get("wishedAt"))
                    .filter(text -> !text.isBlank())
                    .map(LocalDateTime::parse)
                    .map(local -> local.atZone(Times.ZONE).toInstant());
        } catch (DateTimeException noTime) {
            errors.add(page.t("remote.violation.wished-at", 60));
        }
        if (person.isEmpty()) {
            errors.add(page.t("remote.violation.not-a-contact"));
        }
        if (key.isBlank() || key.length() > 200) {
            throw Addresses.notFound();
        }
        if (errors.isEmpty()) {
            var result = remote.ask(
                    new AskForSession(
                            key,
                            about.client().id(),
                            about.ticket().map(Ticket::number),
                            person.orElseThrow(),
                            given.getOrDefault("purpose", ""),
                            tool(given.get("tool")),
                            given.getOrDefault("number", ""),
                            given.getOrDefault("link", ""),
                            wished),
                    me.person());
            if (result instanceof SessionResult.Done(var session)) {
                return asked(about, session, page, response);
            }
            if (result instanceof SessionResult.NotFound) {
                throw Addresses.notFound();
            }
            RemoteWords.wrong(result, page).ifPresent(errors::addAll);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return dialog(about, key, given, errors);
    }

    private static ModelAndView asked(About about, RemoteSession session, Page page, HttpServletResponse response) {
        if (about.ticket().isEmpty()) {
            return Addresses.onward("/remote/sessions/" + session.id(), page, response);
        }
        Toast.changed(
                response,
                session.state() == SessionState.AGREED
                        ? page.t("remote.toast.agreed-by-contract")
                        : page.t(
                                "remote.toast.asked", session.request().person().name()));
        return new ModelAndView("tickets/nothing");
    }

    private About ofTicket(String number) {
        var ticket = tickets.find(Addresses.number(number)).orElseThrow(Addresses::notFound);
        return new About(
                Optional.of(ticket),
                clients.find(ticket.client()).orElseThrow(Addresses::notFound),
                remote.conditions(ticket),
                "/tickets/" + ticket.number() + "/remote");
    }

    private About ofClient(String slug) {
        var client = clients.findBySlug(slug).orElseThrow(Addresses::notFound);
        return new About(
                Optional.empty(), client, remote.conditions(client.id()), "/clients/" + client.slug() + "/remote");
    }

    private ModelAndView dialog(About about, String key, Map<String, String> given, List<String> errors) {
        return new ModelAndView(
                "remote/ask",
                "view",
                new AskView(
                        about.at(),
                        key,
                        about.ticket().map(ticket -> ticket.number().toString()),
                        about.client().name(),
                        about.conditions(),
                        people.contactsOf(about.client().id()).stream()
                                .filter(Person::active)
                                .toList(),
                        given,
                        errors));
    }

    private static RemoteTool tool(@Nullable String name) {
        return Arrays.stream(RemoteTool.values())
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElse(RemoteTool.OTHER);
    }

    private static Optional<PersonId> person(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(PersonId::of);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
