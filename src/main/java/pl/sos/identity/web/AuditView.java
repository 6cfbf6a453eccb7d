package pl.sos.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.AuditEntry;
import pl.sos.identity.AuditLog.Filter;
import pl.sos.identity.AuditLog.Verdict;
import pl.sos.identity.Person;
import pl.sos.kernel.Slice;

/** @param verdict what the proof found, when it was just asked for */
public record AuditView(Slice<AuditEntry> slice, Filter filter, List<Person> staff, Optional<Verdict> verdict) {
    public boolean chosen(Person person) {
        return filter.person().equals(Optional.of(person.id().value()));
    }

    /** The address of the following page of the same list. */
    public String next() {
        return "/admin/audit?person=" + filter.person().map(UUID::toString).orElse("") + "&action="
                + URLEncoder.encode(filter.action(), StandardCharsets.UTF_8) + "&subject="
                + URLEncoder.encode(filter.subject(), StandardCharsets.UTF_8) + "&after="
                + slice.next().orElse("");
    }
}
