package pl.sos.mail.internal.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pl.sos.ground.testing.FreePort;

/** Stands between a client and its server, and is lost when a test wants it. */
final class BreakableLine implements AutoCloseable {
    private final int server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<Socket> idling = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listening;
    private volatile String breaksAt = "";
    private volatile String refuses = "";

    BreakableLine(int server) throws IOException {
        this.server = server;
        // Not one that systems lend to outgoing connections: while we are away one of these might get it.
        this.port = FreePort.find();
        this.listening = listening(port);
        accept(listening);
    }

    int port() {
        return port;
    }

    /** Every connection is lost, and nobody gets a new one. */
    void away() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    void back() throws IOException {
        listening = listening(port);
        accept(listening);
    }

    private static ServerSocket listening(int port) throws IOException {
        var door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return door;
    }

    /** The client asked to be told of new mail, the server agreed (RFC 2177), and nothing was said since. */
    boolean idles() {
        return !idling.isEmpty();
    }

    /** The next time the client says this word, the connection is lost before the server hears it; once. */
    void breakAt(String word) {
        breaksAt = word;
    }

    boolean broke() {
        return breaksAt.isEmpty();
    }

    /** The next time the client says this word, it hears NO and the server hears nothing; once. */
    void refuse(String word) {
        refuses = word;
    }

    /** The server says farewell to everybody who is connected, and hangs up. */
    void bye(String words) {
        for (var client : clients) {
            try (client) {
                client.getOutputStream().write(("* BYE " + words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // It hung up a moment before, and hears no farewell.
            }
        }
    }

    private void accept(ServerSocket door) {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    var client = door.accept();
                    var further = new Socket(InetAddress.getLoopbackAddress(), server);
                    sockets.add(client);
                    clients.add(client);
                    sockets.add(further);
                    Thread.ofVirtual().start(() -> carry(client, further, true));
                    Thread.ofVirtual().start(() -> carry(further, client, false));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void carry(Socket from, Socket to, boolean client) {
        try (from;
                to) {
            byte[] some = new byte[64 * 1024];
            for (int read = from.getInputStream().read(some);
                    read >= 0;
                    read = from.getInputStream().read(some)) {
                var words = new String(some, 0, read, StandardCharsets.ISO_8859_1);
                if (client) {
                    idling.remove(from);
                } else if (words.startsWith("+ ")) {
                    idling.add(to);
                }
                var said = client ? words : "";
                if (says(said, breaksAt)) {
                    breaksAt = "";
                    return;
                }
                if (says(said, refuses)) {
                    refuses = "";
                    var answer = said.substring(0, said.indexOf(' ')) + " NO Session expired\r\n";
                    from.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                to.getOutputStream().write(some, 0, read);
                to.getOutputStream().flush();
            }
        } catch (IOException lost) {
            // As a line is when it is cut: the other end finds out by itself.
        } finally {
            idling.remove(from);
            idling.remove(to);
            sockets.remove(from);
            clients.remove(from);
        }
    }

    private static boolean says(String said, String word) {
        return !word.isEmpty() && said.contains(word);
    }

    @Override
    public void close() throws IOException {
        away();
    }
}
