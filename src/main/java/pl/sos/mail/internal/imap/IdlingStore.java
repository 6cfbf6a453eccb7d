package pl.sos.mail.internal.imap;

import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * A store that hears a refusal to idle. RFC 2177 lets a server say NO to IDLE, as some do when an access token ran out;
 * Angus Mail 2.0.5 waits on for a continuation then, for as long as a server may be silent.
 */
final class IdlingStore extends IMAPStore {
    private volatile boolean refused;

    /** @param name imap or imaps */
    IdlingStore(Session session, String name, boolean tls) {
        super(session, null, name, tls);
    }

    /** The connection ended because the server would not idle. */
    boolean refusedToIdle() {
        return refused;
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new Idling(name, host, port, session.getProperties(), isSSL, logger);
    }

    private final class Idling extends IMAPProtocol {
        private boolean asking;

        Idling(String name, String host, int port, Properties properties, boolean tls, MailLogger logger)
                throws IOException, ProtocolException {
            super(name, host, port, properties, tls, logger);
        }

        @Override
        public synchronized void idleStart() throws ProtocolException {
            asking = true;
            try {
                super.idleStart();
            } finally {
                asking = false;
            }
        }

        @Override
        public Response readResponse() throws IOException, ProtocolException {
            var said = super.readResponse();
            if (asking && said.isTagged()) {
                refused = true;
                // What the library understands as the end of the connection.
                throw new IOException(said.toString());
            }
            return said;
        }
    }
}
