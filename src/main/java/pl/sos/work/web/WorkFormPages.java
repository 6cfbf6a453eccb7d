package pl.sos.work.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.MoveWorkResult;
import pl.sos.work.Timer;
import pl.sos.work.Timers;
import pl.sos.work.WorkEntryId;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** The whole form of an entry: work without a ticket, at another time, not accounted; and corrections. */
@Controller
class WorkFormPages {
    private final WorkLog work;
    private final Timers timers;
    private final Tickets tickets;
    private final Clients clients;
    private final Clock clock;

    WorkFormPages(WorkLog work, Timers timers, Tickets tickets, Clients clients, Clock clock) {
        this.work = work;
        this.timers = timers;
        this.tickets = tickets;
        this.clients = clients;
        this.clock = clock;
    }

    @GetMapping("/work/log")
    ModelAndView blank(@RequestParam Map<String, String> given, Page page, SignedIn me) {
        var fields = new HashMap<String, String>();
        var now = clock.instant();
        var timer = timer(given, me);
        var ticket = timer.flatMap(Timer::ticket)
                .map(on -> on.number())
                .or(() -> TicketNumber.parse(given.getOrDefault("ticket", "")))
                .flatMap(tickets::find);
        put(fields, timer.map(Timer::startedAt).orElse(now.minusSeconds(15 * 60)));
        fields.put(
                "minutes",
                timer.map(one -> String.valueOf(one.minutes(now).value())).orElse(""));
        fields.put(
                "kind",
                ticket.map(one -> WorkBarPages.usualKind(one.category()).name()).orElse("CONSULTATION"));
        fields.put("for", ticket.map(one -> one.number().toString()).orElse(""));
        fields.put("counting", WorkForm.AS_AGREED);
        fields.put("formKey", Ids.next().toString());
        fields.putAll(given);
        return form(new WorkForm(Optional.empty(), fields, Optional.empty()), page);
    }

    private static void put(Map<String, String> fields, Instant start) {
        var local = start.atZone(Times.ZONE);
        fields.put("day", local.toLocalDate().toString());
        fields.put("time", Figures.hour(local.toInstant()));
    }

    @PostMapping("/work/log")
    ModelAndView log(@RequestParam Map<String, String> given, Page page, SignedIn me, HttpServletResponse response) {
        var form = new WorkForm(Optional.empty(), given, Optional.empty());
        var wish = wish(form, me.id());
        var refusal = wish.isEmpty()
                ? Optional.of(unreadable(form, page))
                : said(work.log(wish.get(), Actor.of(me)), page, response);
        if (refusal.isEmpty()) {
            timer(given, me).ifPresent(one -> timers.end(me.id(), one.id()));
        }
        return answer(form, refusal, page, response);
    }

    @GetMapping("/work/entries/{id}")
    ModelAndView entry(@PathVariable UUID id, Page page) {
        var entry = work.find(new WorkEntryId(id)).orElseThrow(WorkFormPages::notFound);
        var fields = new HashMap<>(WorkForm.of(entry));
        fields.put("formKey", Ids.next().toString());
        return form(new WorkForm(Optional.of(entry), fields, Optional.empty()), page);
    }

    @PostMapping("/work/entries/{id}")
    ModelAndView correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> given,
            @RequestParam(name = "do", defaultValue = "correct") String what,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var entry = work.find(new WorkEntryId(id)).orElseThrow(WorkFormPages::notFound);
        var form = new WorkForm(Optional.of(entry), given, Optional.empty());
        var why = form.given("why");
        var refusal = switch (what) {
            case "take-back" -> said(work.takeBack(entry.id(), why, Actor.of(me)), page, response);
            case "move" -> moved(entry.id(), form, page, me, response);
            default -> {
                var wish = wish(form, entry.person());
                yield wish.isEmpty()
                        ? Optional.of(unreadable(form, page))
                        : said(work.correct(entry.id(), wish.get(), why, Actor.of(me)), page, response);
            }
        };
        return answer(form, refusal, page, response);
    }

    private Optional<RefusalView> moved(
            WorkEntryId id, WorkForm form, Page page, SignedIn me, HttpServletResponse response) {
        var number = TicketNumber.parse(form.given("for"));
        if (number.isEmpty()) {
            return Optional.of(one(page.t("work.move.where")));
        }
        return switch (work.move(id, number.get(), Actor.of(me))) {
            case MoveWorkResult.Moved moved -> {
                var ticket = number.get().toString();
                Toast.changed(
                        response,
                        page.t("work.moved", ticket),
                        Optional.of(new Toast.Link(ticket, "/tickets/" + ticket)));
                yield Optional.empty();
            }
            case MoveWorkResult.OtherClient() -> Optional.of(one(page.t("work.move.other-client")));
            case MoveWorkResult.NotFound() -> Optional.of(one(page.t("work.refused.not-found")));
        };
    }

    private Optional<LogWork> wish(WorkForm form, pl.sos.kernel.PersonId person) {
        var minutes = MinutesText.parse(form.given("minutes"));
        var source = source(form.given("for"));
        var start = form.startedAt();
        if (minutes.isEmpty() || source.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LogWork(
                "form:" + UUID.fromString(form.given("formKey")),
                source.get(),
                person,
                form.kind(),
                form.channel(),
                start.get(),
                minutes.get(),
                form.given("note"),
                form.counting(),
                form.unagreed()));
    }

    /** A ticket's number, else a client by its address or its name. */
    private Optional<WorkSource> source(String typed) {
        var number = TicketNumber.parse(typed);
        if (number.isPresent()) {
            return number.map(WorkSource.OfTicket::new);
        }
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return clients.findBySlug(text)
                .or(() -> clients.list(text, Optional.empty(), 20).items().stream()
                        .filter(client -> client.name().equalsIgnoreCase(text))
                        .findFirst())
                .map(Client::id)
                .map(WorkSource.Alone::new);
    }

    private RefusalView unreadable(WorkForm form, Page page) {
        return one(page.t(
                source(form.given("for")).isEmpty()
                        ? "work.violation.for-whom"
                        : form.startedAt().isEmpty() ? "work.violation.when" : "work.violation.unreadable"));
    }

    private static Optional<RefusalView> said(LogWorkResult result, Page page, HttpServletResponse response) {
        if (result instanceof LogWorkResult.Logged logged) {
            Toast.changed(
                    response,
                    logged.entry().reverses().isPresent() ? page.t("work.taken-back") : LoggedWords.of(logged, page));
        }
        return RefusalView.of(result, page);
    }

    private ModelAndView answer(WorkForm form, Optional<RefusalView> refusal, Page page, HttpServletResponse response) {
        if (refusal.isEmpty()) {
            return page.fragment() ? new ModelAndView("work/nothing") : new ModelAndView("redirect:/work");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(new WorkForm(form.entry(), form.given(), refusal), page);
    }

    private ModelAndView form(WorkForm form, Page page) {
        return new ModelAndView(
                page.fragment() ? "work/form-dialog" : "work/form-page",
                Map.of(
                        "form",
                        form,
                        "clients",
                        clients.list("", Optional.empty(), 200).items().stream()
                                .map(Client::name)
                                .toList()));
    }

    private Optional<Timer> timer(Map<String, String> given, SignedIn me) {
        return timers.of(me.id()).stream()
                .filter(one -> one.id().toString().equals(given.get("timer")))
                .findFirst();
    }

    private static RefusalView one(String sentence) {
        return new RefusalView(List.of(sentence), false);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
