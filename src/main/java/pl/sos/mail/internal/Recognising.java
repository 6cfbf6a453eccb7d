package pl.sos.mail.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.identity.Person;
import pl.sos.kernel.TicketId;
import pl.sos.mail.internal.Clues.Clue;
import pl.sos.mail.internal.reading.MailAddress;
import pl.sos.mail.internal.reading.ParsedMail;
import pl.sos.outbox.AnsweredLetters;
import pl.sos.outbox.ReplyToken;
import pl.sos.outbox.ReplyTokens;

/** Looks up what a mail points at, for {@link Matching}. In scope system. */
@Component
class Recognising {
    private static final Pattern TAG = Pattern.compile("\\[SOS-([1-9][0-9]{0,17})]", Pattern.CASE_INSENSITIVE);
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final ReplyTokens tokens;
    private final AnsweredLetters letters;
    private final AnswerStore known;

    Recognising(JdbcClient jdbc, ReplyTokens tokens, AnsweredLetters letters, AnswerStore known) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.letters = letters;
        this.known = known;
    }

    /** Message-IDs that it names, the nearest first. */
    static List<String> answers(ParsedMail mail) {
        var headers = mail.headers();
        return Stream.concat(headers.inReplyTo().stream(), headers.references().reversed().stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Whether anything in it may name a ticket; what points nowhere is a new one. */
    boolean pointsSomewhere(ParsedMail mail) {
        return !answers(mail).isEmpty()
                || !tokens(mail).isEmpty()
                || TAG.matcher(mail.headers().subject()).find();
    }

    /** What is known of a mail that points nowhere. */
    static Clues noClues(ParsedMail mail, Optional<Person> author) {
        return new Clues(author, Sender.of(mail), List.of(), List.of(), List.of(), List.of());
    }

    Clues clues(ParsedMail mail, Optional<Person> author) {
        var headers = mail.headers();
        var answers = answers(mail);
        var signed = tokens(mail);
        var ours = letters.to(answers);
        var answered = known.ticketOf(answers).stream().toList();
        var numbers = TAG.matcher(headers.subject())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .limit(MOST)
                .toList();
        var pointed = new LinkedHashSet<TicketId>();
        Stream.concat(signed.stream(), ours.stream()).map(ReplyToken::ticket).forEach(pointed::add);
        pointed.addAll(answered);
        var seen = author.map(one -> seen(one, pointed, numbers)).orElse(List.of());
        var byId = seen.stream().collect(Collectors.toMap(Seen::ticket, one -> one));
        return new Clues(
                author,
                Sender.of(mail),
                signed.stream()
                        .map(one -> clue(one.ticket(), own(one, author), byId))
                        .toList(),
                ours.stream()
                        .map(one -> clue(one.ticket(), own(one, author), byId))
                        .toList(),
                answered.stream().map(one -> clue(one, false, byId)).toList(),
                seen.stream()
                        .filter(one -> numbers.contains(one.number()))
                        .map(one -> clue(one.ticket(), false, byId))
                        .toList());
    }

    /** Signed tokens in what it answers and in the addresses it was sent to, each of which anybody may have copied. */
    private List<ReplyToken> tokens(ParsedMail mail) {
        var headers = mail.headers();
        var places = new ArrayList<String>();
        places.addAll(headers.inReplyTo());
        places.addAll(headers.references().reversed());
        Stream.concat(headers.to().stream(), headers.cc().stream())
                .map(MailAddress::address)
                .forEach(places::add);
        places.addAll(headers.deliveredTo());
        return ReplyTokens.in(String.join(" ", places)).stream()
                .flatMap(text -> tokens.read(text).stream())
                .toList();
    }

    /** A ticket that its reader may see. */
    private record Seen(TicketId ticket, long number, boolean partaking) {}

    /** Asked in the scope of the author's own pages: the portal's rules decide, not a copy of them. */
    private List<Seen> seen(Person author, Collection<TicketId> tickets, Collection<Long> numbers) {
        if (tickets.isEmpty() && numbers.isEmpty()) {
            return List.of();
        }
        Scope.Call<List<Seen>, RuntimeException> look = () -> jdbc.sql("""
                        select t.id, t.number,
                               t.reporter_id = :person
                               or exists (select from tickets.watcher w where w.ticket_id = t.id and w.person_id = :person)
                               or exists (select from tickets.message m where m.ticket_id = t.id and m.author_id = :person)
                               as partaking
                          from tickets.ticket t
                         where t.id = any (:tickets) or t.number = any (:numbers)
                        """)
                .param("person", author.id().value())
                .param("tickets", tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .param("numbers", numbers.toArray(Long[]::new))
                .query((row, n) ->
                        new Seen(new TicketId(Sql.uuid(row, "id")), row.getLong("number"), row.getBoolean("partaking")))
                .list();
        return author.client().isPresent()
                ? Scope.asClient(author.client().get().value(), author.id().value(), look)
                : Scope.asStaff(author.id().value(), look);
    }

    private static boolean own(ReplyToken token, Optional<Person> author) {
        return author.filter(one -> one.id().equals(token.reader())).isPresent();
    }

    private static Clue clue(TicketId ticket, boolean own, Map<TicketId, Seen> seen) {
        var found = Optional.ofNullable(seen.get(ticket));
        return new Clue(
                ticket,
                own && found.isPresent(),
                found.isPresent(),
                found.filter(Seen::partaking).isPresent());
    }
}
