package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.SessionFilter;
import pl.sos.remote.SessionState;
import pl.sos.tickets.web.Addresses;

/** The register that RODO asks for: sessions, and copies of databases; as pages and as tables. */
@Controller
class RegisterPages {
    private static final int ROWS = 50;
    private static final int AT_ONCE = 500;

    private final RemoteSessions sessions;
    private final DatabaseCopies copies;
    private final Clients clients;
    private final People people;

    RegisterPages(RemoteSessions sessions, DatabaseCopies copies, Clients clients, People people) {
        this.sessions = sessions;
        this.copies = copies;
        this.clients = clients;
        this.people = people;
    }

    @GetMapping("/remote")
    ModelAndView sessions(@RequestParam Map<String, String> given, Page page) {
        var slice = sessions.page(sessionFilter(given), after(given), ROWS);
        return new ModelAndView(
                page.fragment() ? "remote/sessions" : "remote/register",
                "view",
                new RegisterView(
                        Optional.of(slice), Optional.empty(), client(given), people.staff(), copies.today(), given));
    }

    @GetMapping("/remote/copies")
    ModelAndView copies(@RequestParam Map<String, String> given, Page page) {
        var slice = copies.page(copyFilter(given), after(given), ROWS);
        return new ModelAndView(
                page.fragment() ? "remote/copies" : "remote/register",
                "view",
                new RegisterView(
                        Optional.empty(), Optional.of(slice), client(given), people.staff(), copies.today(), given));
    }

    @GetMapping("/remote.csv")
    void sessionsTable(@RequestParam Map<String, String> given, Page page, HttpServletResponse response)
            throws IOException {
        var out = table(response, "pomoc-zdalna.csv");
        out.write(Csv.sessionsHead(page));
        var filter = sessionFilter(given);
        Optional<String> after = Optional.empty();
        do {
            var slice = sessions.page(filter, after, AT_ONCE);
            for (var session : slice.items()) {
                out.write(Csv.line(session, page));
            }
            after = slice.next();
        } while (after.isPresent());
    }

    @GetMapping("/remote/copies.csv")
    void copiesTable(@RequestParam Map<String, String> given, Page page, HttpServletResponse response)
            throws IOException {
        var out = table(response, "kopie-baz.csv");
        out.write(Csv.copiesHead(page));
        var filter = copyFilter(given);
        Optional<String> after = Optional.empty();
        do {
            var slice = copies.page(filter, after, AT_ONCE);
            for (var copy : slice.items()) {
                out.write(Csv.line(copy, page));
            }
            after = slice.next();
        } while (after.isPresent());
    }

    static PrintWriter table(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return response.getWriter();
    }

    private SessionFilter sessionFilter(Map<String, String> given) {
        return new SessionFilter(
                client(given).map(Client::id),
                RegisterView.constant(SessionState.class, given.getOrDefault("state", "")),
                person(given.getOrDefault("person", "")),
                day(given.get("from")),
                day(given.get("until"))
                        .map(start -> start.atZone(Times.ZONE).plusDays(1).toInstant()),
                !given.getOrDefault("to-book", "").isEmpty());
    }

    private CopyFilter copyFilter(Map<String, String> given) {
        return new CopyFilter(
                client(given).map(Client::id),
                RegisterView.constant(DatabaseCopy.State.class, given.getOrDefault("state", "")),
                copies.today());
    }

    private Optional<Client> client(Map<String, String> given) {
        return Optional.of(given.getOrDefault("client", ""))
                .filter(slug -> !slug.isBlank())
                .map(slug -> clients.findBySlug(slug).orElseThrow(Addresses::notFound));
    }

    private static Optional<String> after(Map<String, String> given) {
        return Optional.ofNullable(given.get("after"));
    }

    /** The beginning of a day; what is no day narrows nothing. */
    private static Optional<Instant> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(one -> !one.isBlank())
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 2000 && day.getYear() < 2200)
                    .map(day -> day.atStartOfDay(Times.ZONE).toInstant());
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<PersonId> person(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(PersonId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
