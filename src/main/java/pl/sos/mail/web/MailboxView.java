package pl.sos.mail.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.Person;
import pl.sos.mail.Mailbox;
import pl.sos.products.Application;

/**
 * The form of a mailbox.
 *
 * @param id empty for a new one
 * @param secretStored a password or token is there, and is not shown
 * @param wrong message keys by field
 * @param tried what trying the connection brought, in words
 */
public record MailboxView(
        Optional<UUID> id,
        MailboxForm form,
        boolean secretStored,
        Map<String, String> wrong,
        Optional<Tried> tried,
        List<Person> staff,
        List<Application> applications) {
    public record Tried(boolean works, String sentence) {}

    public static Mailbox.Tls[] protections() {
        return Mailbox.Tls.values();
    }

    public static Mailbox.Auth[] proofs() {
        return Mailbox.Auth.values();
    }

    public String error(String field) {
        return wrong.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return form.value(field).equals(value);
    }
}
