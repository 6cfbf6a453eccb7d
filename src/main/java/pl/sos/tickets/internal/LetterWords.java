package pl.sos.tickets.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Settings;
import pl.sos.identity.Person;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketId;
import pl.sos.outbox.Letter;
import pl.sos.outbox.MailedId;
import pl.sos.outbox.ReplyTokens;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.tickets.Ticket;

/** What letters about tickets have in common: their sentences, their moments, and that an answer finds its ticket. */
@Component
class LetterWords {
    private final ReplyTokens tokens;
    private final Settings settings;
    private final Clock clock;

    LetterWords(ReplyTokens tokens, Settings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** A sentence of {@code tickets.mail}. */
    String say(Language language, String key, Object... arguments) {
        return Sentences.of("tickets.mail." + key, arguments).in(language);
    }

    /** A letter is read later, on another day perhaps: "jutro" alone would not do. */
    String by(Instant due, Language language) {
        var times = new Times(language, clock);
        var day = LocalDate.ofInstant(due, Times.ZONE);
        long days = ChronoUnit.DAYS.between(Times.today(clock), day);
        var latest = times.latest(due);
        return Math.abs(days) < 7 ? latest + " (" + times.date(day) + ")" : latest;
    }

    /** A moment that was, with its day. */
    String said(Instant at, Language language) {
        var times = new Times(language, clock);
        return times.date(LocalDate.ofInstant(at, Times.ZONE)) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(Times.ZONE));
    }

    /** A subject with the number at its right, where mail programs leave it when people answer and forward. */
    String tagged(String subject, Ticket ticket) {
        return subject + " [" + ticket.number() + "]";
    }

    /** Such that an answer to it joins the ticket: what lies above the line is the answer. */
    Letter answerable(Letter letter, Ticket ticket, Person reader) {
        return answerable(letter, ticket.id(), reader);
    }

    Letter answerable(Letter letter, TicketId ticket, Person reader) {
        var token = tokens.issue(ticket, reader.id());
        var references = letter.headers().getOrDefault("References", "");
        return letter.saying(say(reader.language(), "marker") + "\n\n" + letter.text())
                .with("References", (references + " " + tokens.reference(token)).strip());
    }

    /** An automatic letter about one mail, beside it. */
    Letter answering(Letter letter, Optional<MailedId> mail) {
        return mail.map(MailedId::text)
                .map(id -> letter.inAnswerTo(id, List.of(id)))
                .orElse(letter);
    }

    /** What is confidential is not named where others may read over somebody's shoulder. */
    String topic(Ticket ticket) {
        return ticket.confidential() ? "" : " – " + ticket.subject();
    }

    /** Whom to ring. */
    String caretaker(Optional<Person> caretaker, Language language) {
        return caretaker
                .map(person -> person.name()
                        + person.phone()
                                .map(phone -> ", tel. " + PhoneNumbers.display(phone))
                                .orElse(""))
                .orElseGet(() -> say(language, "receipt.nobody"));
    }

    String portal(Ticket ticket) {
        return settings.baseUrl() + "/portal/tickets/" + ticket.number();
    }
}
