package pl.sos.ground.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** GreenMail as it is started by a test: by itself it takes two seconds without an answer for a failure. */
public final class MailServers {
    // A busy machine is slow, not wrong.
    private static final long PATIENCE_MILLIS = 120_000;

    private MailServers() {}

    /** Speaks IMAP at a port of its own choice. */
    public static GreenMail imap() {
        return patient(ServerSetup.IMAP.dynamicPort());
    }

    /** Speaks IMAP over TLS, under a certificate that nobody vouches for, at a port of its own choice. */
    public static GreenMail imaps() {
        return patient(ServerSetup.IMAPS.dynamicPort());
    }

    /** Takes letters at this machine. @param port 0 for one of its own choice */
    public static GreenMail smtp(int port) {
        return patient(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static GreenMail patient(ServerSetup setup) {
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }
}
