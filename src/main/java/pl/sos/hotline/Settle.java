package pl.sos.hotline;

import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.Counting;
import pl.sos.work.Unagreed;

/**
 * What a call became.
 *
 * @param client empty for what is known of the call already
 * @param contact who called; empty for what is known already
 * @param minutes for the ledger; empty to write nothing down
 * @param note what was talked about; the client reads it beside the minutes
 * @param unagreed what becomes of the minutes while nobody accepted the ticket's estimate
 * @param somebody who called where it is none of the client's people that we know, by name; empty where nobody says so
 * @param asksWho refuses to write down a call from a company's number while it is open which of its people called
 */
public record Settle(
        UUID call,
        Optional<ClientId> client,
        Optional<PersonId> contact,
        Became became,
        Optional<Minutes> minutes,
        String note,
        Counting counting,
        Unagreed unagreed,
        String somebody,
        boolean asksWho) {
    /** A name, in characters. */
    public static final int NAME = 120;

    public Settle {
        note = storable(note);
        somebody = storable(somebody).strip();
    }

    /** Who called may stay open. */
    public Settle(
            UUID call,
            Optional<ClientId> client,
            Optional<PersonId> contact,
            Became became,
            Optional<Minutes> minutes,
            String note,
            Counting counting,
            Unagreed unagreed) {
        this(call, client, contact, became, minutes, note, counting, unagreed, "", false);
    }

    /** The person is asked first when the ticket's estimate is not accepted. */
    public Settle(
            UUID call,
            Optional<ClientId> client,
            Optional<PersonId> contact,
            Became became,
            Optional<Minutes> minutes,
            String note,
            Counting counting) {
        this(call, client, contact, became, minutes, note, counting, new Unagreed.Ask());
    }

    /** Without what no database stores. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** A ticket, or none. */
    public sealed interface Became {
        record Nothing() implements Became {}

        /** It was about a ticket that is there. */
        record Known(TicketNumber ticket) implements Became {}

        /** @param severity empty for the category's usual one */
        record Opened(
                Category category,
                Optional<Severity> severity,
                Optional<String> application,
                String subject,
                String body)
                implements Became {
            public Opened {
                application = application.map(Settle::storable);
                subject = storable(subject);
                body = storable(body);
            }
        }
    }
}
