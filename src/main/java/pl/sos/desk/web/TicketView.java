package pl.sos.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import pl.sos.desk.HoursLine;
import pl.sos.estimates.Estimate;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.LateQuestion;
import pl.sos.mail.MailOrigin;
import pl.sos.notifications.LetterFate;
import pl.sos.remote.RemoteSession;
import pl.sos.tickets.CannedReply;
import pl.sos.tickets.HeldReceipt;
import pl.sos.tickets.Message;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Who;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkSum;

/**
 * A ticket as staff sees it.
 *
 * @param writing who else is writing right now
 * @param origins mails that messages of the thread were made from
 * @param late another ticket whose mail answers this one's, or is answered by it
 * @param letters what became of the letters that carry a message, by the message's id
 * @param receipt of the report, when it was not sent at once
 */
public record TicketView(
        TicketPage page,
        List<ClockView> clocks,
        Optional<CaretakerLine> caretaker,
        List<Phone> phones,
        List<Who> writing,
        List<TicketStatus> moves,
        boolean watching,
        Work work,
        List<Estimate> estimates,
        Map<MessageId, MailOrigin> origins,
        Optional<LateQuestion> late,
        List<RemoteSession> remote,
        Map<UUID, List<LetterFate>> letters,
        Optional<HeldReceipt> receipt,
        Composer composer) {

    /**
     * What was worked on it and what the hours still hold.
     *
     * @param hours of the contract that covers it; empty without one, or when it includes none
     */
    public record Work(Optional<HoursLine> hours, List<WorkEntry> entries, WorkSum sum) {}

    /**
     * A clock of the ticket.
     *
     * @param kind REACTION, WORKAROUND or REPAIR
     * @param state RUNNING, PAUSED, MET, BREACHED while it still waits, LATE when what it waited for came too late
     * @param level calm, soon or late while it runs
     * @param at when it was met or breached
     * @param evidence what stopped it, in words
     * @param stand differs whenever something happened to it
     */
    public record ClockView(
            String kind,
            String state,
            String level,
            Instant due,
            Optional<Instant> at,
            Optional<String> evidence,
            String stand) {}

    /**
     * @param state PRESENT, ON_PHONE, AWAY or OUTSIDE working time
     * @param backAt when she is back; empty unless she is away
     * @param standsIn who answers meanwhile
     */
    public record CaretakerLine(String name, String state, Optional<Instant> backAt, Optional<String> standsIn) {}

    /** @param spoken as a person reads it */
    public record Phone(String e164, String spoken) {}

    /**
     * What is being written.
     *
     * @param note a note is being written rather than a reply
     * @param errors sentences, by what they are about
     */
    public record Composer(
            String number,
            UUID formKey,
            boolean note,
            String body,
            boolean thenWait,
            List<CannedReply> canned,
            String readersLine,
            List<String> errors) {}

    public String number() {
        return page.ticket().number().toString();
    }

    /** The letters of a message; with the report that which told of it together with others. */
    public List<LetterFate> lettersOf(Message message) {
        var joint = receiptOf(message).flatMap(HeldReceipt::letter);
        return Stream.concat(Stream.of(message.id().value()), joint.stream())
                .flatMap(matter -> letters.getOrDefault(matter, List.of()).stream())
                .toList();
    }

    /** What became of the receipt, with the report. */
    public Optional<HeldReceipt> receiptOf(Message message) {
        return receipt.filter(held -> page.thread().getFirst().equals(message));
    }

    /** The later of this ticket and the one that belongs to it, which is to go on in the earlier. */
    public TicketNumber laterOf(LateQuestion belongs) {
        var here = page.ticket().number();
        return here.compareTo(belongs.other()) > 0 ? here : belongs.other();
    }

    public TicketNumber earlierOf(LateQuestion belongs) {
        var here = page.ticket().number();
        return here.compareTo(belongs.other()) > 0 ? belongs.other() : here;
    }

    /**
     * The sentence is no part of what the client reads of the thread, but stands as what was done beside minutes of this ticket: so
     * it is with the note of a call that was written down with both.
     */
    public boolean readInHours(Message message) {
        var sentence = oneWay(message.body());
        return internal(message)
                && work.entries().stream()
                        .anyMatch(entry -> oneWay(entry.done().note()).equals(sentence));
    }

    private static String oneWay(String text) {
        return text.strip().replace("\r\n", "\n");
    }

    public static boolean internal(Message message) {
        return message.visibility() == pl.sos.tickets.Visibility.INTERNAL;
    }
}
