package pl.sos.mail.internal.imap;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.stereotype.Component;
import pl.sos.mail.Mailbox;

/** Opens a mailbox, takes what is new and closes it: what a {@link Watch} does again and again. */
@Component
public class OneLook {
    private final ImapConnections connections;
    private final Fetching fetching;

    OneLook(ImapConnections connections, Fetching fetching) {
        this.connections = connections;
        this.fetching = fetching;
    }

    /** Gives how many mails were new. */
    public int at(Mailbox mailbox) throws MessagingException, IOException {
        var access = mailbox.access().orElseThrow();
        try (var server = connections.connect(mailbox)) {
            return fetching.fetch(mailbox, ImapConnections.open(server, access));
        } catch (AccessTokens.TokenRefused e) {
            throw new IOException(e);
        }
    }
}
