package pl.sos.hotline.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Settle;
import pl.sos.hotline.SettleResult;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Talk;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** Turns a talk into a ticket, evidence of a reaction and minutes; the caller's transaction undoes all on a refusal. */
@Component
public class Settling {
    static final int NOTE = 2000;

    private final CallStore store;
    private final Answering answering;
    private final Tickets tickets;
    private final WorkLog work;
    private final Clock clock;

    Settling(CallStore store, Answering answering, Tickets tickets, WorkLog work, Clock clock) {
        this.store = store;
        this.answering = answering;
        this.tickets = tickets;
        this.work = work;
        this.clock = clock;
    }

    public SettleResult settle(Call call, Settle wish, Actor by) {
        if (call.settled()) {
            return new SettleResult.Settled(call, Optional.empty());
        }
        if (call.answeredAt().isEmpty() || call.state() == CallState.MISSED) {
            return new SettleResult.NotAnswered();
        }
        if (wish.note().length() > NOTE) {
            return new SettleResult.NoteTooLong(NOTE);
        }
        if (wish.somebody().length() > Settle.NAME) {
            return new SettleResult.NameTooLong(Settle.NAME);
        }
        var now = clock.instant();
        var answered = call.answeredAt().get();
        var speaker = call.answeredBy().orElseThrow();
        var client = wish.client().or(call::client);
        var contact = contact(call, wish, client);
        Optional<Ticket> ticket = Optional.empty();
        switch (wish.became()) {
            // What was promised a call back has its ticket already: this call is its reaction.
            case Settle.Became.Nothing() ->
                ticket = Optional.ofNullable(call.names().ticket()).flatMap(tickets::find);
            case Settle.Became.Known(var number) -> {
                ticket = tickets.find(number);
                if (ticket.isEmpty()) {
                    return new SettleResult.NotFound();
                }
            }
            case Settle.Became.Opened opened -> {
                if (client.isEmpty()) {
                    return new SettleResult.NobodysCall();
                }
                if (contact.isEmpty()) {
                    return new SettleResult.CallerUnknown();
                }
                switch (open(call, opened, client.get(), contact.get(), by)) {
                    case OpenTicketResult.Opened done -> ticket = Optional.of(done.ticket());
                    case OpenTicketResult.Refused(var violations) -> {
                        return new SettleResult.TicketRefused(violations);
                    }
                }
            }
        }
        var whose = ticket.map(Ticket::client).or(() -> client);
        if (wish.asksWho()
                && contact.isEmpty()
                && wish.somebody().isEmpty()
                && whose.filter(one -> answering.owner(call.from()).isOf(one)).isPresent()) {
            return new SettleResult.WhichPerson();
        }
        Optional<WorkEntry> entry = Optional.empty();
        if (wish.minutes().isPresent()) {
            if (whose.isEmpty()) {
                return new SettleResult.NobodysCall();
            }
            var logged = log(call, wish, whose.get(), ticket.map(Ticket::number), speaker, answered, by);
            if (!(logged instanceof LogWorkResult.Logged done)) {
                return new SettleResult.WorkRefused(logged);
            }
            entry = Optional.of(done.entry());
        }
        whose.ifPresent(one -> store.identify(call.id(), one, contact, Optional.empty()));
        if (contact.isEmpty() && !wish.somebody().isEmpty()) {
            store.somebody(call.id(), wish.somebody());
        }
        ticket.ifPresent(one -> keep(call, one, wish, speaker, answered, by));
        if (call.state() == CallState.TALKING) {
            store.ended(call.id(), now);
        }
        store.settle(call.id(), wish.minutes(), wish.note(), by.person(), now);
        return new SettleResult.Settled(store.find(call.id()).orElseThrow(), entry);
    }

    /** What is known already holds unless another client or somebody else is named. */
    private static Optional<PersonId> contact(Call call, Settle wish, Optional<ClientId> client) {
        return wish.contact()
                .or(() ->
                        client.equals(call.client()) && wish.somebody().isEmpty() ? call.contact() : Optional.empty());
    }

    /** The report was made when the telephone rang, however much later somebody writes it down. */
    private OpenTicketResult open(Call call, Settle.Became.Opened wish, ClientId client, PersonId contact, Actor by) {
        return tickets.open(
                new OpenTicket(
                        client,
                        contact,
                        wish.application(),
                        wish.category(),
                        wish.severity(),
                        wish.subject(),
                        wish.body().isBlank() ? wish.subject() : wish.body(),
                        false,
                        List.of(),
                        new OpenTicket.Arrival(
                                Channel.PHONE, Optional.of(call.at()), Optional.of(call.id()), call.answeredAt())),
                by);
    }

    /** A ticket for a call that was promised a call back, before anybody did. */
    Optional<Ticket> openForCallBack(Call call, PersonId contact, String subject, String body, Actor by) {
        var wish = new Settle.Became.Opened(Category.CONSULTATION, Optional.empty(), Optional.empty(), subject, body);
        return open(call, wish, call.client().orElseThrow(), contact, by) instanceof OpenTicketResult.Opened opened
                ? Optional.of(opened.ticket())
                : Optional.empty();
    }

    private LogWorkResult log(
            Call call,
            Settle wish,
            ClientId client,
            Optional<TicketNumber> ticket,
            PersonId speaker,
            Instant answered,
            Actor by) {
        return work.log(
                new LogWork(
                        "call:" + call.id(),
                        new WorkSource.OfCall(call.id(), client, ticket),
                        speaker,
                        WorkKind.PHONE,
                        WorkChannel.PHONE,
                        answered,
                        wish.minutes().orElseThrow(),
                        wish.note(),
                        wish.counting(),
                        wish.unagreed()),
                by);
    }

    /** Who was spoken to was answered: that is the reaction. What was said stands in the thread as our note. */
    private void keep(Call call, Ticket ticket, Settle wish, PersonId speaker, Instant answered, Actor by) {
        store.ticket(call.id(), ticket.id());
        var _ = tickets.spoken(new Talk(ticket.number(), call.id(), speaker, answered), by);
        if (!wish.note().isBlank() && !(wish.became() instanceof Settle.Became.Opened)) {
            tickets.addMessage(
                    new AddMessage(
                            ticket.number(),
                            Visibility.INTERNAL,
                            wish.note(),
                            List.of(),
                            Channel.PHONE,
                            false,
                            Optional.of(call.id())),
                    by);
        }
    }
}
