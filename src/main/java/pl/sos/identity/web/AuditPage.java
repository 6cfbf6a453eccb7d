package pl.sos.identity.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.AuditLog;
import pl.sos.identity.AuditLog.Filter;
import pl.sos.identity.People;

/** The audit as administrators read it, and its proof. */
@Controller
class AuditPage {
    private final AuditLog audit;
    private final People people;

    AuditPage(AuditLog audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @GetMapping("/admin/audit")
    ModelAndView show(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String after) {
        return page(person, action, subject, after, Optional.empty());
    }

    @PostMapping("/admin/audit/verify")
    ModelAndView verify() {
        return page("", "", "", "", Optional.of(audit.verify()));
    }

    private ModelAndView page(
            String person, String action, String subject, String after, Optional<AuditLog.Verdict> verdict) {
        var filter = new Filter(uuid(person), action.strip(), subject.strip());
        var slice = audit.page(filter, uuid(after));
        var subjects = people.findAll(slice.items().stream()
                .flatMap(entry -> AuditView.person(entry).stream())
                .distinct()
                .toList());
        return new ModelAndView(
                "identity/audit", "view", new AuditView(slice, filter, people.staffAndFormer(), subjects, verdict));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
