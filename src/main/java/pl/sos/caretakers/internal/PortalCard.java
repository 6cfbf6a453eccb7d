package pl.sos.caretakers.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.calendars.HouseHours;
import pl.sos.calendars.WeekWords;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.ground.PhoneNumbers;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.page.CaretakerCard;
import pl.sos.page.CaretakerCards;
import pl.sos.page.Viewer;

/** The caretaker's card on the pages of a client's portal. */
@Component
class PortalCard implements CaretakerCards {
    private final Caretakers caretakers;
    private final People people;
    private final HouseHours hours;
    private final Clock clock;

    PortalCard(Caretakers caretakers, People people, HouseHours hours, Clock clock) {
        this.caretakers = caretakers;
        this.people = people;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public Optional<CaretakerCard> forClientOf(Viewer viewer) {
        return SignedIn.current().map(SignedIn::person).flatMap(Person::client).map(this::of);
    }

    private CaretakerCard of(ClientId client) {
        var now = clock.instant();
        Optional<CaretakerCard> known = caretakers.lookingAfter(client, now).flatMap(answer -> {
            var named = people.findAll(answer.chain());
            return Optional.ofNullable(named.get(answer.caretaker()))
                    .map(caretaker -> card(caretaker, answer, named, now));
        });
        return known.orElseGet(() -> CaretakerCard.ofNobody(hotLine(now)));
    }

    private CaretakerCard card(Person caretaker, LooksAfter answer, Map<PersonId, Person> known, Instant now) {
        var reach = caretakers.reach(answer, now);
        var presence = reach.caretaker();
        return new CaretakerCard(
                caretaker.name(),
                caretaker.photo(),
                phone(caretaker),
                switch (presence) {
                    case Presence.Present here -> CaretakerCard.Presence.PRESENT;
                    case Presence.OnPhone talking -> CaretakerCard.Presence.ON_PHONE;
                    case Presence.Away away -> CaretakerCard.Presence.AWAY;
                    case Presence.OutsideWorkingTime closed -> CaretakerCard.Presence.AFTER_HOURS;
                },
                // Somebody who left for good comes back at no time that a client should read.
                Optional.of(presence.until())
                        .filter(until -> caretaker.active() && !(presence instanceof Presence.OnPhone)),
                reach.instead()
                        .flatMap(id -> Optional.ofNullable(known.get(id)))
                        .map(person -> new CaretakerCard.StandIn(person.name(), person.photo(), phone(person))),
                hotLine(now));
    }

    private CaretakerCard.HotLine hotLine(Instant now) {
        var open = hours.deadlines();
        return new CaretakerCard.HotLine(
                new Sentence(
                        WeekWords.brief(open.calendar(), Language.PL), WeekWords.brief(open.calendar(), Language.EN)),
                open.openUntil(now),
                open.nextOpening(now));
    }

    private static Optional<CaretakerCard.Phone> phone(Person person) {
        return person.phone()
                .map(text -> new CaretakerCard.Phone(
                        PhoneNumbers.parse(text).map(number -> number.e164()).orElse(text),
                        PhoneNumbers.display(text)));
    }
}
