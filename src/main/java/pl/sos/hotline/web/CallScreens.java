package pl.sos.hotline.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCard;
import pl.sos.clients.ClientCards;
import pl.sos.clients.Clients;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.HouseRule;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallLists;
import pl.sos.hours.Balance;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.page.Times;
import pl.sos.tickets.web.ApplicationChoices;

/** Gathers what the screen of a call shows. */
@Component
class CallScreens {
    /** All that may be chosen; the list shows the first of them. */
    private static final int TICKETS = 100;

    private final Clients clients;
    private final ClientCards cards;
    private final HandlingNotes notes;
    private final Caretakers caretakers;
    private final Entitlements entitlements;
    private final HourLedger ledger;
    private final People people;
    private final ApplicationChoices applications;
    private final CallLists lists;
    private final Clock clock;

    CallScreens(
            Clients clients,
            ClientCards cards,
            HandlingNotes notes,
            Caretakers caretakers,
            Entitlements entitlements,
            HourLedger ledger,
            People people,
            ApplicationChoices applications,
            CallLists lists,
            Clock clock) {
        this.clients = clients;
        this.cards = cards;
        this.notes = notes;
        this.caretakers = caretakers;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.people = people;
        this.applications = applications;
        this.lists = lists;
        this.clock = clock;
    }

    CallScreen of(Call call) {
        return of(call, Map.of(), CallRefusal.NONE);
    }

    CallScreen refused(Call call, String why) {
        return of(call, Map.of(), new CallRefusal(Map.of(), List.of(why), Optional.empty()));
    }

    CallScreen of(Call call, Map<String, String> typed, CallRefusal refusal) {
        var now = clock.instant();
        var client = call.client().flatMap(clients::find);
        var id = client.map(Client::id);
        var card = id.flatMap(cards::newest).map(ClientCard::content).orElse(CardContent.EMPTY);
        var category = Category.CONSULTATION;
        return new CallScreen(
                call,
                client,
                id.flatMap(one -> caretakers.lookingAfter(one, now))
                        .map(LooksAfter::caretaker)
                        .flatMap(people::find)
                        .map(Person::name),
                id.map(one -> entitlements.decide(new Question(
                        one, Optional.empty(), category, category.usualSeverity(), Channel.PHONE, call.at()))),
                id.map(one -> ledger.balance(one, YearMonth.from(LocalDate.ofInstant(now, Times.ZONE))))
                        .filter(CallScreens::holdsAny),
                id.map(one -> lists.card(one, TICKETS)).orElse(new CallLists.Card(List.of(), 0)),
                id.map(one -> clients.contacts(one).stream()
                                .filter(Person::active)
                                .toList())
                        .orElse(List.of()),
                id.flatMap(notes::of).map(HandlingNotes.Note::text).orElse(""),
                card.rule(HouseRule.CONTACT),
                card.installations().stream().map(CallScreens::line).toList(),
                call.candidates().isEmpty() ? List.of() : clients.find(call.candidates()),
                sharers(call),
                lists.beside(call),
                lists.waits(call),
                applications.of(id, LocalDate.ofInstant(call.at(), Times.ZONE)),
                typed,
                refusal,
                now);
    }

    /** Who of the firm has this number, when it is not known who of them calls. */
    private List<Person> sharers(Call call) {
        if (call.contact().isPresent() || call.client().isEmpty() || call.settled()) {
            return List.of();
        }
        var known = people.findAll(lists.callers(call));
        return known.values().stream()
                .filter(Person::active)
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private static String line(CardInstallation one) {
        var database = Stream.of(one.field(CardField.DB_ENGINE), one.field(CardField.DB_VERSION))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return Stream.of(one.name(), one.field(CardField.PROGRAM_VERSION), database)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static boolean holdsAny(Balance balance) {
        return balance.pool().compareTo(Minutes.ZERO) > 0;
    }
}
