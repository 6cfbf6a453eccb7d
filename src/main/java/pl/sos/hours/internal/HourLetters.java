package pl.sos.hours.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
import pl.sos.kernel.WorkKind;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;

/**
 * What leaves by mail about a client's hours: at 80 and at 100 percent, and in the last week of a period when minutes are
 * about to expire. To the decision-makers, in their languages; each letter once for a contract and period.
 */
@Component
class HourLetters {
    private final Bookkeeper bookkeeper;
    private final People people;
    private final Notices notices;
    private final Settings settings;
    private final Clock clock;

    HourLetters(Bookkeeper bookkeeper, People people, Notices notices, Settings settings, Clock clock) {
        this.bookkeeper = bookkeeper;
        this.people = people;
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
        for (var reader : deciders(event.client())) {
            var in = reader.language();
            var times = new Times(in, clock);
            var then = say(
                    in,
                    "then." + hours.overage(),
                    rate(terms.get(), in),
                    times.date(until.plusMonths(1).atDay(1)));
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

    /**
     * In the last week: what is left, until when, what it could be used for.
     *
     * @param lost minutes that will expire
     * @param last day of the period
     */
    @Transactional
    public void lastWeek(Contract contract, Terms terms, Minutes lost, YearMonth period, LocalDate last) {
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

    private void tell(Person reader, String line, Letter letter) {
        notices.tell(new Notice(reader, Happening.HOURS_LOW, letter, line, "/portal/hours"));
    }

    /** What fits into so many minutes: a visit or a training wants two hours at least. */
    private static String bookable(Set<WorkKind> kinds, Minutes left, Language in) {
        return Arrays.stream(WorkKind.values())
                .filter(kinds::contains)
                .filter(kind -> left.value() >= least(kind))
                .sorted(Comparator.comparing((WorkKind kind) -> -least(kind)))
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
