package pl.sos.identity;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.internal.MailedLinks;

/** Lets a person in for the first time: a mailed link, good for seven days and for one use, behind which she chooses a password. */
@Component
public class Invitations {
    private final MailedLinks links;
    private final AuditLog audit;

    Invitations(MailedLinks links, AuditLog audit) {
        this.links = links;
        this.audit = audit;
    }

    /** Mails a link; it leaves when the caller's transaction commits. May be repeated: each link is good by itself. */
    @Transactional
    public void invite(Person person) {
        links.mailInvitation(person);
        audit.record("person.invited", "person:" + person.id(), Map.of());
    }
}
