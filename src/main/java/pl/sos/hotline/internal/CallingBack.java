package pl.sos.hotline.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hotline.Call;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.page.Words;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;

/** What nobody picked up: until when we owe a call, and the ticket that comes of a promised one. */
@Component
public class CallingBack {
    static final String TOLD = "hotline-promised";

    private final CallStore store;
    private final CallBackStore owed;
    private final Answering answering;
    private final Settling settling;
    private final Tickets tickets;
    private final People people;
    private final MissedNotices notices;
    private final CallBackAlarms alarms;
    private final Meanwhile meanwhile;
    private final SchedulerClient scheduler;
    private final Clock clock;

    CallingBack(
            CallStore store,
            CallBackStore owed,
            Answering answering,
            Settling settling,
            Tickets tickets,
            People people,
            MissedNotices notices,
            CallBackAlarms alarms,
            Meanwhile meanwhile,
            SchedulerClient scheduler,
            Clock clock) {
        this.store = store;
        this.owed = owed;
        this.answering = answering;
        this.settling = settling;
        this.tickets = tickets;
        this.people = people;
        this.notices = notices;
        this.alarms = alarms;
        this.meanwhile = meanwhile;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    public void missed(Call call, Instant now) {
        store.missed(call.id(), now);
        if (call.canBeReturned()) {
            owed.due(call.id(), answering.due(call.client(), call.at()));
        }
        if (!meanwhile.settleMissed(call)) {
            notices.tell(call);
            alarms.set(call.id());
        }
    }

    /**
     * Nobody was there to ring at, so that the caller was promised a call. Who is to know of it hears so in a moment, by a timer
     * of this very transaction: the exchange, with a caller on the line, does not wait for letters.
     */
    public void promised(Call call) {
        if (call.missed()) {
            scheduler.scheduleIfNotExists(new TaskInstance<Void>(TOLD, call.id().toString()), clock.instant());
        }
    }

    /** That moment: the first word, unless somebody dealt with it already, and from then on the alarms. */
    @Transactional
    public void tellOfPromised(UUID id) {
        store.lock(id).filter(Call::waits).ifPresent(call -> {
            notices.tell(call);
            alarms.set(id);
        });
    }

    /** Called back in vain: it waits again, unless somebody else talked to the caller in the meantime. */
    public void missedAgain(Call call, Instant now) {
        store.missed(call.id(), now);
        if (!meanwhile.settleMissed(call)) {
            alarms.set(call.id());
        }
    }

    /** Somebody says whose it is, and with it how long we have. */
    public void identified(Call call, ClientId client, Optional<PersonId> contact) {
        store.identify(call.id(), client, contact, dueOf(call, client));
        alarms.set(call.id());
    }

    /** Nobody waits for it any more. */
    public void over(Call call) {
        alarms.over(call.id());
    }

    /** For a missed call; a running one owes nothing. */
    private Optional<Instant> dueOf(Call call, ClientId client) {
        return call.missed() ? Optional.of(answering.due(Optional.of(client), call.at())) : Optional.empty();
    }

    public void openTicket(Call call, Optional<PersonId> contact, SignedIn by) {
        var caller = contact.or(call::contact)
                .flatMap(people::find)
                .filter(person -> person.active()
                        && person.client().isPresent()
                        && person.client().equals(call.client().or(person::client)));
        if (!call.callBack() || call.names().ticket() != null || caller.isEmpty()) {
            return;
        }
        var known = call.client().isPresent() ? call : identified(call, caller.get());
        var who = caller.get();
        var number = PhoneNumbers.display(call.from());
        settling.openForCallBack(
                        known,
                        who.id(),
                        Words.of(who.language(), "hotline.call-back.subject"),
                        Words.of(who.language(), "hotline.call-back.body", number),
                        Actor.of(by))
                .ifPresent(ticket -> {
                    store.identify(call.id(), ticket.client(), Optional.of(who.id()), Optional.empty());
                    store.ticket(call.id(), ticket.id());
                    alarms.over(call.id());
                    if (!ticket.assignee().equals(Optional.of(by.id()))) {
                        tickets.assign(ticket.number(), Optional.of(by.id()), Optional.empty(), Actor.of(by));
                    }
                });
    }

    private Call identified(Call call, Person who) {
        var client = who.client().orElseThrow();
        store.identify(call.id(), client, Optional.of(who.id()), dueOf(call, client));
        return store.find(call.id()).orElseThrow();
    }
}
