package pl.sos.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.remote.AskForSession;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.Said;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;

/** Remote sessions of the past weeks, one that waits for the main client's consent, and copies of databases. */
@Component
class DemoRemote {
    private static final Duration UNTIL_ANSWERED = Duration.ofMinutes(9);
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(14);

    private final RemoteSessions remote;
    private final DatabaseCopies copies;
    private final Tickets tickets;
    private final Queue queue;
    private final People people;

    DemoRemote(RemoteSessions remote, DatabaseCopies copies, Tickets tickets, Queue queue, People people) {
        this.remote = remote;
        this.copies = copies;
        this.tickets = tickets;
        this.queue = queue;
        this.people = people;
    }

    void load(DemoPeople known, DemoTime time) {
        for (var row : DemoFiles.rows("remote-sessions.csv")) {
            session(row, known, time);
        }
        for (var row : DemoFiles.rows("database-copies.csv")) {
            copy(row, known, time);
        }
    }

    private void session(CSVRecord row, DemoPeople known, DemoTime time) {
        var client = known.client(row.get("client"));
        var ours = known.staff(row.get("staff"));
        var asked = time.report(row.get("asked"));
        boolean waits = row.get("consent").equals("WAITING");
        Optional<TicketNumber> ticket = waits
                ? queue
                        .page(QueueFilter.of(QueueTab.OPEN, ours.id()).withClient(client), Optional.empty(), 1)
                        .items()
                        .stream()
                        .map(one -> one.number())
                        .findFirst()
                : Optional.empty();
        var theirs = ticket.flatMap(tickets::find)
                .flatMap(found -> people.find(found.reporter()))
                .or(() -> Optional.of(row.get("person"))
                        .filter(key -> !key.isEmpty())
                        .map(key -> known.contact(row.get("client"), key)))
                .orElseGet(() -> people.contactsOf(client).getFirst());
        var wish = new AskForSession(
                "demo:" + row.getRecordNumber(),
                client,
                ticket,
                theirs.id(),
                row.get("purpose"),
                RemoteTool.valueOf(row.get("tool")),
                row.get("number"),
                "",
                Optional.empty());
        HouseClock.at(asked, () -> {
            if (remote.ask(wish, ours) instanceof SessionResult.Done(var session) && !waits) {
                goesOn(session, row, asked, ours, theirs);
            }
        });
    }

    private void goesOn(RemoteSession session, CSVRecord row, Instant asked, Person ours, Person theirs) {
        var id = session.id();
        var started = asked.plus(UNTIL_STARTED);
        var minutes = Long.parseLong(row.get("minutes"));
        HouseClock.at(asked.plus(UNTIL_ANSWERED), () -> {
            switch (row.get("consent")) {
                case "PORTAL" -> remote.agree(id, new Said.InPortal("127.0.0.1", "demo", ""), theirs);
                case "SPOKEN" -> remote.agree(id, new Said.Spoken(theirs.name(), "przez telefon"), ours);
                default -> remote.move(id, SessionMove.REFUSE, "", theirs);
            }
        });
        if (minutes > 0) {
            HouseClock.at(started, () -> remote.move(id, SessionMove.START, "", ours));
            HouseClock.at(started.plus(Duration.ofMinutes(minutes)), () -> {
                remote.move(id, SessionMove.END, "", ours);
                remote.book(
                        id,
                        Minutes.of(minutes),
                        row.get("done"),
                        row.get("counted").equals("yes")
                                ? Counting.asAgreed()
                                : new Counting.NotAccounted("poprawka po naszej stronie"),
                        ours);
            });
        }
    }

    private void copy(CSVRecord row, DemoPeople known, DemoTime time) {
        PersonId ours = known.staff(row.get("staff")).id();
        var at = time.report(row.get("received"));
        var wish = new ReceiveCopy(
                "demo:" + row.getRecordNumber(),
                known.client(row.get("client")),
                Optional.empty(),
                row.get("installation"),
                at,
                DatabaseCopy.How.valueOf(row.get("how")),
                row.get("purpose"),
                row.get("masked").equals("yes"),
                row.get("unagreed"),
                row.get("where"),
                LocalDate.ofInstant(at, DemoTime.ZONE).plusDays(Long.parseLong(row.get("days"))),
                ours);
        HouseClock.at(at, () -> {
            if (copies.receive(wish, ours) instanceof CopyResult.Done(var copy)
                    && !row.get("deleted").isEmpty()) {
                var gone = time.report(row.get("deleted"));
                HouseClock.at(
                        gone, () -> copies.delete(copy.id(), gone, "Skasowano bazę i pliki, opróżniono kosz", ours));
            }
        });
    }
}
