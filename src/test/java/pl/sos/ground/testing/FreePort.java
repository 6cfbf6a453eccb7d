package pl.sos.ground.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that is to be started later, or to be away for a while and come back. */
public final class FreePort {
    /**
     * Below those that systems lend to outgoing connections (Linux: 32768 to 60999): one of these might be in use by
     * the other tests' connections in the very moment when the server wants it.
     */
    private static final int LOWEST = 20_000;

    /** Each of the processes that share the tests among them has its own: what is away for a while is not chosen there. */
    private static final int OWN = 2_500;

    private static final int FIRST = LOWEST + OWN * (Integer.getInteger("sos.fork", 0) % 4);
    private static final int BEYOND = FIRST + OWN;

    private FreePort() {}

    /** One that nothing listens on now, and that only another call of this is likely to choose. */
    public static int find() throws IOException {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (attempt == 100) {
                    throw taken;
                }
            }
        }
    }
}
