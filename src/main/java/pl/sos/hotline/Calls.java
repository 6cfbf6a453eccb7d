package pl.sos.hotline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import pl.sos.caretakers.SaidPresences;
import pl.sos.ground.Topic;
import pl.sos.hotline.internal.Answering;
import pl.sos.hotline.internal.CallNews;
import pl.sos.hotline.internal.CallStore;
import pl.sos.hotline.internal.CallingBack;
import pl.sos.hotline.internal.Meanwhile;
import pl.sos.hotline.internal.Settling;
import pl.sos.hotline.internal.TalkTimer;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Actor;

/**
 * Telephone calls: whom to ring, who picked up, what it became. What an exchange tells twice happens once. Needs a
 * {@link pl.sos.ground.Scope} of staff or the system; every method is one transaction or part of the caller's.
 */
@Component
public class Calls {
    /** Lists of calls listen to it. */
    public static final Topic TOPIC = Topic.of("calls");

    /** A call that rings for longer was given up without anybody saying so. */
    static final Duration LONGEST_RINGING = Duration.ofMinutes(10);

    private static final int NUMBER = 60;
    private static final int EXCHANGE_ID = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final CallStore store;
    private final Answering answering;
    private final Settling settling;
    private final CallingBack callingBack;
    private final Meanwhile meanwhile;
    private final TalkTimer timer;
    private final SaidPresences presences;
    private final People people;
    private final CallNews news;
    private final Clock clock;

    Calls(
            CallStore store,
            Answering answering,
            Settling settling,
            CallingBack callingBack,
            Meanwhile meanwhile,
            TalkTimer timer,
            SaidPresences presences,
            People people,
            CallNews news,
            Clock clock) {
        this.store = store;
        this.answering = answering;
        this.settling = settling;
        this.callingBack = callingBack;
        this.meanwhile = meanwhile;
        this.timer = timer;
        this.presences = presences;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** The page of somebody of ours listens to it: his telephone rings, or does no longer. */
    public static Topic rings(PersonId person) {
        return Topic.of("rings:" + person);
    }

    /**
     * A call comes in at the exchange.
     *
     * @param exchangeCallId the exchange's name for it, 1 to 200 characters; the same twice is one call
     */
    @Transactional
    public IncomingResult incoming(String from, String to, String exchangeCallId) {
        if (from.length() > NUMBER) {
            return new IncomingResult.Refused("from", "too-long", NUMBER);
        }
        if (to.length() > NUMBER) {
            return new IncomingResult.Refused("to", "too-long", NUMBER);
        }
        if (exchangeCallId.isBlank() || exchangeCallId.length() > EXCHANGE_ID) {
            return new IncomingResult.Refused(
                    "exchangeCallId", exchangeCallId.isBlank() ? "required" : "too-long", EXCHANGE_ID);
        }
        if (CONTROL.matcher(exchangeCallId).find()) {
            return new IncomingResult.Refused("exchangeCallId", "control", 0);
        }
        var first = store.insert(answering.ringing(exchangeCallId, from, to, clock.instant()), null);
        first.ifPresent(stored -> {
            callingBack.promised(stored);
            news.changed(stored);
        });
        return new IncomingResult.Routed(
                first.or(() -> store.ofExchange(exchangeCallId)).orElseThrow(), first.isEmpty());
    }

    /**
     * What would become of a call of that moment, by the same rule and what is known of calendar, absences and duty now. Nothing is
     * stored and nobody is rung.
     *
     * @param from as {@link #incoming} takes it; a longer one is cut
     * @param at within {@link pl.sos.calendars.Deadlines#EARLIEST} and {@link pl.sos.calendars.Deadlines#LATEST}
     */
    @Transactional(readOnly = true)
    public Call rehearse(String from, Instant at) {
        return answering.ringing("", from.length() <= NUMBER ? from : from.substring(0, NUMBER), "", at);
    }

    @Transactional(readOnly = true)
    public Optional<Call> find(UUID id) {
        return store.find(id);
    }

    /** By our id or by the exchange's name for it. */
    @Transactional(readOnly = true)
    public Optional<Call> find(String idOrExchangeId) {
        return CONTROL.matcher(idOrExchangeId).find()
                ? Optional.empty()
                : ours(idOrExchangeId).flatMap(store::find).or(() -> store.ofExchange(idOrExchangeId));
    }

    private static Optional<UUID> ours(String id) {
        try {
            return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** It rings at this person now; empty when there is no such call, or nobody is rung any more. */
    @Transactional
    public Optional<Call> ringsAt(UUID id, PersonId person) {
        return store.lock(id).filter(call -> call.state() == CallState.RINGING).map(call -> {
            store.ringsAt(id, person);
            news.changed(call);
            return changed(id);
        });
    }

    /** Whose extension the exchange names. */
    @Transactional(readOnly = true)
    public Optional<PersonId> at(Call call, String extension) {
        int place = call.extensions().indexOf(extension);
        return place < 0 ? Optional.empty() : Optional.of(call.route().get(place));
    }

    /**
     * Somebody of ours talks: picked up, or called back what was missed. The first to say so has it.
     *
     * @param withTimer starts a stopwatch of that person, who sits in front of a page
     */
    @Transactional
    public Optional<Call> answered(UUID id, PersonId by, boolean withTimer) {
        return store.lock(id).map(call -> {
            if (call.state() == CallState.RINGING || call.waits()) {
                store.answered(id, by, clock.instant());
                callingBack.over(call);
                presences.talks(by, id);
                news.changed(call);
                call = store.find(id).orElseThrow();
            }
            if (withTimer
                    && call.state() == CallState.TALKING
                    && call.answeredBy().equals(Optional.of(by))
                    && call.timer().isEmpty()) {
                timer.start(by).ifPresent(started -> store.timer(id, started));
            }
            return changed(id);
        });
    }

    /**
     * A call that the person took at his own telephone.
     *
     * @param key of the form or call that says so; the same twice is one call
     * @param at when it rang; never in the future
     */
    @Transactional
    public Call takenByHand(
            String key,
            String from,
            Optional<ClientId> client,
            Optional<PersonId> contact,
            Instant at,
            PersonId by,
            boolean withTimer) {
        var before = store.ofForm(key);
        if (before.isPresent()) {
            return before.get();
        }
        var now = clock.instant();
        var short60 = from.length() <= NUMBER ? from : from.substring(0, NUMBER);
        var call = answering.byHand(short60, client, contact, at.isAfter(now) ? now : at, by);
        if (store.insert(call, key).isEmpty()) {
            return store.ofForm(key).orElseThrow();
        }
        presences.talks(by, call.id());
        if (withTimer) {
            timer.start(by).ifPresent(started -> store.timer(call.id(), started));
        }
        return changed(call.id());
    }

    /**
     * The receiver was put down. Ringing becomes missed; a talk ended, and what it became is still to be said. What has
     * ended stays as it is.
     *
     * @param nobody nobody picked up, here or, called back, there
     */
    @Transactional
    public Optional<Call> ended(UUID id, boolean nobody) {
        return store.lock(id).map(call -> {
            var now = clock.instant();
            if (call.state() == CallState.RINGING) {
                callingBack.missed(call, now);
            } else if (call.state() == CallState.TALKING) {
                hungUp(id);
                timer.end(call);
                if (nobody && call.missed()) {
                    callingBack.missedAgain(call, now);
                } else {
                    store.ended(id, now);
                }
            }
            news.changed(call);
            return changed(id);
        });
    }

    /**
     * Somebody talks, and another talk of his runs still: he says that it ended. What has ended stays as it is.
     *
     * @param running the other one; of somebody else's nothing changes
     * @param before it had ended when the talk began, and nobody said so; otherwise it ends now
     * @return the other one; empty when one of them is no call
     */
    @Transactional
    public Optional<Call> endedBeside(UUID talk, UUID running, PersonId by, boolean before) {
        var stays = store.lock(talk);
        return stays.isEmpty()
                ? Optional.empty()
                : store.lock(running).map(call -> {
                    if (call.state() != CallState.TALKING || !call.answeredBy().equals(Optional.of(by))) {
                        return call;
                    }
                    var now = clock.instant();
                    var began = stays.get()
                            .answeredAt()
                            .filter(at -> before
                                    && call.answeredAt().filter(at::isAfter).isPresent());
                    hungUp(running);
                    timer.end(call);
                    store.ended(running, began.orElse(now));
                    if (stays.get().state() == CallState.TALKING) {
                        answered(talk, by, true);
                    }
                    news.changed(call);
                    return changed(running);
                });
    }

    /** Who talks on the other line still is not free because this receiver was put down. */
    private void hungUp(UUID id) {
        presences
                .hungUp(id)
                .forEach(person -> store.lockOtherTalk(person, id)
                        .ifPresent(other -> presences.talks(person, other.id(), other.since())));
    }

    /**
     * What it became; ends it when it still goes on, and settles what its caller waited for before it began. A refusal leaves
     * nothing behind.
     */
    @Transactional
    public SettleResult settle(Settle wish, Actor by) {
        var call = store.lock(wish.call());
        if (call.isEmpty()) {
            return new SettleResult.NotFound();
        }
        var result = settling.settle(call.get(), wish, by);
        if (result instanceof SettleResult.Settled(var settled, var _)) {
            hungUp(wish.call());
            timer.end(call.get());
            if (!call.get().settled()) {
                meanwhile.settle(settled, by.person()).forEach(news::changed);
            }
            news.changed(call.get());
            changed(wish.call());
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return result;
    }

    /** Somebody says whose call it is. */
    @Transactional
    public Optional<Call> identify(UUID id, ClientId client, Optional<PersonId> contact) {
        return store.lock(id).filter(call -> !call.settled()).map(call -> {
            callingBack.identified(call, client, contact);
            return changed(id);
        });
    }

    /** Puts an end to what nobody reported the end of; how many. */
    @Transactional
    public int sweep() {
        var now = clock.instant();
        var forgotten = store.forgotten(now.minus(LONGEST_RINGING), now.minus(SaidPresences.LONGEST_TALK));
        forgotten.forEach(id -> ended(id, false));
        return forgotten.size();
    }

    private Call changed(UUID id) {
        var call = store.find(id).orElseThrow();
        news.changed(call);
        return call;
    }

    /** Staff who may pick up a telephone. */
    @Transactional(readOnly = true)
    public List<Person> staff() {
        return people.staff();
    }
}
