package pl.sos.mail.web;

import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.mail.MailState;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ParsedMail;

/**
 * One whole mail, and what can be done with it.
 *
 * @param read empty when it cannot be read
 * @param client whose it may be: chosen, or proposed by the address
 * @param found clients that the query found
 * @param error what was wrong with what was sent, in words
 */
public record MailView(
        IncomingMail mail,
        Optional<ParsedMail> read,
        Optional<Client> client,
        List<Person> contacts,
        String query,
        List<Client> found,
        String error) {
    public String id() {
        return mail.id().toString();
    }

    /** It bears a signature, by whom nobody checked. */
    public boolean signed() {
        return read.filter(ParsedMail::signatureUnchecked).isPresent();
    }

    /** A person may still say what is to become of it. */
    public boolean open() {
        return mail.state() != MailState.PROCESSED && mail.state() != MailState.RECEIVED;
    }

    public boolean retriable() {
        return mail.sha256().isPresent()
                && (mail.state() == MailState.QUARANTINED
                        || mail.state() == MailState.TRIAGE
                        || mail.state() == MailState.DISCARDED);
    }

    public boolean sentBy(Person person) {
        return person.email().equals(mail.sender());
    }

    /** The contact whose address it bears is there. */
    public boolean known() {
        return contacts.stream().anyMatch(this::sentBy);
    }
}
