package pl.sos.tickets.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.WeekWords;
import pl.sos.clients.Clients;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Language;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketId;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.notifications.Way;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.ReplyTokens;
import pl.sos.outbox.Stationery;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.sla.ClockEnded;
import pl.sos.sla.ClockWarning;
import pl.sos.tickets.Attachment;
import pl.sos.tickets.Message;
import pl.sos.tickets.Ticket;

/**
 * What leaves by mail about a ticket, each letter in its reader's language. A letter is named after what happened and
 * whom it is for, so that none leaves twice, and it belongs to the transaction in which that happened.
 */
@Component
public class Letters {
    /** Characters of a message that a letter quotes; the rest is read in the portal. */
    private static final int QUOTED = 2_000;

    /** As many for our people, who have the whole thread one click away. */
    private static final int QUOTED_TO_US = 600;

    private final WatcherStore watchers;
    private final ThreadStore thread;
    private final ReceiptTurns turns;
    private final People people;
    private final Clients clients;
    private final HouseHours hours;
    private final Outbox outbox;
    private final ReplyTokens tokens;
    private final Notices notices;
    private final Stationery stationery;
    private final Settings settings;
    private final Clock clock;

    Letters(
            WatcherStore watchers,
            ThreadStore thread,
            ReceiptTurns turns,
            People people,
            Clients clients,
            HouseHours hours,
            Outbox outbox,
            ReplyTokens tokens,
            Notices notices,
            Stationery stationery,
            Settings settings,
            Clock clock) {
        this.watchers = watchers;
        this.thread = thread;
        this.turns = turns;
        this.people = people;
        this.clients = clients;
        this.hours = hours;
        this.outbox = outbox;
        this.tokens = tokens;
        this.notices = notices;
        this.stationery = stationery;
        this.settings = settings;
        this.clock = clock;
    }

    /** To the reporters: number, caretaker, deadline, as the page says them after sending; instead of a deadline the talk that was it. */
    void receipts(List<Opening.Result> opened) {
        var readers = people.findAll(
                opened.stream().map(one -> one.ticket().reporter()).distinct().toList());
        var told = opened.stream()
                .filter(one -> Optional.ofNullable(readers.get(one.ticket().reporter()))
                        .filter(Person::active)
                        .isPresent())
                .toList();
        var held = turns.heldBack(told.stream().map(Opening.Result::ticket).toList(), readers);
        told.stream().filter(one -> !held.contains(one.ticket().id())).forEach(this::receipt);
    }

    private void receipt(Opening.Result opened) {
        var ticket = opened.ticket();
        var decision = opened.decision();
        var caretaker = opened.looksAfter().map(answer -> answer.present().orElse(answer.caretaker()));
        var known = people.findAll(caretaker
                .<Collection<PersonId>>map(one -> Set.of(one, ticket.reporter()))
                .orElse(Set.of(ticket.reporter())));
        var reader = known.get(ticket.reporter());
        if (reader == null) {
            return;
        }
        var language = reader.language();
        var answer = opened.talkedAt()
                .map(at -> say(language, "receipt.talked", said(at, language)))
                .orElseGet(() -> say(
                        language,
                        decision.reaction().promised() ? "receipt.due" : "receipt.aim",
                        by(decision.reaction().due(), language)));
        var covered = opened.talkedAt().isPresent() ? decision.coverageAlone() : decision.sentence();
        var text = say(
                language,
                "receipt.text",
                reader.greeting(),
                ticket.number(),
                caretaker(caretaker.map(known::get), language),
                answer,
                covered.in(language),
                portal(ticket),
                ticket.confidential() ? "" : say(language, "about", ticket.subject()),
                say(language, "receipt.hotline", WeekWords.full(hours.calendar(), language)));
        outbox.sendOf(
                opened.message().orElseThrow().value(),
                stationery.dressed(
                        answerable(
                                Letter.once(
                                        key(ticket.id(), reader),
                                        Optional.empty(),
                                        reader.email(),
                                        tagged(say(language, "receipt.subject", topic(ticket)), ticket),
                                        text),
                                ticket,
                                reader),
                        language));
    }

    /** Our public message, to the client's people who take part: the reporter and who watches. */
    void answer(Ticket ticket, MessageId id) {
        var readers = new LinkedHashSet<>(List.of(ticket.reporter()));
        readers.addAll(watchers.ofClient(ticket));
        var message = thread.find(id).orElseThrow();
        for (var reader : active(readers)) {
            var language = reader.language();
            var author = message.author().name();
            var text = say(
                    language,
                    "answer.text",
                    reader.greeting(),
                    say(language, "answer." + ticket.status().name(), author, ticket.number()),
                    say(language, "answer.then." + ticket.status().name()),
                    portal(ticket),
                    ticket.confidential() ? say(language, "answer.confidential") : quoted(message, language));
            var letter = Letter.once(
                            "tickets.answer:" + id + ":" + reader.id(),
                            Optional.of(author),
                            reader.email(),
                            tagged(say(language, "answer.subject", author, topic(ticket)), ticket),
                            text)
                    .inAnswerTo(outbox.messageId(Letter.id(key(ticket.id(), reader))))
                    .byAPerson();
            notices.tell(new Notice(
                            reader,
                            Happening.ANSWERED,
                            answerable(letter, ticket, reader),
                            say(language, "answer.line", author, ticket.number() + topic(ticket)),
                            "/portal/tickets/" + ticket.number())
                    .of(id.value()));
        }
    }

    /** To those whom the clock names. */
    void warning(ClockWarning warning, Ticket ticket) {
        var client = clients.names(List.of(warning.client())).getOrDefault(warning.client(), "–");
        var assignee = ticket.assignee().flatMap(people::find);
        for (var reader : active(warning.recipients())) {
            var language = reader.language();
            var due = by(warning.due(), language);
            var what = warning.breach() ? "breach" : "warning";
            var text = say(
                    language,
                    what + ".text",
                    reader.greeting(),
                    say(language, what + "." + warning.kind(), due, ticket.number(), client),
                    say(language, "used." + warning.threshold()),
                    assignee.map(person ->
                                    say(language, person.equals(reader) ? "assignee.you" : "assignee", person.name()))
                            .orElseGet(() -> say(language, "assignee.none")),
                    settings.baseUrl() + "/tickets/" + ticket.number(),
                    ticket.subject());
            var subject = say(language, what + ".subject." + warning.kind(), due, ticket.number(), client);
            notices.tell(new Notice(
                            reader,
                            warning.breach() ? Happening.BREACHED : Happening.CLOCK_WARNING,
                            Letter.once(
                                    "sla.warning:" + warning.clock() + ":" + warning.round() + ":" + warning.threshold()
                                            + ":" + reader.id(),
                                    Optional.empty(),
                                    reader.email(),
                                    subject,
                                    text),
                            subject,
                            "/tickets/" + ticket.number())
                    .about(warning.clock()));
        }
    }

    /**
     * What rang, in words.
     *
     * @param subject of a letter, which has the number behind it
     * @param sentence what the bell says, with the number
     * @param words what was written with it
     */
    record Rung(Sentence subject, Sentence sentence, Optional<Quote> words) {}

    /**
     * What the bell rings for, to those who want it by other ways too. An answer to a client's people has a letter of its
     * own.
     */
    void rang(List<Person> readers, Happening what, Ticket ticket, Rung rung, Instant at) {
        var client = notices.wanting(readers, what, Way.MAIL).stream().anyMatch(Person::isStaff)
                ? clients.names(List.of(ticket.client())).getOrDefault(ticket.client(), "–")
                : "–";
        readers.stream()
                .filter(reader -> reader.isStaff() || what != Happening.ANSWERED)
                .forEach(reader -> tell(reader, what, ticket, client, rung, at));
    }

    private void tell(Person reader, Happening what, Ticket ticket, String client, Rung rung, Instant at) {
        var language = reader.language();
        var line = rung.sentence().in(language) + topic(ticket);
        var href = (reader.isStaff() ? "/tickets/" : "/portal/tickets/") + ticket.number();
        var subject = rung.subject().in(language) + (reader.isStaff() ? " – " + client : "") + topic(ticket);
        var text = reader.isStaff()
                ? say(
                        language,
                        "bell.ours",
                        reader.greeting(),
                        rung.sentence().in(language)
                                + rung.words()
                                        .map(words -> quoted(words, ticket, language))
                                        .orElse("."),
                        client,
                        ticket.confidential() ? "" : say(language, "bell.topic", ticket.subject()),
                        settings.baseUrl() + href)
                : say(language, "bell.text", reader.greeting(), line, settings.baseUrl() + href);
        notices.tell(new Notice(
                reader,
                what,
                Letter.once(
                        "tickets.bell:" + ticket.id() + ":" + what + ":" + at + ":" + reader.id(),
                        Optional.empty(),
                        reader.email(),
                        tagged(subject, ticket),
                        text),
                line,
                href));
    }

    /** What still waits of a clock's warnings has nothing to warn of any more. */
    void takeBack(ClockEnded clock) {
        notices.withdraw(clock.clock());
    }

    private List<Person> active(Collection<PersonId> asked) {
        var found = people.findAll(asked);
        return asked.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .filter(Person::active)
                .toList();
    }

    /** A letter is read later, on another day perhaps: "jutro" alone would not do. */
    String by(Instant due, Language language) {
        var times = new Times(language, clock);
        var day = LocalDate.ofInstant(due, Times.ZONE);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), Times.ZONE), day);
        var latest = times.latest(due);
        return Math.abs(days) < 7 ? latest + " (" + times.date(day) + ")" : latest;
    }

    private String said(Instant at, Language language) {
        var times = new Times(language, clock);
        return times.date(LocalDate.ofInstant(at, Times.ZONE)) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(Times.ZONE));
    }

    private static String quoted(Message message, Language language) {
        var text = cut(message.body(), QUOTED, language);
        var files = message.attachments().stream().map(Attachment::name).collect(Collectors.joining(", "));
        var parts = new ArrayList<>(List.of(text));
        if (!files.isEmpty()) {
            parts.add(say(language, "answer.files", files));
        }
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** As mail programs quote: each line with a mark before it. */
    private static String quoted(Quote words, Ticket ticket, Language language) {
        if (ticket.confidential()) {
            return ".\n\n" + say(language, "answer.confidential");
        }
        var lines = new ArrayList<String>();
        if (!words.body().isBlank()) {
            cut(words.body(), QUOTED_TO_US, language).lines().forEach(line -> lines.add(("> " + line).strip()));
        }
        if (words.files() > 0) {
            lines.add("> " + say(language, "answer.files", words.files()));
        }
        return lines.isEmpty() ? "." : ":\n\n" + String.join("\n", lines);
    }

    private static String cut(String body, int most, Language language) {
        return body.codePointCount(0, body.length()) <= most
                ? body
                : body.substring(0, body.offsetByCodePoints(0, most)) + say(language, "answer.goes-on");
    }

    /** A subject with the number at its right, where mail programs leave it when people answer and forward. */
    private static String tagged(String subject, Ticket ticket) {
        return subject + " [" + ticket.number() + "]";
    }

    /** Such that an answer to it joins the ticket: what lies above the line is the answer. */
    private Letter answerable(Letter letter, Ticket ticket, Person reader) {
        return answerable(letter, ticket.id(), reader);
    }

    Letter answerable(Letter letter, TicketId ticket, Person reader) {
        var token = tokens.issue(ticket, reader.id());
        var references = letter.headers().getOrDefault("References", "");
        return letter.saying(say(reader.language(), "marker") + "\n\n" + letter.text())
                .with("References", (references + " " + tokens.reference(token)).strip());
    }

    /** What is confidential is not named where others may read over somebody's shoulder. */
    private static String topic(Ticket ticket) {
        return ticket.confidential() ? "" : " – " + ticket.subject();
    }

    /** Whom to ring. */
    static String caretaker(Optional<Person> caretaker, Language language) {
        return caretaker
                .map(person -> person.name()
                        + person.phone()
                                .map(phone -> ", tel. " + PhoneNumbers.display(phone))
                                .orElse(""))
                .orElseGet(() -> say(language, "receipt.nobody"));
    }

    private String portal(Ticket ticket) {
        return settings.baseUrl() + "/portal/tickets/" + ticket.number();
    }

    /** The receipt begins the conversation that later letters go on with. */
    static String key(TicketId ticket, Person reader) {
        return "tickets.receipt:" + ticket + ":" + reader.id();
    }

    static String say(Language language, String key, Object... arguments) {
        return Sentences.of("tickets.mail." + key, arguments).in(language);
    }
}
