package pl.sos.hotline.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WeekWords;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.contracts.OfferDefaults;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallRoute;
import pl.sos.hotline.CallRouting;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Duties;
import pl.sos.hotline.Greeting;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.outbox.ReplyTokens;
import pl.sos.page.Times;
import pl.sos.page.Words;

/** Fetches what the rule of the telephone asks for, and says in words what it decided. */
@Component
public class Answering {
    private final CallStore calls;
    private final Duties duties;
    private final Caretakers caretakers;
    private final Entitlements entitlements;
    private final Calendars calendars;
    private final People people;
    private final ReplyTokens tokens;

    Answering(
            CallStore calls,
            Duties duties,
            Caretakers caretakers,
            Entitlements entitlements,
            Calendars calendars,
            People people,
            ReplyTokens tokens) {
        this.calls = calls;
        this.duties = duties;
        this.caretakers = caretakers;
        this.entitlements = entitlements;
        this.calendars = calendars;
        this.people = people;
        this.tokens = tokens;
    }

    /** @param contact only where one person alone has the number */
    public record WhoCalls(List<ClientId> clients, Optional<PersonId> contact) {
        public Optional<ClientId> client() {
            return clients.size() == 1 ? Optional.of(clients.getFirst()) : Optional.empty();
        }
    }

    /** The call as it comes in: whose it is, whom to ring, what to say. */
    public Call ringing(String exchangeId, String from, String to, Instant now) {
        var who = whoCalls(from);
        var extensions = duties.extensions();
        var route = route(who.clients(), extensions, now);
        var number = written(from);
        boolean missed = route.greeting().callsBack();
        boolean callsBack = missed && !number.isEmpty();
        return new Call(
                Ids.next(),
                Optional.of(exchangeId),
                now,
                number,
                written(to),
                who.client(),
                who.contact(),
                who.clients().size() > 1 ? who.clients() : List.of(),
                missed ? CallState.MISSED : CallState.RINGING,
                route.ring(),
                route.ring().stream()
                        .map(person -> extensions.getOrDefault(person, ""))
                        .toList(),
                route.greeting(),
                said(route, who, number.isEmpty(), now),
                route.ring().stream().findFirst(),
                callsBack,
                callsBack ? Optional.of(due(who.client(), now)) : Optional.empty(),
                callsBack ? route.calledBackBy() : Optional.empty(),
                missed,
                Optional.empty(),
                Optional.empty(),
                missed ? Optional.of(now) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOBODY);
    }

    private static final Set<String> HIDDEN =
            Set.of("anonymous", "unknown", "private", "restricted", "unavailable", "withheld", "hidden");

    private static final Call.Names NOBODY = new Call.Names(null, null, null, null, null, null, null, null);

    /** A call that somebody of ours picked up by hand. */
    public Call byHand(String from, Optional<ClientId> client, Optional<PersonId> contact, Instant at, PersonId by) {
        var who = whoCalls(from);
        var whose = client.or(who::client);
        return new Call(
                Ids.next(),
                Optional.empty(),
                at,
                written(from),
                "",
                whose,
                contact.or(() -> client.isEmpty() || client.equals(who.client()) ? who.contact() : Optional.empty()),
                whose.isEmpty() && who.clients().size() > 1 ? who.clients() : List.of(),
                CallState.TALKING,
                List.of(),
                List.of(),
                Greeting.CARETAKER,
                "",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(at),
                Optional.of(by),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOBODY);
    }

    WhoCalls whoCalls(String from) {
        var known = PhoneNumbers.parse(from).map(calls::callers).orElse(List.of());
        var byClient = new LinkedHashMap<ClientId, LinkedHashSet<PersonId>>();
        known.forEach(one -> one.contact()
                .ifPresentOrElse(
                        person -> byClient.computeIfAbsent(one.client(), client -> new LinkedHashSet<>())
                                .add(person),
                        () -> byClient.computeIfAbsent(one.client(), client -> new LinkedHashSet<>())));
        var clients = List.copyOf(byClient.keySet());
        var contacts = clients.size() == 1
                ? byClient.values().stream().flatMap(Set::stream).toList()
                : List.<PersonId>of();
        return new WhoCalls(clients, contacts.size() == 1 ? Optional.of(contacts.getFirst()) : Optional.empty());
    }

    /** Whose the number is now. */
    Caller.Owner owner(String number) {
        var who = whoCalls(number);
        return new Caller.Owner(who.clients(), who.contact());
    }

    private CallRoute route(List<ClientId> clients, Map<PersonId, String> extensions, Instant now) {
        var lookedAfter = caretakers.lookingAfter(clients, now);
        var onDuty = duties.roster().onDuty(now);
        var named = new ArrayList<PersonId>(onDuty);
        lookedAfter.values().forEach(one -> named.addAll(one.chain()));
        var presence = caretakers.presence(named, now);
        presence.keySet().retainAll(extensions.keySet());
        return CallRouting.route(new CallRouting.Question(
                now,
                clients.stream()
                        .map(client -> new CallRouting.Caller(
                                client,
                                Optional.ofNullable(lookedAfter.get(client))
                                        .map(LooksAfter::chain)
                                        .orElse(List.of())))
                        .toList(),
                presence,
                duties.hours(),
                onDuty));
    }

    /** A number that is hidden is promised nothing, and of a clock that does not run nothing is said. */
    private String said(CallRoute route, WhoCalls caller, boolean hidden, Instant now) {
        var language =
                caller.contact().flatMap(people::find).map(Person::language).orElse(Language.PL);
        var who = route.ring().stream()
                .findFirst()
                .flatMap(people::find)
                .map(Person::name)
                .orElse("");
        var until = route.calledBackBy()
                .map(at -> new Times(language, Clock.fixed(now, Times.ZONE)).latest(at))
                .orElse("");
        var week = WeekWords.full(duties.hours().calendar(), language);
        if (hidden && route.greeting().callsBack()) {
            return tokens.replyAddress()
                    .map(address -> Words.of(language, "hotline.say.hidden." + route.greeting(), week, address))
                    .orElseGet(() -> Words.of(language, "hotline.say.hidden.call." + route.greeting(), week));
        }
        var greeting = Words.of(language, "hotline.say." + route.greeting(), who, until, week);
        boolean clockRuns = route.greeting() == Greeting.CLOSED
                && caller.client()
                        .filter(client -> decision(client, now).reaction().promised())
                        .isPresent();
        return clockRuns ? greeting + " " + Words.of(language, "hotline.say.clock") : greeting;
    }

    /** By when a question by telephone of that moment must be reacted to. */
    Instant due(Optional<ClientId> client, Instant at) {
        var reaction = reaction(client, at);
        return reaction.calendar().due(reaction.policy(), at);
    }

    /** How a reaction is counted. */
    record Reaction(Policy policy, Deadlines calendar) {}

    /**
     * What a question by telephone of that moment is promised. Who calls from a number that nobody knows may be anybody's
     * person: until that is known the offer holds, by the calendar of the hot-line.
     */
    Reaction reaction(Optional<ClientId> client, Instant at) {
        return client.map(one -> agreed(one, at))
                .orElseGet(() -> new Reaction(OfferDefaults.LEVEL.reaction(), duties.hours()));
    }

    private Reaction agreed(ClientId client, Instant at) {
        var decision = decision(client, at);
        return new Reaction(
                decision.reaction().policy(),
                calendars.deadlines(decision.calendar()).orElseThrow());
    }

    private Decision decision(ClientId client, Instant at) {
        var category = Category.CONSULTATION;
        return entitlements.decide(
                new Question(client, Optional.empty(), category, category.usualSeverity(), Channel.PHONE, at));
    }

    /**
     * E.164 where it is a number, else as it came, without what could disturb a page; empty for what names no number, as
     * exchanges and operators write it for a caller who hides his.
     */
    static String written(String number) {
        return PhoneNumbers.parse(number).map(PhoneNumber::e164).orElseGet(() -> {
            var clean = number.replaceAll("\\p{Cntrl}", "").strip();
            var name = clean.toLowerCase(Locale.ROOT);
            return HIDDEN.stream().anyMatch(name::startsWith) ? "" : clean;
        });
    }
}
