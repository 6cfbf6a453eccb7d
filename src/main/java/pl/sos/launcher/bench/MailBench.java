package pl.sos.launcher.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Mail from an IMAP server to committed tickets: fetched, stored raw, read, matched, opened, each with its receipt. The
 * server is as small as one can be and runs in this process, beside the tickets that the API opens in the same run.
 * Meanwhile others open their pages, as they did before the storm.
 */
final class MailBench implements Bench {
    private static final int WARM = 2_500;
    private static final int MAILS = 10_000;
    private static final int WARM_SECONDS = 25;
    private static final int SECONDS = 12;
    private static final int PAGES = 40;
    private static final long PATIENCE = 300_000_000_000L;
    private static final String FILE = Base64.getMimeEncoder().encodeToString(new byte[30_000]);

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Figure> run(BenchContext context) throws Exception {
        try (var sos = context.sos("data");
                var database = DriverManager.getConnection(sos.superuserUrl())) {
            var token = context.admin(
                            "data", "token", "create", "--user", "ksiegowa@sm-zorza.example", "--name", "bench")
                    .strip()
                    .lines()
                    .toList()
                    .getLast();
            context.say("tickets through the API");
            TicketsBench.rate(() -> TicketsBench.api(sos, token), WARM_SECONDS);
            double api = TicketsBench.rate(() -> TicketsBench.api(sos, token), SECONDS);
            try (var others = Onlookers.of(sos)) {
                others.look(PAGES);
                var calm = others.look(PAGES);
                int before = letters(database);
                var lag = new IndexLag(database);
                context.say(MAILS + " mails wait at the server, one in ten with a file of 30 kB; nobody is at work");
                double rate = storm(database, "bench", 0, lag);
                context.say("as many again, while others open their pages");
                var over = new AtomicBoolean();
                var looking = CompletableFuture.supplyAsync(() -> others.lookUntil(over::get));
                double beside = storm(database, "beside", MAILS, lag);
                over.set(true);
                var figures = new ArrayList<Figure>();
                figures.add(Figure.of("mails from IMAP to a committed ticket", rate, "/s")
                        .beside("tickets opened through the API", api)
                        .wantedAtLeast(200));
                figures.add(Figure.of("the same while others open their pages", beside, "/s"));
                // All have one author, as in a loop: one receipt an hour, of which a run may touch two.
                figures.add(Figure.of("receipts for the author of all these mails", letters(database) - before, "")
                        .wantedAtMost(2));
                figures.add(Figure.of("longest wait of a ticket for the search meanwhile", lag.longestSeconds(), "s")
                        .wantedAtMost(15));
                figures.addAll(Onlookers.figures(calm, looking.get()));
                figures.add(Figure.of("resident memory after it", sos.residentMegabytes(), "MB")
                        .wantedAtMost(450));
                return figures;
            }
        }
    }

    /** A mailbox with mails that wait; gives how many a second become tickets. */
    private static double storm(Connection database, String mailbox, int first, IndexLag lag) throws Exception {
        try (var server = new BenchImap(MAILS, number -> mail(first + number))) {
            addMailbox(database, mailbox, server.port());
            long start = waitFor(database, mailbox, WARM, lag);
            int from = done(database, mailbox);
            long end = waitFor(database, mailbox, MAILS, lag);
            return (MAILS - from) * 1e9 / (end - start);
        }
    }

    private static byte[] mail(int number) {
        var head =
                "Authentication-Results: bench.example; spf=pass; dkim=pass; dmarc=pass header.from=sm-zorza.example\r\n"
                        + "Received: from mx.sm-zorza.example by bench.example; Fri, 27 Nov 2026 11:00:00 +0100\r\n"
                        + "From: =?UTF-8?Q?Maria_Kowal?= <ksiegowa@sm-zorza.example>\r\nTo: pomoc@perfektlab.example\r\n"
                        + "Subject: =?UTF-8?Q?Naliczenie_czynsz=C3=B3w_zatrzymuje_si=C4=99?= " + number + "\r\n"
                        + "Message-ID: <bench-" + number + "@sm-zorza.example>\r\nMIME-Version: 1.0\r\n";
        var text = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + "Od rana seryjne naliczanie opłat zatrzymuje się na budynku 14, pasek stoi na 62%.\r\n"
                + "Jutro drukujemy zawiadomienia.\r\n\r\nW dniu 20.11.2026 o 10:12, Anna Nowak pisze:\r\n"
                + "> Dzień dobry, proszę przebudować indeks i dać znać.\r\n".repeat(10);
        var whole = number % 10 != 0
                ? head + text
                : head + "Content-Type: multipart/mixed; boundary=bench\r\n\r\n--bench\r\n" + text
                        + "\r\n--bench\r\nContent-Type: application/pdf; name=a.pdf\r\n"
                        + "Content-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + FILE + "\r\n--bench--\r\n";
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private static void addMailbox(Connection database, String name, int port) throws SQLException {
        try (var insert = database.prepareStatement("""
                insert into mail.mailbox
                    (id, name, address, host, port, tls, username, authserv, application, sender_limit, hourly_limit)
                values (gen_random_uuid(), ?, ? || '@perfektlab.example', '127.0.0.1', ?, 'NONE', 'bench',
                        'bench.example', 'CZ_ZW', 1000000, 10000000)
                """)) {
            insert.setString(1, name);
            insert.setString(2, name);
            insert.setInt(3, port);
            insert.executeUpdate();
        }
    }

    /** When so many were done, by this process's clock. */
    private static long waitFor(Connection database, String mailbox, int wanted, IndexLag lag) throws Exception {
        long start = System.nanoTime();
        while (done(database, mailbox) < wanted) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new IllegalStateException("only " + done(database, mailbox) + " mails became tickets");
            }
            // Asking takes from what is measured: seldom enough to cost nothing, often enough for a run of half a
            // minute.
            Thread.sleep(100);
            lag.look();
        }
        return System.nanoTime();
    }

    /** Letters to the author of the mails. */
    private static int letters(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from outbox.mail where recipient = 'ksiegowa@sm-zorza.example'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int done(Connection database, String mailbox) throws SQLException {
        try (var statement = database.prepareStatement("select count(*) from mail.incoming i join mail.mailbox b"
                + " on b.id = i.mailbox_id where b.name = ? and i.state = 'PROCESSED'")) {
            statement.setString(1, mailbox);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
