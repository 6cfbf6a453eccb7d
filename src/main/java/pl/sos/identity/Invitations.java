package pl.sos.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.internal.CredentialStore;
import pl.sos.identity.internal.MailedLinks;
import pl.sos.identity.internal.SystemWork;
import pl.sos.kernel.PersonId;

/** Lets a person in for the first time: a mailed link, good for seven days and for one use, behind which she chooses a password. */
@Component
public class Invitations {
    private final MailedLinks links;
    private final CredentialStore credentials;
    private final SystemWork work;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(MailedLinks links, CredentialStore credentials, SystemWork work, AuditLog audit, Clock clock) {
        this.links = links;
        this.credentials = credentials;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** How far somebody has come in. */
    public enum Standing {
        NOT_INVITED,
        INVITED,
        SIGNS_IN
    }

    /** Of each of these people, whom the caller has before his eyes: has she a password, or a link that is still good. */
    public Map<PersonId, Standing> standing(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        var doors = work.call(() -> credentials.doors(people, clock.instant()));
        var standing = new HashMap<PersonId, Standing>();
        for (PersonId person : people) {
            var hasPassword = doors.get(person);
            standing.put(
                    person,
                    hasPassword == null ? Standing.NOT_INVITED : hasPassword ? Standing.SIGNS_IN : Standing.INVITED);
        }
        return standing;
    }

    /** Mails a link; it leaves when the caller's transaction commits. May be repeated: each link is good by itself. */
    @Transactional
    public void invite(Person person) {
        links.mailInvitation(person);
        audit.record("person.invited", "person:" + person.id(), Map.of());
    }
}
