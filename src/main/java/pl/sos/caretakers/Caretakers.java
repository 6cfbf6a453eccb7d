package pl.sos.caretakers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.HouseHours;
import pl.sos.caretakers.internal.CaretakerLetters;
import pl.sos.caretakers.internal.CaretakerStore;
import pl.sos.caretakers.internal.Roster;
import pl.sos.caretakers.internal.SaidPresenceStore;
import pl.sos.caretakers.internal.Substitution;
import pl.sos.clients.Clients;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Who looks after whom. {@link #lookingAfter(ClientId, Instant)} is the one answer to "who looks after this client now";
 * portal, interfaces, warnings and the telephone all ask it. Working time is the calendar of the setting {@code hotline.calendar}.
 */
@Component
public class Caretakers {
    private static final int DAYS_TOLD = 14;

    private final CaretakerStore store;
    private final SaidPresenceStore said;
    private final HouseHours hours;
    private final CaretakerLetters letters;
    private final Clients clients;
    private final People people;
    private final AuditLog audit;
    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Caretakers(
            CaretakerStore store,
            SaidPresenceStore said,
            HouseHours hours,
            CaretakerLetters letters,
            Clients clients,
            People people,
            AuditLog audit,
            LiveEvents live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.said = said;
        this.hours = hours;
        this.letters = letters;
        this.clients = clients;
        this.people = people;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** Another caretaker or other deputies from a day on. */
    public record CaretakerChanged(ClientId client) {}

    /** Empty for a client that nobody was appointed for, or that the scope may not see. */
    @Transactional(readOnly = true)
    public Optional<LooksAfter> lookingAfter(ClientId client, Instant at) {
        return Optional.ofNullable(lookingAfter(List.of(client), at).get(client));
    }

    /** As {@link #lookingAfter(ClientId, Instant)} for many, in as many queries as for one. */
    @Transactional(readOnly = true)
    public Map<ClientId, LooksAfter> lookingAfter(Collection<ClientId> asked, Instant at) {
        return asked.isEmpty() ? Map.of() : answers(store.on(hours.day(at), asked), at);
    }

    /** The clients for whom the person answers now although another is their caretaker. */
    @Transactional(readOnly = true)
    public List<ClientId> standsInFor(PersonId person, Instant at) {
        return answers(store.on(hours.day(at)), at).entrySet().stream()
                .filter(entry -> entry.getValue().substituted()
                        && entry.getValue().present().equals(Optional.of(person)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Clients whose caretaker is away, and who answers in her place.
     *
     * @param present empty where nobody is there
     */
    public record StandIn(PersonId caretaker, Optional<PersonId> present, List<ClientId> clients) {}

    /** Who stands in for whom, one entry for each pair. */
    @Transactional(readOnly = true)
    public List<StandIn> standIns(Instant at) {
        var pairs = new LinkedHashMap<List<Optional<PersonId>>, List<ClientId>>();
        answers(store.on(hours.day(at)), at).forEach((client, answer) -> {
            if (answer.substituted()) {
                pairs.computeIfAbsent(
                                List.of(Optional.of(answer.caretaker()), answer.present()), pair -> new ArrayList<>())
                        .add(client);
            }
        });
        return pairs.entrySet().stream()
                .map(pair -> new StandIn(
                        pair.getKey().getFirst().orElseThrow(), pair.getKey().getLast(), List.copyOf(pair.getValue())))
                .toList();
    }

    private Map<ClientId, LooksAfter> answers(List<Appointment> appointments, Instant at) {
        if (appointments.isEmpty()) {
            return Map.of();
        }
        var roster = store.roster(at);
        var workingTime = hours.deadlines();
        return appointments.stream()
                .collect(Collectors.toMap(
                        Appointment::client, appointment -> Substitution.answer(appointment, roster, workingTime, at)));
    }

    /** How the caretaker can be reached at an instant, and who answers while she is away. */
    @Transactional(readOnly = true)
    public Reach reach(LooksAfter answer, Instant at) {
        return Reach.of(answer, presence(answer.chain(), at));
    }

    /** As {@link #reach(LooksAfter, Instant)} for many, in as many queries as for one. */
    @Transactional(readOnly = true)
    public Map<ClientId, Reach> reach(Map<ClientId, LooksAfter> answers, Instant at) {
        var presence = presence(
                answers.values().stream()
                        .flatMap(answer -> answer.chain().stream())
                        .toList(),
                at);
        return answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Reach.of(one.getValue(), presence)));
    }

    /** Whether a member of staff can be reached, by calendar and by what was said. */
    @Transactional(readOnly = true)
    public Presence presence(PersonId person, Instant at) {
        return presence(person, store.roster(at), at);
    }

    @Transactional(readOnly = true)
    public Map<PersonId, Presence> presence(Collection<PersonId> asked, Instant at) {
        var roster = store.roster(at);
        return asked.stream()
                .distinct()
                .collect(Collectors.toMap(person -> person, person -> presence(person, roster, at)));
    }

    /**
     * Who can be told something that is for one of these people: those who are not away, in their order; where all are,
     * the first who stands in for one of them. Empty when nobody is there.
     */
    @Transactional(readOnly = true)
    public List<PersonId> atHand(List<PersonId> asked, Instant at) {
        return Substitution.atHand(asked, store.roster(at), at);
    }

    private Presence presence(PersonId person, Roster roster, Instant at) {
        var known = Substitution.presence(person, roster, hours.deadlines(), at);
        return Optional.ofNullable(said.all().get(person))
                .map(one -> one.over(known, at))
                .orElse(known);
    }

    /** The clients whose caretaker the person is today, by name. */
    @Transactional(readOnly = true)
    public List<ClientId> clientsOf(PersonId person) {
        return store.clientsOf(person, hours.day(clock.instant()));
    }

    /** Who was and will be appointed, the latest day first. */
    @Transactional(readOnly = true)
    public List<Appointment> history(ClientId client) {
        return store.history(client);
    }

    /**
     * Another caretaker, as a client is told of it.
     *
     * @param from the first day of {@code after}
     */
    public record Change(PersonId before, PersonId after, LocalDate from) {}

    /** The change that a client should read about: coming, or less than two weeks old. */
    @Transactional(readOnly = true)
    public Optional<Change> changeToTell(ClientId client) {
        var today = hours.day(clock.instant());
        var history = store.history(client);
        for (int i = 0; i + 1 < history.size(); i++) {
            var after = history.get(i);
            var before = history.get(i + 1);
            if (after.from().isAfter(today.minusDays(DAYS_TOLD))
                    && !after.primary().equals(before.primary())) {
                return Optional.of(new Change(before.primary(), after.primary(), after.from()));
            }
        }
        return Optional.empty();
    }

    /** @param by empty where no person did it */
    public record Written(Instant at, Optional<PersonId> by) {}

    /** When and by whom the appointment that holds today was written; empty where none does. */
    @Transactional(readOnly = true)
    public Optional<Written> written(ClientId client) {
        return store.written(client, hours.day(clock.instant()));
    }

    /** General substitutes of everybody who named some, in the order in which they are asked. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<PersonId>> substitutes() {
        return store.roster(clock.instant()).substitutes();
    }

    /**
     * Appoints a caretaker and deputies from a day on; what held before holds until the day before. A second appointment
     * from the same day replaces the first. Where another person was the caretaker, the client's people are told by mail.
     * The staff's pages come here through a {@link Handovers handover}; programs may come directly.
     */
    @Transactional
    public AppointResult appoint(ClientId client, PersonId primary, List<PersonId> deputies, LocalDate from) {
        if (clients.find(client).isEmpty()) {
            return new AppointResult.ClientNotFound();
        }
        var named = new HashSet<>(List.of(primary));
        for (PersonId deputy : deputies) {
            if (!named.add(deputy)) {
                return new AppointResult.NamedTwice(deputy);
            }
        }
        var outsider = firstWhoIsNotStaff(named);
        if (outsider.isPresent()) {
            return new AppointResult.NotStaff(outsider.get());
        }
        var appointment = new Appointment(client, from, primary, deputies);
        var before = store.on(from.minusDays(1), List.of(client)).stream().findFirst();
        store.save(appointment, clock.instant(), SignedIn.current().map(SignedIn::id));
        audit.record(
                "caretaker.appointed",
                "client:" + client,
                Map.of("primary", primary, "deputies", deputies, "from", from));
        before.map(Appointment::primary)
                .filter(former -> !former.equals(primary))
                .ifPresent(former -> letters.tell(client, former, primary, from));
        live.publish(Topic.of("client:" + client));
        live.publish(Preparation.TOPIC);
        events.publishEvent(new CaretakerChanged(client));
        return new AppointResult.Appointed(appointment);
    }

    /**
     * Names who stands in for a person wherever none of those named for a client is there.
     *
     * @return whom it refuses: no staff, or the person himself; nothing was stored unless empty
     */
    @Transactional
    public Optional<PersonId> nameSubstitutes(PersonId person, List<PersonId> substitutes) {
        var distinct = substitutes.stream().distinct().toList();
        if (distinct.contains(person)) {
            return Optional.of(person);
        }
        var outsider = firstWhoIsNotStaff(distinct);
        if (outsider.isEmpty()) {
            store.replaceSubstitutes(person, distinct);
            audit.record("caretaker.substitutes", "person:" + person, Map.of("substitutes", distinct));
        }
        return outsider;
    }

    private Optional<PersonId> firstWhoIsNotStaff(Collection<PersonId> named) {
        var known = people.findAll(named);
        return named.stream()
                .filter(id -> Optional.ofNullable(known.get(id))
                        .filter(Person::isStaff)
                        .filter(Person::active)
                        .isEmpty())
                .findFirst();
    }
}
