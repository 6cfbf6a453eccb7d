package pl.sos.hotline.internal;

import java.io.IOException;
import java.net.InetAddress;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;

/** Opens the port on which Asterisk asks, where the settings name one; closed otherwise. */
@Component
public class AgiDoor {
    private static final Logger LOG = LoggerFactory.getLogger(AgiDoor.class);
    private static final int AT_ONCE = 50;
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final Settings settings;
    private final AgiScripts scripts;
    private volatile @Nullable DefaultAgiServer server;

    AgiDoor(Settings settings, AgiScripts scripts) {
        this.settings = settings;
        this.scripts = scripts;
    }

    @EventListener(ApplicationReadyEvent.class)
    void openWhenWanted() throws IOException {
        var exchange = settings.exchange();
        if (exchange.port() > 0) {
            open(exchange.port(), exchange.bind());
        }
    }

    /** Listens from now on; an address that is taken or not ours is an {@link IOException}. */
    public synchronized void open(int port, String bind) throws IOException {
        var opening = new DefaultAgiServer(scripts);
        opening.setPort(port);
        opening.setAddress(InetAddress.getByName(bind));
        opening.setPoolSize(2);
        opening.setMaximumPoolSize(AT_ONCE);
        opening.setSocketReadTimeout(READ_TIMEOUT_MILLIS);
        server = opening;
        Thread.ofPlatform().daemon().name("agi").start(() -> {
            try {
                opening.startup();
            } catch (IOException | IllegalStateException e) {
                LOG.error("The telephone exchange cannot ask at {}:{}", bind, port, e);
            }
        });
        LOG.info("A telephone exchange may ask at agi://{}:{}", bind, port);
    }

    @EventListener(ContextClosedEvent.class)
    public synchronized void close() {
        var open = server;
        if (open != null) {
            server = null;
            open.shutdown();
        }
    }
}
