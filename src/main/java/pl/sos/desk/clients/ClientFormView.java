package pl.sos.desk.clients;

import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.clients.FieldChange;
import pl.sos.clients.Violation;
import pl.sos.page.Page;

/**
 * The form of a new client or of one that is changed.
 *
 * @param client the one that is changed; empty for a new one
 * @param other the client whose NIP or slug was asked for
 * @param since what somebody else saved meanwhile
 */
public record ClientFormView(
        Optional<Client> client,
        ClientForm form,
        List<Violation> violations,
        Optional<Client> other,
        List<Change> since) {
    /** A change by somebody else, with that person's name. */
    public record Change(FieldChange change, String by) {}

    /** What is wrong with a field, in words; empty when nothing is. */
    public String error(Page page, String field) {
        return String.join(
                " ",
                violations.stream()
                        .filter(violation -> violation.field().equals(field))
                        .map(violation -> page.t("clients.violation." + violation.code(), violation.value()))
                        .toList());
    }
}
