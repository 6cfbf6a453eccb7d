package pl.sos.tickets.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.WeekWords;
import pl.sos.caretakers.Caretakers;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Settings;
import pl.sos.ground.Topic;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.Bounce;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;
import pl.sos.page.Sentences;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.internal.HeldReceiptStore.Waiting;

/** Tells people in one letter of the tickets whose receipts were held back (decision 0202). In scope system. */
@Component
public class JointReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(JointReceipts.class);
    private static final int READERS_AT_ONCE = 200;
    /** Tickets that a letter names; of more it says how many. */
    private static final int MOST_NAMED = 40;

    private static final int MOST_IN_SUBJECT = 5;
    /** Of these letters to a reader in a day: a machine that answers each of them is then answered by nothing. */
    static final int MOST_A_DAY = 6;

    private static final Duration DAY = Duration.ofDays(1);
    /** As long as a letter waits for an address that sends letters back. */
    private static final Duration PATIENCE = Duration.ofDays(5);

    private final HeldReceiptStore held;
    private final ReceiptTurns turns;
    private final LetterWords words;
    private final ThreadStore thread;
    private final People people;
    private final Bounces bounces;
    private final Caretakers caretakers;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;
    private final HouseHours hours;
    private final Outbox outbox;
    private final Stationery stationery;
    private final LiveEvents live;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Now clock;

    JointReceipts(
            HeldReceiptStore held,
            ReceiptTurns turns,
            LetterWords words,
            ThreadStore thread,
            People people,
            Bounces bounces,
            Caretakers caretakers,
            Entitlements entitlements,
            ServiceClocks clocks,
            HouseHours hours,
            Outbox outbox,
            Stationery stationery,
            LiveEvents live,
            Settings settings,
            TransactionTemplate transaction,
            Now clock) {
        this.held = held;
        this.turns = turns;
        this.words = words;
        this.thread = thread;
        this.people = people;
        this.bounces = bounces;
        this.caretakers = caretakers;
        this.entitlements = entitlements;
        this.clocks = clocks;
        this.hours = hours;
        this.outbox = outbox;
        this.stationery = stationery;
        this.live = live;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each reader in a transaction of his own, so that one that fails holds up none. */
    public void tell() {
        List<PersonId> due =
                Objects.requireNonNull(transaction.execute(status -> held.due(clock.instant(), READERS_AT_ONCE)));
        for (var reader : due) {
            try {
                transaction.executeWithoutResult(status -> tell(reader));
            } catch (RuntimeException e) {
                LOG.error("Held receipts of {} could not be told", reader, e);
                transaction.executeWithoutResult(
                        status -> held.putOff(reader, clock.instant().plus(ReceiptTurns.HOUR)));
            }
        }
    }

    private void tell(PersonId id) {
        held.lock(id);
        var now = clock.instant();
        // Read under the lock: another node may have told them meanwhile, and others may have come to them.
        var waiting = held.waiting(id);
        var gone = waiting.stream()
                .filter(one -> !one.still() || one.heldAt().isBefore(now.minus(PATIENCE)))
                .toList();
        giveUp(gone);
        var left = waiting.stream().filter(one -> !gone.contains(one)).toList();
        if (left.isEmpty()) {
            return;
        }
        var reader = people.find(id)
                .filter(Person::active)
                .filter(one -> one.client().isPresent());
        if (reader.isEmpty() || held.lettersSince(id, now.minus(DAY)) >= MOST_A_DAY) {
            giveUp(left);
            return;
        }
        var client = reader.get().client().orElseThrow();
        var next = bounces.of(reader.get().email()).filter(Bounce::permanent).isPresent()
                ? Optional.of(now.plus(ReceiptTurns.HOUR))
                : turns.next(reader.get(), client, left.getFirst().ticket());
        if (next.isPresent()) {
            held.putOff(id, next.get());
        } else {
            write(reader.get(), client, left);
        }
        show(left);
    }

    private void giveUp(List<Waiting> waiting) {
        held.giveUp(waiting.stream().map(Waiting::ticket).toList(), clock.instant());
        show(waiting);
    }

    private void show(List<Waiting> waiting) {
        live.publish(
                waiting.stream().map(one -> Topic.of("ticket:" + one.number())).toArray(Topic[]::new));
    }

    private void write(Person reader, ClientId client, List<Waiting> waiting) {
        var language = reader.language();
        var named = waiting.subList(0, Math.min(MOST_NAMED, waiting.size()));
        boolean one = waiting.size() == 1;
        var first = waiting.getFirst();
        var text = words.say(
                language,
                one ? "receipts.text.one" : "receipts.text.several",
                reader.greeting(),
                lines(named, client, language)
                        + (named.size() < waiting.size() ? "\n" + more(waiting.size() - named.size(), language) : ""),
                first.number(),
                settings.baseUrl() + "/portal" + (one ? "/tickets/" + first.number() : ""),
                words.say(language, "receipt.hotline", WeekWords.full(hours.calendar(), language)));
        var numbers = waiting.stream()
                .limit(MOST_IN_SUBJECT)
                .map(held -> held.number().toString())
                .collect(Collectors.joining(", "));
        // Numbers without brackets: an answer to all of them must not join the first.
        var subject =
                words.say(language, "receipts.subject", numbers) + (waiting.size() > MOST_IN_SUBJECT ? ", …" : "");
        var letter = Letter.once(
                "tickets.receipts:" + reader.id() + ":" + first.ticket(),
                Optional.empty(),
                reader.email(),
                subject,
                text);
        outbox.sendOf(letter.id(), stationery.dressed(one ? aboutOne(letter, first, reader) : letter, language));
        held.told(waiting.stream().map(Waiting::ticket).toList(), letter.id(), clock.instant());
    }

    /** A letter about one ticket answers the mail that it came by; one about several answers none by itself. */
    private Letter aboutOne(Letter letter, Waiting only, Person reader) {
        var mail = thread.mails(only.ticket()).stream().findFirst();
        return words.answerable(words.answering(letter, mail), only.ticket(), reader);
    }

    private static String more(int number, Language language) {
        return "– " + Sentences.counted("tickets.mail.receipts.more", number).in(language);
    }

    /** As things stand now: who looks after the client today, and by when there is an answer to what has none yet. */
    private String lines(List<Waiting> named, ClientId client, Language language) {
        var caretaker = caretakers
                .lookingAfter(client, clock.instant())
                .flatMap(answer -> people.find(answer.present().orElse(answer.caretaker())));
        var ids = named.stream().map(Waiting::ticket).toList();
        var decisions = entitlements.of(ids);
        var reactions = clocks.of(ids);
        return named.stream()
                .map(one -> "– "
                        + words.say(
                                language,
                                "receipts.line",
                                one.number()
                                        + one.topic()
                                                .map(topic -> " – " + topic)
                                                .orElse(""),
                                words.caretaker(caretaker, language),
                                answer(
                                        one,
                                        Optional.ofNullable(reactions.get(one.ticket()))
                                                .flatMap(all -> all.of(ClockKind.REACTION)),
                                        Optional.ofNullable(decisions.get(one.ticket())),
                                        language)))
                .collect(Collectors.joining("\n"));
    }

    private String answer(
            Waiting one, Optional<ServiceClock> reaction, Optional<Decision> decision, Language language) {
        if (one.mergedInto().isPresent()) {
            return words.say(language, "receipts.merged", one.mergedInto().get());
        }
        if (reaction.isEmpty() || reaction.get().cancelledAt().isPresent()) {
            return words.say(language, "receipts.over");
        }
        if (reaction.get().stoppedAt().isPresent()) {
            return words.say(language, "receipts.answered");
        }
        boolean promised = decision.filter(known -> known.reaction().promised()).isPresent();
        return reaction.get()
                .due()
                .map(due -> words.say(language, promised ? "receipt.due" : "receipt.aim", words.by(due, language)))
                .orElseGet(() -> words.say(language, "receipts.over"));
    }
}
