package pl.sos.caretakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.HouseHours;
import pl.sos.caretakers.Handover.Confirmation;
import pl.sos.caretakers.internal.CaretakerLetters;
import pl.sos.caretakers.internal.HandoverRule;
import pl.sos.caretakers.internal.HandoverRule.Verdict;
import pl.sos.caretakers.internal.HandoverStore;
import pl.sos.clients.Clients;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/**
 * Clients passing from one caretaker to another: a list of things to do, both sides confirm, then the change takes effect
 * and the client is told. For staff; who may start one is said by the routes.
 */
@Component
public class Handovers {
    private static final int MOST_ITEMS = 30;
    private static final int LONGEST_TEXT = 200;

    private final HandoverStore store;
    private final Caretakers caretakers;
    private final Preparation preparation;
    private final Clients clients;
    private final People people;
    private final HouseHours hours;
    private final CaretakerLetters letters;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;

    Handovers(
            HandoverStore store,
            Caretakers caretakers,
            Preparation preparation,
            Clients clients,
            People people,
            HouseHours hours,
            CaretakerLetters letters,
            AuditLog audit,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.caretakers = caretakers;
        this.preparation = preparation;
        this.clients = clients;
        this.people = people;
        this.hours = hours;
        this.letters = letters;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** The page of a handover listens to it. */
    public static Topic topic(UUID handover) {
        return Topic.of("handover:" + handover);
    }

    @Transactional(readOnly = true)
    public Optional<Handover> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Handover> openOf(ClientId client) {
        return store.openOf(client);
    }

    /** The newest first, at most 50. */
    @Transactional(readOnly = true)
    public List<Handover> of(ClientId client) {
        return store.of(client);
    }

    /** All that are under way, the longest first. */
    @Transactional(readOnly = true)
    public List<Handover> open() {
        return store.open();
    }

    /** Begins with the usual list. One is under way at a time for a client; a second start finds the first. */
    @Transactional
    public StartHandoverResult start(ClientId client, PersonId to, List<PersonId> deputies, LocalDate takesEffect) {
        if (clients.find(client).isEmpty()) {
            return new StartHandoverResult.ClientNotFound();
        }
        var now = clock.instant();
        var from = caretakers.lookingAfter(client, now).map(LooksAfter::caretaker);
        if (from.isEmpty()) {
            return new StartHandoverResult.NobodyGives();
        }
        if (from.get().equals(to)) {
            return new StartHandoverResult.SamePerson(to);
        }
        var named = new HashSet<>(List.of(to));
        for (PersonId deputy : deputies) {
            if (!named.add(deputy)) {
                return new StartHandoverResult.NamedTwice(deputy);
            }
        }
        var known = people.findAll(named);
        for (PersonId person : named) {
            var found = known.get(person);
            if (found == null || !found.isStaff() || !found.active()) {
                return new StartHandoverResult.NotStaff(person);
            }
        }
        var handover = new Handover(
                Ids.next(),
                client,
                from.get(),
                to,
                deputies,
                takesEffect,
                now,
                SignedIn.current().map(SignedIn::id),
                usual(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (!store.insert(handover)) {
            return new StartHandoverResult.UnderWay(store.openOf(client).orElseThrow());
        }
        audit.record(
                "handover.started",
                "client:" + client,
                Map.of("from", from.get(), "to", to, "takesEffect", takesEffect));
        letters.begins(handover);
        tell(handover);
        return new StartHandoverResult.Started(handover);
    }

    /** Marks a thing as done or not; false when there is none or the handover is closed. Not done takes back what was confirmed. */
    @Transactional
    public boolean tick(UUID id, int position, boolean done, PersonId by) {
        var handover = store.lock(id).filter(Handover::open);
        var item = handover.stream()
                .flatMap(one -> one.items().stream())
                .filter(one -> one.position() == position)
                .findFirst();
        if (handover.isEmpty() || item.isEmpty()) {
            return false;
        }
        if (item.get().done() != done) {
            store.tick(id, position, done ? Optional.of(new Confirmation(clock.instant(), by)) : Optional.empty());
            if (!done) {
                store.takeBackConfirmations(id);
            }
            audit.record(
                    done ? "handover.item-done" : "handover.item-open",
                    "client:" + handover.get().client(),
                    Map.of("item", name(item.get())));
            tell(handover.get());
        }
        return true;
    }

    /** Puts a further thing on the list; false when it is blank, too long, one too many or the handover is closed. */
    @Transactional
    public boolean add(UUID id, String typed) {
        var text = typed.replaceAll("\\p{Cntrl}", " ").strip();
        var handover = store.lock(id).filter(Handover::open);
        if (handover.isEmpty()
                || text.isEmpty()
                || text.length() > LONGEST_TEXT
                || handover.get().items().size() >= MOST_ITEMS) {
            return false;
        }
        int position = handover.get().items().stream()
                        .mapToInt(Handover.Item::position)
                        .max()
                        .orElse(0)
                + 1;
        store.insert(
                id,
                new Handover.Item(position, Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty()));
        store.takeBackConfirmations(id);
        audit.record("handover.item-added", "client:" + handover.get().client(), Map.of("item", text));
        tell(handover.get());
        return true;
    }

    /**
     * The person says that his side is done. With both it takes effect. Confirming twice changes nothing.
     *
     * @param knowing that who takes lacks skills, as far as he does; asked of him, and of whoever's word completes it
     */
    @Transactional
    public ConfirmHandoverResult confirm(UUID id, PersonId by, boolean coordinates, boolean knowing) {
        var locked = store.lock(id);
        if (locked.isEmpty()) {
            return new ConfirmHandoverResult.NotFound();
        }
        var handover = locked.get();
        var verdict = HandoverRule.confirm(
                handover,
                new HandoverRule.Who(by, coordinates),
                reachable(handover.from()),
                preparation.card(handover.client(), handover.to()));
        return switch (verdict) {
            case Verdict.Closed closed -> new ConfirmHandoverResult.Closed();
            case Verdict.NotYours notYours -> new ConfirmHandoverResult.NotYours();
            case Verdict.ListOpen(int left) -> new ConfirmHandoverResult.ListOpen(left);
            case Verdict.CardUnread(int newest) -> new ConfirmHandoverResult.CardUnread(newest);
            case Verdict.Gives gives ->
                ask(handover, knowing || handover.taken().isEmpty()).orElseGet(() -> note(handover, false, by));
            case Verdict.Takes takes -> ask(handover, knowing).orElseGet(() -> note(handover, true, by));
        };
    }

    private Optional<ConfirmHandoverResult> ask(Handover handover, boolean knowing) {
        return Optional.ofNullable(preparation
                        .of(handover.client(), List.of(handover.to()))
                        .get(handover.to()))
                .map(Readiness::skills)
                .filter(skills -> !skills.isEmpty() && !knowing)
                .map(ConfirmHandoverResult.SkillsMissing::new);
    }

    private ConfirmHandoverResult note(Handover handover, boolean takes, PersonId by) {
        if ((takes ? handover.taken() : handover.given()).isEmpty()) {
            store.confirm(handover.id(), takes, new Confirmation(clock.instant(), by));
            audit.record(
                    takes ? "handover.taken" : "handover.given",
                    "client:" + handover.client(),
                    Map.of("from", handover.from(), "to", handover.to()));
        }
        var noted = store.find(handover.id()).orElseThrow();
        if (noted.given().isEmpty() || noted.taken().isEmpty()) {
            tell(noted);
            return new ConfirmHandoverResult.Noted(noted);
        }
        var today = hours.day(clock.instant());
        var from = noted.takesEffect().isBefore(today) ? today : noted.takesEffect();
        return switch (caretakers.appoint(noted.client(), noted.to(), stillHere(noted.deputies()), from)) {
            case AppointResult.Appointed appointed -> {
                store.finish(noted.id(), clock.instant(), from);
                letters.ended(noted);
                tell(noted);
                yield new ConfirmHandoverResult.TakenOver(store.find(noted.id()).orElseThrow(), from);
            }
            case AppointResult.NotStaff left ->
                throw new IllegalStateException("no longer staff, cancel the handover: " + left.person());
            case AppointResult.NamedTwice twice -> throw new IllegalStateException("named twice: " + twice.person());
            case AppointResult.ClientNotFound gone -> throw new IllegalStateException("no client " + noted.client());
        };
    }

    /** Without those who left since they were named, such as the one who gives because he leaves. */
    private List<PersonId> stillHere(List<PersonId> named) {
        var known = people.findAll(named);
        return named.stream()
                .filter(id -> Optional.ofNullable(known.get(id))
                        .filter(person -> person.isStaff() && person.active())
                        .isPresent())
                .toList();
    }

    /** The caretaker stays; false when there is none under way with this id. */
    @Transactional
    public boolean cancel(UUID id, String reason) {
        var handover = store.lock(id).filter(Handover::open);
        if (handover.isEmpty()) {
            return false;
        }
        var clean = reason.replaceAll("\\p{Cntrl}", " ").strip();
        var why = clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
        store.cancel(id, clock.instant(), SignedIn.current().map(SignedIn::id), why);
        letters.ended(handover.get());
        audit.record("handover.cancelled", "client:" + handover.get().client(), Map.of("reason", why));
        tell(handover.get());
        return true;
    }

    /** He works here and is not away. */
    public boolean reachable(PersonId person) {
        return people.find(person).filter(Person::active).isPresent()
                && !(caretakers.presence(person, clock.instant()) instanceof Presence.Away);
    }

    private void tell(Handover handover) {
        live.publish(topic(handover.id()));
        live.publish(Preparation.TOPIC);
    }

    private static List<Handover.Item> usual() {
        var items = new ArrayList<Handover.Item>();
        for (Handover.Usual one : Handover.Usual.values()) {
            items.add(new Handover.Item(
                    items.size() + 1, Optional.of(one), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return items;
    }

    private static String name(Handover.Item item) {
        return item.usual().map(Enum::name).or(item::text).orElse("");
    }
}
