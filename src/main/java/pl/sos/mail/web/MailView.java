package pl.sos.mail.web;

import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.mail.MailState;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.outbox.Posting;

/**
 * One whole mail, and what can be done with it.
 *
 * @param read empty when it cannot be read
 * @param returned the letter of ours that it reports as not delivered
 * @param client whose it may be: chosen, or proposed by the address
 * @param foreign its address is of a domain that the client does not bear
 * @param wanted what the form says
 * @param found clients that the query found
 * @param error what was wrong with what was sent, in words
 */
public record MailView(
        IncomingMail mail,
        Optional<ParsedMail> read,
        Optional<Posting> returned,
        Optional<Client> client,
        List<Person> contacts,
        boolean foreign,
        Assignment wanted,
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

    /** Whom the form names: as it was sent, or whose address the mail bears unless it was forged. */
    public boolean names(Person person) {
        return wanted.contact().isEmpty() ? !mail.forged() && sentBy(person) : wanted.names(person);
    }

    /** As whom it poses. */
    public String posesAs() {
        return contacts.stream()
                .filter(this::sentBy)
                .map(Person::name)
                .findFirst()
                .orElseGet(() -> mail.sender().isBlank() ? mail.senderName() : mail.sender());
    }

    /** So that one press does not make a contact of whoever writes: only an address of the client's is proposed. */
    public boolean namesNew() {
        return wanted.contact().isEmpty()
                ? !foreign && !mail.forged() && contacts.stream().noneMatch(this::sentBy)
                : wanted.namesNew();
    }

    private boolean sentBy(Person person) {
        return person.email().equals(mail.sender());
    }
}
