package pl.sos.tickets.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.WeekWords;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;

/** Tells reporters that their tickets are there; what must wait its turn is left to {@link JointReceipts}. */
@Component
class Receipts {
    private final ReceiptTurns turns;
    private final People people;
    private final HouseHours hours;
    private final Outbox outbox;
    private final Stationery stationery;
    private final LetterWords words;

    Receipts(
            ReceiptTurns turns,
            People people,
            HouseHours hours,
            Outbox outbox,
            Stationery stationery,
            LetterWords words) {
        this.turns = turns;
        this.people = people;
        this.hours = hours;
        this.outbox = outbox;
        this.stationery = stationery;
        this.words = words;
    }

    /** To the reporters: number, caretaker, deadline, as the page says them after sending; instead of a deadline the talk that was it. */
    void tell(List<Opening.Result> opened) {
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
                .map(at -> words.say(language, "receipt.talked", words.said(at, language)))
                .orElseGet(() -> words.say(
                        language,
                        decision.reaction().promised() ? "receipt.due" : "receipt.aim",
                        words.by(decision.reaction().due(), language)));
        var covered = opened.talkedAt().isPresent() ? decision.coverageAlone() : decision.sentence();
        var text = words.say(
                language,
                "receipt.text",
                reader.greeting(),
                ticket.number(),
                words.caretaker(caretaker.map(known::get), language),
                answer,
                covered.in(language),
                words.portal(ticket),
                ticket.confidential() ? "" : words.say(language, "about", ticket.subject()),
                words.say(language, "receipt.hotline", WeekWords.full(hours.calendar(), language)));
        outbox.sendOf(
                opened.message().orElseThrow().value(),
                stationery.dressed(
                        words.answerable(
                                words.answering(
                                        Letter.once(
                                                key(ticket.id(), reader),
                                                Optional.empty(),
                                                reader.email(),
                                                words.tagged(
                                                        words.say(language, "receipt.subject", words.topic(ticket)),
                                                        ticket),
                                                text),
                                        opened.mailedAs()),
                                ticket,
                                reader),
                        language));
    }

    /** The receipt begins the conversation that later letters go on with. */
    static String key(TicketId ticket, Person reader) {
        return "tickets.receipt:" + ticket + ":" + reader.id();
    }
}
