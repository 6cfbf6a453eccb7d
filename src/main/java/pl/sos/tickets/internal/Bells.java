package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.Topic;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketId;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notices;
import pl.sos.notifications.Way;
import pl.sos.page.Sentences;
import pl.sos.sla.Recipients;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Notifications;
import pl.sos.tickets.Ticket;

/** Rings at those whom something concerns: the reporter, who it is assigned to, who watches – never who did it. */
@Component
public class Bells {
    private final JdbcClient jdbc;
    private final LiveEvents live;
    private final People people;
    private final Notices notices;
    private final Recipients recipients;
    private final Letters letters;

    Bells(JdbcClient jdbc, LiveEvents live, People people, Notices notices, Recipients recipients, Letters letters) {
        this.jdbc = jdbc;
        this.live = live;
        this.people = people;
        this.notices = notices;
        this.recipients = recipients;
        this.letters = letters;
    }

    /** Everybody whom a public event of this ticket concerns. */
    public void ringAll(Ticket ticket, Notification.Kind kind, Optional<String> detail, Actor by, Instant now) {
        ringAll(ticket, kind, detail, by, now, List.of(), Optional.empty());
    }

    /**
     * @param too others whom it concerns; nobody is told twice
     * @param words what was written with it, for letters to our people
     */
    void ringAll(
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now,
            Collection<PersonId> too,
            Optional<Quote> words) {
        var told = ours(ticket);
        told.addAll(too);
        told.addAll(theirs(ticket));
        say(rung(told, ticket, kind, detail, by, now), ticket, kind, detail, by, now, words);
    }

    /** As {@link #ringAll}, of what a letter says to the client's people: they are not told by mail once more. */
    void ringBesideALetter(
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now,
            Optional<Quote> words) {
        say(rung(ours(ticket), ticket, kind, detail, by, now), ticket, kind, detail, by, now, words);
        rung(theirs(ticket), ticket, kind, detail, by, now);
    }

    /** Only our people: what is internal rings at no client. */
    void ringOurs(
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now,
            Optional<Quote> words) {
        say(rung(ours(ticket), ticket, kind, detail, by, now), ticket, kind, detail, by, now, words);
    }

    /** Rings, and tells those who want it by other ways too. */
    public void ring(
            Collection<PersonId> whom,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now) {
        say(rung(whom, ticket, kind, detail, by, now), ticket, kind, detail, by, now, Optional.empty());
    }

    /** Tells by other ways than the bell, of what rang already. */
    void tell(
            Collection<PersonId> whom,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now) {
        say(present(whom, by), ticket, kind, detail, by, now, Optional.empty());
    }

    private void say(
            List<Person> readers,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now,
            Optional<Quote> words) {
        // Of a clock tells a letter of its own.
        if (readers.isEmpty() || kind == Notification.Kind.CLOCK_WARNING || kind == Notification.Kind.BREACHED) {
            return;
        }
        var name = by.person().flatMap(people::find).map(Person::name).orElse("S.O.S.");
        Sentence sentence;
        Sentence subject;
        if (kind == Notification.Kind.OPENED) {
            var reporter = people.find(ticket.reporter()).map(Person::name).orElse("–");
            var typed = by.person().filter(id -> !id.equals(ticket.reporter())).map(id -> name);
            sentence = Notifications.opened(ticket.number(), reporter, typed);
            subject = typed.map(who -> Sentences.of("tickets.mail.bell.subject.OPENED.typed", reporter, who))
                    .orElseGet(() -> Sentences.of("tickets.mail.bell.subject.OPENED", reporter));
        } else {
            sentence = Notifications.sentence(kind, ticket.number(), name, detail);
            subject = Sentences.of(
                    "tickets.mail.bell.subject." + kind,
                    name,
                    Sentences.of("tickets.status."
                            + detail.filter(status -> kind == Notification.Kind.STATUS)
                                    .orElse(ticket.status().name())));
        }
        letters.rang(readers, Happening.valueOf(kind.name()), ticket, new Letters.Rung(subject, sentence, words), now);
    }

    /** Those of our people who want the bell; a client's people have it always, for their pages count by it. */
    List<PersonId> wanting(Collection<PersonId> whom, Notification.Kind kind) {
        // What is loaded with its history rings at everybody: nobody had chosen anything then.
        if (HouseClock.moment().isPresent()) {
            return List.copyOf(whom);
        }
        var known = people.findAll(whom);
        var ours = whom.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .filter(Person::isStaff)
                .toList();
        var silent = new LinkedHashSet<>(ours.stream().map(Person::id).toList());
        notices.wanting(ours, Happening.valueOf(kind.name()), Way.BELL).forEach(person -> silent.remove(person.id()));
        return whom.stream().filter(id -> !silent.contains(id)).toList();
    }

    private List<Person> present(Collection<PersonId> whom, Actor by) {
        if (HouseClock.moment().isPresent()) {
            return List.of();
        }
        var known = people.findAll(whom);
        return whom.stream()
                .distinct()
                .filter(id -> !Optional.of(id).equals(by.person()))
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
    }

    /** Rings alone; gives everybody it concerned. */
    private List<Person> rung(
            Collection<PersonId> whom,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now) {
        var concerned = whom.stream()
                .filter(person -> !Optional.of(person).equals(by.person()))
                .distinct()
                .toList();
        var told = wanting(concerned, kind);
        if (!told.isEmpty()) {
            insert(told, ticket, kind, detail, by, now);
            rang(told);
        }
        return present(concerned, by);
    }

    private void insert(
            List<PersonId> told,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now) {
        jdbc.sql("""
                        insert into tickets.notification (id, person_id, ticket_id, client_id, kind, by_id, detail, at)
                        select told.id, told.person, :ticket, :client, :kind, :by, :detail, :now
                          from unnest(:ids, :people) as told (id, person)
                        """)
                .param("ids", told.stream().map(person -> Ids.next()).toArray(UUID[]::new))
                .param("people", told.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("ticket", ticket.id().value())
                .param("client", ticket.client().value())
                .param("kind", kind.name())
                .param("by", by.person().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("detail", detail.orElse(null))
                .param("now", Sql.at(now))
                .update();
    }

    /** Says to their pages that the bell rang. */
    public void rang(Collection<PersonId> people) {
        live.publish(people.stream().map(person -> Topic.of("person:" + person)).toList());
    }

    /** Who is told of what is nobody's, whoever's transaction tells it. */
    public List<PersonId> coordinators(Instant at) {
        return Scope.asSystem(() -> recipients.coordinators(at));
    }

    private Set<PersonId> ours(Ticket ticket) {
        var people = new LinkedHashSet<PersonId>();
        ticket.assignee().ifPresent(people::add);
        // A client's transaction does not see who of ours watches.
        people.addAll(Scope.asSystem(() -> watchers(ticket.id(), true)));
        return people;
    }

    private Set<PersonId> theirs(Ticket ticket) {
        var people = new LinkedHashSet<PersonId>();
        people.add(ticket.reporter());
        people.addAll(watchers(ticket.id(), false));
        return people;
    }

    private List<PersonId> watchers(TicketId ticket, boolean ours) {
        return jdbc.sql("select person_id from tickets.watcher where ticket_id = :ticket and ours = :ours")
                .param("ticket", ticket.value())
                .param("ours", ours)
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .list();
    }
}
