package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.clients.Clients;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Language;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.notifications.Way;
import pl.sos.outbox.Letter;
import pl.sos.outbox.MailedId;
import pl.sos.outbox.Outbox;
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
    private final People people;
    private final Clients clients;
    private final Outbox outbox;
    private final Notices notices;
    private final Settings settings;
    private final LetterWords words;

    Letters(
            WatcherStore watchers,
            ThreadStore thread,
            People people,
            Clients clients,
            Outbox outbox,
            Notices notices,
            Settings settings,
            LetterWords words) {
        this.watchers = watchers;
        this.thread = thread;
        this.people = people;
        this.clients = clients;
        this.outbox = outbox;
        this.notices = notices;
        this.settings = settings;
        this.words = words;
    }

    /** Our public message, to the client's people who take part: the reporter and who watches. */
    void answer(Ticket ticket, MessageId id) {
        var readers = new LinkedHashSet<>(List.of(ticket.reporter()));
        readers.addAll(watchers.ofClient(ticket));
        var message = thread.find(id).orElseThrow();
        var mails = thread.mails(ticket.id());
        for (var reader : active(readers)) {
            var language = reader.language();
            var author = message.author().name();
            var text = words.say(
                    language,
                    "answer.text",
                    reader.greeting(),
                    words.say(language, "answer." + ticket.status().name(), author, ticket.number()),
                    words.say(language, "answer.then." + ticket.status().name()),
                    words.portal(ticket),
                    ticket.confidential() ? words.say(language, "answer.confidential") : quoted(message, language));
            var receipt = outbox.messageId(Letter.id(Receipts.key(ticket.id(), reader)));
            var letter = Letter.once(
                            "tickets.answer:" + id + ":" + reader.id(),
                            Optional.of(author),
                            reader.email(),
                            words.tagged(words.say(language, "answer.subject", author, words.topic(ticket)), ticket),
                            text)
                    .inAnswerTo(
                            mails.isEmpty() ? receipt : mails.getLast().text(), conversation(ticket, mails, receipt))
                    .byAPerson();
            notices.tell(new Notice(
                            reader,
                            Happening.ANSWERED,
                            words.answerable(letter, ticket, reader),
                            words.say(language, "answer.line", author, ticket.number() + words.topic(ticket)),
                            "/portal/tickets/" + ticket.number())
                    .of(id.value()));
        }
    }

    /** The mail that was the report, our receipt, and the newest mail, as far as there are any. */
    private static List<String> conversation(Ticket ticket, List<MailedId> mails, String receipt) {
        var all = mails.stream().map(MailedId::text).toList();
        var report = ticket.channel() == Channel.EMAIL ? all.stream().limit(1) : Stream.<String>empty();
        return Stream.of(report, Stream.of(receipt), all.reversed().stream().limit(1))
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    /** To those whom the clock names. */
    void warning(ClockWarning warning, Ticket ticket) {
        var client = clients.names(List.of(warning.client())).getOrDefault(warning.client(), "–");
        var assignee = ticket.assignee().flatMap(people::find);
        for (var reader : active(warning.recipients())) {
            var language = reader.language();
            var due = words.by(warning.due(), language);
            var what = warning.breach() ? "breach" : "warning";
            var text = words.say(
                    language,
                    what + ".text",
                    reader.greeting(),
                    words.say(language, what + "." + warning.kind(), due, ticket.number(), client),
                    words.say(language, "used." + warning.threshold()),
                    assignee.map(person -> words.say(
                                    language, person.equals(reader) ? "assignee.you" : "assignee", person.name()))
                            .orElseGet(() -> words.say(language, "assignee.none")),
                    settings.baseUrl() + "/tickets/" + ticket.number(),
                    ticket.subject());
            var subject = words.say(language, what + ".subject." + warning.kind(), due, ticket.number(), client);
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
        var line = rung.sentence().in(language) + words.topic(ticket);
        var href = (reader.isStaff() ? "/tickets/" : "/portal/tickets/") + ticket.number();
        var subject = rung.subject().in(language) + (reader.isStaff() ? " – " + client : "") + words.topic(ticket);
        var text = reader.isStaff()
                ? words.say(
                        language,
                        "bell.ours",
                        reader.greeting(),
                        rung.sentence().in(language)
                                + rung.words()
                                        .map(quote -> quoted(quote, ticket, language))
                                        .orElse("."),
                        client,
                        ticket.confidential() ? "" : words.say(language, "bell.topic", ticket.subject()),
                        settings.baseUrl() + href)
                : words.say(language, "bell.text", reader.greeting(), line, settings.baseUrl() + href);
        notices.tell(new Notice(
                reader,
                what,
                Letter.once(
                        "tickets.bell:" + ticket.id() + ":" + what + ":" + at + ":" + reader.id(),
                        Optional.empty(),
                        reader.email(),
                        words.tagged(subject, ticket),
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

    private String quoted(Message message, Language language) {
        var text = cut(message.body(), QUOTED, language);
        var files = message.attachments().stream().map(Attachment::name).collect(Collectors.joining(", "));
        var parts = new ArrayList<>(List.of(text));
        if (!files.isEmpty()) {
            parts.add(words.say(language, "answer.files", files));
        }
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** As mail programs quote: each line with a mark before it. */
    private String quoted(Quote quote, Ticket ticket, Language language) {
        if (ticket.confidential()) {
            return ".\n\n" + words.say(language, "answer.confidential");
        }
        var lines = new ArrayList<String>();
        if (!quote.body().isBlank()) {
            cut(quote.body(), QUOTED_TO_US, language).lines().forEach(line -> lines.add(("> " + line).strip()));
        }
        if (quote.files() > 0) {
            lines.add("> " + words.say(language, "answer.files", quote.files()));
        }
        return lines.isEmpty() ? "." : ":\n\n" + String.join("\n", lines);
    }

    private String cut(String body, int most, Language language) {
        return body.codePointCount(0, body.length()) <= most
                ? body
                : body.substring(0, body.offsetByCodePoints(0, most)) + words.say(language, "answer.goes-on");
    }
}
