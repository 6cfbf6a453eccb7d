package pl.sos.outbox.internal;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import pl.sos.ground.Settings;
import pl.sos.ground.Settings.Smtp;
import pl.sos.ground.Settings.Tls;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.TestClock;
import pl.sos.outbox.Bounces;

/** A mail server and a postman who knows it, for tests of rooms that write letters. */
public final class GreenPost implements AutoCloseable {
    private final GreenMail server;
    private final Postman postman;

    public GreenPost(ApplicationContext context) throws IOException {
        server = MailServers.smtp(0);
        server.start();
        var smtp = new Smtp("127.0.0.1", server.getSmtp().getPort(), null, null, Tls.NONE, "pomoc@sos.example");
        var settings =
                new Settings(Path.of("target"), 0, null, URI.create("http://localhost"), false, null, null, smtp);
        postman = new Postman(
                context.getBean(MailStore.class),
                new MailServer(settings),
                context.getBean(Bounces.class),
                context.getBean(PlatformTransactionManager.class),
                context.getBean(TestClock.class));
    }

    /** Delivers what waits; gives everything that ever arrived. */
    public List<MimeMessage> deliver() {
        postman.deliver();
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
