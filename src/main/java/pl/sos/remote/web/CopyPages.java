package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
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
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.page.Toast;
import pl.sos.remote.ChangeCopy;
import pl.sos.remote.CopyId;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;
import pl.sos.remote.RemoteSessions;
import pl.sos.tickets.web.Addresses;

/** Entering a copy that came, changing what may change, and noting that it is gone. */
@Controller
class CopyPages {
    private static final int USUAL_DAYS = 30;

    private final DatabaseCopies copies;
    private final RemoteSessions remote;
    private final Clients clients;
    private final People people;
    private final Clock clock;

    CopyPages(DatabaseCopies copies, RemoteSessions remote, Clients clients, People people, Clock clock) {
        this.copies = copies;
        this.remote = remote;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/clients/{slug}/copies/new")
    ModelAndView form(@PathVariable String slug, SignedIn me) {
        var now = LocalDateTime.ofInstant(clock.instant(), Times.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var given = Map.of(
                "key", Ids.next().toString(),
                "receivedAt", now.toString(),
                "deleteBy", now.toLocalDate().plusDays(USUAL_DAYS).toString(),
                "keeper", me.id().toString());
        return entering(client(slug), given, List.of());
    }

    @PostMapping("/clients/{slug}/copies")
    ModelAndView receive(
            @PathVariable String slug,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var client = client(slug);
        var at = moment(given.getOrDefault("receivedAt", ""));
        var until = day(given.getOrDefault("deleteBy", ""));
        var key = given.getOrDefault("key", "");
        if (key.isBlank() || key.length() > 200) {
            throw Addresses.notFound();
        }
        if (at.isEmpty() || until.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return entering(
                    client,
                    given,
                    List.of(page.t(at.isEmpty() ? "remote.violation.received-at" : "remote.violation.delete-by", 400)));
        }
        var result = copies.receive(
                new ReceiveCopy(
                        key,
                        client.id(),
                        installation(given.getOrDefault("installation", "")),
                        given.getOrDefault("installationName", ""),
                        at.get(),
                        RegisterView.constant(DatabaseCopy.How.class, given.getOrDefault("how", ""))
                                .orElse(DatabaseCopy.How.OTHER),
                        given.getOrDefault("purpose", ""),
                        !given.getOrDefault("masked", "").isEmpty(),
                        given.getOrDefault("unmasked", "").isEmpty() ? "" : given.getOrDefault("withoutAgreement", ""),
                        given.getOrDefault("keptWhere", ""),
                        until.get(),
                        person(given.getOrDefault("keeper", "")).orElse(me.id())),
                me.id());
        return switch (result) {
            case CopyResult.Done(var copy) -> onward(copy, "received", page, response);
            case CopyResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield entering(client, given, RemoteWords.of(violations, page));
            }
            case CopyResult.Overtaken(var copy) -> onward(copy, "received", page, response);
            case CopyResult.NotFound() -> throw Addresses.notFound();
        };
    }

    @GetMapping("/remote/copies/{id}")
    ModelAndView page(@PathVariable String id) {
        return shown(copy(id), Map.of(), List.of(), Map.of());
    }

    @PostMapping("/remote/copies/{id}")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var copy = copy(id);
        var until = day(given.getOrDefault("deleteBy", ""));
        var seen = given.getOrDefault("seen", "");
        if (until.isEmpty() || !seen.matches("[0-9]{1,9}")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(copy, given, List.of(), Map.of("deleteBy", page.t("remote.violation.delete-by")));
        }
        var wish = new ChangeCopy(
                copy.id(),
                Integer.parseInt(seen),
                given.getOrDefault("keptWhere", ""),
                until.get(),
                person(given.getOrDefault("keeper", "")).orElse(copy.keeper().id()),
                given.getOrDefault("why", ""));
        return answer(copies.change(wish, me.id()), copy, given, "changed", page, response);
    }

    @PostMapping("/remote/copies/{id}/deletion")
    ModelAndView delete(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var copy = copy(id);
        var at = given.getOrDefault("at", "").isBlank()
                ? Optional.of(clock.instant())
                : moment(given.getOrDefault("at", ""));
        if (at.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(copy, given, List.of(), Map.of("at", page.t("remote.violation.deleted-at")));
        }
        var result = copies.delete(copy.id(), at.get(), given.getOrDefault("how", ""), me.id());
        return answer(result, copy, given, "deleted", page, response);
    }

    private ModelAndView answer(
            CopyResult result,
            DatabaseCopy copy,
            Map<String, String> given,
            String done,
            Page page,
            HttpServletResponse response) {
        return switch (result) {
            case CopyResult.Done(var after) -> onward(after, done, page, response);
            case CopyResult.Overtaken(var now) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield shown(now, Map.of(), List.of(page.t("remote.copy.overtaken")), Map.of());
            }
            case CopyResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield shown(copy, given, List.of(), RemoteWords.byField(violations, page));
            }
            case CopyResult.NotFound() -> throw Addresses.notFound();
        };
    }

    private static ModelAndView onward(DatabaseCopy copy, String done, Page page, HttpServletResponse response) {
        Toast.afterRedirect(response, "remote.copy.toast." + done);
        return Addresses.onward("/remote/copies/" + copy.id(), page, response);
    }

    private ModelAndView entering(Client client, Map<String, String> given, List<String> errors) {
        return new ModelAndView(
                "remote/copy-form",
                "view",
                new CopyView(
                        Optional.empty(),
                        client,
                        clients.installations(client.id()),
                        people.staff(),
                        remote.conditions(client.id()),
                        List.of(),
                        copies.today(),
                        new HashMap<>(given),
                        errors,
                        Map.of()));
    }

    private ModelAndView shown(
            DatabaseCopy copy, Map<String, String> given, List<String> errors, Map<String, String> byField) {
        return new ModelAndView(
                "remote/copy",
                "view",
                new CopyView(
                        Optional.of(copy),
                        clients.find(copy.client()).orElseThrow(Addresses::notFound),
                        List.of(),
                        people.staff(),
                        remote.conditions(copy.client()),
                        copies.history(copy.id()),
                        copies.today(),
                        given,
                        errors,
                        byField));
    }

    private Client client(String slug) {
        return clients.findBySlug(slug).orElseThrow(Addresses::notFound);
    }

    private DatabaseCopy copy(String id) {
        return copyId(id).flatMap(copies::find).orElseThrow(Addresses::notFound);
    }

    static Optional<CopyId> copyId(String text) {
        try {
            return Optional.of(CopyId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<InstallationId> installation(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new InstallationId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<PersonId> person(String text) {
        try {
            return Optional.of(PersonId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(Times.ZONE).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
