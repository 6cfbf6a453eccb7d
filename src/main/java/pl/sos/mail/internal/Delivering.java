package pl.sos.mail.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.ground.FileStore;
import pl.sos.ground.Scope;
import pl.sos.identity.Person;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.reading.AttachedFile;
import pl.sos.mail.internal.reading.MailAddress;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.outbox.MailedId;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.AddMessageResult;
import pl.sos.tickets.Attachments;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.StoreFileResult;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;

/** Makes of a mail a message in a thread, or a ticket. Joins the caller's transaction. */
@Component
class Delivering {
    /** Files of one message; of more, the rest is in the whole mail, which then is the last. */
    private static final int MOST_FILES = 20;

    private static final int MOST_OBSERVERS = 20;
    /** A client's own report may not be dated back further; see {@link Tickets#open}. */
    private static final Duration FRESH = Duration.ofMinutes(9);

    private final Tickets tickets;
    private final Attachments attachments;
    private final FileStore files;
    private final Clock clock;

    Delivering(Tickets tickets, Attachments attachments, FileStore files, Clock clock) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.files = files;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Delivered {
        record Done(OutcomeStore.Settled settled) implements Delivered {}

        /** The ticket is not there, or not for this author. */
        record NoTicket() implements Delivered {}

        /** @param why codes of the ticket's rules */
        record Refused(String why) implements Delivered {}
    }

    /**
     * A mail that begins a ticket of its author's company.
     *
     * @param known people by address, of those that the mail names
     */
    record Beginning(IncomingMail row, ParsedMail mail, Mailbox mailbox, Person author, Map<String, Person> known) {}

    /** Addresses of people that delivering it asks for, at most a handful. */
    static Stream<String> copied(ParsedMail mail) {
        return Stream.concat(mail.headers().cc().stream(), mail.headers().to().stream())
                .map(MailAddress::address)
                .distinct()
                .limit(MOST_OBSERVERS);
    }

    /**
     * Adds what answers the ticket to its thread, in the author's name, where it came; an answer never came before the
     * report, whatever the mail server's clock says.
     */
    Delivered join(IncomingMail row, ParsedMail mail, TicketNumber number, Person author, Map<String, Person> known) {
        return join(row, mail, number, author, known, reported -> reported);
    }

    /** As {@link #join} for what a person of ours joins: that may have told of the matter before the report did. */
    Delivered joinByHand(
            IncomingMail row, ParsedMail mail, TicketNumber number, Person author, Map<String, Person> known) {
        return join(row, mail, number, author, known, reported -> oldest());
    }

    /** @param earliest where it can stand at the earliest, of the moment of the report */
    private Delivered join(
            IncomingMail row,
            ParsedMail mail,
            TicketNumber number,
            Person author,
            Map<String, Person> known,
            UnaryOperator<Instant> earliest) {
        var found = tickets.find(number);
        if (found.isEmpty()) {
            return new Delivered.NoTicket();
        }
        var client = found.get().client();
        var limit = earliest.apply(found.get().reportedAt());
        var actor = Actor.of(author);
        var message = new AddMessage(
                number,
                Visibility.PUBLIC,
                Wording.body(mail, author.language()),
                store(row, mail, client, actor),
                Channel.EMAIL,
                false,
                Optional.of(row.id()),
                Optional.of(later(row.receivedAt(), limit)),
                mailedAs(mail));
        return switch (as(author, () -> tickets.addMessage(message, actor))) {
            case AddMessageResult.Added added -> {
                observers(mail, added.ticket().client(), added.ticket().number(), author, actor, known);
                yield done(added.ticket(), author, added.message().id());
            }
            case AddMessageResult.Continued continued -> {
                observers(mail, continued.ticket().client(), continued.ticket().number(), author, actor, known);
                yield done(continued.ticket(), author, continued.message().id());
            }
            case AddMessageResult.NotFound() -> new Delivered.NoTicket();
            case AddMessageResult.Refused(var violations) -> new Delivered.Refused(codes(violations));
        };
    }

    /** Opens a ticket for each, all together; gives what became of them in their order. In scope system. */
    List<Delivered> open(List<Beginning> beginnings) {
        var reports = beginnings.stream()
                .map(one -> {
                    var by = Actor.of(one.author());
                    // What lay at the mail server while we were away counts from when it came there; that we may say,
                    // not the client.
                    boolean fresh =
                            one.row().receivedAt().isAfter(clock.instant().minus(FRESH));
                    return new OpenTicket.By(
                            report(one, store(one.row(), one.mail(), client(one), by), Optional.empty()),
                            fresh ? by : Actor.SYSTEM);
                })
                .toList();
        var results = tickets.open(reports);
        return IntStream.range(0, results.size())
                .mapToObj(i -> delivered(beginnings.get(i), results.get(i)))
                .toList();
    }

    /**
     * Opens a ticket of the author's company.
     *
     * @param by who of ours decided so
     */
    Delivered open(Beginning one, Person by) {
        var actor = Actor.of(by);
        var files = store(one.row(), one.mail(), client(one), actor);
        return delivered(
                one, tickets.open(report(one, files, Optional.of(one.row().id())), actor));
    }

    private static ClientId client(Beginning one) {
        return one.author().client().orElseThrow();
    }

    private OpenTicket report(Beginning one, List<AttachmentId> files, Optional<UUID> formKey) {
        var author = one.author();
        return new OpenTicket(
                client(one),
                author.id(),
                one.mailbox().application(),
                one.mailbox().category(),
                Optional.empty(),
                Wording.subject(one.mail().headers().subject(), author.language()),
                Wording.body(one.mail(), author.language()),
                false,
                files,
                new OpenTicket.Arrival(
                        Channel.EMAIL,
                        Optional.of(later(one.row().receivedAt(), oldest())),
                        formKey,
                        Optional.empty(),
                        mailedAs(one.mail())));
    }

    private static Optional<MailedId> mailedAs(ParsedMail mail) {
        return mail.headers().messageId().flatMap(MailedId::of);
    }

    private Delivered delivered(Beginning one, OpenTicketResult result) {
        var author = one.author();
        return switch (result) {
            case OpenTicketResult.Opened opened -> {
                var ticket = opened.ticket();
                observers(one.mail(), ticket.client(), ticket.number(), author, Actor.of(author), one.known());
                yield new Delivered.Done(new OutcomeStore.Settled(
                        ticket.client(),
                        author.id(),
                        ticket.id(),
                        opened.page().map(page -> page.thread().getFirst().id()).orElse(null)));
            }
            case OpenTicketResult.Refused(var violations) -> new Delivered.Refused(codes(violations));
        };
    }

    private Instant oldest() {
        return clock.instant().minus(Duration.ofDays(365));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Delivered done(pl.sos.tickets.Ticket ticket, Person author, pl.sos.kernel.MessageId message) {
        return new Delivered.Done(new OutcomeStore.Settled(ticket.client(), author.id(), ticket.id(), message));
    }

    /** Whom the author wrote to as well follows the ticket, if he is known and of the same company. */
    private void observers(
            ParsedMail mail,
            ClientId client,
            TicketNumber number,
            Person author,
            Actor actor,
            Map<String, Person> known) {
        if (actor.ours()) {
            return;
        }
        copied(mail)
                .flatMap(address -> Optional.ofNullable(known.get(address)).stream())
                .filter(person -> person.active() && person.client().equals(Optional.of(client)))
                .filter(person -> !person.id().equals(author.id()))
                .forEach(person -> as(author, () -> tickets.watch(number, person.id(), actor)));
    }

    private List<AttachmentId> store(IncomingMail row, ParsedMail mail, ClientId client, Actor by) {
        var kept = new ArrayList<AttachmentId>();
        var all = mail.attachments();
        boolean tooMany = all.size() > MOST_FILES;
        for (AttachedFile file : all.subList(0, tooMany ? MOST_FILES - 1 : all.size())) {
            if (file.size() > 0) {
                store(file.open(), file.name(), client, by).ifPresent(kept::add);
            }
        }
        if (tooMany && row.sha256().isPresent()) {
            try {
                store(files.open(row.sha256().get()), "wiadomosc.eml", client, by)
                        .ifPresent(kept::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return kept;
    }

    private Optional<AttachmentId> store(InputStream content, String name, ClientId client, Actor by) {
        try (content) {
            return switch (attachments.store(content, name, client, by)) {
                case StoreFileResult.Stored(var stored) -> Optional.of(stored.id());
                // Empty, or longer than a ticket takes: it stays in the whole mail.
                case StoreFileResult.Refused refused -> Optional.empty();
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A mail that cannot be read, for a ticket made by hand: its bytes are its only file. */
    static List<AttachedFile> whole(UUID id, byte[] raw) {
        return List.of(new AttachedFile(
                "wiadomosc.eml",
                "message/rfc822",
                false,
                Optional.empty(),
                raw.length,
                () -> new ByteArrayInputStream(raw)));
    }

    private static <R> R as(Person author, Scope.Call<R, RuntimeException> call) {
        return author.client().isPresent()
                ? Scope.asClient(author.client().get().value(), author.id().value(), call)
                : Scope.asStaff(author.id().value(), call);
    }

    private static String codes(List<Violation> violations) {
        return violations.stream().map(one -> one.field() + ":" + one.code()).collect(Collectors.joining(" "));
    }
}
