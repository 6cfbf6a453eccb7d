package pl.sos.mail.web;

import pl.sos.identity.Person;
import pl.sos.mail.internal.IncomingMail;

/**
 * Whose a mail is, as the form says it.
 *
 * @param client by its short name
 * @param contact a person's id, {@value #NEW_CONTACT}, or empty when nobody is named yet
 * @param name of the new contact
 * @param email of the new contact
 * @param ticket the number of the thread it goes into; blank for a ticket of its own
 */
public record Assignment(String client, String contact, String name, String email, String ticket) {
    public static final String NEW_CONTACT = "new";

    /**
     * Of a mail that nobody assigned yet: its sender stands in the form, and is nobody's contact until somebody says so. A forged
     * name and address are not even proposed.
     */
    static Assignment of(IncomingMail mail, String client) {
        return mail.forged()
                ? new Assignment(client, "", "", "", "")
                : new Assignment(client, "", mail.senderName(), mail.sender(), "");
    }

    public boolean names(Person person) {
        return contact.equals(person.id().toString());
    }

    public boolean namesNew() {
        return contact.equals(NEW_CONTACT);
    }
}
