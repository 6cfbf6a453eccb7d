package pl.sos.launcher.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * As much of an IMAP server (RFC 3501) as a client needs to fetch what is in one folder. It makes its messages as they are
 * asked for, as if they had just come, and keeps none, so that what is measured is the client.
 */
final class BenchImap implements AutoCloseable {
    private static final DateTimeFormatter INTERNAL_DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ROOT);

    private final ServerSocket socket;
    private final int count;
    private final IntFunction<byte[]> message;

    /** @param message gives the bytes of the message with this number, from 1 */
    BenchImap(int count, IntFunction<byte[]> message) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.count = count;
        this.message = message;
        Thread.ofPlatform().daemon().name("bench-imap").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofPlatform().daemon().name("bench-imap-client").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedInputStream(client.getInputStream());
                var out = new BufferedOutputStream(client.getOutputStream(), 1 << 16)) {
            client.setTcpNoDelay(true);
            say(out, "* OK [CAPABILITY IMAP4rev1 IDLE] ready");
            out.flush();
            for (var line = line(in); line != null; line = line(in)) {
                var words = line.split(" ", 3);
                var tag = words[0];
                var command = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
                var rest = words.length > 2 ? words[2] : "";
                if (command.equals("IDLE")) {
                    say(out, "+ idling");
                    out.flush();
                    line(in);
                }
                answer(command, rest, out);
                say(out, tag + " OK " + (command.equals("SELECT") ? "[READ-WRITE] " : "") + "done");
                out.flush();
                if (command.equals("LOGOUT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client was stopped.
        }
    }

    private void answer(String command, String rest, OutputStream out) throws IOException {
        switch (command) {
            case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 IDLE");
            case "SELECT", "EXAMINE" -> {
                say(out, "* FLAGS (\\Seen \\Deleted)");
                say(out, "* " + count + " EXISTS");
                say(out, "* 0 RECENT");
                say(out, "* OK [UIDVALIDITY 1] valid");
                say(out, "* OK [UIDNEXT " + (count + 1) + "] next");
                say(out, "* OK [PERMANENTFLAGS (\\Seen \\Deleted)] kept");
            }
            case "UID" -> fetch(rest.substring(rest.indexOf(' ') + 1), out);
            case "FETCH" -> fetch(rest, out);
            default -> {}
        }
    }

    private void fetch(String what, OutputStream out) throws IOException {
        int blank = what.indexOf(' ');
        var items = what.substring(blank + 1).toUpperCase(Locale.ROOT);
        for (int number : numbers(what.substring(0, blank))) {
            if (items.contains("BODY")) {
                byte[] bytes = message.apply(number);
                say(out, "* " + number + " FETCH (UID " + number + " BODY[]<0> {" + bytes.length + "}");
                out.write(bytes);
                say(out, ")");
            } else if (items.contains("SIZE")) {
                say(
                        out,
                        "* " + number + " FETCH (UID " + number + " RFC822.SIZE " + message.apply(number).length
                                + " FLAGS () INTERNALDATE \""
                                + INTERNAL_DATE.format(OffsetDateTime.now(Clock.systemUTC()))
                                + "\")");
            } else {
                say(out, "* " + number + " FETCH (UID " + number + ")");
            }
        }
    }

    private List<Integer> numbers(String set) {
        var numbers = new ArrayList<Integer>();
        for (var part : set.split(",")) {
            var ends = part.split(":");
            int from = number(ends[0]);
            int to = number(ends[ends.length - 1]);
            for (int i = Math.min(from, to); i <= Math.min(count, Math.max(from, to)); i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private int number(String text) {
        return text.equals("*") ? count : Integer.parseInt(text);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (one == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(one);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
