package pl.sos.hours.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Terms;
import pl.sos.ground.HouseClock;
import pl.sos.ground.Settings;
import pl.sos.hours.HoursRunningLow;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.WorkKind;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;

/**
 * What is told of a client's hours: at 80 and at 100 percent, and in the last week of a period when minutes are about to
 * expire. To the decision-makers and to who looks after the client, in their languages; each once for a contract and period.
 */
@Component
class HourLetters {
    private final Bookkeeper bookkeeper;
    private final HourBells bells;
    private final People people;
    private final Clients clients;
    private final Caretakers caretakers;
    private final Notices notices;
    private final Settings settings;
    private final Clock clock;

    HourLetters(
            Bookkeeper bookkeeper,
            HourBells bells,
            People people,
            Clients clients,
            Caretakers caretakers,
            Notices notices,
            Settings settings,
            Clock clock) {
        this.bookkeeper = bookkeeper;
        this.bells = bells;
        this.people = people;
        this.clients = clients;
        this.caretakers = caretakers;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Within the transaction that reached the threshold. */
    @EventListener
    void low(HoursRunningLow event) {
        // Months that are loaded with their history are nobody's news.
        if (HouseClock.moment().isPresent()) {
            return;
        }
        var contract = bookkeeper.contract(event.contract());
        var terms = contract.flatMap(one -> one.termsOn(bookkeeper.today()));
        if (terms.isEmpty()) {
            return;
        }
        var hours = terms.get().hours();
        var number = contract.get().number();
        var until = hours.period()
                .firstMonth(event.month())
                .plusMonths(hours.period().months() - 1L);
        var next = until.plusMonths(1).atDay(1);
        tellOurs(event, contract.get(), until, terms.get());
        for (var reader : deciders(event.client())) {
            var in = reader.language();
            var times = new Times(in, clock);
            var then = say(in, "then." + hours.overage(), rate(terms.get(), in), times.date(next));
            var subject = say(in, "low.subject." + event.percent(), times.month(until), number);
            tell(
                    reader,
                    subject,
                    Letter.once(
                            "hours.low:" + event.contract() + ":" + event.month() + ":" + event.percent() + ":"
                                    + reader.id(),
                            Optional.empty(),
                            reader.email(),
                            subject,
                            say(
                                    in,
                                    "low.text",
                                    reader.greeting(),
                                    say(in, "low." + event.percent(), number, times.month(until)),
                                    times.minutes(Math.max(0, event.remaining().value())),
                                    times.minutes(event.pool().value()),
                                    then,
                                    settings.baseUrl() + "/portal/hours")));
        }
    }

    private void tellOurs(HoursRunningLow event, Contract contract, YearMonth until, Terms terms) {
        var number = contract.number();
        var overage = terms.hours().overage();
        var about = bells.rings(contract, event.month(), HourBells.What.of(event.percent()), until.atEndOfMonth());
        var client = clients.find(event.client()).orElseThrow();
        var bell = Sentences.of("hours.bell." + event.percent(), client.name(), both(times -> times.month(until)));
        for (var reader : ours(event.client())) {
            var in = reader.language();
            var times = new Times(in, clock);
            var href = href(client);
            var letter = Letter.once(
                    "hours.low:" + event.contract() + ":" + event.month() + ":" + event.percent() + ":" + reader.id(),
                    Optional.empty(),
                    reader.email(),
                    bell.in(in),
                    say(
                            in,
                            "ours.low.text",
                            reader.greeting(),
                            client.name(),
                            say(in, "low." + event.percent(), number, times.month(until)),
                            times.minutes(Math.max(0, event.remaining().value())),
                            times.minutes(event.pool().value()),
                            say(
                                    in,
                                    "ours.then." + overage,
                                    rate(terms, in),
                                    times.date(until.plusMonths(1).atDay(1))),
                            settings.baseUrl() + href));
            notices.tell(new Notice(reader, Happening.HOURS_LOW, letter, bell.in(in), href)
                    .about(about)
                    .ringing(bell));
        }
    }

    /**
     * In the last week: what is left, until when, what it could be used for.
     *
     * @param lost minutes that will expire
     * @param last day of the period
     */
    @Transactional
    public void lastWeek(Contract contract, Terms terms, Minutes lost, YearMonth period, LocalDate last) {
        tellOursOfLastWeek(contract, terms, lost, period, last);
        for (var reader : deciders(contract.client())) {
            var in = reader.language();
            var times = new Times(in, clock);
            var subject = say(in, "last-week.subject", times.minutes(lost.value()), times.date(last));
            tell(
                    reader,
                    subject,
                    Letter.once(
                            "hours.last-week:" + contract.id() + ":" + period + ":" + reader.id(),
                            Optional.empty(),
                            reader.email(),
                            subject,
                            say(
                                    in,
                                    "last-week.text",
                                    reader.greeting(),
                                    contract.number(),
                                    times.minutes(lost.value()),
                                    times.date(last),
                                    bookable(terms.work().drawsOnHours(), lost, in),
                                    settings.baseUrl() + "/portal/visits/new",
                                    settings.baseUrl() + "/portal/hours")));
        }
    }

    private void tellOursOfLastWeek(Contract contract, Terms terms, Minutes lost, YearMonth period, LocalDate last) {
        var client = clients.find(contract.client()).orElseThrow();
        var about = bells.rings(contract, period, HourBells.What.LAST_WEEK, last);
        var bell = Sentences.of(
                "hours.bell.last-week",
                client.name(),
                both(times -> times.date(last)),
                both(times -> times.minutes(lost.value())));
        for (var reader : ours(contract.client())) {
            var in = reader.language();
            var times = new Times(in, clock);
            var href = href(client);
            var letter = Letter.once(
                    "hours.last-week:" + contract.id() + ":" + period + ":" + reader.id(),
                    Optional.empty(),
                    reader.email(),
                    bell.in(in),
                    say(
                            in,
                            "ours.last-week.text",
                            reader.greeting(),
                            client.name(),
                            contract.number(),
                            times.minutes(lost.value()),
                            times.date(last),
                            bookable(terms.work().drawsOnHours(), lost, in),
                            settings.baseUrl() + href));
            notices.tell(new Notice(reader, Happening.HOURS_LOW, letter, bell.in(in), href)
                    .about(about)
                    .ringing(bell));
        }
    }

    private Sentence both(Function<Times, String> said) {
        return new Sentence(said.apply(new Times(Language.PL, clock)), said.apply(new Times(Language.EN, clock)));
    }

    private static String href(Client client) {
        return "/clients/" + client.slug() + "#hours";
    }

    private void tell(Person reader, String line, Letter letter) {
        notices.tell(new Notice(reader, Happening.HOURS_LOW, letter, line, "/portal/hours"));
    }

    /** What fits into so many minutes: a visit or a training wants two hours at least. */
    private static String bookable(Set<WorkKind> kinds, Minutes left, Language in) {
        return Arrays.stream(WorkKind.values())
                .filter(kinds::contains)
                .filter(kind -> left.value() >= least(kind))
                .sorted(Comparator.comparingLong((WorkKind kind) -> -least(kind)))
                .map(kind -> "– " + say(in, "bookable." + kind))
                .collect(Collectors.joining("\n"));
    }

    private static long least(WorkKind kind) {
        return switch (kind) {
            case VISIT, TRAINING -> 120;
            case ROLLOUT, ANALYSIS -> 90;
            case CONSULTATION, REMOTE -> 30;
            // Who telephones does so when there is something to ask.
            case PHONE -> Long.MAX_VALUE;
        };
    }

    private List<Person> deciders(ClientId client) {
        return people.contactsOf(client).stream()
                .filter(person -> person.active() && person.has(Role.DECISION_MAKER))
                .toList();
    }

    /** The caretaker, and whoever stands in for him now. */
    private List<Person> ours(ClientId client) {
        var ids = caretakers.lookingAfter(client, clock.instant()).stream()
                .flatMap(care -> Stream.concat(Stream.of(care.caretaker()), care.present().stream()))
                .distinct()
                .toList();
        return List.copyOf(people.findAll(ids).values());
    }

    private static String rate(Terms terms, Language in) {
        var rate = terms.work().hourlyRate();
        var amount = rate.getAmount().stripTrailingZeros().toPlainString();
        return switch (in) {
            case PL ->
                amount.replace('.', ',')
                        + (rate.getCurrencyUnit().getCode().equals("PLN")
                                ? " zł"
                                : " " + rate.getCurrencyUnit().getCode());
            case EN -> rate.getCurrencyUnit().getCode() + " " + amount;
        };
    }

    private static String say(Language language, String key, Object... arguments) {
        return Sentences.of("hours.mail." + key, arguments).in(language);
    }
}
