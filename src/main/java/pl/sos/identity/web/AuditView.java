package pl.sos.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.AuditEntry;
import pl.sos.identity.AuditLog.Filter;
import pl.sos.identity.AuditLog.Verdict;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/**
 * @param subjects the people whom entries of this slice are about, by id
 * @param verdict what the proof found, when it was just asked for
 */
public record AuditView(
        Slice<AuditEntry> slice,
        Filter filter,
        List<Person> staff,
        Map<PersonId, Person> subjects,
        Optional<Verdict> verdict) {
    private static final String PERSON = "person:";

    /** Whom an entry is about, when it is a person. */
    static Optional<PersonId> person(AuditEntry entry) {
        return entry.subject().matches(PERSON + "[0-9a-f-]{36}")
                ? Optional.of(PersonId.of(entry.subject().substring(PERSON.length())))
                : Optional.empty();
    }

    /** A person by name, everything else as it is kept. */
    public String subject(AuditEntry entry) {
        return person(entry)
                .flatMap(id -> Optional.ofNullable(subjects.get(id)))
                .map(Person::name)
                .orElse(entry.subject());
    }

    /** The detail without the dress of JSON: "channel: PHONE, address: 127.0.0.1". */
    public String detail(AuditEntry entry) {
        return entry.detail()
                .replaceAll("^\\{|}$", "")
                .replace("\":\"", ": ")
                .replace("\",\"", ", ")
                .replace("\"", "");
    }

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
