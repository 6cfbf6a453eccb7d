package pl.sos.estimates.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.HousePolicy;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.OfferWords;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Language;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.tickets.Ticket;

/** What leaves by mail about an estimate, each letter in its reader's language and in the transaction it speaks of. */
@Component
class EstimateLetters {
    private final Links links;
    private final People people;
    private final Outbox outbox;
    private final Notices notices;
    private final Stationery stationery;
    private final Settings settings;
    private final HousePolicy house;
    private final Clock clock;

    EstimateLetters(
            Links links,
            People people,
            Outbox outbox,
            Notices notices,
            Stationery stationery,
            Settings settings,
            HousePolicy house,
            Clock clock) {
        this.links = links;
        this.people = people;
        this.outbox = outbox;
        this.notices = notices;
        this.stationery = stationery;
        this.settings = settings;
        this.house = house;
        this.clock = clock;
    }

    /** To each decision-maker, with a link of his own that decides this estimate and nothing else. */
    void ask(Estimate estimate, Ticket ticket, List<Person> deciders) {
        var expires =
                estimate.validUntil().plusDays(1).atStartOfDay(house.zone()).toInstant();
        for (var reader : deciders) {
            var in = reader.language();
            var times = new Times(in, clock);
            var link = settings.baseUrl() + "/estimates/" + links.make(estimate, reader.id(), expires);
            var subject = ticket.confidential() ? "" : " – " + ticket.subject();
            var text = say(
                    in,
                    "ask.text",
                    reader.greeting(),
                    ticket.number() + subject,
                    estimate.what(),
                    OfferWords.of(estimate.offer()).in(in),
                    times.date(estimate.validUntil()),
                    link,
                    times.date(LocalDate.ofInstant(estimate.proposedAt(), house.zone())));
            var letter = Letter.once(
                    "estimates.ask:" + estimate.id() + ":" + reader.id(),
                    Optional.empty(),
                    reader.email(),
                    say(in, "ask.subject", times.minutes(estimate.minutes().value()), ticket.number() + subject),
                    text);
            outbox.send(stationery.dressed(letter, in).asSecret(), estimate.id().value());
        }
    }

    /** To who proposed it: what was decided, by whom. */
    void answer(Estimate estimate, EstimateState state, Person by, String reason) {
        people.find(estimate.proposedBy()).filter(Person::active).ifPresent(reader -> {
            var in = reader.language();
            var minutes = new Times(in, clock).minutes(estimate.minutes().value());
            var subject = say(in, state + ".subject", estimate.number(), minutes);
            notices.tell(new Notice(
                            reader,
                            Happening.ESTIMATE,
                            Letter.once(
                                    "estimates." + state + ":" + estimate.id(),
                                    Optional.empty(),
                                    reader.email(),
                                    subject,
                                    say(
                                            in,
                                            state + ".text",
                                            reader.greeting(),
                                            by.name(),
                                            estimate.number(),
                                            minutes,
                                            reason.isBlank() ? "" : "\n\n" + reason,
                                            settings.baseUrl() + "/tickets/" + estimate.number())),
                            subject,
                            "/tickets/" + estimate.number())
                    .ringing(Sentences.of("estimates.bell." + state, estimate.number(), by.name(), minutes)));
        });
    }

    /** To those who were asked and to who accepted: it holds no more. */
    void withdrawn(Estimate estimate, List<Person> deciders, String reason) {
        outbox.withdraw(estimate.id().value());
        for (var reader : deciders) {
            var in = reader.language();
            var subject = say(in, "WITHDRAWN.subject", estimate.number());
            notices.tell(new Notice(
                    reader,
                    Happening.ESTIMATE,
                    Letter.once(
                            "estimates.withdrawn:" + estimate.id() + ":" + reader.id(),
                            Optional.empty(),
                            reader.email(),
                            subject,
                            say(
                                    in,
                                    "WITHDRAWN.text",
                                    reader.greeting(),
                                    estimate.number(),
                                    new Times(in, clock)
                                            .minutes(estimate.minutes().value()),
                                    reason,
                                    settings.baseUrl() + "/portal/tickets/" + estimate.number())),
                    subject,
                    "/portal/tickets/" + estimate.number()));
        }
    }

    /** What still waits to leave would ask for a decision that nobody can take any more. */
    void takeBack(Estimate estimate) {
        outbox.withdraw(estimate.id().value());
    }

    private static String say(Language language, String key, Object... arguments) {
        return Sentences.of("estimates.mail." + key, arguments).in(language);
    }
}
